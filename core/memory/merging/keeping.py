"""Keeps what was read of one message: each statement is merged into what its scope holds, and every change is noted.

Reading the same message again changes nothing: what it said is known by its source, and what its person undid stays
undone.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory import store
from core.memory.indexing import vectors
from core.memory.merging.merge import Known, Reinforce, Supersede, decide_merge, find_related
from core.memory.merging.sameness import normalise
from core.memory.reading.extraction import Found
from core.memory.reading.unread import Unread
from core.memory.summing_up import summaries
from core.ports import Scope, Vectors
from core.storage.tables import Memory, MemoryChange, MemorySource, MemoryVector

_MEMORIES: sa.Table = Memory.__table__  # type: ignore[attr-defined]
_VECTORS: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]
_IS_KNOWN = sa.and_(
    _MEMORIES.c.persona_id == sa.bindparam("persona_id"),
    _MEMORIES.c.user_id == sa.bindparam("user_id"),
    _MEMORIES.c.invalid_at.is_(None),
    _MEMORIES.c.kind != summaries.KIND,
)
_TEXTS = sa.select(_MEMORIES.c.id, _MEMORIES.c.text, _MEMORIES.c.subject).where(_IS_KNOWN)
_DETAILS = (
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
    .where(_MEMORIES.c.id.in_(sa.bindparam("memory_ids", expanding=True)))
)


@dataclass(frozen=True)
class Read:
    """One message, the statements that were found in it, and their vectors while there are any."""

    message: Unread
    found: Sequence[Found]
    embedded: Vectors | None
    model_id: str


def keep(session: Session, read: Read, now: datetime) -> list[int]:
    """Merge what was read, one after the other; return the ids of memories that are past or gone because of it."""
    if not read.found:
        return []
    scope = _ScopeOfMessage(session, read)
    gone: list[int] = []
    for place, found in enumerate(read.found):
        vector = read.embedded[place] if read.embedded is not None else None
        known = scope.find_related(found, vector)
        if _is_refused(found, known):
            continue
        merge = decide_merge(found, known)
        if isinstance(merge, Reinforce):
            _reinforce(session, merge, read.message.message_id, found, now)
            continue
        memory_id = _insert(session, read, found, merge.reason, vector, now)
        closed = merge.memory_ids if isinstance(merge, Supersede) else ()
        if isinstance(merge, Supersede):
            gone += _close(session, merge, memory_id, read.message.said_at, now)
        scope.follow(memory_id, found, closed)
    return gone


def _is_refused(found: Found, known: Sequence[Known]) -> bool:
    """Whether the person said that these very words of this message do not count."""
    return any(each.is_refused and normalise(each.text) == normalise(found.text) for each in known)


def _insert(session: Session, read: Read, found: Found, reason: str, vector: Vectors | None, now: datetime) -> int:
    message = read.message
    memory_id = store.insert_found(session, message.scope, found, reason, message.said_at, now)
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
    """What a scope holds: texts once for all statements of a message, the rest of the few that a statement touches."""

    def __init__(self, session: Session, read: Read) -> None:
        self._session = session
        self._model_id = read.model_id
        # All at once: thousands of rows fetched one by one take three times as long.
        self._texts: list[Any] = [*session.connection().execute(_TEXTS, asdict(read.message.scope)).all()]
        self._beside, self._refused = _load_undone(session, read.message.scope, read.message.message_id)

    def find_related(self, found: Found, vector: Vectors | None) -> list[Known]:
        """Return the memories that a statement may touch, with their cosines to it."""
        related = find_related(found, self._texts)
        values = {"memory_ids": related, "model_id": self._model_id}
        rows = self._session.connection().execute(_DETAILS, values).all() if related else ()
        similarities = _compare(vector, [row.vector for row in rows])
        return [
            Known(
                memory_id,
                text,
                subject,
                created_at,
                starts_at,
                similarity=similarity,
                kept_beside=self._beside[memory_id],
                is_refused=memory_id in self._refused,
            )
            for (memory_id, text, subject, created_at, starts_at, _), similarity in zip(rows, similarities, strict=True)
        ]

    def follow(self, memory_id: int, found: Found, closed: Collection[int]) -> None:
        """Take note of a new memory and of those that are past because of it."""
        self._texts = [row for row in self._texts if row[0] not in closed] if closed else self._texts
        self._texts.append((memory_id, found.text, found.subject))


def _compare(one: Vectors | None, others: Sequence[bytes | None]) -> list[float | None]:
    """Return the cosine to each; None where a vector is missing."""
    there = [other for other in others if other is not None]
    if one is None or not there:
        return [None] * len(others)
    cosines = iter((np.frombuffer(b"".join(there), dtype=np.float32).reshape(len(there), -1) @ one).tolist())
    return [None if other is None else next(cosines) for other in others]


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
