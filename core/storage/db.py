"""Opens the database: SQLite in WAL mode, or whatever SQLAlchemy URL the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, create_engine

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 10
CHECKPOINT_MILLISECONDS = 200


class Database:
    """Hands out sessions: `read` never changes anything, `write` commits whole or not at all."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite and sa.make_url(url).database not in (None, "", ":memory:"):
            Path(str(sa.make_url(url).database)).parent.mkdir(parents=True, exist_ok=True)
        # An error's text must not carry what somebody wrote into a log.
        self.engine = create_engine(
            url, connect_args={"timeout": BUSY_SECONDS} if self.is_sqlite else {}, hide_parameters=True
        )
        if self.is_sqlite:
            sa.event.listen(self.engine, "connect", _prepare_sqlite)
            sa.event.listen(self.engine, "begin", _begin_sqlite)
        self._writer = self.engine.execution_options(is_write=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session for looking; its objects stay usable afterwards."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Yield a session whose changes are committed at the end, or undone by an exception."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Bring the schema to the newest revision."""
        # Most starts have nothing to do; importing the migrations' machinery takes a fifth of a second.
        if self.revision() == find_newest_revision():
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()

    def revision(self) -> str:
        """Return the schema's revision, or an empty string where there are no tables yet."""
        with self.engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return ""
            return str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")))

    def erase_deleted(self) -> bool:
        """Take deleted text out of the write-ahead log too (`secure_delete` has zeroed it in the file itself).

        Returns whether it is out; False while another connection is still reading the old state.
        """
        if not self.is_sqlite:
            return True
        connection = self.engine.raw_connection()
        try:
            # Below SQLAlchemy: a checkpoint cannot run inside the transaction that it would begin.
            cursor = connection.cursor()
            # Writers wait for as long as this waits for readers.
            cursor.execute(f"PRAGMA busy_timeout={CHECKPOINT_MILLISECONDS}")
            is_busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
            return not is_busy
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def find_newest_revision() -> str:
    """Return the last revision there is; a migration's file begins with it: `0002_what_it_does.py`."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions on its own, and too late: SQLAlchemy's documented remedy.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes the lock at once: upgrading a read lock later would fail instead of waiting.
    is_write = connection.get_execution_options().get("is_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")
