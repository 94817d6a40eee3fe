"""Forgets visitors of whom there is nothing to keep: whoever opened a link and never said a word leaves no row."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from core.accounts.rules import Role
from core.storage.db import Database
from core.storage.tables import Conversation, EmailAddress, FollowUpConsent, FollowUpSend, Memory, Message, User

GONE_AFTER = timedelta(days=30)
"""Without a visit. Whoever comes back later is somebody new, who has lost nothing."""
BATCH = 500
"""In one transaction: nobody waits long for it."""


def forget_empty(database: Database, now: datetime, *, batch: int = BATCH) -> int:
    """Delete visitors without a message, a memory, a word on follow-ups or an address; return how many.

    Whoever was written to stays, too, as long as they keep their identity: the book says what they got.
    """
    count = last = 0
    while found := _find(database, now - GONE_AFTER, last, batch):
        with database.write() as session:
            # Asked again: somebody may have come back between the two.
            gone = select(User.id).where(col(User.id).in_(found), *_is_empty(now - GONE_AFTER))
            ids = list(session.exec(gone.with_for_update()))
            session.execute(sa.delete(User).where(col(User.id).in_(ids)))
        count, last = count + len(ids), found[-1]
    return count


def _find(database: Database, before: datetime, last: int, limit: int) -> list[int]:
    query = select(User.id).where(col(User.id) > last, *_is_empty(before)).order_by(col(User.id)).limit(limit)
    with database.read() as session:
        return [id_ for id_ in session.exec(query) if id_ is not None]


def _is_empty(before: datetime) -> tuple[Any, ...]:
    said = sa.exists().where(
        col(Conversation.user_id) == col(User.id),
        col(Message.conversation_id) == col(Conversation.id),
        col(Message.role) == "user",
    )
    kept = [
        sa.exists().where(col(column) == col(User.id))
        for column in (Memory.user_id, FollowUpConsent.user_id, EmailAddress.user_id, FollowUpSend.user_id)
    ]
    return (
        col(User.role) == Role.VISITOR,
        col(User.seen_at) <= before,
        col(User.follow_ups_stopped_at).is_(None),
        sa.not_(said),
        *[sa.not_(one) for one in kept],
    )
