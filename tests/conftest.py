"""Fixtures that every room's tests share: a clock that is moved by hand, and a database of their own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlmodel import SQLModel

from core.clock import MovableClock
from core.config import Settings
from core.engines.embedded import EmbeddedEngine
from core.engines.packaged import find_packaged_model
from core.storage import tables  # noqa: F401 - registers the tables
from core.storage.db import Database

# A busy machine is no finding: how long an example takes is nobody's promise here.
hypothesis.settings.register_profile("studio", deadline=None)
hypothesis.settings.load_profile("studio")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path / "data", engine="scripted", open_browser=False)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    database = Database(settings.sql_url)
    SQLModel.metadata.create_all(database.engine)
    yield database
    database.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no browser; in CI they must run, so there they fail instead."""
    if os.environ.get("CI") or shutil.which("chromium"):
        return
    for item in items:
        if item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.skip(reason="needs Chromium: apt install chromium"))


@pytest.fixture(scope="session")
def embedded_engine() -> Iterator[EmbeddedEngine]:
    """The real packaged model, loaded once for the whole run; mark what uses it as slow."""
    # One thread: two that wait for each other on a busy machine are many times slower.
    engine = EmbeddedEngine(context_size=2048, threads=1)
    engine.load(find_packaged_model()).result(timeout=60)
    yield engine
    engine.close()
