"""Recalls what matters for what was just said, by meaning and by words; when one of them fails, by the other."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.memory import scoped
from core.memory.indexing import Indexing
from core.memory.merge import is_profile
from core.memory.ranking import LEAST_RELEVANCE, Candidate, Ranked, find_least, pick, rank, weigh_relevance
from core.memory.scoped import Outline, ScopedMemory
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
            asked = Asked("") if is_small_talk(query) else self._ask(query)
            ranked, trouble = self._rank(scope, asked)
        except Exception:
            # Whatever is wrong with memory, the person still gets a reply.
            log.exception("Recall failed.")
            return RecallResult(trouble=NOT_RECALLED)
        return RecallResult(tuple(_recalled(each) for each in pick(ranked, limit=limit)), trouble)

    def search(self, scopes: Sequence[Scope], query: str, *, limit: int) -> list[int]:
        """Return memory ids of several scopes, the most relevant first."""
        asked = self._ask(query)
        ranked = [each for scope in scopes for each in self._rank(scope, asked)[0]]
        least = find_least(ranked)
        found = [each for each in ranked if each.relevance >= least]
        found.sort(key=lambda each: (-each.relevance, each.candidate.memory_id))
        return [each.candidate.memory_id for each in found[:limit]]

    def _ask(self, query: str) -> "Asked":
        try:
            return Asked(query, self._embedder.embed([query])[0])
        except EmbedderUnavailable as error:
            return Asked(query, trouble=_in_words(error))

    def _rank(self, scope: Scope, asked: "Asked") -> tuple[list[Ranked], str]:
        with self._database.read() as session:
            known, similarities, trouble = self._compare(session, scope, asked)
            words = dict(zip(known.ids, score_words(asked.query, known.texts), strict=True))
            close = {
                each
                for each, text, pin in zip(known.ids, known.texts, known.pinned, strict=True)
                if pin or is_profile(text)
            }
            worth = [
                each
                for each in known.ids
                if each in close or weigh_relevance(similarities.get(each), words[each]) >= LEAST_RELEVANCE
            ]
            # Once more from SQL, in scope: what is not there any more goes no further.
            memories = scoped.load(session, scope, worth) if worth else []
        candidates = [
            _candidate(
                memory, memory.id in close, words[memory.id], similarities.get(memory.id), known.vector_of(memory.id)
            )
            for memory in memories
        ]
        return rank(candidates, now=self._clock.now()), trouble

    def _compare(self, session: Session, scope: Scope, asked: "Asked") -> tuple[Outline, dict[int, float], str]:
        """Return the scope's memories, their cosines by id as far as there are any, and what stood in the way."""
        if asked.vector is None:
            return scoped.outline(session, scope, None), {}, asked.trouble
        if scoped.count(session, scope) <= self._exact_up_to:
            known = scoped.outline(session, scope, self._indexing.model_id)
            return known, known.compare(asked.vector), asked.trouble
        known = scoped.outline(session, scope, None)
        try:
            hits = self._indexing.near(scope, asked.vector, NARROWED_TO)
        except IndexUnavailable as error:
            return known, {}, _in_words(error)
        return known, {hit.memory_id: hit.similarity for hit in hits}, asked.trouble


@dataclass(frozen=True)
class Asked:
    """What was said, and its vector; without one, `trouble` says why."""

    query: str
    vector: NDArray[np.float32] | None = None
    trouble: str = ""


def _in_words(error: StudioError) -> str:
    return f"Memories were found by their words only. {error.message} {error.hint}".strip()


def _candidate(
    memory: ScopedMemory, is_close: bool, words: float, similarity: float | None, vector: NDArray[np.float32] | None
) -> Candidate:
    return Candidate(
        memory_id=memory.id,
        text=memory.text,
        kind=memory.kind,
        importance=memory.importance,
        is_close=is_close,
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
