"""The rows of memories: plain questions and changes, in the caller's session; who may ask is decided elsewhere."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.memory.reading.extraction import Found
from core.memory.views import Quoted, Recalled
from core.ports import Scope
from core.storage.tables import (
    Memory,
    MemoryChange,
    MemorySource,
    Message,
    Persona,
    Recall,
    TurnRecall,
)


def hash_text(text: str) -> str:
    """Return what tells whether a vector still belongs to a text."""
    return hashlib.sha256(text.encode()).hexdigest()


# --- looking -------------------------------------------------------------------


def find_persona(session: Session, persona_id: int) -> Persona:
    """Return the persona's row; raises NotFound."""
    persona = session.get(Persona, persona_id)
    if persona is None:
        raise NotFound("This persona is not there any more.")
    return persona


def personas_of(session: Session, user_id: int) -> list[int]:
    """List the personas that remember something of a user."""
    return list(session.exec(select(Memory.persona_id).where(Memory.user_id == user_id).distinct()))


def list_rows(
    session: Session,
    user_id: int,
    persona_id: int | None = None,
    *,
    kind: str | None = None,
    text: str = "",
    include_past: bool = False,
) -> list[Memory]:
    """List a user's memories, pinned first, then newest."""
    wanted = select(Memory).where(Memory.user_id == user_id)
    if persona_id is not None:
        wanted = wanted.where(Memory.persona_id == persona_id)
    if kind is not None:
        wanted = wanted.where(Memory.kind == kind)
    if text:
        wanted = wanted.where(sa.func.lower(Memory.text).contains(text.lower(), autoescape=True))
    if not include_past:
        wanted = wanted.where(col(Memory.invalid_at).is_(None))
    return list(session.exec(wanted.order_by(col(Memory.pinned).desc(), col(Memory.id).desc())))


def rows_by_id(session: Session, memory_ids: Sequence[int]) -> list[Memory]:
    """Return the rows that exist, in no order."""
    return list(session.exec(select(Memory).where(col(Memory.id).in_(list(memory_ids))))) if memory_ids else []


# --- changing ------------------------------------------------------------------


def insert_by_hand(session: Session, scope: Scope, text: str, kind: str, now: datetime) -> int:
    """Add a memory without a source; return its id."""
    row = Memory(
        persona_id=scope.persona_id,
        user_id=scope.user_id,
        kind=kind,
        text=text,
        extractor="hand",
        content_hash=hash_text(text),
        created_at=now,
        updated_at=now,
    )
    return insert(session, row, "Added by hand.", now)


def insert_found(session: Session, scope: Scope, found: Found, reason: str, said_at: datetime, now: datetime) -> int:
    """Add what a reader found; it is as old as the message, not as the reading. Return its id."""
    row = Memory(
        persona_id=scope.persona_id,
        user_id=scope.user_id,
        kind=found.kind,
        subject=found.subject,
        text=found.text,
        importance=found.importance,
        sensitive=found.sensitive,
        sensitive_topic=found.sensitive_topic,
        extractor="model" if found.model else "extractive",
        model=found.model,
        content_hash=hash_text(found.text),
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        date_precision=found.date_precision,
        created_at=said_at,
        updated_at=now,
    )
    return insert(session, row, reason, now)


def insert(session: Session, row: Memory, reason: str, now: datetime) -> int:
    """Add a memory and note why; return its id."""
    session.add(row)
    session.flush()
    assert row.id is not None
    note_change(session, row.id, "added", reason, now)
    return row.id


