"""How long it takes to find who may be written to among a million conversations, and how much of them is read.

`python -m benchmarks.followups.sweep [CONVERSATIONS …]`; of each number, ten thousand are eligible at the same instant.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
import sqlalchemy as sa

from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.followups.composing.composer import Composer
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.sending.sending import Sender
from core.followups.sending.sweep import Sweep
from core.storage.db import Database

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
ELIGIBLE = 10_000
SIZES = (100_000, 1_000_000)
PERSONAS = 100
BATCH = 200
OPS = 1000
"""The database's own instructions are counted by the thousand."""

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
# Everybody talked once, at some time of the year before the window; the first ten thousand said six things lately.
MESSAGE = (
    "INSERT INTO messages "
    "(conversation_id, role, kind, status, text, thinking, error, engine, model, rating, created_at)"
)
FILL = (
    "INSERT INTO users (id, role, name, created_at, seen_at, adult_at, time_zone) "
    "VALUES (0, 'owner', '', :now, :now, :now, 'UTC')",
    f"{NUMBERS} INSERT INTO personas "
    "(id, creator_id, slug, visibility, template, follow_up_mode, created_at, updated_at) "
    f"SELECT i, 0, 'p' || i, 'link', '', 'auto', :now, :now FROM n WHERE i <= {PERSONAS}",
    f"{NUMBERS} INSERT INTO persona_versions (id, persona_id, number, spec, created_at) "
    f'SELECT i, i, 1, \'{{"name": "Luna"}}\', :now FROM n WHERE i <= {PERSONAS}',
    f"{NUMBERS} INSERT INTO users (id, role, name, created_at, seen_at, adult_at, time_zone) "
    "SELECT i, 'visitor', '', :now, :now, :now, 'UTC' FROM n",
    f"{NUMBERS} INSERT INTO conversations (id, persona_id, user_id, version_id, title, memory_paused, created_at, "
    f"last_message_at) SELECT i, i % {PERSONAS} + 1, i, i % {PERSONAS} + 1, 'Talk', 0, t, t FROM "
    f"(SELECT i, CASE WHEN i <= {ELIGIBLE} THEN :recent ELSE datetime(:recent, '-' || (14 + i % 365) || ' days') "
    "|| '.000000' END AS t FROM n)",
    f"{MESSAGE} SELECT id, 'user', 'talk', 'complete', 'I bought a cool vintage shirt in Leeds', '', '', '', '', 0, "
    "last_message_at FROM conversations",
    f"{MESSAGE} SELECT c.id, 'user', 'talk', 'complete', 'And more', '', '', '', '', 0, c.last_message_at "
    "FROM conversations c, "
    f"(SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) WHERE c.id <= {ELIGIBLE}",
    "INSERT INTO followup_consents (user_id, persona_id, may_write, may_review, answered_at) "
    f"SELECT user_id, persona_id, 1, 0, :now FROM conversations WHERE id <= {ELIGIBLE}",
    "INSERT INTO memories (persona_id, user_id, kind, subject, text, importance, sensitive, pinned, extractor, "
    "content_hash, date_precision, seen_count, created_at, updated_at) SELECT persona_id, user_id, 'event', 'user', "
    "'Bought a cool vintage shirt in Leeds', 3, 0, 0, 'hand', 'h', '', 1, :recent, :recent FROM conversations "
    f"WHERE id <= {ELIGIBLE}",
    "ANALYZE",
)


def fill(database: Database, conversations: int) -> None:
    """Make that many conversations, fast: in the database itself."""
    at = {"now": _text(NOW), "recent": _text(NOW - timedelta(days=3)), "count": conversations}
    with database.engine.begin() as connection:
        for statement in FILL:
            connection.execute(sa.text(statement), {k: v for k, v in at.items() if f":{k}" in statement})


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


