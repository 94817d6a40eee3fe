"""Keeps what was read of one message: each statement is merged into what its scope holds, and every change is noted.

Reading the same message again changes nothing: what it said is known by its source, and what its person undid stays
undone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory import store, summaries, vectors
from core.memory.extraction import Found, ReaderName
from core.memory.merge import Known, Reinforce, Supersede, decide_merge
from core.memory.sameness import normalise
from core.memory.unread import Unread
from core.ports import Scope, Vectors
from core.storage.tables import Memory, MemoryChange, MemorySource, MemoryVector

_MEMORIES: sa.Table = Memory.__table__  # type: ignore[attr-defined]
_VECTORS: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]
_KNOWN = (
    sa.select(
        _MEMORIES.c.id,
        _MEMORIES.c.text,
        _MEMORIES.c.subject,
        _MEMORIES.c.created_at,
        _MEMORIES.c.starts_at,
        _VECTORS.c.vector,
    )
    .select_from(
        _MEMORIES.outerjoin(
            _VECTORS,
            sa.and_(
                _VECTORS.c.memory_id == _MEMORIES.c.id,
                _VECTORS.c.content_hash == _MEMORIES.c.content_hash,
                _VECTORS.c.model_id == sa.bindparam("model_id"),
            ),
        )
    )
    .where(
        _MEMORIES.c.persona_id == sa.bindparam("persona_id"),
        _MEMORIES.c.user_id == sa.bindparam("user_id"),
        _MEMORIES.c.invalid_at.is_(None),
        _MEMORIES.c.kind != "summary",
    )
    .order_by(_MEMORIES.c.id)
)


@dataclass(frozen=True)
class Read:
    """One message, the statements that were found in it, and their vectors while there are any."""

    message: Unread
    found: Sequence[Found]
    embedded: Vectors | None
    model_id: str
    reader: ReaderName


def keep(session: Session, read: Read, now: datetime) -> list[int]:
    """Merge what was read, one after the other; return the ids of memories that are past or gone because of it."""
    if not read.found:
        return []
    known = _ScopeOfMessage(session, read)
    gone: list[int] = []
    for place, found in enumerate(read.found):
        if known.is_refused(found):
            continue
        vector = read.embedded[place] if read.embedded is not None else None
        merge = decide_merge(found, known.compare(vector))
        if isinstance(merge, Reinforce):
            _reinforce(session, merge, read.message.message_id, found, now)
            continue
        memory_id = _insert(session, read, found, merge.reason, vector, now)
        if isinstance(merge, Supersede):
            gone += _close(session, merge, memory_id, read.message.said_at, now)
            known.drop(merge.memory_ids)
        known.add(Known(memory_id, found.text, found.subject, read.message.said_at, found.starts_at), vector)
    return gone


def _insert(session: Session, read: Read, found: Found, reason: str, vector: Vectors | None, now: datetime) -> int:
    message = read.message
    memory_id = store.insert_found(session, message.scope, found, read.reader, reason, message.said_at, now)
    store.add_source(session, memory_id, message.message_id, found.quote_start, found.quote_end)
    if vector is not None:
        vectors.save(session, memory_id, store.hash_text(found.text), read.model_id, vector)
    return memory_id


def _close(session: Session, merge: Supersede, successor_id: int, since: datetime, now: datetime) -> list[int]:
    for memory_id in merge.memory_ids:
        store.close(session, memory_id, successor_id, merge.reason_for_old, since, now)
    vectors.unmark(session, merge.memory_ids)
    return [*merge.memory_ids, *summaries.drop(session, merge.memory_ids)]


def _reinforce(session: Session, merge: Reinforce, message_id: int, found: Found, now: datetime) -> None:
    row = session.get(Memory, merge.memory_id)
    assert row is not None
    if session.get(MemorySource, (merge.memory_id, message_id)) is not None:
        return
    store.add_source(session, merge.memory_id, message_id, found.quote_start, found.quote_end)
    store.reinforce(session, row, merge.reason, message_id, now)


class _ScopeOfMessage:
    """What a scope holds, read once for all statements of a message, and kept up to date between them."""

    def __init__(self, session: Session, read: Read) -> None:
        rows = session.connection().execute(_KNOWN, asdict(read.message.scope) | {"model_id": read.model_id}).all()
        beside, refused = _load_undone(session, read.message.scope, read.message.message_id)
        self._known = {
            row.id: Known(
                row.id, row.text, row.subject, row.created_at, row.starts_at, None, beside[row.id], row.id in refused
            )
            for row in rows
        }
        self._vectors = {row.id: row.vector for row in rows if row.vector is not None}

    def is_refused(self, found: Found) -> bool:
        """Whether its person said that these very words of this message do not count."""
        words = normalise(found.text)
        return any(known.is_refused and normalise(known.text) == words for known in self._known.values())

    def compare(self, vector: Vectors | None) -> Iterator[Known]:
        """Return every memory with its cosine to the vector."""
        if vector is None or not self._vectors:
            return iter(self._known.values())
        matrix = np.frombuffer(b"".join(self._vectors.values()), dtype=np.float32).reshape(len(self._vectors), -1)
        cosines = dict(zip(self._vectors, (matrix @ np.asarray(vector)).tolist(), strict=True))
        return (replace(known, similarity=cosines.get(memory_id)) for memory_id, known in self._known.items())

    def add(self, known: Known, vector: Vectors | None) -> None:
        self._known[known.memory_id] = known
        if vector is not None:
            self._vectors[known.memory_id] = np.asarray(vector, dtype=np.float32).tobytes()

    def drop(self, memory_ids: Sequence[int]) -> None:
        for memory_id in memory_ids:
            self._known.pop(memory_id, None)
            self._vectors.pop(memory_id, None)


def _load_undone(
    session: Session, scope: Scope, message_id: int
) -> tuple[defaultdict[int, frozenset[int]], frozenset[int]]:
    """Return what the person wants to hold side by side, and which memories do not say what this message says."""
    rows = session.exec(
        select(MemoryChange.action, MemoryChange.memory_id, MemoryChange.other_memory_id, MemoryChange.before)
        .join(Memory, col(Memory.id) == MemoryChange.memory_id)
        .where(
            col(MemoryChange.undone_at).is_not(None),
            Memory.persona_id == scope.persona_id,
            Memory.user_id == scope.user_id,
        )
    ).all()
    beside: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    refused: set[int] = set()
    for action, memory_id, other_id, before in rows:
        if action == "superseded" and other_id is not None:
            beside[memory_id] |= {other_id}
        elif action == "reinforced" and (before or {}).get("message_id") == message_id:
            refused.add(memory_id)
    return beside, frozenset(refused)