def note_change(
    session: Session,
    memory_id: int,
    action: str,
    reason: str,
    now: datetime,
    *,
    text_before: str = "",
    other_id: int | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Write down what happened to a memory and why; never another memory's words: `other_id` names it.

    `before`: what must be known to undo it; without it, it cannot be.
    """
    change = MemoryChange(
        memory_id=memory_id,
        action=action,
        reason=reason,
        text_before=text_before,
        other_memory_id=other_id,
        before=dict(before) if before is not None else None,
        created_at=now,
    )
    session.add(change)
    session.flush()


def add_source(session: Session, memory_id: int, message_id: int, start: int, end: int) -> None:
    """Link a memory to the span of a message that supports it; the first span of a message stays."""
    if session.get(MemorySource, (memory_id, message_id)) is None:
        session.add(MemorySource(memory_id=memory_id, message_id=message_id, quote_start=start, quote_end=end))
        session.flush()


def change_by_hand(session: Session, row: Memory, text: str, kind: str, importance: int, now: datetime) -> None:
    """Change a memory; what stays as it is leaves no trace. Its vector is out of date until the index follows."""
    assert row.id is not None
    wanted = {"text": text, "kind": kind, "importance": importance}
    before = {name: getattr(row, name) for name, value in wanted.items() if getattr(row, name) != value}
    if not before:
        return
    text_before = row.text if "text" in before else ""
    note_change(session, row.id, "edited", _name_changed(before), now, text_before=text_before, before=before)
    for name in before:
        setattr(row, name, wanted[name])
    row.content_hash, row.updated_at = hash_text(text), now
    session.add(row)


def _name_changed(before: Mapping[str, object]) -> str:
    named = {"text": "words", "kind": "kind", "importance": "importance"}
    changed = " and ".join(named[name] for name in before)
    return f"{changed.capitalize()} changed by hand."


def set_pinned(session: Session, row: Memory, pinned: bool, now: datetime) -> None:
    """Pin or unpin a memory."""
    assert row.id is not None
    if row.pinned == pinned:
        return
    reason = "Pinned by hand." if pinned else "Unpinned by hand."
    note_change(session, row.id, "pinned", reason, now, before={"pinned": row.pinned})
    row.pinned, row.updated_at = pinned, now
    session.add(row)


def insert_recalls(session: Session, message_id: int, items: Sequence[Recalled], now: datetime) -> None:
    """Keep what a reply's prompt recalled. A memory that was deleted meanwhile is left out."""
    there = {row.id for row in rows_by_id(session, [item.memory_id for item in items])}
    for position, item in enumerate(items):
        if item.memory_id in there:
            session.add(
                Recall(
                    message_id=message_id,
                    memory_id=item.memory_id,
                    position=position,
                    text=item.text,
                    score=item.score,
                    created_at=now,
                )
            )


def insert_turn_recalls(session: Session, message_id: int, quoted: Quoted, now: datetime) -> None:
    """Keep which earlier messages a reply's prompt quoted; one that was deleted or forgotten meanwhile is left out."""
    wanted = select(Message.id).where(col(Message.id).in_(list(quoted)), col(Message.forgotten_at).is_(None))
    there = set(session.exec(wanted))
    for position, (turn_id, score) in enumerate(quoted.items()):
        if turn_id in there:
            session.add(
                TurnRecall(message_id=message_id, turn_id=turn_id, position=position, score=dict(score), created_at=now)
            )


def reinforce(session: Session, row: Memory, reason: str, message_id: int, now: datetime) -> None:
    """Count a memory as seen again, in this message."""
    assert row.id is not None
    before = {"seen_count": row.seen_count, "message_id": message_id}
    note_change(session, row.id, "reinforced", reason, now, before=before)
    row.seen_count, row.updated_at = row.seen_count + 1, now
    session.add(row)
    session.flush()


def close(session: Session, memory_id: int, successor_id: int, reason: str, since: datetime, now: datetime) -> None:
    """Make a memory past: it stays as history."""
    row = session.get(Memory, memory_id)
    assert row is not None
    before = {"invalid_at": None, "superseded_by": None}
    note_change(session, memory_id, "superseded", reason, now, other_id=successor_id, before=before)
    row.invalid_at, row.superseded_by, row.updated_at = since, successor_id, now
    session.add(row)
    session.flush()


def reopen(session: Session, successor_ids: Sequence[int], now: datetime) -> None:
    """Make memories live again whose successors are forgotten."""
    for row in session.exec(select(Memory).where(col(Memory.superseded_by).in_(list(successor_ids)))).all():
        assert row.id is not None
        note_change(session, row.id, "restored", "What had taken its place was forgotten.", now)
        row.invalid_at, row.superseded_by, row.updated_at = None, None, now
        session.add(row)
    session.flush()
