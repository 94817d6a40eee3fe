"""The rows of vectors: what is embedded, by which model, and what of it the index already holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from core.ports import Scope, VectorEntry, Vectors
from core.storage.tables import Conversation, Fact, Memory, MemoryVector, Message

INDEXED_MODEL = "index.model"
INDEX_HOME = "index.home"
INDEXED_BY = "index.embedder"
FOLDER, PACKAGED = "folder", "packaged"


@dataclass(frozen=True)
class Missing:
    """A memory without a vector of the present model."""

    memory_id: int
    text: str
    content_hash: str


@dataclass(frozen=True)
class Counts:
    """How many live memories a user has, how many of them have a vector, are indexed; how many messages are unread."""

    memories: int
    embedded: int
    indexed: int
    waiting_messages: int


def find_missing(session: Session, model_id: str, *, limit: int) -> list[Missing]:
    """List live memories whose text has no vector of this model."""
    rows = session.execute(
        sa.select(col(Memory.id), col(Memory.text), col(Memory.content_hash))
        .outerjoin(MemoryVector, sa.and_(*_is_vector_of_memory(), col(MemoryVector.model_id) == model_id))
        .where(col(Memory.invalid_at).is_(None), col(MemoryVector.memory_id).is_(None))
        # The newest first: while another embedder takes over, they are the likeliest to be asked for.
        .order_by(col(Memory.id).desc())
        .limit(limit)
    )
    return [Missing(*row) for row in rows]


def count_missing(session: Session, model_id: str) -> int:
    """Count live memories whose text has no vector of this model."""
    return session.exec(
        select(sa.func.count())
        .select_from(Memory)
        .outerjoin(MemoryVector, sa.and_(*_is_vector_of_memory(), col(MemoryVector.model_id) == model_id))
        .where(col(Memory.invalid_at).is_(None), col(MemoryVector.memory_id).is_(None))
    ).one()


def count_entries(session: Session, model_id: str) -> int:
    """Count the vectors that an index of this model holds."""
    return session.exec(
        select(sa.func.count())
        .select_from(Memory)
        .join(MemoryVector, sa.and_(*_is_vector_of_memory()))
        .where(col(Memory.invalid_at).is_(None), col(MemoryVector.model_id) == model_id)
    ).one()


def save_all(session: Session, model_id: str, missing: Sequence[Missing], embedded: Vectors) -> None:
    """Keep the vectors of what lacked them."""
    for each, vector in zip(missing, embedded, strict=True):
        save(session, each.memory_id, each.content_hash, model_id, vector)


def keep_only(session: Session, model_ids: Collection[str]) -> None:
    """Delete the vectors of every other model: nothing can be compared with them any more."""
    session.connection().execute(sa.delete(MemoryVector).where(col(MemoryVector.model_id).not_in(model_ids)))


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


def mark_indexed(session: Session, model_id: str, hashes: Mapping[int, str], now: datetime) -> None:
    """Note by memory id and content hash what the index holds; not those whose vector changed meanwhile."""
    if not hashes:
        return
    table: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]
    session.connection().execute(
        sa.update(table)
        .where(
            table.c.memory_id == sa.bindparam("id"),
            table.c.model_id == model_id,
            table.c.content_hash == sa.bindparam("hash"),
        )
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


def load_indexed_hashes(session: Session, model_id: str) -> dict[int, str]:
    """Return by memory id what an index of this model should already hold."""
    rows = session.exec(
        select(MemoryVector.memory_id, MemoryVector.content_hash)
        .join(Memory, col(Memory.id) == MemoryVector.memory_id)
        .where(
            MemoryVector.model_id == model_id,
            col(MemoryVector.indexed_at).is_not(None),
            col(Memory.invalid_at).is_(None),
        )
    )
    return dict(rows.all())


@dataclass(frozen=True)
class Held:
    """What the index holds: which model's vectors, where, and by which name that model is opened again."""

    model_id: str
    home: str
    embedder: str


def load_held(session: Session) -> Held | None:
    """Return what the index holds; None before it was ever written."""
    facts = {fact.name: fact.value for fact in session.exec(select(Fact).where(col(Fact.name).startswith("index.")))}
    if INDEXED_MODEL not in facts:
        return None
    # An index from before these were noted is in the studio's folder, and by the packaged embedder as a rule.
    return Held(facts[INDEXED_MODEL], facts.get(INDEX_HOME, FOLDER), facts.get(INDEXED_BY, PACKAGED))


def save_held(session: Session, held: Held) -> None:
    """Note what the index holds."""
    for name, value in ((INDEXED_MODEL, held.model_id), (INDEX_HOME, held.home), (INDEXED_BY, held.embedder)):
        session.merge(Fact(name=name, value=value))


def count(session: Session, user_id: int, model_id: str) -> Counts:
    """Count a user's memories and what waits."""
    memories, embedded, indexed = session.exec(
        select(sa.func.count(), sa.func.count(col(MemoryVector.memory_id)), sa.func.count(col(MemoryVector.indexed_at)))
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
    return Counts(memories, embedded, indexed, waiting)


def is_unread() -> tuple[Any, ...]:
    """What makes a message one that is still to be read for memories."""
    return (
        Message.role == "user",
        Message.kind == "talk",
        Message.status == "complete",
        col(Message.read_at).is_(None),
    )
