"""A server that is killed with -9 at one step after the other while it sends; run as a process of its own.

`python -m tests.core.followups.killed_server FOLDER`: for each step there is, a copy of the prepared database is served
until that step, killed, and served again for days; one line of JSON a step says what came of it.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from core.chat.service import Chats
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.service import FollowUps
from core.personas.service import Personas
from core.ports import Delivery
from core.storage.db import Database
from tests.core.followups.conftest import FakeVoices, NoMemories

MOST_STEPS = 500
Step = Callable[[], None]


class Post:
    """A channel that writes what it is handed on a list outside the database."""

    name = "post"

    def __init__(self, path: Path, step: Step) -> None:
        self.path = path
        self.step = step

    def reaches(self, user_id: int) -> bool:
        return True

    def deliver(self, delivery: Delivery) -> None:
        self.step()
        with self.path.open("a") as file:
            file.write(f"{delivery.user_id}\n")
        self.step()


def serve(folder: Path, now: datetime, ticks: list[timedelta], step: Step) -> None:
    """Start a server on the folder and let it look around after each of these times."""
    database, clock = Database(f"sqlite:///{folder / 'studio.db'}"), MovableClock(now)
    sa.event.listen(database.engine, "before_cursor_execute", lambda *args: step() if changes(args[2]) else None)
    sa.event.listen(database.engine, "commit", lambda *_: step())
    settings = Settings(_env_file=None, data_dir=folder, engine="scripted")
    voices, watch = FakeVoices(ScriptedEngine()), Watch(read_limits(settings))
    chats = Chats(database, clock, voices, Personas(database, clock), NoMemories(), settings, watch=watch)
    post = Post(folder / "post.txt", step)
    followups = FollowUps(database, clock, chats, voices, settings, channels=(post,))
    followups.repair()
    for wait in ticks:
        clock.move(wait)
        followups.tick()
    database.close()


def changes(statement: str) -> bool:
    """Tell whether a statement is a step: between two that only read nothing has changed."""
    return statement.startswith(("INSERT", "UPDATE", "DELETE"))


def die_at(number: int) -> Step:
    """Return what kills this process when it is called for the `number`-th time."""
    left = iter(range(number))

    def step() -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def in_child(work: Callable[[], None]) -> bool:
    """Do it in a process of its own; return whether it was killed."""
    if (child := os.fork()) == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the server crashed"
    return os.WIFSIGNALED(status)


def outcome(folder: Path) -> dict[str, object]:
    """Say what stands in the database and on the list."""
    database = Database(f"sqlite:///{folder / 'studio.db'}")
    questions = {
        "messages": "SELECT COUNT(*) FROM messages WHERE kind = 'followup'",
        "entered": "SELECT COUNT(*) FROM followup_sends",
        "inbox": "SELECT COUNT(*) FROM inbox_items",
        "statuses": "SELECT COALESCE(GROUP_CONCAT(status), '') FROM followups",
    }
    with database.engine.connect() as connection:
        found = {name: connection.exec_driver_sql(query).scalar_one() for name, query in questions.items()}
    database.close()
    post = folder / "post.txt"
    return {**found, "posted": len(post.read_text().splitlines()) if post.exists() else 0}


def try_every_step(source: Path, now: datetime) -> Iterator[dict[str, object]]:
    """Kill a server at each step, start it again, and tell what came of it."""
    days = [timedelta(minutes=20), timedelta(days=1), timedelta(days=1)]
    for number in range(MOST_STEPS):
        folder = source.parent / f"step-{number}"
        shutil.copytree(source, folder)
        was_killed = in_child(lambda: serve(folder, now, [timedelta(0)], die_at(number)))  # noqa: B023
        at_death = outcome(folder)
        in_child(lambda: serve(folder, now, days, lambda: None))  # noqa: B023
        yield {"step": number, "was_killed": was_killed, "at_death": at_death, "after": outcome(folder)}
        shutil.rmtree(folder)
        if not was_killed:
            return


if __name__ == "__main__":
    for line in try_every_step(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])):
        sys.stdout.write(json.dumps(line) + "\n")
