"""Holds a user still while something is decided for them: whoever else would send to them waits until it is done."""

from datetime import datetime

from sqlmodel import Session, col, select

from core.followups.cases import Case, load_case
from core.storage.tables import Conversation, User


def lock_case(session: Session, conversation_id: int, now: datetime) -> Case:
    """Return a conversation's case while nobody else can send to its user, or talk in it; raises NotFound."""
    lock_user(session, user_of(session, conversation_id) or 0)
    session.exec(select(Conversation.id).where(col(Conversation.id) == conversation_id).with_for_update()).first()
    return load_case(session, conversation_id, now=now)


def user_of(session: Session, conversation_id: int) -> int | None:
    """Return whose conversation it is."""
    return session.exec(select(Conversation.user_id).where(Conversation.id == conversation_id)).first()


def lock_user(session: Session, user_id: int) -> None:
    """Let nobody send to this user until the transaction ends (SQLite's writer is alone anyway)."""
    session.exec(select(User.id).where(User.id == user_id).with_for_update()).first()
