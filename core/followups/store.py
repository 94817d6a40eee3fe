"""The rows of follow-ups: what is composed, sent and received, in the caller's session."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.followups.candidate import Citable, Earlier, Intent, Said, Situation, Weighed
from core.followups.cases import Case
from core.followups.composer import Composition
from core.followups.facts import Facts
from core.followups.policy import Decision
from core.followups.prompting import silence_of
from core.followups.unwelcome import find_unwelcome
from core.followups.views import CandidateView, read_verdict
from core.memory import showing as memory_views
from core.memory import store as memory_store
from core.memory.views import MemoryView
from core.ports import Scope
from core.storage.tables import (
    Conversation,
    FollowUp,
    FollowUpCandidate,
    FollowUpMemory,
    InboxItem,
    Memory,
    Message,
    User,
)
from core.time_zones import find_zone

STRETCH = 12
"""Messages of the last talk that a follow-up may refer to."""
USER_WORDS = 200
"""Messages of the user that are searched for topics they raised."""
EARLIER = 10
"""Follow-ups before, which the next one does not repeat."""


# --- what a follow-up builds on ----------------------------------------------


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
    cited = cited_by(session, [row.id for row in rows if row.id is not None])
    return tuple(Earlier(row.text, tuple(cited.get(row.id or 0, ()))) for row in rows)


def load_memories(session: Session, user_id: int, memory_ids: Sequence[int]) -> tuple[MemoryView, ...]:
    """Return the user's memories of these ids that are still there."""
    rows = [row for row in memory_store.rows_by_id(session, memory_ids) if row.user_id == user_id]
    return tuple(memory_views.load_views(session, rows))


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


# --- previews ------------------------------------------------------------------


def find_preview(session: Session, conversation_id: int) -> FollowUp | None:
    """Return the conversation's stored preview, if there is one."""
    query = select(FollowUp).where(FollowUp.conversation_id == conversation_id, FollowUp.status == "preview")
    return session.exec(query.order_by(col(FollowUp.id).desc()).limit(1)).first()


def drop_previews(session: Session, conversation_id: int) -> None:
    """Delete what was composed and not sent."""
    session.execute(
        sa.delete(FollowUp).where(col(FollowUp.conversation_id) == conversation_id, col(FollowUp.status) == "preview")
    )


def save_preview(session: Session, case: Case, composition: Composition, now: datetime) -> None:
    """Keep a composition as the conversation's one preview."""
    drop_previews(session, case.conversation_id)
    add_composed(session, case, composition, now, status="preview")


def add_composed(
    session: Session, case: Case, composition: Composition, now: datetime, *, status: str, origin: str = "hand"
) -> FollowUp:
    """Keep a composition with everything that was weighed for it."""
    row = FollowUp(
        persona_id=case.persona_id,
        user_id=case.user_id,
        conversation_id=case.conversation_id,
        version_id=case.version_id,
        status=status,
        origin=origin,
        text=composition.chosen.candidate.text if composition.chosen else "",
        engine=composition.engine,
        model=composition.model,
        reason="\n".join((composition.reason, composition.trouble)),
        created_at=now,
    )
    session.add(row)
    session.flush()
    for weighed in composition.weighed:
        add_candidate(session, row, weighed, is_chosen=weighed is composition.chosen)
    return row


def add_set_aside(session: Session, case: Case, decision: Decision, now: datetime) -> None:
    """Enter that a follow-up would have been written, had its user not been set aside for measuring."""
    row = FollowUp(
        persona_id=case.persona_id,
        user_id=case.user_id,
        conversation_id=case.conversation_id,
        version_id=case.version_id,
        status="set_aside",
        origin="auto",
        arm="holdout",
        decision=[result.as_row() for result in decision.rules],
        created_at=now,
    )
    session.add(row)
    session.flush()


def add_candidate(session: Session, row: FollowUp, weighed: Weighed, *, is_chosen: bool) -> None:
    """Keep a text and its verdicts with its follow-up."""
    assert row.id is not None
    candidate = weighed.candidate
    session.add(
        FollowUpCandidate(
            followup_id=row.id,
            text=candidate.text,
            intent=candidate.intent.value,
            written_by=candidate.written_by,
            memory_ids=list(candidate.memory_ids),
            checks=[verdict.as_row() for verdict in weighed.verdicts],
            score=weighed.score,
            is_chosen=is_chosen,
        )
    )
    session.flush()


def load_candidates(session: Session, follow_up_id: int) -> list[CandidateView]:
    """Return everything that was weighed for a follow-up, the chosen one first, then the best."""
    rows = session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == follow_up_id))
    views = [_candidate_view(row) for row in rows]
    return sorted(views, key=lambda view: (not view.is_chosen, -view.score, view.id))


def _candidate_view(row: FollowUpCandidate) -> CandidateView:
    return CandidateView(
        id=row.id or 0,
        text=row.text,
        intent=Intent(row.intent),
        written_by=row.written_by,  # type: ignore[arg-type]
        memory_ids=tuple(row.memory_ids),
        verdicts=tuple(read_verdict(check) for check in row.checks),
        score=row.score,
        is_chosen=row.is_chosen,
    )


