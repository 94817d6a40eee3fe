"""A room of follow-ups over a real database, the real chat and a scripted engine."""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from core.accounts.rules import Actor, Role
from core.chat.service import Chats
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.errors import EngineError
from core.followups.deciding.facts import Mode
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.service import FollowUps
from core.followups.views import Preview
from core.memory.views import MemoryView, Quoted, Recalled, RecallResult, TurnView, Undo
from core.personas.service import Personas
from core.personas.spec import Example, PersonaSpec
from core.ports import Engine, ModelInfo, Scope
from core.storage.db import Database
from core.storage.tables import (
    Conversation,
    CrisisSignal,
    FollowUp,
    FollowUpDue,
    Memory,
    MemorySource,
    Message,
    Persona,
    User,
)

REMY = PersonaSpec(
    name="Big Remy",
    tagline="calls your life like a rap battle",
    topics=("beats", "vintage finds"),
    greeting="Yo, welcome ringside!",
    examples=(Example(user="hi", reply="Yo! Bell's about to ring."),),
    follow_up_examples=("Bell check! How'd that round go?",),
)
NOTHING: Quoted = {}
SHIRT = "I bought a cool vintage shirt in Leeds"


@dataclass
class Voice:
    engine: Engine
    model: ModelInfo


@dataclass
class FakeVoices:
    engine: Engine
    model: ModelInfo = field(default_factory=lambda: ModelInfo(name="scripted", is_tiny=False))
    error: EngineError | None = None

    def speaker(self, model: str = "") -> Voice:
        if self.error:
            raise self.error
        return Voice(self.engine, self.model)


class NoMemories:
    """The chat's memory, which these tests do without."""

    def recall(
        self, scope: Scope, query: str, *, limit: int, turns: int = 0, skip: Collection[int] = ()
    ) -> RecallResult:
        return RecallResult()

    def note_recalled(
        self, session: Session, message_id: int, items: Sequence[Recalled], quoted: Quoted = NOTHING
    ) -> None:
        return None

    def note_unread(self, session: Session, conversation_id: int) -> None:
        return None

    def recalled_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[MemoryView]]:
        return {}

    def quoted_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[TurnView]]:
        return {}

    def delete(self, actor: Actor, memory_ids: Sequence[int]) -> Undo:
        raise NotImplementedError


