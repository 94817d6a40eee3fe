"""One scope's live memories, read fast: plain columns, no objects, because every reply waits for this."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session

from core.memory.decay import Held
from core.memory.merging.merge import is_profile
from core.memory.merging.slots import is_lasting
from core.memory.recall.shelf import Remembered
from core.ports import Scope
from core.storage.tables import Memory, MemorySource, MemoryVector


@dataclass(frozen=True, slots=True)
class ScopedMemory:
    """What recall and merging need of a memory."""

    id: int
    text: str
    kind: str
    subject: str
    importance: int
    pinned: bool
    created_at: datetime
    updated_at: datetime
    starts_at: datetime | None
    date_precision: str


# Built once: building a statement takes longer than running it.
_MEMORIES: sa.Table = Memory.__table__  # type: ignore[attr-defined]
_VECTORS: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]
_IS_LIVE_IN_SCOPE = sa.and_(
    _MEMORIES.c.persona_id == sa.bindparam("persona_id"),
    _MEMORIES.c.user_id == sa.bindparam("user_id"),
    _MEMORIES.c.invalid_at.is_(None),
)
_IS_VECTOR = sa.and_(
    _VECTORS.c.memory_id == _MEMORIES.c.id,
    _VECTORS.c.content_hash == _MEMORIES.c.content_hash,
    _VECTORS.c.model_id == sa.bindparam("model_id"),
)
_REVISIONS = sa.select(_MEMORIES.c.id, _MEMORIES.c.revision).where(_IS_LIVE_IN_SCOPE)
_REMEMBERED = (
    sa.select(
        _MEMORIES.c.id,
        _MEMORIES.c.text,
        _MEMORIES.c.kind,
        _MEMORIES.c.importance,
        _MEMORIES.c.seen_count,
        _MEMORIES.c.pinned,
        _MEMORIES.c.updated_at,
        _MEMORIES.c.starts_at,
        _MEMORIES.c.ends_at,
        _VECTORS.c.vector,
    )
    .select_from(_MEMORIES.outerjoin(_VECTORS, _IS_VECTOR))
    .where(_IS_LIVE_IN_SCOPE, _MEMORIES.c.id.in_(sa.bindparam("memory_ids", expanding=True)))
)
_SOURCES: sa.Table = MemorySource.__table__  # type: ignore[attr-defined]
_SOURCE_IDS = sa.select(_SOURCES.c.memory_id, _SOURCES.c.message_id).where(
    _SOURCES.c.memory_id.in_(sa.bindparam("memory_ids", expanding=True))
)
_PLACED = (
    sa.select(_VECTORS.c.memory_id)
    .join(_MEMORIES, _IS_VECTOR)
    .where(_VECTORS.c.memory_id.in_(sa.bindparam("memory_ids", expanding=True)))
)
_PINS = (
    sa.select(_MEMORIES.c.id, _MEMORIES.c.text, _MEMORIES.c.pinned).where(_IS_LIVE_IN_SCOPE).order_by(_MEMORIES.c.id)
)
_DETAILS = (
    sa.select(*(_MEMORIES.c[each.name] for each in fields(ScopedMemory)))
    .where(_IS_LIVE_IN_SCOPE)
    .order_by(_MEMORIES.c.id)
)
_SOME_DETAILS = _DETAILS.where(_MEMORIES.c.id.in_(sa.bindparam("memory_ids", expanding=True)))


def load(session: Session, scope: Scope, memory_ids: Sequence[int] | None = None) -> list[ScopedMemory]:
    """Return the live memories of a scope, oldest first; of those ids, if any are named."""
    wanted = _DETAILS if memory_ids is None else _SOME_DETAILS
    rows = session.connection().execute(wanted, asdict(scope) | {"memory_ids": list(memory_ids or ())})
    return [ScopedMemory(*row) for row in rows]


AT_ONCE = 5_000


def load_revisions(session: Session, scope: Scope) -> dict[int, int]:
    """Return how often each live memory has been changed."""
    return {row.id: row.revision for row in session.connection().execute(_REVISIONS, asdict(scope))}


def load_remembered(
    session: Session, scope: Scope, memory_ids: Sequence[int], model_id: str | None
) -> dict[int, Remembered]:
    """Return memories as they are searched, with their vectors of one model, or without any when none is named."""
    found: dict[int, Remembered] = {}
    for start in range(0, len(memory_ids), AT_ONCE):
        part = {"memory_ids": list(memory_ids[start : start + AT_ONCE]), "model_id": model_id}
        sources: dict[int, list[int]] = defaultdict(list)
        for memory_id, message_id in session.connection().execute(_SOURCE_IDS, part):
            sources[memory_id].append(message_id)
        for row in session.connection().execute(_REMEMBERED, asdict(scope) | part):
            found[row.id] = _remembered(row, sources[row.id])
    return found


def _remembered(row: Any, sources: Sequence[int]) -> Remembered:
    return Remembered(
        id=row.id,
        text=row.text,
        held=_held(row),
        is_close=row.pinned or is_profile(row.text),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        sources=tuple(sources),
        vector=None if row.vector is None else np.frombuffer(row.vector, dtype=np.float32),
    )


def _held(row: Any) -> Held:
    return Held(
        row.kind,
        row.importance,
        row.seen_count,
        last_seen_at=row.updated_at,
        ends_at=row.ends_at or row.starts_at,
        is_lasting=row.pinned or is_lasting(row.text),
    )


def find_close(session: Session, scope: Scope) -> list[int]:
    """List the memories that are part of every prompt."""
    rows = session.connection().execute(_PINS, asdict(scope))
    return [memory_id for memory_id, text, pinned in rows if pinned or is_profile(text)]


def find_placed(session: Session, memory_ids: Collection[int], model_id: str) -> list[int]:
    """List those of the memories that have a vector of this model by now."""
    values = {"memory_ids": list(memory_ids)[:AT_ONCE], "model_id": model_id}
    return list(session.connection().execute(_PLACED, values).scalars()) if memory_ids else []
