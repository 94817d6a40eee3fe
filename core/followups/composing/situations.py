"""Loads what a follow-up may build on: the last talk, what may be cited, what was sent before."""

from datetime import datetime

from sqlmodel import Session, col, select

from core.followups.candidate import Citable, Earlier, Said, Situation
from core.followups.cases import Case
from core.followups.composing import evidence
from core.followups.composing.prompting import silence_of
from core.followups.consent.unwelcome import find_unwelcome
from core.memory.showing import showing as memory_views
from core.memory.views import MemoryView
from core.ports import Scope
from core.storage.tables import Conversation, FollowUp, Message
from core.time_zones import find_zone

STRETCH = 12
"""Messages of the last talk that a follow-up may refer to."""
USER_WORDS = 200
"""Messages of the user that are searched for topics they raised."""
EARLIER = 10
"""Follow-ups before, which the next one does not repeat."""


def load_situation(session: Session, case: Case, *, now: datetime) -> Situation:
    """Return what a follow-up to this conversation may build on, at `now`."""
    unwelcome = find_unwelcome(session, case.persona_id, case.user_id)
    known = memory_views.load_citable(session, Scope(case.persona_id, case.user_id), now)
    return Situation(
        spec=case.spec,
        memories=tuple(_citable(view) for view in known if view.id not in unwelcome),
        now=now,
        talk=tuple(_load_talk(session, case.conversation_id)),
        user_words="\n".join(_load_user_words(session, case)),
        user_name=case.user_name,
        silence=silence_of(now - case.last_message_at),
        zone=find_zone(case.facts.time_zone),
        sent=_load_sent(session, case),
    )


def _load_sent(session: Session, case: Case) -> tuple[Earlier, ...]:
    query = select(FollowUp).where(
        FollowUp.persona_id == case.persona_id,
        FollowUp.user_id == case.user_id,
        col(FollowUp.status).in_(("sent", "answered", "failed")),
    )
    rows = list(session.exec(query.order_by(col(FollowUp.id).desc()).limit(EARLIER)))
    cited = evidence.cited_by(session, [row.id for row in rows if row.id is not None])
    return tuple(Earlier(row.text, tuple(cited.get(row.id or 0, ()))) for row in rows)


def _citable(view: MemoryView) -> Citable:
    source = view.sources[-1] if view.sources else None
    return Citable(
        id=view.id,
        text=view.text,
        kind=view.kind,
        quote=source.quote if source else "",
        importance=view.importance,
        is_sensitive=view.sensitive,
        starts_at=view.starts_at,
        ends_at=view.ends_at,
        date_precision=view.date_precision,
        said_at=source.said_at if source else view.created_at,
    )


def _load_talk(session: Session, conversation_id: int) -> list[Said]:
    """Walk from the end of the shown branch towards its beginning; what was forgotten is not brought up again."""
    leaf = session.exec(select(Conversation.leaf_id).where(col(Conversation.id) == conversation_id)).first()
    talk: list[Said] = []
    while leaf is not None and len(talk) < STRETCH:
        message = session.get(Message, leaf)
        if message is None:
            break
        if message.forgotten_at is None:
            talk.append(Said(message.role, message.text))  # type: ignore[arg-type]
        leaf = message.parent_id
    return talk[::-1]


def _load_user_words(session: Session, case: Case) -> list[str]:
    query = (
        select(Message.text)
        .join(Conversation, col(Conversation.id) == col(Message.conversation_id))
        .where(
            Conversation.persona_id == case.persona_id,
            Conversation.user_id == case.user_id,
            Message.role == "user",
            col(Message.forgotten_at).is_(None),
        )
    )
    return list(session.exec(query.order_by(col(Message.id).desc()).limit(USER_WORDS)))
