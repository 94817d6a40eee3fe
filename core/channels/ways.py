"""Where somebody who comes from a mail goes on: their talk, or the inbox of whoever lives in the studio."""

from sqlmodel import Session, col, select

from core.accounts.rules import Role
from core.storage.tables import Conversation, User


def find_way_back(session: Session, user_id: int, persona_id: int | None = None) -> str:
    """Return the path of a page that this person may open, empty where there is nothing left of theirs."""
    user = session.get(User, user_id)
    if user is None:
        return ""
    if user.role != Role.VISITOR:
        return "/inbox"
    talks = select(Conversation.id).where(Conversation.user_id == user_id)
    if persona_id is not None:
        talks = talks.where(Conversation.persona_id == persona_id)
    newest = session.exec(talks.order_by(col(Conversation.last_message_at).desc()).limit(1)).first()
    return f"/talk?c={newest}" if newest else ""
