"""Shows what happened to a memory: the rows name the other memory by its id, its words are looked up when shown."""

from collections.abc import Sequence

from sqlmodel import Session, select

from core.memory.merging.reverting import may_be_undone
from core.memory.store import rows_by_id
from core.memory.views import ChangeView
from core.storage.tables import MemoryChange


def load_changes(session: Session, memory_id: int) -> list[ChangeView]:
    """List what happened to a memory, newest first; what it took the place of is a change of its own."""
    own = list(session.exec(select(MemoryChange).where(MemoryChange.memory_id == memory_id)))
    replaced = list(
        session.exec(
            select(MemoryChange).where(MemoryChange.other_memory_id == memory_id, MemoryChange.action == "superseded")
        )
    )
    others = {change.other_memory_id for change in own} | {change.memory_id for change in replaced}
    texts = {row.id: row.text for row in rows_by_id(session, [other for other in others if other is not None])}
    changes = sorted([*own, *replaced], key=lambda change: change.id or 0, reverse=True)
    return [_view(session, change, memory_id, own, texts) for change in changes]


def _view(
    session: Session, change: MemoryChange, memory_id: int, own: Sequence[MemoryChange], texts: dict[int | None, str]
) -> ChangeView:
    is_own = change.memory_id == memory_id
    other_id = change.other_memory_id if is_own else change.memory_id
    siblings = own if is_own else session.exec(select(MemoryChange).where(MemoryChange.memory_id == change.memory_id))
    later = [each for each in siblings if (each.id or 0) > (change.id or 0)]
    return ChangeView(
        action=change.action if is_own else "replaced",
        reason=change.reason if is_own else "",
        text_before=change.text_before if is_own else "",
        created_at=change.created_at,
        id=change.id or 0,
        other_id=other_id,
        other_text=texts.get(other_id, ""),
        may_be_undone=may_be_undone(change, later),
        undone_at=change.undone_at,
    )
