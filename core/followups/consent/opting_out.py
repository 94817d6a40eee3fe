"""Takes a "stop" in a message at its word, in the message's own transaction: nothing can be sent between the two."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.followups.consent import switches
from core.followups.consent.stop_words import LONGEST, means_stop
from core.storage.tables import Conversation, FollowUpConsent, FollowUpSend, Message, PersonaVersion

STILL_ABOUT_IT = timedelta(minutes=10)
"""How long after the first answer to a follow-up a second one is still about it."""


def take_in(session: Session, row: Conversation, now: datetime) -> None:
    """Look at what the user just said; call it before the ledger takes the message for an answer."""
    message = _newest(session, row)
    word = switches.find_consent(session, row.user_id, row.persona_id)
    if message is None or len(message.text) > LONGEST or (word is not None and not word.may_write):
        return
    is_answer = _is_answer(session, row.persona_id, row.user_id, now)
    if means_stop(message.text, is_answer=is_answer, name=_name_of(session, row)):
        _stop(session, row, message, word, now)


def take_back(session: Session, user_id: int, persona_id: int) -> None:
    """Put a user's word back to what it was before they said "stop"; nothing where they gave another one since."""
    word = switches.find_consent(session, user_id, persona_id)
    if word is None or word.stopped_in is None:
        return
    if word.word_before is None:
        session.delete(word)
        return
    word.may_write, word.stopped_in, word.word_before = word.word_before, None, None
    session.add(word)


def _stop(session: Session, row: Conversation, message: Message, word: FollowUpConsent | None, now: datetime) -> None:
    before = word.may_write if word else None
    word = word or FollowUpConsent(user_id=row.user_id, persona_id=row.persona_id, may_write=False, answered_at=now)
    word.may_write, word.answered_at, word.stopped_in, word.word_before = False, now, message.id, before
    session.add(word)


def _newest(session: Session, row: Conversation) -> Message | None:
    said = select(Message).where(Message.conversation_id == row.id, Message.role == "user")
    return session.exec(said.order_by(col(Message.id).desc()).limit(1)).first()


def _is_answer(session: Session, persona_id: int, user_id: int, now: datetime) -> bool:
    """Tell whether the persona wrote first, and this is the user's first word since, or one soon after it."""
    is_fresh = sa.or_(col(FollowUpSend.answered_at).is_(None), col(FollowUpSend.answered_at) >= now - STILL_ABOUT_IT)
    waiting = select(FollowUpSend.id).where(
        FollowUpSend.persona_id == persona_id, FollowUpSend.user_id == user_id, FollowUpSend.sent_at < now, is_fresh
    )
    return session.exec(waiting.limit(1)).first() is not None


def _name_of(session: Session, row: Conversation) -> str:
    version = session.get(PersonaVersion, row.version_id)
    return str(version.spec.get("name", "")) if version else ""
