"""What the studio does with a long talk: messages written one by one, read and embedded by its own jobs, then asked."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from benchmarks.memory.locomo import LongTalk, Told
from benchmarks.memory.rows import Row, insert
from core.clock import MovableClock
from core.config import Settings
from core.ports import Scope
from core.storage.tables import Conversation, Message, Persona, PersonaVersion, User
from core.studio import Studio, build_studio
from core.vectors.embedder import SentenceEmbedder

FOUND = 20
SCOPE = Scope(1, 1)


@dataclass
class Answer:
    """Milliseconds a message took until it could be found, and a question; the messages behind each result."""

    add_ms: list[float] = field(default_factory=list)
    search_ms: list[float] = field(default_factory=list)
    found: list[list[frozenset[str]]] = field(default_factory=list)


def ask_studio(folder: Path, talk: LongTalk, embedder: SentenceEmbedder) -> Answer:
    """Tell a fresh studio everything, in order and at the time it was said, then ask."""
    clock = MovableClock(talk.turns[0].said_at)
    settings = Settings(data_dir=folder, engine="scripted", extractor="extractive")
    studio = build_studio(settings, clock=clock, embedder=embedder)
    answer = Answer()
    try:
        _write_people(studio, talk)
        for number, turn in enumerate(talk.turns, start=1):
            clock.instant = turn.said_at
            answer.add_ms.append(_tell(studio, talk, turn, number))
        for question in talk.questions:
            _ask(studio, talk, question.text, answer)
    finally:
        studio.close()
    return answer


def _write_people(studio: Studio, talk: LongTalk) -> None:
    at = talk.turns[0].said_at
    insert(studio.database, User, [{"id": 1, "role": "owner", "name": talk.user, "created_at": at, "seen_at": at}])
    insert(studio.database, Persona, [{"id": 1, "creator_id": 1, "slug": "p", "created_at": at, "updated_at": at}])
    version = {"id": 1, "persona_id": 1, "number": 1, "spec": {"name": talk.persona}, "created_at": at}
    insert(studio.database, PersonaVersion, [version])
    began = {turn.session: turn.said_at for turn in reversed(talk.turns)}
    insert(studio.database, Conversation, [_conversation(session, at) for session, at in began.items()])


def _conversation(session: int, at: datetime) -> Row:
    return {"id": session, "persona_id": 1, "user_id": 1, "version_id": 1, "created_at": at, "last_message_at": at}


def _tell(studio: Studio, talk: LongTalk, turn: Told, number: int) -> float:
    is_first = number == 1 or talk.turns[number - 2].session != turn.session
    message = Message(
        id=number,
        conversation_id=turn.session,
        parent_id=None if is_first else number - 1,
        role="user" if turn.speaker == talk.user else "assistant",
        text=turn.text,
        created_at=turn.said_at,
        finished_at=turn.said_at,
    )
    began = perf_counter()
    with studio.database.write() as session:
        session.add(message)
        session.get_one(Conversation, turn.session).leaf_id = number
        session.flush()
        studio.memories.note_unread(session, turn.session)
    studio.worker.run_due()
    return (perf_counter() - began) * 1000


def _ask(studio: Studio, talk: LongTalk, question: str, answer: Answer) -> None:
    began = perf_counter()
    result = studio.memories.recall(SCOPE, question, limit=FOUND, turns=FOUND)
    answer.search_ms.append((perf_counter() - began) * 1000)
    views = studio.memories.show(studio.accounts.owner(), [each.memory_id for each in result.items])
    behind = {view.id: frozenset(talk.turns[each.message_id - 1].id for each in view.sources) for view in views}
    found = [(each.score["total"], behind[each.memory_id]) for each in result.items]
    found += [(each.score["total"], frozenset({_id(talk, each.told.message_id)})) for each in result.turns]
    answer.found.append([messages for _, messages in sorted(found, key=lambda one: -one[0])])


def _id(talk: LongTalk, message_id: int) -> str:
    return talk.turns[message_id - 1].id
