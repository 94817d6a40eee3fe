"""Recalls what matters for what was just said: memories and earlier talk, by meaning and words or by words alone."""

import logging
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.memory import scoped, scoped_turns, summaries
from core.memory.asking import ask
from core.memory.choosing import choose, find_least
from core.memory.consolidation import prefer_summaries
from core.memory.indexing import Indexing
from core.memory.scoped import ScopedMemory
from core.memory.shelf import Kept
from core.memory.shelves import MemoryShelf, Shelf, Shelves, TalkShelf
from core.memory.shown import Shown
from core.memory.turns import NAMELESS
from core.memory.views import Recalled, RecalledTurn, RecallResult, Told
from core.memory.weighing import Weighed, weigh
from core.memory.words import is_small_talk
from core.ports import Clock, Embedder, Scope
from core.storage.db import Database
from core.storage.tables import User
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
            with self._open(scope, asked) as (session, shelf):
                found = self._weigh(session, scope, shelf, asked)
                chosen = choose(found, memories=limit, turns=turns, skip=skip)
                if shelf.memories.kept.has_summaries:
                    chosen = _sum_up(session, chosen, found)
                return _read(session, scope, chosen, shelf.turns.shown, asked.trouble)
        except Exception:
            # Whatever is wrong with memory, the person still gets a reply.
            log.exception("Recall failed.")
            return RecallResult(trouble=NOT_RECALLED)

    def search(self, scopes: Sequence[Scope], query: str, *, limit: int) -> list[int]:
        """Return memory ids of several scopes, the most relevant first."""
        asked = self._ask(query)
        found: list[Weighed] = []
        for scope in scopes:
            with self._open(scope, asked) as (session, shelf):
                found += self._weigh(session, scope, replace(shelf, turns=TalkShelf()), asked)
        least = find_least(found)
        found.sort(key=lambda each: (-each.relevance, each.id))
        return [each.id for each in found if each.relevance >= least][:limit]

    def warm(self) -> None:
        """Bring what was asked for last up to date, in the background, so that the next reply need not."""
        self._shelves.warm()

    def let_go(self, user_id: int) -> None:
        """Keep nothing in RAM of what a person told."""
        self._shelves.drop(user_id)

    @contextmanager
    def _open(self, scope: Scope, asked: Asked) -> Iterator[tuple[Session, Shelf]]:
        """Yield all there is in the scope; of a large one that was not asked for lately, what the index finds near."""
        model_id = asked.model_id
        if not self._shelves.has(scope, model_id) and (narrowed := self._narrow(scope, asked, model_id)):
            self._shelves.lay_out(scope, model_id)
            with self._database.read() as session:
                yield session, narrowed
        else:
            with self._shelves.open(scope, model_id) as (session, shelf):
                yield session, shelf

    def _narrow(self, scope: Scope, asked: Asked, model_id: str) -> Shelf | None:
        """Return what the index finds near, and what is always close; None where everything can be laid out at once."""
        with self._database.read() as session:
            count = scoped.count(session, scope) + scoped_turns.load_stamp(session, scope, model_id)[0]
            if count <= self._exact_up_to:
                return None
            near = self._find_near(scope, asked)
            if near is None:
                return None
            ids = {*near, *scoped.find_close(session, scope)}
            memories = MemoryShelf(Kept(list(scoped.load_remembered(session, scope, sorted(ids), model_id).values())))
            return Shelf(memories, TalkShelf(), model_id, threading.RLock())

    def _find_near(self, scope: Scope, asked: Asked) -> list[int] | None:
        """Ask the index; None where it cannot say, and the reply has to wait until everything is laid out."""
        if asked.vector is None:
            return None if asked.text else []
        try:
            return [hit.memory_id for hit in self._indexing.near(scope, asked.vector, NARROWED_TO)]
        except IndexUnavailable:
            return None

    def _weigh(self, session: Session, scope: Scope, shelf: Shelf, asked: Asked) -> list[Weighed]:
        name, zone = session.connection().execute(_WHO, {"user_id": scope.user_id}).first() or ("", "")
        now = self._clock.now().astimezone(find_zone(zone))
        question = ask(asked.text, asked.vector, now=now, asker=name or NAMELESS)
        return weigh(question, shelf.memories.kept, shelf.turns.talk, now=now)

    def _ask(self, query: str) -> Asked:
        model_id = self._embedder.model_id
        try:
            vector = self._embedder.embed([query])[0]
        except EmbedderUnavailable as error:
            return Asked(query, model_id, trouble=_in_words(error))
        # Another embedder may have taken over in between: its vectors are not to be compared with the other's.
        return Asked(query, model_id, vector) if model_id == self._embedder.model_id else self._ask(query)


_WHO = sa.select(col(User.name), col(User.time_zone)).where(col(User.id) == sa.bindparam("user_id"))


def _in_words(error: StudioError) -> str:
    return f"Memories were found by their words only. {error.message} {error.hint}".strip()


def _sum_up(session: Session, chosen: Sequence[Weighed], found: Sequence[Weighed]) -> list[Weighed]:
    """Let a summary stand for three or more of its parts; it is as good as the best of them."""
    ids = [each.id for each in chosen if each.source == "memory"]
    parts = summaries.find_parts_among(session, ids) if ids else {}
    if not parts:
        return list(chosen)
    known = {each.id: each for each in found if each.source == "memory"}
    memories = [
        known.get(each) or replace(_best(known, parts[each]), id=each, is_close=False)
        for each in prefer_summaries(ids, parts)
    ]
    turns = [each for each in chosen if each.source == "turn"]
    return sorted([*memories, *turns], key=lambda each: (-each.total, each.source, each.id))


def _best(known: Mapping[int, Weighed], part_ids: Sequence[int]) -> Weighed:
    return max((known[each] for each in part_ids if each in known), key=lambda each: each.total)


def _read(session: Session, scope: Scope, chosen: Sequence[Weighed], shown: Shown, trouble: str) -> RecallResult:
    """Once more from SQL, in scope: what is not there any more goes no further."""
    ids = [each.id for each in chosen if each.source == "memory"]
    memories = {each.id: each for each in scoped.load(session, scope, ids)} if ids else {}
    told = _read_told(session, scope, [each.id for each in chosen if each.source == "turn"], shown)
    return RecallResult(
        tuple(_recalled(memories[each.id], each) for each in chosen if each.source == "memory" and each.id in memories),
        trouble,
        tuple(_quoted(each, told, shown) for each in chosen if each.source == "turn" and each.id in told),
    )


def _read_told(session: Session, scope: Scope, ids: Sequence[int], shown: Shown) -> dict[int, Told]:
    beside = [each for message_id in ids for each in shown.beside(message_id) if each]
    return scoped_turns.load_told(session, scope, {*ids, *beside})


def _recalled(memory: ScopedMemory, weighed: Weighed) -> Recalled:
    return Recalled(
        memory.id,
        memory.text,
        memory.kind,
        weighed.parts,
        memory.created_at,
        memory.starts_at,
        memory.date_precision,
    )


def _quoted(weighed: Weighed, told: dict[int, Told], shown: Shown) -> RecalledTurn:
    before, after = shown.beside(weighed.id)
    return RecalledTurn(
        told[weighed.id], weighed.parts, told.get(before) if before else None, told.get(after) if after else None
    )
