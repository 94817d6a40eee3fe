"""What reading for memories costs, and whom: `python -m benchmarks.memory.reading [--cache FOLDER]`.

How long one message takes to be read and merged into few or many memories, in the background; and how long a person
waits for the first word while hundreds of other people's messages are being read, beside a studio with nothing to read.
"""

import shutil
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.machine import describe, p50, p95, table
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.rows import insert
from benchmarks.memory.sentences import QUESTIONS
from benchmarks.memory.speed import CACHE, TimedEmbedder, open_studio, parse
from benchmarks.memory.talk import MINE, NOW, VERSION
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, Message
from core.studio import Studio, build_studio

SCOPES = (Crowd(200, 1_000, 100_000), Crowd(5_000, 20_000, 100_000))
MESSAGES = 20
SENDS = 60
BACKLOG_TALKS, BACKLOG_MESSAGES = 100, 40
NEWS = "My cousin {name} moved to {place} last week and she keeps {count} hens now."
NAMES = ("Ada", "Berta", "Clara", "Dora", "Emma", "Frida", "Greta", "Hanna", "Ines", "Jule")
PLACES = ("Porto", "Lyon", "Bergen", "Turin", "Graz", "Ghent", "Leeds")


def run(*, cache: Path = CACHE) -> None:
    """Print both tables."""
    embedder = TimedEmbedder()
    embedder.load()
    head = ["own memories and messages", "one message read p50", "p95"]
    table(
        "Reading one message and merging what it says, ms", head, [_read_one(cache, each, embedder) for each in SCOPES]
    )
    head = ["", "first word p50", "p95", "left to read"]
    table(f"Send to first word, scripted engine, {SENDS} sends, ms", head, _compare(embedder))


# --- one message -----------------------------------------------------------------


def _read_one(cache: Path, crowd: Crowd, embedder: TimedEmbedder) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        shutil.copytree(prepare(cache, crowd, embedder), folder, ignore=shutil.ignore_patterns("bare", "*.lock"))
        with open_studio(folder, embedder) as studio:
            times = [_say_and_read(studio, crowd, number) for number in range(MESSAGES)]
    return [f"{crowd.memories:,} and {crowd.turns:,}", p50(times), p95(times)]


def _say_and_read(studio: Studio, crowd: Crowd, number: int) -> float:
    insert(studio.database, Message, [_news(crowd.turns + 1 + number, 1, number)])
    began = perf_counter()
    studio.memories.read_conversation(1)
    return (perf_counter() - began) * 1000


def _news(message_id: int, conversation_id: int, number: int) -> dict[str, object]:
    name, place = NAMES[number % len(NAMES)], PLACES[number // len(NAMES) % len(PLACES)]
    text = NEWS.format(name=name, place=place, count=number % 20 + 2)
    return {
        "id": message_id,
        "conversation_id": conversation_id,
        "role": "user",
        "text": text,
        "created_at": NOW,
        "finished_at": NOW,
    }


# --- a backlog -------------------------------------------------------------------


def _compare(embedder: TimedEmbedder) -> list[list[object]]:
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(data_dir=Path(name), engine="scripted", extractor="extractive")
        studio = build_studio(settings, embedder=embedder)
        studio.start()
        try:
            persona = studio.personas.create(studio.accounts.owner(), PersonaSpec(name="Rosa"))
            _wait_until_read(studio)
            idle = _send_many(studio, persona.id)
            _wait_until_read(studio)
            _leave_unread(studio, persona.id)
            busy = _send_many(studio, persona.id)
            left = _count_unread(studio)
        finally:
            studio.close()
    if not left:
        raise RuntimeError("The backlog was read before the last reply: it should be longer.")
    return [["nothing to read", p50(idle), p95(idle), 0], ["a backlog", p50(busy), p95(busy), left]]


def _send_many(studio: Studio, persona_id: int) -> list[float]:
    conversation_id = studio.chats.start(studio.accounts.owner(), persona_id)
    return [_send(studio, conversation_id, QUESTIONS[number % len(QUESTIONS)]) for number in range(SENDS)]


def _send(studio: Studio, conversation_id: int, text: str) -> float:
    """Return the milliseconds until the first word; then let the reply end, and a moment pass."""
    actor, began = studio.accounts.owner(), perf_counter()
    message_id = studio.chats.send(actor, conversation_id, text).message_id
    while not studio.chats.live(actor, message_id).text:
        sleep(0.001)
    taken = (perf_counter() - began) * 1000
    while studio.chats.live(actor, message_id).is_live:
        sleep(0.005)
    sleep(0.05)
    return taken


def _leave_unread(studio: Studio, persona_id: int) -> None:
    """Let others have said much that nobody has read yet, and wake the worker."""
    for talk in range(BACKLOG_TALKS):
        _say_much(studio, persona_id, 1_000 + talk)
    studio.memories.repair()
    studio.worker.wake()


def _say_much(studio: Studio, persona_id: int, conversation_id: int) -> None:
    scope = {"persona_id": persona_id, "user_id": MINE.user_id, "version_id": VERSION}
    insert(studio.database, Conversation, [{"id": conversation_id, **scope, "created_at": NOW, "last_message_at": NOW}])
    first = conversation_id * BACKLOG_MESSAGES
    insert(studio.database, Message, [_news(first + each, conversation_id, each) for each in range(BACKLOG_MESSAGES)])


def _wait_until_read(studio: Studio) -> None:
    while not studio.embedder.is_ready or studio.rooms.status().state != "ready":
        sleep(0.1)
    while _count_unread(studio):
        sleep(0.1)


def _count_unread(studio: Studio) -> int:
    return studio.memories.health(studio.accounts.owner()).waiting_messages


if __name__ == "__main__":
    print(describe())
    run(cache=parse().cache)
