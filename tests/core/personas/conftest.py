"""A studio's personas with two creators and a visitor."""

import pytest

from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.personas.service import Personas
from core.storage.db import Database
from core.storage.tables import User


def add_user(database: Database, clock: MovableClock, role: Role) -> Actor:
    with database.write() as session:
        user = User(role=role, created_at=clock.now(), seen_at=clock.now())
        session.add(user)
        session.flush()
        return Actor(user.id or 0, role)


@pytest.fixture
def personas(database: Database, clock: MovableClock) -> Personas:
    return Personas(database, clock)


@pytest.fixture
def ada(database: Database, clock: MovableClock) -> Actor:
    return add_user(database, clock, Role.CREATOR)


@pytest.fixture
def bob(database: Database, clock: MovableClock) -> Actor:
    return add_user(database, clock, Role.CREATOR)


@pytest.fixture
def owner(database: Database, clock: MovableClock) -> Actor:
    return add_user(database, clock, Role.OWNER)


@pytest.fixture
def visitor(database: Database, clock: MovableClock) -> Actor:
    return add_user(database, clock, Role.VISITOR)
