"""A server killed with -9 while it reads, embeds, indexes or erases: the next start loses and doubles nothing."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from core.storage.tables import Memory, Message, TurnVector
from core.vectors.chroma import ChromaIndex
from tests.core.memory.conftest import OWNER, World

SAID = [f"I own book number {number}" for number in range(6)]
ROOT = Path(__file__).resolve().parents[3]

KILLED_SERVER = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from core.clock import MovableClock
from core.storage.db import Database
from core.vectors.chroma import ChromaIndex
from tests.core.memory.conftest import OWNER, World

folder, moment, at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
index = ChromaIndex(folder / "index")
world = World(Database(f"sqlite:///{folder / 'studio.db'}"), MovableClock(), index=index)
world.clock.move(timedelta(hours=1))
calls = 0

def die_in(owner, name, *, after=False):
    real = getattr(owner, name)
    def dying(*args):
        global calls
        calls += 1
        answer = real(*args) if after or calls < at else None
        if calls >= at:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    setattr(owner, name, dying)

# The first indexing of all writes a whole index; those after it add to it.
if "indexing" in moment:
    world.memories.job_handlers()["erase_index"]("all")
world.reader.statements = {text: text for text in sys.argv[4:]}
if moment == "reading":
    die_in(world.reader, "read")
elif moment in ("embedding", "embedding turns"):
    die_in(world.embedder, "embed")
elif moment == "before indexing":
    die_in(index, "upsert")
elif moment == "after indexing":
    die_in(index, "upsert", after=True)
if moment == "erasing":
    world.work()
    world.memories.delete(OWNER, [1, 2])
    die_in(index, "_point_to")
world.work()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "at"),
    [
        ("reading", 1),
        ("reading", 4),
        ("embedding", 3),
        ("embedding turns", len(SAID) + 1),
        ("before indexing", 1),
        ("after indexing", 1),
        ("erasing", 1),
    ],
)
def test_after_a_kill_everything_said_is_remembered_once_and_indexed(world, settings, moment, at):
    talk = world.talk()
    for text in SAID:
        world.hear(talk, text)
    command = [sys.executable, "-c", KILLED_SERVER, str(settings.data_dir), moment, str(at), *SAID]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    world.clock.move(timedelta(hours=2))
    index = ChromaIndex(settings.data_dir / "index")
    restarted = World(world.database, world.clock, index=index)
    restarted.reader.statements = {text: text for text in SAID}
    restarted.memories.repair()
    restarted.work()
    deleted = 2 if moment == "erasing" else 0
    assert sorted(restarted.texts(OWNER)) == SAID[deleted:]
    with world.database.read() as session:
        assert index.hashes() == {row.id: row.content_hash for row in session.exec(select(Memory))}
        recallable = select(Message.id).where(col(Message.forgotten_at).is_(None))
        assert set(session.exec(select(TurnVector.message_id))) == set(session.exec(recallable))
    assert restarted.memories.health(OWNER).state == "ready"
    index.close()
