"""The switches that decide whether anything is written at all, as rows: the owner's, a persona's, a user's word."""

import secrets
from datetime import datetime

from sqlmodel import Session, select

from core.followups.deciding.facts import Mode
from core.storage.tables import Fact, FollowUpConsent, Persona, User

STUDIO_SWITCH = "follow_ups_leave"
HOLDOUT_SALT = "follow_up_holdout_salt"
OFF = "off"


def is_studio_on(session: Session) -> bool:
    """Tell whether the owner lets follow-ups leave the studio; they do until the owner says otherwise."""
    return session.exec(select(Fact.value).where(Fact.name == STUDIO_SWITCH)).first() != OFF


def set_studio(session: Session, *, is_on: bool) -> None:
    """Keep the owner's word."""
    session.merge(Fact(name=STUDIO_SWITCH, value="on" if is_on else OFF))


def holdout_salt(session: Session) -> str:
    """Return what is mixed into the draw of who is set aside; made once, so that the draw never changes."""
    row = session.get(Fact, HOLDOUT_SALT)
    if row is None:
        row = Fact(name=HOLDOUT_SALT, value=secrets.token_hex(16))
        session.add(row)
        session.flush()
    return row.value


def set_mode(session: Session, persona: Persona, mode: Mode) -> None:
    """Keep how a persona's follow-ups go out."""
    persona.follow_up_mode = mode.value
    session.add(persona)


def find_consent(session: Session, user_id: int, persona_id: int) -> FollowUpConsent | None:
    """Return a user's word on a persona, None while they were not asked."""
    return session.get(FollowUpConsent, (user_id, persona_id))


def save_consent(
    session: Session, user_id: int, persona_id: int, *, may_write: bool, may_review: bool, now: datetime
) -> None:
    """Keep a user's word; a later one replaces it."""
    row = find_consent(session, user_id, persona_id)
    if row is None:
        row = FollowUpConsent(user_id=user_id, persona_id=persona_id, may_write=may_write, answered_at=now)
    row.may_write, row.may_review, row.answered_at = may_write, may_write and may_review, now
    row.stopped_in = row.word_before = None
    session.add(row)


def stop_all(session: Session, user_id: int, stopped_at: datetime | None) -> None:
    """Keep since when a user wants no follow-ups from anybody; None: they may be asked again."""
    user = session.get(User, user_id)
    if user is not None:
        user.follow_ups_stopped_at = stopped_at
        session.add(user)
