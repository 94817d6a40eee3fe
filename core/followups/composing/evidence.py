"""Links each follow-up to the memories that it cites, as far as they still exist."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from core.memory import store as memory_store
from core.memory.showing import showing as memory_views
from core.memory.views import MemoryView
from core.storage.tables import FollowUpMemory, Memory


def add_evidence(session: Session, follow_up_id: int, memory_ids: Sequence[int]) -> None:
    """Link a follow-up to the memories it cites, as far as they still exist; linking twice is linking once."""
    there = session.exec(select(Memory.id).where(col(Memory.id).in_(list(memory_ids))))
    for memory_id in there:
        if memory_id is not None:
            session.merge(FollowUpMemory(followup_id=follow_up_id, memory_id=memory_id))


def cited_by(session: Session, follow_up_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the ids of the memories that each follow-up cites."""
    rows = session.exec(select(FollowUpMemory).where(col(FollowUpMemory.followup_id).in_(list(follow_up_ids))))
    cited: dict[int, list[int]] = {}
    for row in rows:
        cited.setdefault(row.followup_id, []).append(row.memory_id)
    return cited


def load_memories(session: Session, user_id: int, memory_ids: Sequence[int]) -> tuple[MemoryView, ...]:
    """Return the user's memories of these ids that are still there."""
    rows = [row for row in memory_store.rows_by_id(session, memory_ids) if row.user_id == user_id]
    return tuple(memory_views.load_views(session, rows))
