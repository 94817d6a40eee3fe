"""The schema comes from migrations alone: they make what the tables say, and a second start has nothing to do."""

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from core.config import Settings
from core.storage import tables  # noqa: F401 - registers the tables
from core.storage.db import MIGRATIONS, Database, find_newest_revision


def test_the_migrations_make_exactly_the_tables(settings: Settings) -> None:
    database = Database(settings.sql_url)
    database.migrate()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    database.close()


def test_the_newest_migration_is_found_by_its_file_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert find_newest_revision() == ScriptDirectory.from_config(config).get_current_head()


def test_a_migrated_database_says_so_and_is_left_alone(settings: Settings) -> None:
    database = Database(settings.sql_url)
    assert database.revision() == ""
    database.migrate()
    assert database.revision() == find_newest_revision()
    database.migrate()
    assert database.revision() == find_newest_revision()
    database.close()
