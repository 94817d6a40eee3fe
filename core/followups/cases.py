"""Loads the facts that the rules look at, for one conversation or many with the same few questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Role, Thing, may, require
from core.chat.access import thing_of
from core.errors import NotFound
from core.followups import ledger
from core.followups.consent import switches
from core.followups.consent.unwelcome import is_welcome
from core.followups.deciding.facts import PUBLISHED_WINDOW, Facts, Mode
from core.personas.spec import PersonaSpec, rough_spec
from core.storage.tables import (
    Conversation,
    CrisisSignal,
    FollowUpConsent,
    Memory,
    MemorySource,
    Message,
    Persona,
    PersonaVersion,
    User,
)

Pair = tuple[int, int]
"""Persona id, user id."""


@dataclass(frozen=True)
class Case:
    """A conversation with everything that decides on its follow-up. `spec` is the persona's newest version."""

    conversation_id: int
    persona_id: int
    user_id: int
    creator_id: int
    version_id: int
    title: str
    user_name: str
    last_message_at: datetime
    spec: PersonaSpec
    mode: Mode
    facts: Facts


def load_cases(session: Session, conversation_ids: Sequence[int], *, now: datetime) -> list[Case]:
    """Return the cases in the given order, with ten questions however many there are; unknown ids are left out."""
    rows = _rows(session, conversation_ids)
    if not rows:
        return []
    pairs = {(conversation.persona_id, conversation.user_id) for conversation, _, _, _ in rows}
    known = _Known(session, [conversation.id or 0 for conversation, _, _, _ in rows], pairs, now)
    cases = {row[0].id: _case(known, *row) for row in rows}
    return [cases[id_] for id_ in conversation_ids if id_ in cases]


def load_case(session: Session, conversation_id: int, *, now: datetime) -> Case:
    """Return one case; raises NotFound."""
    cases = load_cases(session, [conversation_id], now=now)
    if not cases:
        raise NotFound("This conversation is not here.", hint="It may have been deleted.")
    return cases[0]


def load_visible(session: Session, actor: Actor, conversation_id: int, *, now: datetime) -> Case:
    """Return a case whose rules the actor may see: of their own talk, or with a persona of theirs; raises NotFound."""
    case = load_case(session, conversation_id, now=now)
    if not may(actor, Act.PERSONAL, Thing(user_id=case.user_id)):
        require(actor, Act.EDIT, Thing(creator_id=case.creator_id))
    return case


def _rows(session: Session, ids: Sequence[int]) -> list[Any]:
    query = (
        sa.select(Conversation, Persona, User, FollowUpConsent)
        .join(Persona, col(Persona.id) == col(Conversation.persona_id))
        .join(User, col(User.id) == col(Conversation.user_id))
        .outerjoin(
            FollowUpConsent,
            sa.and_(
                col(FollowUpConsent.user_id) == col(Conversation.user_id),
                col(FollowUpConsent.persona_id) == col(Conversation.persona_id),
            ),
        )
        .where(col(Conversation.id).in_(ids))
    )
    return list(session.execute(query).all())