class Counter:
    """Counts what the database does: its instructions, the questions it is asked, and the rows it reads for them.

    Rows are those handed out, and those gone over in full scans, as the database itself counts them. What a search in
    an index goes over without handing it out (a row that is counted or compared) shows in the instructions alone.
    """

    def __init__(self, database: Database) -> None:
        self.thousands = self.rows = 0
        self.questions: list[tuple[str, Any]] = []
        sa.event.listen(database.engine, "connect", self._watch)
        sa.event.listen(database.engine, "before_cursor_execute", self._note)

    def begin(self) -> None:
        """Count from here on."""
        self.thousands = self.rows = 0
        self.questions = []

    def _watch(self, connection: Any, _record: Any) -> None:
        connection.set_progress_handler(self._tick, OPS)
        connection.row_factory = self._hand_out

    def _tick(self) -> int:
        self.thousands += 1
        return 0

    def _hand_out(self, _cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
        self.rows += 1
        return row

    def _note(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        self.questions.append((statement, parameters))


def count_scanned(connection: sa.Connection) -> int | None:
    """Return over how many rows full scans went so far; None where SQLite was built without its table of statements.

    Only statements that Python still has at hand are counted: its last 128, four times as many as a sweep has.
    """
    try:
        return int(connection.exec_driver_sql("SELECT COALESCE(SUM(nscan), 0) FROM sqlite_stmt").scalar_one())
    except sa.exc.OperationalError:
        return None


def find_scans(connection: sa.Connection, questions: list[tuple[str, Any]]) -> tuple[int, list[str]]:
    """Return how many searches in an index the plans of these questions have, and every step that is none."""
    searches, others = 0, []
    for statement, parameters in dict(questions).items():
        if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
            searches += row[3].startswith("SEARCH")
            others += [row[3]] if row[3].startswith("SCAN") and row[3] not in others else []
    return searches, others


def build_sweep(database: Database) -> Sweep:
    """Return the real sweep; nothing is composed or sent here."""
    settings = Settings(_env_file=None, engine="scripted")
    clock, watch = MovableClock(NOW), Watch(read_limits(settings))
    nobody: Any = ScriptedEngine()
    sender = Sender(database, clock, nobody, watch)
    return Sweep(database, clock, Composer(nobody), sender, watch, most=BATCH)


def find_all(sweep: Sweep) -> Iterator[int]:
    """Take up and judge whatever is due, batch by batch; yield how many each batch found."""
    while found := sweep.find(NOW):
        yield len(found)


def measure(conversations: int) -> None:
    """Fill, arm, sweep, and print what each cost."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'studio.db'}")
        counter = Counter(database)
        database.migrate()
        fill(database, conversations)
        sweep, process = build_sweep(database), psutil.Process()
        began = perf_counter()
        armed = sweep.watch.repair(database, NOW)
        arming = perf_counter() - began
        with database.engine.connect() as connection:
            scanned_before = count_scanned(connection)
        counter.begin()
        before, began = process.memory_info().rss, perf_counter()
        found = sum(find_all(sweep))
        seconds, grown = perf_counter() - began, (process.memory_info().rss - before) / 2**20
        steps, rows, questions = counter.thousands / 1000, counter.rows, list(counter.questions)
        with database.engine.connect() as connection:
            scanned = count_scanned(connection)
            gone_over = "–" if scanned is None or scanned_before is None else f"{scanned - scanned_before:,}"
            searches, others = find_scans(connection, questions)
        began = perf_counter()
        sweep.find(NOW)
        idle = (perf_counter() - began) * 1000
        print(
            f"| {conversations:,} | {found:,} | {seconds:.1f} | {grown:.0f} | {rows:,} | {gone_over} | {steps:.1f} | "
            f"{len(questions):,} | {idle:.1f} | {armed:,} in {arming:.0f} s |",
            flush=True,
        )
        print(f"    {len(dict(questions))} different questions, {searches} searches in an index; besides: {others}")
        database.close()


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table."""
    print(
        "\n| conversations | found | s | MB more | rows handed out | rows in full scans | million instructions | "
        "questions | idle look, ms | armed at start |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    run(tuple(int(size) for size in sys.argv[1:]) or SIZES)
