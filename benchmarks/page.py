"""What a run of a page costs us, its own script alone: a long conversation, many memories, many people to write to."""

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks import crowded
from benchmarks.drawing import HEAD, time_page
from benchmarks.followups import page as followup_page
from benchmarks.machine import table
from benchmarks.memory import page as memory_page
from benchmarks.memory.installation import Crowd
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, Message
from core.studio import Studio, build_studio

SIZES = (0, 200, 1_000)
RUNS = 20


def run(
    sizes: Sequence[int] = SIZES,
    crowds: Sequence[Crowd] = memory_page.CROWDS,
    people: Sequence[int] = followup_page.PEOPLE,
    *,
    runs: int = RUNS,
) -> None:
    """Print one row for each length of conversation, and one for each view of the two pages that have several."""
    with tempfile.TemporaryDirectory() as folder:
        studio = build_studio(Settings(data_dir=Path(folder), engine="scripted", open_browser=False))
        try:
            rows = [_measure(studio, size, runs) for size in sizes]
        finally:
            studio.close()
    table(f"One run of the chat page, ms ({runs} runs)", ["messages in the conversation", *HEAD], rows)
    memory_page.run(crowds, runs=runs)
    followup_page.run(people, runs=runs)
    crowded.run(runs=runs)


def _measure(studio: Studio, size: int, runs: int) -> list[object]:
    actor = studio.accounts.owner()
    persona = studio.personas.create(actor, PersonaSpec(name=f"Rosa {size}", personality="A cook.", greeting="Hello!"))
    conversation_id = studio.chats.start(actor, persona.id)
    _fill(studio, conversation_id, size)

    page = AppTest.from_function(_draw, kwargs={"studio": studio, "actor": actor}, default_timeout=30)
    page.query_params["c"] = str(conversation_id)
    return [size, *time_page(page, runs)]


def _draw(studio, actor):  # type: ignore[no-untyped-def]  # runs as a script of its own: it knows no names of this file
    from pages import chat

    chat.render(studio, actor)


def _fill(studio: Studio, conversation_id: int, size: int) -> None:
    now = studio.clock.now() - timedelta(hours=size)
    with studio.database.write() as session:
        conversation = session.get_one(Conversation, conversation_id)
        leaf = conversation.leaf_id
        for number in range(size):
            role = "assistant" if number % 2 else "user"
            now += timedelta(minutes=1)
            text = f"Message {number}. " + "Something was said here, at some length. " * (1 + number % 4)
            message = Message(
                conversation_id=conversation_id, parent_id=leaf, role=role, text=text, created_at=now, read_at=now
            )
            session.add(message)
            session.flush()
            leaf = message.id
        conversation.leaf_id = leaf