class _Known:
    """The answers to all questions about a set of conversations."""

    def __init__(self, session: Session, ids: list[int], pairs: set[Pair], now: datetime) -> None:
        self._session = session
        self.specs = self._specs({persona_id for persona_id, _ in pairs})
        self.edges = self._edges(ids)
        self.said = self._said(pairs, now)
        self.sent = ledger.load(session, {user_id for _, user_id in pairs})
        self.is_studio_on = switches.is_studio_on(session)
        self.crises = set(
            session.exec(select(CrisisSignal.conversation_id).where(col(CrisisSignal.conversation_id).in_(ids)))
        )
        self.crisis_at = self._crisis_at(_users(pairs))
        self.citable = self._citable(pairs, now)

    def _specs(self, persona_ids: Iterable[int]) -> dict[int, PersonaSpec]:
        rows = self._session.exec(
            select(PersonaVersion.persona_id, PersonaVersion.spec)
            .where(col(PersonaVersion.persona_id).in_(list(persona_ids)))
            .order_by(col(PersonaVersion.number))
        )
        newest = dict(rows.all())
        return {persona_id: rough_spec(spec) for persona_id, spec in newest.items()}

    def _edges(self, ids: list[int]) -> dict[int, tuple[str | None, datetime | None, datetime | None]]:
        """Return who spoke first (greetings aside), the user's first message, the last message of all."""
        is_talk = col(Message.kind) != "greeting"
        by_user = col(Message.role) == "user"
        spans = self._session.execute(
            sa.select(
                col(Message.conversation_id),
                sa.func.min(sa.case((is_talk, col(Message.id)))),
                sa.func.min(sa.case((by_user, col(Message.created_at)))),
                sa.func.max(col(Message.created_at)),
            )
            .where(col(Message.conversation_id).in_(ids))
            .group_by(col(Message.conversation_id))
        ).all()
        firsts = [first for _, first, _, _ in spans if first is not None]
        roles = dict(self._session.exec(select(Message.id, Message.role).where(col(Message.id).in_(firsts))).all())
        return {id_: (roles.get(first), opened, last) for id_, first, opened, last in spans}

    def _said(self, pairs: set[Pair], now: datetime) -> dict[Pair, list[datetime]]:
        """Return the user's messages of the window, and the newest in any case."""
        scope = sa.tuple_(col(Conversation.persona_id), col(Conversation.user_id))
        base = (
            sa.select(col(Conversation.persona_id), col(Conversation.user_id))
            .join(Message, col(Message.conversation_id) == col(Conversation.id))
            # The users by themselves too: SQLite would not look pairs up in an index, it would read everybody's.
            .where(col(Conversation.user_id).in_(_users(pairs)), scope.in_(pairs), col(Message.role) == "user")
        )
        said: dict[Pair, list[datetime]] = defaultdict(list)
        newest = base.add_columns(sa.func.max(col(Message.created_at))).group_by(
            col(Conversation.persona_id), col(Conversation.user_id)
        )
        recent = base.add_columns(col(Message.created_at)).where(col(Message.created_at) > now - PUBLISHED_WINDOW)
        for persona_id, user_id, at in self._session.execute(recent).all():
            said[persona_id, user_id].append(at)
        for persona_id, user_id, at in self._session.execute(newest).all():
            if not said[persona_id, user_id]:
                said[persona_id, user_id].append(at)
        return said

    def _crisis_at(self, user_ids: set[int]) -> dict[int, datetime]:
        """Return when a talk of a user, with any persona, last showed a sign of a crisis."""
        newest = (
            select(Conversation.user_id, sa.func.max(col(CrisisSignal.created_at)))
            .join(CrisisSignal, col(CrisisSignal.conversation_id) == col(Conversation.id))
            .where(col(Conversation.user_id).in_(user_ids))
            .group_by(col(Conversation.user_id))
        )
        return dict(self._session.exec(newest).all())

    def _citable(self, pairs: set[Pair], now: datetime) -> dict[Pair, int]:
        """Count live memories that are not sensitive, or that the user told themself, and that they may hear of."""
        scope = sa.tuple_(col(Memory.persona_id), col(Memory.user_id))
        was_told = sa.exists().where(col(MemorySource.memory_id) == col(Memory.id))
        rows = self._session.execute(
            sa.select(col(Memory.persona_id), col(Memory.user_id), sa.func.count())
            .where(
                col(Memory.user_id).in_(_users(pairs)),
                scope.in_(pairs),
                col(Memory.invalid_at).is_(None),
                col(Memory.kind) != "summary",
                col(Memory.created_at) <= now,
                sa.or_(col(Memory.sensitive).is_(False), was_told),
                is_welcome(col(Memory.id)),
            )
            .group_by(col(Memory.persona_id), col(Memory.user_id))
        )
        return {(persona_id, user_id): count for persona_id, user_id, count in rows}


def _users(pairs: set[Pair]) -> set[int]:
    return {user_id for _, user_id in pairs}


def _case(
    known: _Known, conversation: Conversation, persona: Persona, user: User, consent: FollowUpConsent | None
) -> Case:
    assert conversation.id is not None
    pair = (conversation.persona_id, conversation.user_id)
    spec = known.specs.get(conversation.persona_id) or PersonaSpec(name="Untitled persona")
    mode = Mode(persona.follow_up_mode)
    is_creator = user.role in (Role.OWNER, Role.CREATOR)
    first_role, opened, last = known.edges.get(conversation.id, (None, None, None))
    facts = Facts(
        is_persona_enabled=mode is not Mode.OFF and persona.archived_at is None,
        first_role=first_role,  # type: ignore[arg-type]
        window_opened_at=opened,
        last_message_at=last,
        user_messages_at=tuple(known.said[pair]),
        follow_ups_at=known.sent.of_pair(*pair),
        sent_to_user_at=known.sent.to_user(conversation.user_id),
        consent=consent.may_write if consent else None,
        is_own_test=is_creator and persona.creator_id == user.id,
        is_adult=is_creator or user.adult_at is not None,
        has_crisis=conversation.id in known.crises,
        crisis_at=known.crisis_at.get(conversation.user_id),
        citable_memories=known.citable.get(pair, 0),
        time_zone=user.time_zone,
        quiet_start=user.quiet_start,
        quiet_end=user.quiet_end,
        is_studio_on=known.is_studio_on,
        is_reviewed=mode is Mode.ASK,
        may_review=consent is not None and consent.may_review,
        has_stopped_all=user.follow_ups_stopped_at is not None,
        waiting=known.sent.waiting(*pair),
        may_answer=may(Actor(pair[1], Role(user.role)), Act.TALK, thing_of(persona)),
    )
    return Case(
        conversation_id=conversation.id,
        persona_id=conversation.persona_id,
        user_id=conversation.user_id,
        creator_id=persona.creator_id,
        version_id=conversation.version_id,
        title=conversation.title,
        user_name=user.name,
        last_message_at=conversation.last_message_at,
        spec=spec,
        mode=mode,
        facts=facts,
    )
