"""One scope's live memories, read fast: plain columns, no objects, because every reply waits for this."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session

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


@dataclass(frozen=True)
class Outline:
    """A scope's memories, no more of them than a first look needs: parallel lists, oldest first.

    `vectors` has a row for each position in `placed`: those memories that have a vector of the present model.
    """

    ids: tuple[int, ...]
    texts: tuple[str, ...]
    pinned: tuple[bool, ...]
    placed: tuple[int, ...]
    vectors: NDArray[np.float32]

    def compare(self, vector: NDArray[np.float32]) -> dict[int, float]:
        """Return the cosine to a vector by memory id, for those that have one."""
        cosines = (self.vectors @ vector).tolist() if self.placed else []
        return {self.ids[position]: cosine for position, cosine in zip(self.placed, cosines, strict=True)}

    def vector_of(self, memory_id: int) -> NDArray[np.float32] | None:
        """Return a memory's vector, if it has one."""
        position = self.ids.index(memory_id)
        return self.vectors[self.placed.index(position)] if position in self.placed else None


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
_COUNT = sa.select(sa.func.count()).select_from(_MEMORIES).where(_IS_LIVE_IN_SCOPE)
_OUTLINE = (
    sa.select(_MEMORIES.c.id, _MEMORIES.c.text, _MEMORIES.c.pinned, _VECTORS.c.vector)
    .select_from(_MEMORIES.outerjoin(_VECTORS, _IS_VECTOR))
    .where(_IS_LIVE_IN_SCOPE)
    .order_by(_MEMORIES.c.id)
)
_OUTLINE_WITHOUT_VECTORS = (
    sa.select(_MEMORIES.c.id, _MEMORIES.c.text, _MEMORIES.c.pinned, sa.null())
    .where(_IS_LIVE_IN_SCOPE)
    .order_by(_MEMORIES.c.id)
)
_DETAILS = (
    sa.select(*(_MEMORIES.c[each.name] for each in fields(ScopedMemory)))
    .where(_IS_LIVE_IN_SCOPE)
    .order_by(_MEMORIES.c.id)
)
_SOME_DETAILS = _DETAILS.where(_MEMORIES.c.id.in_(sa.bindparam("memory_ids", expanding=True)))


def count(session: Session, scope: Scope) -> int:
    """Count the live memories of a scope."""
    return int(session.connection().execute(_COUNT, asdict(scope)).scalar_one())


def outline(session: Session, scope: Scope, model_id: str | None) -> Outline:
    """Return a scope's memories with their vectors of one model, or without any when none is named."""
    wanted = _OUTLINE if model_id else _OUTLINE_WITHOUT_VECTORS
    rows = session.connection().execute(wanted, asdict(scope) | {"model_id": model_id}).all()
    ids, texts, pinned, found = zip(*rows, strict=True) if rows else ((), (), (), ())
    placed = tuple(position for position, vector in enumerate(found) if vector is not None)
    return Outline(ids, texts, pinned, placed, _stack([found[position] for position in placed]))


def load(session: Session, scope: Scope, memory_ids: Sequence[int] | None = None) -> list[ScopedMemory]:
    """Return the live memories of a scope, oldest first; of those ids, if any are named."""
    wanted = _DETAILS if memory_ids is None else _SOME_DETAILS
    rows = session.connection().execute(wanted, asdict(scope) | {"memory_ids": list(memory_ids or ())})
    return [ScopedMemory(*row) for row in rows]


def _stack(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    matrix = np.frombuffer(b"".join(vectors), dtype=np.float32)
    return matrix.reshape(len(vectors), -1) if vectors else matrix.reshape(0, 0)
