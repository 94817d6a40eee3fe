"""Recalls what matters for what was just said, by meaning and by words; when one of them fails, by the other."""

import logging
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.memory import scoped
from core.memory.indexing import Indexing
from core.memory.merge import is_profile
from core.memory.ranking import Candidate, Ranked, find_least, pick, rank
from core.memory.scoped import ScopedMemory
from core.memory.views import Recalled, RecallResult
from core.memory.words import is_small_talk, score_words
from core.ports import Clock, Embedder, Scope
from core.storage.db import Database

log = logging.getLogger(__name__)

EXACT_UP_TO = 2_000
"""Memories of one scope up to which their vectors are compared one by one; more are first narrowed by the index."""
NARROWED_TO = 100
NOT_RECALLED = "Memories could not be recalled for this reply."


class Recalling:
    """Finds memories within a scope. Every one is read from SQL in that scope: the index alone decides nothing."""

    def __init__(
        self, database: Database, clock: Clock, embedder: Embedder, indexing: Indexing, *, exact_up_to: int
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedder = embedder
        self._indexing = indexing
        self._exact_up_to = exact_up_to

    def recall(self, scope: Scope, query: str, *, limit: int) -> RecallResult:
        """Return at most `limit` memories, best first; never raises, `trouble` says in words what was off."""
        try:
            ranked, trouble = self._rank(scope, query, only_close=is_small_talk(query))
        except Exception:
            # Whatever is wrong with memory, the person still gets a reply.
            log.exception("Recall failed.")
            return RecallResult(trouble=NOT_RECALLED)
        return RecallResult(tuple(_recalled(each) for each in pick(ranked, limit=limit)), trouble)

    def search(self, scopes: Sequence[Scope], query: str, *, limit: int) -> list[int]:
        """Return memory ids of several scopes, the most relevant first."""
        ranked = [each for scope in scopes for each in self._rank(scope, query)[0]]
        least = find_least(ranked)
        found = [each for each in ranked if each.relevance >= least]
        found.sort(key=lambda each: (-each.relevance, each.candidate.memory_id))
        return [each.candidate.memory_id for each in found[:limit]]

    def _rank(self, scope: Scope, query: str, *, only_close: bool = False) -> tuple[list[Ranked], str]:
        with self._database.read() as session:
            memories = scoped.load(session, scope)
        if only_close:
            memories = [memory for memory in memories if _is_close(memory)]
        if not memories:
            return [], ""
        similarities, vectors, trouble = self._compare(scope, query, memories)
        words = score_words(query, [memory.text for memory in memories])
        candidates = [
            _candidate(memory, word, similarities.get(memory.id), vectors.get(memory.id))
            for memory, word in zip(memories, words, strict=True)
        ]
        return rank(candidates, now=self._clock.now()), trouble

    def _compare(
        self, scope: Scope, query: str, memories: Sequence[ScopedMemory]
    ) -> tuple[dict[int, float], dict[int, NDArray[np.float32]], str]:
        """Return similarities by memory id, vectors by memory id, and what stood in the way."""
        try:
            asked = self._embedder.embed([query])[0]
            if len(memories) > self._exact_up_to:
                hits = self._indexing.near(scope, asked, NARROWED_TO)
                return {hit.memory_id: hit.similarity for hit in hits}, {}, ""
        except (EmbedderUnavailable, IndexUnavailable) as error:
            return {}, {}, _in_words(error)
        with self._database.read() as session:
            ids, matrix = scoped.load_vectors(session, scope, self._indexing.model_id)
        similarities = (matrix @ asked).tolist() if ids else []
        return dict(zip(ids, similarities, strict=True)), dict(zip(ids, matrix, strict=True)), ""


def _in_words(error: StudioError) -> str:
    return f"Memories were found by their words only. {error.message} {error.hint}".strip()


def _is_close(memory: ScopedMemory) -> bool:
    return memory.pinned or is_profile(memory.text)


def _candidate(
    memory: ScopedMemory, words: float, similarity: float | None, vector: NDArray[np.float32] | None
) -> Candidate:
    return Candidate(
        memory_id=memory.id,
        text=memory.text,
        kind=memory.kind,
        importance=memory.importance,
        is_close=_is_close(memory),
        created_at=memory.created_at,
        updated_at=memory.updated_at,
        words=words,
        similarity=similarity,
        vector=vector,
        starts_at=memory.starts_at,
        date_precision=memory.date_precision,
    )


def _recalled(ranked: Ranked) -> Recalled:
    candidate = ranked.candidate
    return Recalled(
        candidate.memory_id,
        candidate.text,
        candidate.kind,
        ranked.parts,
        candidate.created_at,
        candidate.starts_at,
        candidate.date_precision,
    )
