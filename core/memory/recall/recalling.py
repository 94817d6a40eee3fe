"""Recalls what matters for what was just said: memories and earlier talk, by meaning and words or by words alone."""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.memory.indexing.indexing import Indexing
from core.memory.recall import scoped
from core.memory.recall.asking import ask
from core.memory.recall.choosing import LEAST_SEARCHED, choose, find_least
from core.memory.recall.handing_out import hand_out, sum_up
from core.memory.recall.shelf import Kept
from core.memory.recall.shelves import MemoryShelf, Opened, Shelves, TalkShelf
from core.memory.recall.standing import load_standing
from core.memory.recall.weighing import Weighed, weigh
from core.memory.recall.words import is_small_talk
from core.memory.talk.turns import NAMELESS
from core.memory.views import RecallResult
from core.ports import Clock, Embedder, Scope
from core.storage.db import Database
from core.time_zones import find_zone

log = logging.getLogger(__name__)

EXACT_UP_TO = 4_000
"""Memories and turns of one scope up to which all are laid out before the first reply; it takes a tenth of a second a
thousand. Of more, the first reply gets what the index finds, and does not wait.
"""
NARROWED_TO = 100
NOT_RECALLED = "Memories could not be recalled for this reply."


@dataclass(frozen=True)
class Asked:
    """What was said, and its vector with the model that it is of; without one, `trouble` says why."""

    text: str
    model_id: str
    vector: NDArray[np.float32] | None = None
    trouble: str = ""


class Recalling:
    """Finds within a scope. Whatever is chosen is read from SQL in that scope once more before it goes further."""

    def __init__(
        self, database: Database, clock: Clock, embedder: Embedder, indexing: Indexing, *, exact_up_to: int
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedder = embedder
        self._indexing = indexing
        self._exact_up_to = exact_up_to
        self._shelves = Shelves(database)

    def recall(self, scope: Scope, query: str, *, limit: int, turns: int, skip: Collection[int]) -> RecallResult:
        """Return at most so many memories and turns, best first; never raises, `trouble` says in words what was off."""
        try:
            asked = Asked("", self._embedder.model_id) if is_small_talk(query) else self._ask(query)
            with self._open(scope, asked) as opened:
                found = self._weigh(opened, asked)
                chosen = choose(found, memories=limit, turns=turns, skip=skip)
                if opened.memories.kept.has_summaries:
                    chosen = sum_up(opened.session, chosen, found)
                return hand_out(opened.session, scope, chosen, opened.turns.shown, asked.trouble)
        except Exception:
            # Whatever is wrong with memory, the person still gets a reply.
            log.exception("Recall failed.")
            return RecallResult(trouble=NOT_RECALLED)

    def search(self, scopes: Sequence[Scope], query: str, *, limit: int) -> list[int]:
        """Return memory ids of several scopes, the most relevant first."""
        asked = self._ask(query)
        found: list[Weighed] = []
        for scope in scopes:
            with self._open(scope, asked) as opened:
                found += self._weigh(replace(opened, turns=TalkShelf()), asked)
        least = find_least(found, least=LEAST_SEARCHED)
        found.sort(key=lambda each: (-each.relevance, each.id))
        return [each.id for each in found if each.relevance >= least][:limit]

    def warm(self) -> None:
        """Bring what was asked for last up to date, in the background, so that the next reply need not."""
        self._shelves.warm()

    def let_go(self, user_id: int) -> None:
        """Keep nothing in RAM of what a person told."""
        self._shelves.drop(user_id)

    @contextmanager
    def _open(self, scope: Scope, asked: Asked) -> Iterator[Opened]:
        """Yield all there is in the scope; of a large one that was not asked for lately, what the index finds near."""
        if not self._shelves.has(scope, asked.model_id):
            with self._narrow(scope, asked) as narrowed:
                if narrowed:
                    self._shelves.lay_out(scope, asked.model_id)
                    yield narrowed
                    return
        with self._shelves.open(scope, asked.model_id) as opened:
            yield opened

    @contextmanager
    def _narrow(self, scope: Scope, asked: Asked) -> Iterator[Opened | None]:
        """Yield what the index finds near, and what is always close; None where all can be laid out at once."""
        with self._database.read() as session:
            standing = load_standing(session, scope, asked.model_id)
            near = self._find_near(scope, asked) if standing.size > self._exact_up_to else None
            if near is None:
                yield None
                return
            ids = {*near, *scoped.find_close(session, scope)}
            remembered = scoped.load_remembered(session, scope, sorted(ids), asked.model_id)
            yield Opened(session, MemoryShelf(Kept(list(remembered.values()))), TalkShelf(), standing)

    def _find_near(self, scope: Scope, asked: Asked) -> list[int] | None:
        """Ask the index; None where it cannot say, and the reply has to wait until everything is laid out."""
        if asked.vector is None:
            return None if asked.text else []
        try:
            return [hit.memory_id for hit in self._indexing.near(scope, asked.vector, NARROWED_TO)]
        except IndexUnavailable:
            return None

    def _weigh(self, opened: Opened, asked: Asked) -> list[Weighed]:
        standing = opened.standing
        now = self._clock.now().astimezone(find_zone(standing.time_zone))
        question = ask(asked.text, asked.vector, now=now, asker=standing.name or NAMELESS)
        return weigh(question, opened.memories.kept, opened.turns.talk, now=now)

    def _ask(self, query: str) -> Asked:
        model_id = self._embedder.model_id
        try:
            vector = self._embedder.embed_question(query)
        except EmbedderUnavailable as error:
            return Asked(query, model_id, trouble=_in_words(error))
        # Another embedder may have taken over in between: its vectors are not to be compared with the other's.
        return Asked(query, model_id, vector) if model_id == self._embedder.model_id else self._ask(query)


def _in_words(error: StudioError) -> str:
    return f"Memories were found by their words only. {error.message} {error.hint}".strip()
