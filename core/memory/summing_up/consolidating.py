"""Sums up what many small memories of one person say on one matter, in the background, where it is worth it."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.jobs.queue import JobQueue
from core.memory.indexing.indexing import EVERYTHING, INDEX_MEMORIES
from core.memory.merging.merge import is_profile
from core.memory.summing_up import summaries
from core.memory.summing_up.consolidation import find_groups
from core.memory.summing_up.matter import Part
from core.memory.summing_up.summaries import Summary
from core.memory.summing_up.summariser import Summariser
from core.ports import Clock, Embedder, Scope
from core.storage.db import Database
from core.storage.tables import Memory, MemoryChange, MemoryPart, MemoryVector

log = logging.getLogger(__name__)

CONSOLIDATE_MEMORIES = "consolidate_memories"
WORTH_IT_FROM = 40
"""Live memories of one scope from which on summaries shorten anything."""
QUIET_FOR = timedelta(minutes=2)
"""How long after a change it is done: most changes come in a row."""
SUMMED_UP = ("fact", "preference", "relationship", "event")
LEAST_HELD = 3
"""Memories that a summary must hold to be shorter than they are."""
WORDED_AT_ONCE = 10
"""Summaries that a model words in one go: each takes it seconds."""


def ask(session: Session, queue: JobQueue, scope: Scope, now: datetime) -> None:
    """Ask, in the caller's transaction, that a scope be looked through, once it has grown to be worth it."""
    counted = select(sa.func.count()).where(*_is_live(scope))
    if session.exec(counted).one() >= WORTH_IT_FROM:
        queue.add(session, CONSOLIDATE_MEMORIES, f"{scope.persona_id}:{scope.user_id}", run_at=now + QUIET_FOR)


class Consolidating:
    """Finds what belongs together, has it worded, keeps it. Grouping and wording happen outside any transaction."""

    def __init__(
        self, database: Database, clock: Clock, embedder: Embedder, queue: JobQueue, summariser: Summariser
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedder = embedder
        self._queue = queue
        self._summariser = summariser

    def consolidate(self, key: str) -> None:
        """Do the job of one key, "persona:user"; running it again finds nothing more to do."""
        scope = Scope(*map(int, key.split(":")))
        with self._database.read() as session:
            parts = _load_parts(session, scope, self._embedder.model_id)
        if len(parts) < WORTH_IT_FROM and not self._has_summaries(scope):
            return
        written = self._write(find_groups(parts))
        for summary in written:
            # One at a time: nobody who writes waits for hundreds of them.
            with self._database.write() as session:
                summaries.insert(session, scope, summary, self._clock.now())
                self._queue.add(session, INDEX_MEMORIES, EVERYTHING)

    def _has_summaries(self, scope: Scope) -> bool:
        with self._database.read() as session:
            return bool(summaries.load_parts(session, scope))

    def _write(self, groups: Iterable[Sequence[Part]]) -> list[Summary]:
        found: list[Summary] = []
        for group in groups:
            may_ask = sum(summary.extractor == "model" for summary in found) < WORDED_AT_ONCE
            summary = self._summariser.write(group, may_ask_model=may_ask)
            if summary is not None and len(summary.parts) >= LEAST_HELD:
                found.append(summary)
        return found


def _is_live(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(Memory.persona_id) == scope.persona_id,
        col(Memory.user_id) == scope.user_id,
        col(Memory.invalid_at).is_(None),
    )


def _load_parts(session: Session, scope: Scope, model_id: str) -> list[Part]:
    """Return what may be summed up: live, about the person, not sensitive, pinned or summed up already."""
    is_part = sa.exists().where(col(MemoryPart.memory_id) == col(Memory.id))
    is_kept_apart = sa.exists().where(
        col(MemoryChange.memory_id) == col(Memory.id), col(MemoryChange.action) == summaries.KEPT_APART
    )
    has_vector = sa.and_(
        col(MemoryVector.memory_id) == col(Memory.id),
        col(MemoryVector.content_hash) == col(Memory.content_hash),
        col(MemoryVector.model_id) == model_id,
    )
    rows = session.execute(
        sa.select(col(Memory.id), col(Memory.text), col(MemoryVector.vector))
        .outerjoin(MemoryVector, has_vector)
        .where(
            *_is_live(scope),
            col(Memory.kind).in_(SUMMED_UP),
            col(Memory.subject) == "user",
            col(Memory.sensitive).is_(False),
            col(Memory.pinned).is_(False),
            ~is_part,
            ~is_kept_apart,
        )
        .order_by(col(Memory.id))
    )
    return [
        Part(memory_id, text, None if vector is None else np.frombuffer(vector, dtype=np.float32))
        for memory_id, text, vector in rows
        if not is_profile(text)
    ]
