"""A small world for the memory service: two personas, three people, a reader that finds what it is told."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.jobs.queue import JobQueue
from core.jobs.worker import Worker
from core.memory.service import Memories
from core.ports import Scope, VectorIndex
from core.storage.db import Database
from core.storage.tables import Conversation, Message, Persona, PersonaVersion, User
from tests.fakes import HashEmbedder, InMemoryIndex, ListReader

OWNER, CREATOR, VISITOR = Actor(1, Role.OWNER), Actor(2, Role.CREATOR), Actor(3, Role.VISITOR)
MAESTRO, CHEF = 1, 2


@dataclass
class World:
    """The service and what it stands on; `work` runs the jobs that are due."""

    database: Database
    clock: MovableClock
    embedder: HashEmbedder = field(default_factory=HashEmbedder)
    index: VectorIndex = field(default_factory=InMemoryIndex)
    reader: ListReader = field(default_factory=ListReader)

    def __post_init__(self) -> None:
        self.queue = JobQueue(self.database, self.clock)
        self.restart()

    def restart(self, **options) -> None:
        """Let a new server begin on the same data: what was claimed is free, what differs is mended."""
        self.memories = self.build(**options)
        self.worker = Worker(self.queue, self.memories.job_handlers(), self.clock)
        self.queue.take_over()

    def build(self, **options) -> Memories:
        """Make a service on the same data, as a restarted server would."""
        return Memories(self.database, self.clock, self.embedder, self.index, self.queue, self.reader, **options)

    def work(self) -> None:
        """Do everything that is due, and what that asked for."""
        self.worker.run_due()

    def scope(self, persona_id: int = MAESTRO, actor: Actor = OWNER) -> Scope:
        return Scope(persona_id, actor.user_id)

    def talk(self, persona_id: int = MAESTRO, actor: Actor = OWNER) -> int:
        """Begin a conversation; return its id."""
        now = self.clock.now()
        with self.database.write() as session:
            conversation = Conversation(
                persona_id=persona_id, user_id=actor.user_id, version_id=persona_id, created_at=now, last_message_at=now
            )
            session.add(conversation)
            session.flush()
            return conversation.id

    def hear(self, conversation_id: int, text: str, **fields) -> int:
        """Let a message arrive after the last, a minute later, and ask that it be read; return its id."""
        self.clock.move(timedelta(minutes=1))
        with self.database.write() as session:
            conversation = session.get(Conversation, conversation_id)
            values = {"role": "user", "created_at": self.clock.now(), "parent_id": conversation.leaf_id} | fields
            message = Message(conversation_id=conversation_id, text=text, **values)
            session.add(message)
            session.flush()
            conversation.leaf_id = message.id
            self.memories.note_unread(session, conversation_id)
            return message.id

    def learn(self, text: str, *, persona_id: int = MAESTRO, actor: Actor = OWNER) -> int:
        """Say something that is remembered word for word; return the id of the conversation."""
        self.reader.statements[text] = text
        conversation_id = self.talk(persona_id, actor)
        self.hear(conversation_id, text)
        self.work()
        return conversation_id

    def texts(self, actor: Actor = OWNER, persona_id: int | None = None, **options) -> list[str]:
        return [view.text for view in self.memories.list(actor, persona_id, **options)]


@pytest.fixture
def world(database: Database, clock: MovableClock) -> World:
    now = clock.now()
    with database.write() as session:
        for actor in (OWNER, CREATOR, VISITOR):
            session.add(User(id=actor.user_id, role=actor.role, created_at=now, seen_at=now))
        session.flush()
        for persona_id, name, creator in ((MAESTRO, "Maestro", OWNER), (CHEF, "Chef", CREATOR)):
            session.add(
                Persona(
                    id=persona_id,
                    creator_id=creator.user_id,
                    slug=name.lower(),
                    visibility="link",
                    created_at=now,
                    updated_at=now,
                )
            )
            session.flush()
            spec = {"name": name, "backstory": "I conducted the orchestra of Vienna for twenty years."}
            session.add(PersonaVersion(id=persona_id, persona_id=persona_id, number=1, spec=spec, created_at=now))
    return World(database, clock)
