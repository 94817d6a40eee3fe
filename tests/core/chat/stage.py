"""A stage for talk: a chat room over a real database and a scripted engine; memory is a hand-written stand-in."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sqlmodel import Session

from core.accounts.rules import Actor, Role
from core.chat.service import Chats
from core.chat.views import LiveReply
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.errors import EngineError
from core.memory.views import MemoryView, Quoted, Recalled, RecallResult, TurnView, Undo
from core.personas.service import Personas
from core.personas.spec import Example, PersonaSpec
from core.ports import Engine, ModelInfo, Scope
from core.storage.db import Database
from core.storage.tables import Conversation, Memory, Message, Recall, User

LARGE = ModelInfo(name="scripted", is_tiny=False)
TINY = ModelInfo(name="scripted", is_tiny=True)
LUNA = PersonaSpec(
    name="Luna",
    tagline="a night-owl astronomer",
    personality="Warm, curious.",
    greeting="Clear sky tonight!",
    openers=("What is up there?",),
    examples=(Example(user="Hi", reply="Hello, stargazer."),),
)


@dataclass
class Voice:
    engine: Engine
    model: ModelInfo


@dataclass
class FakeVoices:
    """Says who speaks, or fails first with the given errors, one a call."""

    engine: Engine
    model: ModelInfo = LARGE
    errors: list[EngineError] = field(default_factory=list)
    is_stuck: bool = False

    def speaker(self, model: str = "") -> Voice:
        if self.errors:
            raise self.errors[0] if self.is_stuck else self.errors.pop(0)
        return Voice(self.engine, self.model)


@dataclass
class FakeMemories:
    """Recalls what it is told to; notes down in SQL what was recalled, and in a list what is to be read."""

    database: Database
    views: dict[int, list[MemoryView]] = field(default_factory=dict)
    quoted_views: dict[int, list[TurnView]] = field(default_factory=dict)
    scores: dict[int, dict[int, dict[str, float]]] = field(default_factory=dict)
    result: RecallResult = field(default_factory=RecallResult)
    unread: list[int] = field(default_factory=list)
    questions: list[tuple[Scope, str]] = field(default_factory=list)
    skipped: list[set[int]] = field(default_factory=list)
    quoted: dict[int, list[int]] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)

    def recall(
        self, scope: Scope, query: str, *, limit: int, turns: int = 0, skip: Collection[int] = ()
    ) -> RecallResult:
        self.questions.append((scope, query))
        self.skipped.append(set(skip))
        found = [turn for turn in self.result.turns if turn.told.message_id not in skip]
        return replace(self.result, turns=tuple(found[:turns]))

    def note_recalled(
        self, session: Session, message_id: int, items: Sequence[Recalled], quoted: Quoted = MappingProxyType({})
    ) -> None:
        self.quoted[message_id] = list(quoted)
        for position, item in enumerate(items):
            session.add(
                Recall(
                    message_id=message_id,
                    memory_id=item.memory_id,
                    position=position,
                    text=item.text,
                    score=item.score,
                    created_at=item.created_at,
                )
            )

    def note_unread(self, session: Session, conversation_id: int) -> None:
        self.unread.append(conversation_id)

    def recalled_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[MemoryView]]:
        return {id_: self.views[id_] for id_ in message_ids if id_ in self.views}

    def told_in(self, actor: Actor, message_id: int) -> list[MemoryView]:
        return self.views.get(message_id, [])

    def quoted_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[TurnView]]:
        return {id_: self.quoted_views[id_] for id_ in message_ids if id_ in self.quoted_views}

    def recall_scores(self, actor: Actor, message_id: int) -> dict[int, dict[str, float]]:
        return self.scores.get(message_id, {})

    def delete(self, actor: Actor, memory_ids: Sequence[int]) -> Undo:
        self.deleted += memory_ids
        return Undo("", len(memory_ids), MovableClock().now())


@dataclass
class Room:
    """Everything a test of the chat needs in one hand."""

    chats: Chats
    database: Database
    clock: MovableClock
    voices: FakeVoices
    memories: FakeMemories
    personas: Personas
    owner: Actor
    visitor: Actor
    persona_id: int

    @property
    def engine(self) -> ScriptedEngine:
        assert isinstance(self.voices.engine, ScriptedEngine)
        return self.voices.engine

    def script(self, engine: ScriptedEngine) -> None:
        self.voices.engine = engine

    def say(self, conversation_id: int, text: str, actor: Actor | None = None) -> int:
        """Send, wait for the reply, return its id."""
        sent = self.chats.send(actor or self.owner, conversation_id, text)
        self.wait(sent.message_id, actor)
        return sent.message_id

    def wait(self, message_id: int, actor: Actor | None = None) -> LiveReply:
        """Return the reply once it has ended."""
        return self.until(lambda: self.chats.live(actor or self.owner, message_id), lambda reply: not reply.is_live)

    def until(self, look: Callable[[], LiveReply], is_so: Callable[[LiveReply], bool]) -> LiveReply:
        """Look until it is so, for ten seconds at most."""
        for _ in range(2000):
            if is_so(found := look()):
                return found
            time.sleep(0.005)
        raise AssertionError(f"still {found}")

    def texts(self, conversation_id: int, actor: Actor | None = None) -> list[str]:
        return [message.text for message in self.chats.open(actor or self.owner, conversation_id).messages]

    def fill(self, conversation_id: int, count: int) -> None:
        """Store a chain of messages at the end of the conversation."""
        with self.database.write() as session:
            conversation = session.get(Conversation, conversation_id)
            assert conversation is not None
            for number in range(count):
                message = Message(
                    conversation_id=conversation_id,
                    parent_id=conversation.leaf_id,
                    role="assistant" if number % 2 else "user",
                    text=f"turn {number}",
                    created_at=self.clock.now(),
                )
                session.add(message)
                session.flush()
                conversation.leaf_id = message.id

    def remember(self, text: str) -> Recalled:
        """Store a memory of the owner's, and have it recalled from now on."""
        row = Memory(
            persona_id=self.persona_id,
            user_id=self.owner.user_id,
            kind="fact",
            text=text,
            extractor="hand",
            content_hash=text,
            created_at=self.clock.now(),
            updated_at=self.clock.now(),
        )
        with self.database.write() as session:
            session.add(row)
            session.flush()
            assert row.id is not None
        item = Recalled(row.id, text, "fact", {"total": 1.0}, self.clock.now())
        self.memories.result = RecallResult((*self.memories.result.items, item))
        return item


def build_room(database: Database, clock: MovableClock, settings: Settings) -> Room:
    """Build a chat with an owner, a visitor and one persona."""
    owner, visitor = (add_user(database, clock, role) for role in (Role.OWNER, Role.VISITOR))
    personas = Personas(database, clock)
    persona_id = personas.create(owner, LUNA).id
    voices, memories = FakeVoices(ScriptedEngine()), FakeMemories(database)
    chats = Chats(database, clock, voices, personas, memories, settings)
    return Room(chats, database, clock, voices, memories, personas, owner, visitor, persona_id)


def add_user(database: Database, clock: MovableClock, role: Role) -> Actor:
    with database.write() as session:
        user = User(role=role, created_at=clock.now(), seen_at=clock.now())
        session.add(user)
        session.flush()
        assert user.id is not None
        return Actor(user.id, role)
