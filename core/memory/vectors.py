"""The rows of vectors: what is embedded, by which model, and what of it the index already holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from core.ports import Scope, VectorEntry
from core.storage.tables import Conversation, Fact, Memory, MemoryVector, Message

INDEXED_MODEL = "index.model"


@dataclass(frozen=True)
class Missing:
    """A memory without a vector of the present model."""

    memory_id: int
    text: str
    content_hash: str


@dataclass(frozen=True)
class Counts:
    """How many live memories a user has, how many of them are indexed, how many messages are still to be read."""

    memories: int
    indexed: int
    waiting_messages: int


def find_missing(session: Session, model_id: str, *, limit: int) -> list[Missing]:
    """List live memories whose text has no vector of this model."""
    rows = session.execute(
        sa.select(col(Memory.id), col(Memory.text), col(Memory.content_hash))
        .outerjoin(MemoryVector, sa.and_(*_is_vector_of_memory(), col(MemoryVector.model_id) == model_id))
        .where(col(Memory.invalid_at).is_(None), col(MemoryVector.memory_id).is_(None))
        .order_by(col(Memory.id))
        .limit(limit)
    )
    return [Missing(*row) for row in rows]


def save(session: Session, memory_id: int, content_hash: str, model_id: str, vector: NDArray[np.float32]) -> None:
    """Keep a vector, to be indexed; unless the memory was deleted or changed meanwhile."""
    row = session.get(Memory, memory_id)
    if row is None or row.content_hash != content_hash:
        return
    content = np.asarray(vector, dtype=np.float32).tobytes()
    session.merge(
        MemoryVector(memory_id=memory_id, model_id=model_id, content_hash=content_hash, vector=content, indexed_at=None)
    )


def load_entries(
    session: Session, model_id: str, *, after: int = 0, limit: int, only_unindexed: bool = False
) -> list[VectorEntry]:
    """List what the index should hold, by memory id."""
    wanted = (
        sa.select(
            col(Memory.id),
            col(Memory.persona_id),
            col(Memory.user_id),
            col(MemoryVector.vector),
            col(MemoryVector.content_hash),
        )
        .join(MemoryVector, sa.and_(*_is_vector_of_memory()))
        .where(col(MemoryVector.model_id) == model_id, col(Memory.invalid_at).is_(None), col(Memory.id) > after)
        .order_by(col(Memory.id))
        .limit(limit)
    )
    if only_unindexed:
        wanted = wanted.where(col(MemoryVector.indexed_at).is_(None))
    return [
        VectorEntry(memory_id, Scope(persona_id, user_id), np.frombuffer(vector, dtype=np.float32), content_hash)
        for memory_id, persona_id, user_id, vector, content_hash in session.execute(wanted)
    ]


def _is_vector_of_memory() -> tuple[Any, Any]:
    return col(MemoryVector.memory_id) == Memory.id, col(MemoryVector.content_hash) == Memory.content_hash


def mark_indexed(session: Session, entries: Sequence[VectorEntry], now: datetime) -> None:
    """Note that the index holds these; not those whose vector changed meanwhile."""
    mark_all_indexed(session, {entry.memory_id: entry.content_hash for entry in entries}, now)


def mark_all_indexed(session: Session, hashes: Mapping[int, str], now: datetime) -> None:
    """Note by memory id and content hash what the index holds."""
    if not hashes:
        return
    table: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]
    session.connection().execute(
        sa.update(table)
        .where(table.c.memory_id == sa.bindparam("id"), table.c.content_hash == sa.bindparam("hash"))
        .values(indexed_at=now),
        [{"id": memory_id, "hash": content_hash} for memory_id, content_hash in hashes.items()],
    )


def unmark(session: Session, memory_ids: Sequence[int]) -> None:
    """Note that the index lacks these."""
    for start in range(0, len(memory_ids), 1000):
        session.connection().execute(
            sa.update(MemoryVector)
            .where(col(MemoryVector.memory_id).in_(memory_ids[start : start + 1000]))
            .values(indexed_at=None)
        )


def load_indexed_hashes(session: Session) -> dict[int, str]:
    """Return by memory id what the index should already hold."""
    rows = session.exec(
        select(MemoryVector.memory_id, MemoryVector.content_hash)
        .join(Memory, col(Memory.id) == MemoryVector.memory_id)
        .where(col(MemoryVector.indexed_at).is_not(None), col(Memory.invalid_at).is_(None))
    )
    return dict(rows.all())


def load_indexed_model(session: Session) -> str | None:
    """Return which model's vectors the index holds; None before there was one."""
    fact = session.get(Fact, INDEXED_MODEL)
    return fact.value if fact else None


def save_indexed_model(session: Session, model_id: str) -> None:
    """Note which model's vectors the index holds."""
    session.merge(Fact(name=INDEXED_MODEL, value=model_id))


def count(session: Session, user_id: int, model_id: str) -> Counts:
    """Count a user's memories and what waits."""
    memories, indexed = session.exec(
        select(sa.func.count(), sa.func.count(col(MemoryVector.indexed_at)))
        .select_from(Memory)
        .outerjoin(MemoryVector, sa.and_(*_is_vector_of_memory(), col(MemoryVector.model_id) == model_id))
        .where(Memory.user_id == user_id, col(Memory.invalid_at).is_(None))
    ).one()
    waiting = session.exec(
        select(sa.func.count())
        .select_from(Message)
        .join(Conversation, col(Conversation.id) == Message.conversation_id)
        .where(Conversation.user_id == user_id, *is_unread(), col(Conversation.memory_paused).is_(False))
    ).one()
    return Counts(memories, indexed, waiting)


def is_unread() -> tuple[Any, ...]:
    """What makes a message one that is still to be read for memories."""
    return (
        Message.role == "user",
        Message.kind == "talk",
        Message.status == "complete",
        col(Message.read_at).is_(None),
    )
