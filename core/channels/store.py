"""Addresses and what was asked of them, as rows, in the caller's session."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.channels.fairness import Asks
from core.storage.tables import Conversation, EmailAddress, EmailAsk, Fact

TROUBLE = "mail_trouble"


def find(session: Session, user_id: int) -> EmailAddress | None:
    """Return a user's address, confirmed or not."""
    return session.get(EmailAddress, user_id)


def save(session: Session, user_id: int, address: str, asked_at: datetime) -> None:
    """Keep an address that is still to be confirmed, in place of another."""
    session.merge(EmailAddress(user_id=user_id, address=address, asked_at=asked_at, confirmed_at=None, refused_at=None))


def confirm(session: Session, user_id: int, asked_at: datetime, now: datetime) -> None:
    """Keep that the address of this very request is its owner's."""
    waiting = (
        col(EmailAddress.user_id) == user_id,
        col(EmailAddress.asked_at) == asked_at,
        col(EmailAddress.confirmed_at).is_(None),
    )
    session.execute(sa.update(EmailAddress).where(*waiting).values(confirmed_at=now))
    row = find(session, user_id)
    if row is not None:
        _leave_to_one(session, row)


def _leave_to_one(session: Session, row: EmailAddress) -> None:
    """A mailbox belongs to whoever confirmed it last: one person with two browsers does not get twice as many mails."""
    same = sa.func.lower(col(EmailAddress.address)) == row.address.lower()
    session.execute(sa.delete(EmailAddress).where(same, col(EmailAddress.user_id) != row.user_id))


def refuse(session: Session, user_id: int, address: str, now: datetime) -> None:
    """Keep that the mailbox takes nothing; an address that was changed meanwhile is another one."""
    same = (col(EmailAddress.user_id) == user_id, col(EmailAddress.address) == address)
    session.execute(sa.update(EmailAddress).where(*same).values(refused_at=now))


def erase(session: Session, user_id: int) -> None:
    """Forget a user's address."""
    session.execute(sa.delete(EmailAddress).where(col(EmailAddress.user_id) == user_id))


# --- counting ------------------------------------------------------------------


def talked_to(session: Session, user_id: int) -> int | None:
    """Return the persona that a user talked to last, None before they did."""
    newest = select(Conversation.persona_id).where(Conversation.user_id == user_id)
    return session.exec(newest.order_by(col(Conversation.last_message_at).desc()).limit(1)).first()


def count_asks(session: Session, since: datetime, ask: EmailAsk) -> Asks:
    """Count what was asked for since then by, for and from the same as this one. What is older is dropped."""
    session.execute(sa.delete(EmailAsk).where(col(EmailAsk.asked_at) <= since))
    is_same_network = sa.and_(col(EmailAsk.network_key) != "", col(EmailAsk.network_key) == ask.network_key)
    counted = sa.select(
        sa.func.count().filter(col(EmailAsk.user_id) == ask.user_id),
        sa.func.count().filter(col(EmailAsk.address_key) == ask.address_key),
        sa.func.count().filter(is_same_network),
        sa.func.count().filter(col(EmailAsk.persona_id).is_not_distinct_from(ask.persona_id)),
        sa.func.count(),
    ).select_from(EmailAsk)
    return Asks(*session.execute(counted).one())


# --- trouble -------------------------------------------------------------------


def find_trouble(session: Session) -> str:
    """Return why the last mail did not leave, empty when it did."""
    row = session.get(Fact, TROUBLE)
    return row.value if row else ""


def keep_trouble(session: Session, trouble: str) -> None:
    """Keep why a mail did not leave, or that one left again."""
    session.merge(Fact(name=TROUBLE, value=trouble))