def choose_candidate(session: Session, follow_up_id: int, candidate_id: int) -> None:
    """Make one candidate the one that would be sent; raises NotFound."""
    rows = list(session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == follow_up_id)))
    if candidate_id not in {row.id for row in rows}:
        raise NotFound("This text is not here any more.", hint="Compose again.")
    for row in rows:
        row.is_chosen = row.id == candidate_id
        session.add(row)


def replace_candidates(session: Session, row: FollowUp, weighed: Weighed) -> None:
    """Make this the one text that would be sent."""
    session.execute(sa.delete(FollowUpCandidate).where(col(FollowUpCandidate.followup_id) == row.id))
    add_candidate(session, row, weighed, is_chosen=True)
    row.text, row.is_edited = weighed.candidate.text, True
    session.add(row)


# --- sending -------------------------------------------------------------------


def user_of(session: Session, conversation_id: int) -> int | None:
    """Return whose conversation it is."""
    return session.exec(select(Conversation.user_id).where(Conversation.id == conversation_id)).first()


def lock(session: Session, user_id: int, conversation_id: int) -> None:
    """Let nobody send to this user, nor talk in this conversation, until the end (SQLite's writer is alone anyway)."""
    session.exec(select(User.id).where(User.id == user_id).with_for_update()).first()
    session.exec(select(Conversation.id).where(Conversation.id == conversation_id).with_for_update()).first()


def add_evidence(session: Session, follow_up_id: int, memory_ids: Sequence[int]) -> None:
    """Link a follow-up to the memories it cites, as far as they still exist; linking twice is linking once."""
    there = session.exec(select(Memory.id).where(col(Memory.id).in_(list(memory_ids))))
    for memory_id in there:
        if memory_id is not None:
            session.merge(FollowUpMemory(followup_id=follow_up_id, memory_id=memory_id))


def add_to_inbox(session: Session, user_id: int, follow_up_id: int, now: datetime) -> None:
    """Deliver a follow-up in the app."""
    session.add(InboxItem(user_id=user_id, followup_id=follow_up_id, created_at=now))


# --- receiving -----------------------------------------------------------------


def list_inbox(
    session: Session, user_id: int, *, limit: int, unread_only: bool = False, message_id: int | None = None
) -> list[tuple[InboxItem, FollowUp]]:
    """List what a user received, newest first."""
    query = (
        select(InboxItem, FollowUp)
        .join(FollowUp, col(FollowUp.id) == col(InboxItem.followup_id))
        .where(InboxItem.user_id == user_id)
    )
    if unread_only:
        query = query.where(col(InboxItem.read_at).is_(None))
    if message_id is not None:
        query = query.where(FollowUp.message_id == message_id)
    return list(session.exec(query.order_by(col(InboxItem.id).desc()).limit(limit)))


def cited_by(session: Session, follow_up_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the ids of the memories that each follow-up cites."""
    rows = session.exec(select(FollowUpMemory).where(col(FollowUpMemory.followup_id).in_(list(follow_up_ids))))
    cited: dict[int, list[int]] = {}
    for row in rows:
        cited.setdefault(row.followup_id, []).append(row.memory_id)
    return cited


def count_unread(session: Session, user_id: int) -> int:
    """Count what a user has not read yet."""
    query = select(sa.func.count()).select_from(InboxItem)
    return session.exec(query.where(InboxItem.user_id == user_id, col(InboxItem.read_at).is_(None))).one()


def mark_read(session: Session, user_id: int, item_id: int | None, now: datetime) -> None:
    """Mark one item, or all, as read by its user."""
    change = sa.update(InboxItem).where(col(InboxItem.user_id) == user_id, col(InboxItem.read_at).is_(None))
    session.execute((change if item_id is None else change.where(col(InboxItem.id) == item_id)).values(read_at=now))


def find_unread(session: Session, user_id: int, conversation_id: int) -> list[int]:
    """List the items of a user's inbox that arrived in a conversation and are not read yet."""
    found = (
        select(InboxItem.id)
        .join(FollowUp, col(FollowUp.id) == InboxItem.followup_id)
        .where(
            InboxItem.user_id == user_id,
            FollowUp.conversation_id == conversation_id,
            col(InboxItem.read_at).is_(None),
        )
    )
    return [item_id for item_id in session.exec(found) if item_id is not None]


def find_received(session: Session, user_id: int, item_id: int) -> FollowUp | None:
    """Return what an item of this user's inbox holds."""
    item = session.get(InboxItem, item_id)
    return session.get(FollowUp, item.followup_id) if item is not None and item.user_id == user_id else None


def is_answered(facts: Facts, sent_at: datetime) -> bool:
    """Whether the user said anything to the persona after a follow-up."""
    return any(at > sent_at for at in facts.user_messages_at)


def has_talked(session: Session, user_id: int, persona_id: int) -> bool:
    """Whether a user has a conversation with a persona."""
    query = select(Conversation.id).where(Conversation.user_id == user_id, Conversation.persona_id == persona_id)
    return session.exec(query.limit(1)).first() is not None
