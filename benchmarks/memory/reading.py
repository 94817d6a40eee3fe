"""What reading for memories costs, and whom: `python -m benchmarks.memory.reading [--cache FOLDER]`.

How long one message takes to be read and merged into few or many memories, in the background; and how long a person
waits for the first word while a hundred messages are being read, beside a studio that has nothing to read.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import sqlalchemy as sa
from sqlmodel import col

from benchmarks.machine import describe, p50, p95, table
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.rows import Row, insert
from benchmarks.memory.sentences import QUESTIONS
from benchmarks.memory.speed import CACHE, OWN, name_own, open_studio, parse
from benchmarks.memory.talk import MINE, NOW
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.ports import LoadableEmbedder
from core.storage.tables import Conversation, Job, Message
from core.studio import Studio, build_studio
from core.vectors.embedder import SentenceEmbedder

NEWS = "My cousin {name} moved to {place} last week and she keeps {count} hens now."
NAMES = ("Ada", "Berta", "Clara", "Dora", "Emma", "Frida", "Greta", "Hanna", "Ines", "Jule")
PLACES = ("Porto", "Lyon", "Bergen", "Turin", "Graz", "Ghent", "Leeds")


@dataclass(frozen=True)
class Plan:
    """What is measured, how often. `backlog`: messages that are waiting to be read whenever somebody sends one."""

    own: tuple[Crowd, ...] = OWN[1:]
    messages: int = 20
    sends: int = 40
    warm_up: int = 3
    backlog: int = 100


def run(plan: Plan = Plan(), *, cache: Path = CACHE, embedder: LoadableEmbedder | None = None) -> None:
    """Print both tables."""
    embedder = embedder or SentenceEmbedder()
    embedder.load()
    head = ["own memories and messages", "one message read p50", "p95"]
    rows = [_read_one(cache, each, plan.messages, embedder) for each in plan.own]
    table("Reading one message and merging what it says, ms", head, rows)
    head = ["", "first word p50", "p95"]
    table(f"Send to first word, scripted engine, {plan.sends} sends, ms", head, _compare(plan, embedder))


# --- one message -----------------------------------------------------------------


def _read_one(cache: Path, crowd: Crowd, messages: int, embedder: LoadableEmbedder) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        shutil.copytree(prepare(cache, crowd, embedder), folder, ignore=shutil.ignore_patterns("bare", "*.lock"))
        with open_studio(folder, embedder) as studio:
            times = [_say_and_read(studio, number) for number in range(messages)]
    return [name_own(crowd), p50(times), p95(times)]


def _say_and_read(studio: Studio, number: int) -> float:
    insert(studio.database, Message, [_news(1, number)])
    began = perf_counter()
    studio.memories.read_conversation(1)
    return (perf_counter() - began) * 1000


def _news(conversation_id: int, number: int) -> Row:
    name, place = NAMES[number % len(NAMES)], PLACES[number // len(NAMES) % len(PLACES)]
    text = NEWS.format(name=name, place=place, count=number % 20 + 2)
    return {
        "conversation_id": conversation_id,
        "role": "user",
        "text": text,
        "created_at": NOW,
        "finished_at": NOW,
    }


# --- a backlog -------------------------------------------------------------------


def _compare(plan: Plan, embedder: LoadableEmbedder) -> list[list[object]]:
    """Send in turn with nothing to read and in the middle of reading, so that a busy machine disturbs both alike."""
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(data_dir=Path(name), engine="scripted", extractor="extractive")
        studio = build_studio(settings, embedder=embedder)
        studio.start()
        try:
            actor = studio.accounts.owner()
            persona_id = studio.personas.create(actor, PersonaSpec(name="Rosa")).id
            conversation_id = studio.chats.start(actor, persona_id)
            numbers = range(-plan.warm_up, plan.sends)
            pairs = [_send_twice(studio, persona_id, conversation_id, number, plan.backlog) for number in numbers]
        finally:
            studio.close()
    idle, busy = zip(*pairs[plan.warm_up :], strict=True)
    return [["nothing to read", p50(idle), p95(idle)], ["others' messages being read", p50(busy), p95(busy)]]


def _send_twice(
    studio: Studio, persona_id: int, conversation_id: int, number: int, backlog: int
) -> tuple[float, float]:
    _wait_until_idle(studio)
    idle = _send(studio, conversation_id, QUESTIONS[number % len(QUESTIONS)])
    _wait_until_idle(studio)
    _leave_unread(studio, persona_id, number, backlog)
    busy = _send(studio, conversation_id, QUESTIONS[number % len(QUESTIONS)])
    if not studio.memories.health(studio.accounts.owner()).waiting_messages:
        raise RuntimeError("Everything was read before the first word came: there should be more to read.")
    return idle, busy


def _send(studio: Studio, conversation_id: int, text: str) -> float:
    """Return the milliseconds until the first word; then let the reply end."""
    actor, began = studio.accounts.owner(), perf_counter()
    message_id = studio.chats.send(actor, conversation_id, text).message_id
    while not studio.chats.live(actor, message_id).text:
        sleep(0.001)
    taken = (perf_counter() - began) * 1000
    while studio.chats.live(actor, message_id).is_live:
        sleep(0.005)
    return taken


def _leave_unread(studio: Studio, persona_id: int, number: int, backlog: int) -> None:
    """Let somebody have said much that nobody has read yet; return once the worker has begun."""
    version_id = studio.personas.versions(studio.accounts.owner(), persona_id)[0].id
    scope: Row = {"persona_id": persona_id, "user_id": MINE.user_id, "version_id": version_id}
    talk = Conversation(**scope, created_at=NOW, last_message_at=NOW)
    with studio.database.write() as session:
        session.add(talk)
        session.flush()
        assert talk.id is not None
        session.add_all(Message(**_news(talk.id, number * backlog + each)) for each in range(backlog))
        studio.memories.note_unread(session, talk.id)
    studio.worker.wake()
    while studio.memories.health(studio.accounts.owner()).waiting_messages == backlog:
        sleep(0.001)


def _wait_until_idle(studio: Studio) -> None:
    while not studio.embedder.is_ready or studio.rooms.status().state != "ready" or _count_due(studio):
        sleep(0.05)


def _count_due(studio: Studio) -> int:
    with studio.database.read() as session:
        due = sa.select(sa.func.count()).select_from(Job).where(col(Job.run_at) <= studio.clock.now())
        return int(session.scalar(due) or 0)


if __name__ == "__main__":
    print(describe())
    run(cache=parse().cache)
