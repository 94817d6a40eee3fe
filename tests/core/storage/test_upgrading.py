"""A database of an earlier release keeps what it holds when its schema is brought up."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from core.config import Settings
from core.storage.db import MIGRATIONS, Database

AT = datetime(2026, 5, 1, tzinfo=UTC).isoformat(sep=" ")
FIRST_RELEASE: dict[str, dict[str, Any]] = {
    "users": {"id": 1, "role": "owner", "name": "Ana", "created_at": AT, "seen_at": AT, "time_zone": ""},
    "personas": {"id": 1, "creator_id": 1, "slug": "a", "visibility": "private", "template": "", "created_at": AT}
    | {"updated_at": AT},
    "memories": {"id": 7, "persona_id": 1, "user_id": 1, "kind": "fact", "subject": "user", "text": "Lives in York"}
    | {"importance": 3, "sensitive": False, "pinned": False, "extractor": "hand", "content_hash": "h"}
    | {"date_precision": "", "seen_count": 1, "created_at": AT, "updated_at": AT},
    "memory_vectors": {"memory_id": 7, "model_id": "m", "content_hash": "h", "vector": b"\0\0\0\0", "indexed_at": AT},
    "memory_changes": {"id": 3, "memory_id": 7, "action": "added", "reason": "", "text_before": "", "created_at": AT},
}


def test_memories_of_the_first_release_keep_their_vectors_and_history(settings: Settings) -> None:
    database = Database(settings.sql_url)
    upgrade(database, "0001")
    with database.engine.begin() as connection:
        for table, row in FIRST_RELEASE.items():
            names = ", ".join(row)
            connection.execute(
                sa.text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in row)})"), row
            )
    database.migrate()
    with database.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT id, text, revision FROM memories")).all() == [(7, "Lives in York", 0)]
        assert connection.execute(sa.text("SELECT memory_id, vector FROM memory_vectors")).all() == [(7, b"\0\0\0\0")]
        assert connection.execute(sa.text("SELECT id, other_memory_id FROM memory_changes")).all() == [(3, None)]
        assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
    database.close()


def upgrade(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()
