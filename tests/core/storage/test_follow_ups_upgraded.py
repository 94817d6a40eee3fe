"""What was sent and switched before follow-ups went out by themselves is counted and carried over."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from core.config import Settings
from core.storage.db import MIGRATIONS, Database

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def at(hours: int) -> str:
    return (NOON + timedelta(hours=hours)).isoformat(sep=" ")


def add(connection: sa.Connection, table: str, **row: Any) -> None:
    names = ", ".join(row)
    connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in row)})"), row)


def add_persona(connection: sa.Connection, id_: int, specs: list[bool], draft: dict[str, Any] | None) -> None:
    add(
        connection, "personas", id=id_, creator_id=1, slug=f"p{id_}", visibility="private", template="",
        draft=json.dumps(draft) if draft else None, created_at=at(0), updated_at=at(0),
    )  # fmt: skip
    for number, is_on in enumerate(specs):
        spec = json.dumps({"name": "Luna", "follow_ups": is_on})
        add(connection, "persona_versions", persona_id=id_, number=number, spec=spec, created_at=at(0))


@pytest.fixture
def old(settings: Settings) -> Database:
    """A database of the first release: one persona was silenced, one was not, one was never saved."""
    database = Database(settings.sql_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    with database.engine.begin() as connection:
        add(connection, "users", id=1, role="owner", name="", created_at=at(0), seen_at=at(0), time_zone="")
        add_persona(connection, 1, [True, False], None)
        add_persona(connection, 2, [False, True], None)
        add_persona(connection, 3, [], {"follow_ups": False})
        add(
            connection, "conversations", id=1, persona_id=2, user_id=1, version_id=3, title="", memory_paused=False,
            created_at=at(0), last_message_at=at(0),
        )  # fmt: skip
        add(
            connection, "messages", id=1, conversation_id=1, role="user", kind="talk", status="complete", text="Hello",
            thinking="", error="", engine="", model="", rating=0, created_at=at(30),
        )  # fmt: skip
        for id_, sent in ((1, 20), (2, 60)):
            add(
                connection, "followups", id=id_, persona_id=2, user_id=1, conversation_id=1, version_id=3,
                status="sent", origin="hand", arm="treatment", channel="inbox", text="Hi", is_edited=False,
                decision="[]", engine="", model="", reason="", created_at=at(sent), sent_at=at(sent),
            )  # fmt: skip
    return database


def test_the_newest_versions_word_becomes_the_mode_and_leaves_the_versions(old: Database) -> None:
    old.migrate()
    with old.engine.connect() as connection:
        modes = connection.execute(sa.text("SELECT id, follow_up_mode FROM personas ORDER BY id")).all()
        assert modes == [(1, "off"), (2, "ask"), (3, "off")]
        specs = [
            json.loads(spec) for spec in connection.execute(sa.text("SELECT spec FROM persona_versions")).scalars()
        ]
        assert specs == [{"name": "Luna"}] * 4
        assert json.loads(connection.execute(sa.text("SELECT draft FROM personas WHERE id = 3")).scalar_one()) == {}
    old.close()


def test_what_was_sent_is_entered_with_its_answer(old: Database) -> None:
    old.migrate()
    with old.engine.connect() as connection:
        sends = connection.execute(sa.text("SELECT followup_id, answered_at IS NULL FROM followup_sends ORDER BY id"))
        assert sends.all() == [(1, 0), (2, 1)]
        states = connection.execute(sa.text("SELECT status FROM followups ORDER BY id")).scalars().all()
        assert states == ["answered", "sent"]
        assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
    old.close()
