"""Takes single changes back: a memory holds again, is seen once less, reads as before; and it stays that way.

What was taken back is kept on the change itself, so that merging knows of it and does not do it again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Conflict
from core.memory import store
from core.memory.merging.merge import SAME_WORDS
from core.memory.reading import unread
from core.ports import Clock
from core.storage.tables import Memory, MemoryChange, MemorySource, Message

UNDOABLE = ("superseded", "reinforced", "edited", "pinned")


def may_be_undone(change: MemoryChange, later: Iterable[MemoryChange]) -> bool:
    """Whether it can be taken back: it holds still, and nothing later changed the same."""
    if change.action not in UNDOABLE or change.before is None or change.undone_at is not None:
        return False
    if change.action == "reinforced":
        return True
    touched = set(change.before)
    return not any(touched & set(each.before or ()) for each in later if each.undone_at is None)


def find_later(session: Session, change: MemoryChange) -> list[MemoryChange]:
    """Return what happened to the same memory after a change."""
    wanted = select(MemoryChange).where(
        MemoryChange.memory_id == change.memory_id, col(MemoryChange.id) > (change.id or 0)
    )
    return list(session.exec(wanted))


def revert(session: Session, row: Memory, change: MemoryChange, clock: Clock) -> int | None:
    """Take a change of this memory back; return the conversation that is to be read again for it, if any.

    Raises Conflict when it cannot be undone any more.
    """
    if not may_be_undone(change, find_later(session, change)):
        raise Conflict("This cannot be undone any more.", hint="Something later changed the same, or it is undone.")
    now = clock.now()
    before = change.before or {}
    conversation_id = None
    if change.action == "reinforced":
        conversation_id = _count_once_less(session, row, change.reason, before)
    else:
        for name, value in before.items():
            setattr(row, name, value)
        row.content_hash = store.hash_text(row.text)
    row.updated_at = now
    change.undone_at = now
    session.add(row)
    session.add(change)
    session.flush()
    return conversation_id


def _count_once_less(session: Session, row: Memory, reason: str, before: Mapping[str, Any]) -> int | None:
    """Let go of the message that said it again; what that said besides is found when it is read once more."""
    row.seen_count = max(1, row.seen_count - 1)
    source = session.get(MemorySource, (row.id, before.get("message_id")))
    if source is not None:
        session.delete(source)
    message = session.get(Message, before.get("message_id"))
    if reason == SAME_WORDS or message is None or message.forgotten_at is not None:
        return None
    if unread.is_paused(session, message.conversation_id):
        return None
    message.read_at = None
    session.add(message)
    return message.conversation_id