@dataclass
class Room:
    """What a test needs: the service, and short ways to make people talk."""

    database: Database
    clock: MovableClock
    voices: FakeVoices
    chats: Chats
    followups: FollowUps
    creator: Actor
    persona_id: int

    def talk(
        self, actor: Actor, texts: Sequence[str] = (SHIRT, "yes", "no", "ok", "bye"), *, started: bool = True
    ) -> int:
        """Say these things, an hour apart, the last one now; return the conversation."""
        conversation_id = self.chats.start(actor, self.persona_id)
        with self.database.write() as session:
            for number, text in enumerate(texts):
                self._say(session, conversation_id, text, self.clock.now() + timedelta(hours=number))
        self.clock.move(timedelta(hours=len(texts) - 1))
        return conversation_id

    def say(self, conversation_id: int, text: str) -> None:
        """Say one thing now, without an answer."""
        with self.database.write() as session:
            self._say(session, conversation_id, text, self.clock.now())

    def _say(self, session: Session, conversation_id: int, text: str, at: object) -> None:
        row = session.get(Conversation, conversation_id)
        assert row is not None
        message = Message(conversation_id=conversation_id, parent_id=row.leaf_id, role="user", text=text, created_at=at)
        session.add(message)
        session.flush()
        row.leaf_id, row.last_message_at = message.id, message.created_at
        self.chats.watch.note_message(session, conversation_id, message.created_at)

    def remember(
        self,
        actor: Actor,
        text: str = "Bought a cool vintage shirt in Leeds",
        *,
        quote: str = SHIRT,
        sensitive: bool = False,
        source: bool = True,
    ) -> int:
        """Keep a memory of the actor, from their first message that is the quote."""
        now = self.clock.now()
        with self.database.write() as session:
            memory = Memory(
                persona_id=self.persona_id,
                user_id=actor.user_id,
                kind="event",
                text=text,
                extractor="extractive",
                content_hash=text,
                sensitive=sensitive,
                created_at=now,
                updated_at=now,
            )
            session.add(memory)
            session.flush()
            said = session.exec(select(Message.id).where(Message.text == quote)).first() if source else None
            if said is not None:
                end = len(quote)
                link = MemorySource(memory_id=memory.id or 0, message_id=said, quote_start=0, quote_end=end)
                session.add(link)
            return memory.id or 0

    def person(self, role: Role = Role.VISITOR) -> Actor:
        """Add somebody."""
        now = self.clock.now()
        with self.database.write() as session:
            row = User(role=role.value, created_at=now, seen_at=now)
            session.add(row)
            session.flush()
            return Actor(row.id or 0, role)

    def frighten(self, conversation_id: int) -> None:
        """Let the newest message of a talk show that its user may be in danger."""
        with self.database.write() as session:
            row = session.get_one(Conversation, conversation_id)
            session.add(
                CrisisSignal(
                    conversation_id=conversation_id,
                    message_id=row.leaf_id or 0,
                    category="self_harm",
                    created_at=self.clock.now(),
                )
            )
            session.flush()
            self.chats.watch.note_message(session, conversation_id, self.clock.now())

    def compose(self, conversation_id: int, *, ahead: timedelta = timedelta(0)) -> Preview:
        """Compose and wait until it is done."""
        self.followups.compose(self.creator, conversation_id, ahead=ahead)
        for _ in range(500):
            preview = self.followups.preview(self.creator, conversation_id, ahead=ahead)
            if preview.state != "composing":
                return preview
            time.sleep(0.01)
        raise AssertionError("It never ended.")

    def set_mode(self, mode: Mode) -> None:
        """Say how the persona's follow-ups go out."""
        self.followups.choices.set_mode(self.creator, self.persona_id, mode)

    def share(self) -> None:
        """Let strangers talk to the persona."""
        with self.database.write() as session:
            session.get_one(Persona, self.persona_id).visibility = "link"

    def guest(self, *, may_review: bool = False) -> tuple[Actor, int]:
        """Return a visitor who talked today, said yes and can be written to in a day, with the conversation."""
        self.share()
        visitor = self.person()
        with self.database.write() as session:
            session.get_one(User, visitor.user_id).adult_at = self.clock.now()
        conversation_id = self.talk(visitor)
        self.remember(visitor)
        self.followups.set_consent(visitor, self.persona_id, True, may_review=may_review)
        return visitor, conversation_id

    def due(self) -> datetime | None:
        """Return when somebody is looked at next."""
        with self.database.read() as session:
            return session.exec(select(FollowUpDue.look_at).order_by(col(FollowUpDue.look_at))).first()

    def pass_time(self) -> None:
        """Let time pass until somebody is due."""
        due = self.due()
        assert due is not None, "nobody is waited for"
        self.clock.instant = max(due, self.clock.now())

    def rows(self, status: str) -> list[FollowUp]:
        """Return the follow-ups of a status."""
        with self.database.read() as session:
            return list(session.exec(select(FollowUp).where(FollowUp.status == status)))

    def ready(self) -> int:
        """Return a conversation of the creator's own in which a follow-up is composed and allowed."""
        conversation_id = self.talk(self.creator)
        self.remember(self.creator)
        self.clock.move(timedelta(hours=25))
        assert self.compose(conversation_id).chosen is not None
        return conversation_id


@pytest.fixture
def room(database: Database, clock: MovableClock, settings: Settings) -> Iterator[Room]:
    voices = FakeVoices(ScriptedEngine())
    personas = Personas(database, clock)
    watch = Watch(read_limits(settings))
    chats = Chats(database, clock, voices, personas, NoMemories(), settings, watch=watch)
    followups = FollowUps(database, clock, chats, voices, settings)
    room = Room(database, clock, voices, chats, followups, Actor(0, Role.OWNER), 0)
    room.creator = room.person(Role.OWNER)
    room.persona_id = personas.create(room.creator, REMY).id
    yield room
    chats.close()
    followups.close()
