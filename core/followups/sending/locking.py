"""Holds a user still while something is decided for them: whoever else would send to them waits until it is done."""

from datetime import datetime

from sqlmodel import Session, col, select

from core.followups.cases import Case, load_case
from core.storage.tables import Conversation, Persona, User


def lock_case(session: Session, conversation_id: int, now: datetime) -> Case:
    """Return a conversation's case while nobody else can send to its user, talk in it, or switch its persona.

    Raises NotFound.
    """
    lock_user(session, user_of(session, conversation_id) or 0)
    talk = select(Conversation.persona_id).where(col(Conversation.id) == conversation_id).with_for_update()
    persona_id = session.exec(talk).first()
    # Shared: many may be sent to at once by one persona, but not while its mode changes.
    session.exec(select(Persona.id).where(col(Persona.id) == persona_id).with_for_update(read=True)).first()
    return load_case(session, conversation_id, now=now)


def user_of(session: Session, conversation_id: int) -> int | None:
    """Return whose conversation it is."""
    return session.exec(select(Conversation.user_id).where(Conversation.id == conversation_id)).first()


def lock_user(session: Session, user_id: int) -> None:
    """Let nobody send to this user until the transaction ends (SQLite's writer is alone anyway)."""
    session.exec(select(User.id).where(User.id == user_id).with_for_update()).first()
