"""The book of what went out: every follow-up that was sent or may have been, entered before it leaves; no words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from core.errors import Conflict
from core.storage.tables import FollowUp, FollowUpSend


@dataclass(frozen=True)
class Sent:
    """The entries of some users."""

    rows: tuple[FollowUpSend, ...]

    def of_pair(self, persona_id: int, user_id: int) -> tuple[datetime, ...]:
        """Return when this persona wrote to this user."""
        return tuple(row.sent_at for row in self._pair(persona_id, user_id))

    def to_user(self, user_id: int) -> tuple[datetime, ...]:
        """Return when any persona wrote to this user."""
        return tuple(row.sent_at for row in self.rows if row.user_id == user_id)

    def waiting(self, persona_id: int, user_id: int) -> int:
        """Count what has no answer yet."""
        return sum(row.answered_at is None for row in self._pair(persona_id, user_id))

    def _pair(self, persona_id: int, user_id: int) -> list[FollowUpSend]:
        return [row for row in self.rows if row.persona_id == persona_id and row.user_id == user_id]


def load(session: Session, user_ids: Collection[int]) -> Sent:
    """Return everything that was sent to these users."""
    return Sent(tuple(session.exec(select(FollowUpSend).where(col(FollowUpSend.user_id).in_(user_ids)))))


def enter(session: Session, row: FollowUp, now: datetime) -> None:
    """Enter a follow-up that is about to go; raises Conflict when one is waiting: the database itself refuses two."""
    entry = FollowUpSend(persona_id=row.persona_id, user_id=row.user_id, followup_id=row.id, sent_at=now)
    try:
        with session.begin_nested():
            session.add(entry)
    except IntegrityError as error:
        raise Conflict("A follow-up is waiting for an answer already.", hint="It was sent meanwhile.") from error


def note_answer(session: Session, persona_id: int, user_id: int, now: datetime) -> None:
    """Enter that the user wrote: what went out before it is answered."""
    waiting = select(FollowUpSend).where(
        FollowUpSend.persona_id == persona_id,
        FollowUpSend.user_id == user_id,
        col(FollowUpSend.answered_at).is_(None),
        FollowUpSend.sent_at < now,
    )
    for entry in session.exec(waiting):
        entry.answered_at = now
        session.add(entry)
        went_out = (col(FollowUp.id) == entry.followup_id, col(FollowUp.status).in_(("reserved", "sent", "failed")))
        session.execute(sa.update(FollowUp).where(*went_out).values(status="answered", answered_at=now))
