"""Users, their browsers and the owner's one-time links, as rows."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Role
from core.storage.tables import BrowserSession, OwnerTicket, User


def find_owner(session: Session) -> User | None:
    """Return the studio's one owner, if there is one yet."""
    return session.exec(select(User).where(User.role == Role.OWNER).order_by(col(User.id))).first()


def add_user(session: Session, role: Role, now: datetime) -> User:
    """Insert a user and return it with its id."""
    user = User(role=role, created_at=now, seen_at=now)
    session.add(user)
    session.flush()
    return user


def add_browser(session: Session, user_id: int, token_hash: str, now: datetime) -> None:
    """Remember that a browser carries this token."""
    session.add(BrowserSession(user_id=user_id, token_hash=token_hash, created_at=now, seen_at=now))


def find_browser(session: Session, token_hash: str) -> tuple[BrowserSession, User] | None:
    """Return the browser that carries this token and its user."""
    rows = (
        select(BrowserSession, User)
        .join(User, col(User.id) == BrowserSession.user_id)
        .where(BrowserSession.token_hash == token_hash)
    )
    return session.exec(rows).first()


def touch_browser(session: Session, token_hash: str, now: datetime) -> None:
    """Note that the browser came by."""
    browser = find_browser(session, token_hash)
    if browser:
        browser[0].seen_at = browser[1].seen_at = now


def drop_browser(session: Session, token_hash: str) -> None:
    """Forget a browser."""
    session.exec(sa.delete(BrowserSession).where(col(BrowserSession.token_hash) == token_hash))


def add_ticket(session: Session, ticket_hash: str, now: datetime) -> None:
    """Keep a one-time link's hash."""
    session.add(OwnerTicket(ticket_hash=ticket_hash, created_at=now))


def use_ticket(session: Session, ticket_hash: str, not_before: datetime, now: datetime) -> bool:
    """Mark a ticket as used; false if it is unknown, too old, or somebody was faster."""
    statement = (
        sa.update(OwnerTicket)
        .where(
            col(OwnerTicket.ticket_hash) == ticket_hash,
            col(OwnerTicket.used_at).is_(None),
            col(OwnerTicket.created_at) > not_before,
        )
        .values(used_at=now)
    )
    return cast(sa.CursorResult[Any], session.exec(statement)).rowcount == 1


def drop_expired(session: Session, tickets_before: datetime, browsers_before: datetime) -> None:
    """Forget links and browsers that no longer open anything."""
    session.exec(sa.delete(OwnerTicket).where(col(OwnerTicket.created_at) <= tickets_before))
    session.exec(sa.delete(BrowserSession).where(col(BrowserSession.seen_at) <= browsers_before))
