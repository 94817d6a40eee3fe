"""One scope's live memories, read fast: plain columns, no objects, because every reply waits for this."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from core.ports import Scope
from core.storage.tables import Memory, MemoryVector


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


def load(session: Session, scope: Scope) -> list[ScopedMemory]:
    """Return the live memories of a scope, oldest first."""
    rows = session.execute(
        sa.select(
            col(Memory.id),
            col(Memory.text),
            col(Memory.kind),
            col(Memory.subject),
            col(Memory.importance),
            col(Memory.pinned),
            col(Memory.created_at),
            col(Memory.updated_at),
            col(Memory.starts_at),
            col(Memory.date_precision),
        )
        .where(*_is_live_in(scope))
        .order_by(col(Memory.id))
    )
    return [ScopedMemory(*row) for row in rows]


def load_vectors(session: Session, scope: Scope, model_id: str) -> tuple[list[int], NDArray[np.float32]]:
    """Return the ids that have a vector of this model, and the vectors, shape (ids, dimensions)."""
    rows = session.exec(
        select(MemoryVector.memory_id, MemoryVector.vector)
        .join(Memory, col(Memory.id) == MemoryVector.memory_id)
        .where(
            *_is_live_in(scope),
            MemoryVector.model_id == model_id,
            MemoryVector.content_hash == Memory.content_hash,
        )
        .order_by(col(MemoryVector.memory_id))
    ).all()
    ids = [memory_id for memory_id, _ in rows]
    matrix = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32)
    return ids, matrix.reshape(len(ids), -1) if ids else matrix.reshape(0, 0)


def _is_live_in(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(Memory.persona_id) == scope.persona_id,
        col(Memory.user_id) == scope.user_id,
        col(Memory.invalid_at).is_(None),
    )
