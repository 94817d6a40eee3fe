"""The rows of summaries and the memories that they were made of; a summary never outlives a change of one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory import store
from core.ports import Scope
from core.storage.tables import Memory, MemoryPart

KIND = "summary"
KEPT_APART = "kept apart"
"""What happened to a memory whose summary its person deleted."""


@dataclass(frozen=True)
class Summary:
    """What a summary says, who worded it, and the memories that are in it."""

    text: str
    extractor: Literal["model", "extractive"]
    parts: tuple[int, ...]


def insert(session: Session, scope: Scope, summary: Summary, now: datetime) -> int | None:
    """Keep a summary, unless one of its memories is past, changed hands or was summed up meanwhile."""
    rows = [row for row in store.rows_by_id(session, summary.parts) if _is_free(session, scope, row)]
    if len(rows) < len(summary.parts):
        return None
    reason = f"Made of {len(rows)} memories on one matter."
    newest = max(row.created_at for row in rows)
    importance = max(row.importance for row in rows)
    row = Memory(
        persona_id=scope.persona_id,
        user_id=scope.user_id,
        kind=KIND,
        text=summary.text,
        importance=importance,
        extractor=summary.extractor,
        content_hash=store.hash_text(summary.text),
        created_at=newest,
        updated_at=now,
    )
    memory_id = store.insert(session, row, reason, now)
    for part in summary.parts:
        session.add(MemoryPart(summary_id=memory_id, memory_id=part))
    session.flush()
    return memory_id


def _is_free(session: Session, scope: Scope, row: Memory) -> bool:
    is_part = session.exec(select(MemoryPart.memory_id).where(MemoryPart.memory_id == row.id)).first() is not None
    return (row.persona_id, row.user_id) == (scope.persona_id, scope.user_id) and not row.invalid_at and not is_part


def drop(session: Session, memory_ids: Iterable[int]) -> list[int]:
    """Delete the summaries made of these, because their words hold the words of the parts; return their ids."""
    made_of = select(MemoryPart.summary_id).where(col(MemoryPart.memory_id).in_(list(memory_ids))).distinct()
    ids = list(session.exec(made_of))
    if ids:
        session.connection().execute(sa.delete(Memory).where(col(Memory.id).in_(ids)))
    return ids


def note_unwanted(session: Session, memory_ids: Sequence[int], now: datetime) -> None:
    """Let the parts of summaries that their person deletes be summed up no more."""
    for part_ids in parts_of(session, memory_ids).values():
        for part_id in part_ids:
            store.note_change(session, part_id, KEPT_APART, "A summary of it was deleted by hand.", now)


def load_parts(session: Session, scope: Scope) -> dict[int, tuple[int, ...]]:
    """Return by summary, for the live summaries of a scope, the memories that it was made of."""
    rows = session.exec(
        select(MemoryPart.summary_id, MemoryPart.memory_id)
        .join(Memory, col(Memory.id) == MemoryPart.summary_id)
        .where(Memory.persona_id == scope.persona_id, Memory.user_id == scope.user_id, col(Memory.invalid_at).is_(None))
        .order_by(col(MemoryPart.memory_id))
    )
    return _grouped(rows)


def find_parts_among(session: Session, memory_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return by summary which of these memories are in it: asked for every reply, so with one lookup by key."""
    return _grouped(session.connection().execute(_AMONG, {"memory_ids": list(memory_ids)}))


_AMONG = sa.select(col(MemoryPart.summary_id), col(MemoryPart.memory_id)).where(
    col(MemoryPart.memory_id).in_(sa.bindparam("memory_ids", expanding=True))
)


def parts_of(session: Session, summary_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the memories that each of these summaries was made of; what is no summary is left out."""
    rows = session.exec(
        select(MemoryPart.summary_id, MemoryPart.memory_id)
        .where(col(MemoryPart.summary_id).in_(list(summary_ids)))
        .order_by(col(MemoryPart.memory_id))
    )
    return _grouped(rows)


def _grouped(rows: Iterable[Any]) -> dict[int, tuple[int, ...]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for summary_id, memory_id in rows:
        found[summary_id].append(memory_id)
    return {summary_id: tuple(parts) for summary_id, parts in found.items()}
