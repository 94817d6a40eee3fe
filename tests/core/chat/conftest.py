"""The chat room as a fixture."""

from collections.abc import Iterator

import pytest

from core.clock import MovableClock
from core.config import Settings
from core.storage.db import Database
from tests.core.chat.stage import Room, build_room


@pytest.fixture
def room(database: Database, clock: MovableClock, settings: Settings) -> Iterator[Room]:
    room = build_room(database, clock, settings)
    yield room
    room.chats.close()
