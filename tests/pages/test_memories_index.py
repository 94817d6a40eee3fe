"""The search index on the memory page: what is wrong with it is told to everybody, mending it is the owner's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.accounts.rules import Role
from core.clock import MovableClock
from core.errors import EmbedderUnavailable
from core.memory.indexing.progress import IndexProgress
from core.memory.views import IndexHealth
from core.storage.db import Database
from pages.memories_index import write_change, write_home, write_progress
from tests.pages.test_memories import Stage


@pytest.fixture
def stage(database: Database, clock: MovableClock) -> Stage:
    stage = Stage(database, clock)
    stage.know("Plays the cello", "Hates mushrooms")
    return stage


@pytest.fixture
def owners(stage: Stage) -> Stage:
    stage.actor = stage.studio.accounts.actor = replace(stage.actor, role=Role.OWNER)
    return stage


def test_a_creator_has_no_button_for_what_belongs_to_all(stage: Stage) -> None:
    assert not [button for button in stage.open().button if button.key == "index-rebuild"]


def test_the_owner_rebuilds_it_and_is_told_when_it_is_done(owners: Stage) -> None:
    app = owners.open()
    app.button(key="index-rebuild").click().run()
    assert not app.exception
    assert app.button(key="index-rebuild").disabled
    owners.worker.run_due()
    app = owners.open()
    assert "written anew: 2 memories" in app.success[0].value
    assert not app.button(key="index-rebuild").disabled
    owners.clock.move(timedelta(hours=1))
    assert not owners.open().success


def test_what_stands_in_its_way_is_told_with_what_to_do(owners: Stage) -> None:
    owners.embedder.trouble = EmbedderUnavailable("No such model.", hint="Check STUDIO_EMBEDDER.")
    app = owners.open()
    assert "No such model. Check STUDIO\\_EMBEDDER." in app.warning[0].value.replace("\\.", ".")


def test_every_step_has_its_own_words() -> None:
    steps = [
        IndexProgress("reindex", "asked"),
        IndexProgress("reindex", "embedding", 1_200, 5_000),
        IndexProgress("embedder", "embedding", 1_200, 5_000),
        IndexProgress("reindex", "writing", 500, 5_000),
        IndexProgress("reindex", "waiting", trouble="The server does not answer.", hint="Start it."),
        IndexProgress("reindex", "done", 5_000, 5_000),
        IndexProgress("embedder", "done", 5_000, 5_000),
    ]
    said = [write_progress(step) for step in steps]
    assert len(set(said)) == len(said)
    assert "1,200 of 5,000" in said[1]
    assert said[4] == "The server does not answer. Start it."


def test_a_change_of_the_embedder_is_told_as_it_is() -> None:
    health = IndexHealth(10, 0, 0, "catching up", is_changing=True, embedded=4)
    assert "4 of 10" in write_change(health)
    assert "the one before" in write_change(replace(health, has_previous=True))


def test_it_is_said_what_a_server_may_keep() -> None:
    assert "erased" in write_home(IndexHealth(1, 1, 0, "ready"))
    assert "numbers of deleted memories" in write_home(IndexHealth(1, 1, 0, "ready", home="http://10.0.0.2:8000"))
