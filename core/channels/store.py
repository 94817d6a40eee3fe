"""Addresses and what was asked of them, as rows, in the caller's session."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from core.storage.tables import EmailAddress, EmailAsk, Fact

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


def refuse(session: Session, user_id: int, address: str, now: datetime) -> None:
    """Keep that the mailbox takes nothing; an address that was changed meanwhile is another one."""
    same = (col(EmailAddress.user_id) == user_id, col(EmailAddress.address) == address)
    session.execute(sa.update(EmailAddress).where(*same).values(refused_at=now))


def erase(session: Session, user_id: int) -> None:
    """Forget a user's address."""
    session.execute(sa.delete(EmailAddress).where(col(EmailAddress.user_id) == user_id))


# --- counting ------------------------------------------------------------------


def count_asks(session: Session, since: datetime, *, user_id: int, address_key: str) -> tuple[int, int, int]:
    """Count what was asked for since then: by this user, for this address, in all. What is older is dropped."""
    session.execute(sa.delete(EmailAsk).where(col(EmailAsk.asked_at) <= since))
    counted = sa.select(
        sa.func.count().filter(col(EmailAsk.user_id) == user_id),
        sa.func.count().filter(col(EmailAsk.address_key) == address_key),
        sa.func.count(),
    ).select_from(EmailAsk)
    by_user, for_address, in_all = session.execute(counted).one()
    return by_user, for_address, in_all


def add_ask(session: Session, user_id: int, address_key: str, now: datetime) -> None:
    """Count one more."""
    session.add(EmailAsk(user_id=user_id, address_key=address_key, asked_at=now))


# --- trouble -------------------------------------------------------------------


def find_trouble(session: Session) -> str:
    """Return why the last mail did not leave, empty when it did."""
    row = session.get(Fact, TROUBLE)
    return row.value if row else ""


def keep_trouble(session: Session, trouble: str) -> None:
    """Keep why a mail did not leave, or that one left again."""
    session.merge(Fact(name=TROUBLE, value=trouble))
