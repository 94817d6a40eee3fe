"""The inbox, as rows: what a user received, and what of it they have not read."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.followups.deciding.facts import Facts
from core.storage.tables import FollowUp, InboxItem


def list_inbox(
    session: Session, user_id: int, *, limit: int, unread_only: bool = False, message_id: int | None = None
) -> list[tuple[InboxItem, FollowUp]]:
    """List what a user received, newest first."""
    query = (
        select(InboxItem, FollowUp)
        .join(FollowUp, col(FollowUp.id) == col(InboxItem.followup_id))
        .where(InboxItem.user_id == user_id)
    )
    if unread_only:
        query = query.where(col(InboxItem.read_at).is_(None))
    if message_id is not None:
        query = query.where(FollowUp.message_id == message_id)
    return list(session.exec(query.order_by(col(InboxItem.id).desc()).limit(limit)))


def find_received(session: Session, user_id: int, item_id: int) -> FollowUp | None:
    """Return what an item of this user's inbox holds."""
    item = session.get(InboxItem, item_id)
    return session.get(FollowUp, item.followup_id) if item is not None and item.user_id == user_id else None


def count_unread(session: Session, user_id: int) -> int:
    """Count what a user has not read yet."""
    query = select(sa.func.count()).select_from(InboxItem)
    return session.exec(query.where(InboxItem.user_id == user_id, col(InboxItem.read_at).is_(None))).one()


def find_unread(session: Session, user_id: int, conversation_id: int) -> list[int]:
    """List the items of a user's inbox that arrived in a conversation and are not read yet."""
    found = (
        select(InboxItem.id)
        .join(FollowUp, col(FollowUp.id) == InboxItem.followup_id)
        .where(
            InboxItem.user_id == user_id,
            FollowUp.conversation_id == conversation_id,
            col(InboxItem.read_at).is_(None),
        )
    )
    return [item_id for item_id in session.exec(found) if item_id is not None]


def mark_read(session: Session, user_id: int, item_id: int | None, now: datetime) -> None:
    """Mark one item, or all, as read by its user."""
    change = sa.update(InboxItem).where(col(InboxItem.user_id) == user_id, col(InboxItem.read_at).is_(None))
    session.execute((change if item_id is None else change.where(col(InboxItem.id) == item_id)).values(read_at=now))


def is_answered(facts: Facts, sent_at: datetime) -> bool:
    """Whether the user said anything to the persona after a follow-up."""
    return any(at > sent_at for at in facts.user_messages_at)
