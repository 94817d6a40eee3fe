"""An upgrade takes other memories' words out of old reasons: what is deleted afterwards must leave none behind."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.config import Settings
from core.jobs.queue import JobQueue
from core.memory.service import Memories
from core.storage.db import Database
from tests.core.storage.test_upgrading import FIRST_RELEASE, upgrade
from tests.fakes import HashEmbedder, InMemoryIndex, ListReader

OWNER = Actor(1, Role.OWNER)
AT = datetime(2026, 5, 1, tzinfo=UTC).isoformat(sep=" ")
OLD = FIRST_RELEASE["memories"] | {"id": 6, "text": "Lives in Xanadu", "invalid_at": AT, "superseded_by": 7}
CHANGES = [
    {"id": 3, "memory_id": 7, "action": "added", "reason": "Newer than “Lives in Xanadu”.", "text_before": ""},
    {"id": 4, "memory_id": 6, "action": "superseded", "reason": "“Lives in York” took its place.", "text_before": ""},
    {"id": 5, "memory_id": 7, "action": "edited", "reason": "Edited by hand.", "text_before": "Lives in Yorkk"},
]


@pytest.fixture
def upgraded(settings: Settings) -> Iterator[tuple[Memories, Database]]:
    database = Database(settings.sql_url)
    upgrade(database, "0001")
    rows = [(table, row) for table, row in FIRST_RELEASE.items() if table in ("users", "personas", "memories")]
    rows += [("memories", OLD)] + [("memory_changes", change | {"created_at": AT}) for change in CHANGES]
    with database.engine.begin() as connection:
        for table, row in rows:
            names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
    database.migrate()
    clock = MovableClock()
    yield Memories(database, clock, HashEmbedder(), InMemoryIndex(), JobQueue(database, clock), ListReader()), database
    database.close()


def test_reasons_of_the_first_release_name_the_other_memory_and_quote_it_no_more(upgraded) -> None:
    memories, database = upgraded
    (change,) = memories.changes(OWNER, 6)
    assert change.reason == "Something newer took its place."
    assert change.other_text == "Lives in York"
    reasons = [each.reason for each in memories.changes(OWNER, 7)]
    assert reasons == ["Edited by hand.", "", "Newer than what was known."]
    memories.delete(OWNER, [6])
    with database.engine.connect() as connection:
        assert "Xanadu" not in repr(connection.execute(sa.text("SELECT * FROM memory_changes")).all())


def test_what_took_anothers_place_in_the_first_release_can_be_undone(upgraded) -> None:
    memories, _ = upgraded
    memories.undo_change(OWNER, 4)
    assert not memories.get(OWNER, 6).is_past
