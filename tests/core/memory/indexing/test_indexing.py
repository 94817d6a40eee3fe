"""The index follows SQL, whatever happened to it, and can be written anew from SQL alone."""

from datetime import timedelta

import numpy as np
import pytest
from sqlmodel import select

from core.errors import EmbedderUnavailable, IndexUnavailable
from core.ports import Scope, VectorEntry
from core.storage.tables import Memory
from tests.core.memory.conftest import MAESTRO, OWNER, VISITOR
from tests.fakes import HashEmbedder, InMemoryIndex


@pytest.fixture
def filled(world):
    for text in ("Plays the cello", "Is allergic to peanuts", "Loves film music"):
        world.memories.add(OWNER, MAESTRO, text)
    world.work()
    return world


def hashes_in_sql(world):
    with world.database.read() as session:
        return {row.id: row.content_hash for row in session.exec(select(Memory)) if row.invalid_at is None}


def assert_whole(world):
    assert world.index.hashes() == hashes_in_sql(world)
    assert world.memories.health(OWNER).state == "ready"


def test_a_lost_index_is_filled_again_without_embedding_anything(filled):
    filled.index.entries.clear()
    filled.embedder.embed, embedded = _count(filled.embedder.embed)
    filled.memories.repair()
    filled.work()
    assert_whole(filled)
    assert embedded == []


def _count(embed):
    embedded: list[str] = []

    def counting(texts):
        embedded.extend(texts)
        return embed(texts)

    return counting, embedded


def test_an_entry_that_sql_does_not_know_is_erased(filled):
    filled.index.upsert([VectorEntry(99, Scope(1, 1), np.ones(4096, dtype=np.float32), "zombie")])
    filled.memories.repair()
    filled.work()
    assert_whole(filled)


def test_an_entry_of_an_older_text_is_replaced(filled):
    entry = filled.index.entries[1]
    filled.index.upsert([VectorEntry(1, entry.scope, entry.vector, "older")])
    filled.memories.repair()
    filled.work()
    assert_whole(filled)


def test_nothing_to_mend_changes_nothing(filled):
    before = dict(filled.index.entries)
    filled.memories.repair()
    filled.work()
    assert filled.index.entries == before


def test_an_index_that_cannot_be_read_is_written_anew(filled):
    filled.index.trouble = IndexUnavailable("It is broken.", hint="Wait.")
    filled.memories.repair()
    filled.work()
    assert filled.memories.health(OWNER).state == "without index"
    assert filled.memories.health(OWNER).trouble == "It is broken."
    filled.index.trouble = None
    filled.index.entries.clear()
    filled.clock.move(timedelta(minutes=10))
    filled.work()
    assert_whole(filled)
    assert filled.memories.health(OWNER).trouble == ""


def test_while_the_index_fails_memories_wait_for_it(filled):
    filled.index.trouble = IndexUnavailable("It is broken.")
    filled.memories.add(OWNER, MAESTRO, "Sings")
    filled.work()
    health = filled.memories.health(OWNER)
    assert (health.memories, health.indexed, health.state) == (4, 3, "without index")
    filled.index.trouble = None
    filled.clock.move(timedelta(minutes=10))
    filled.work()
    assert_whole(filled)


def test_the_page_learns_that_the_embedder_loads_or_cannot(filled):
    filled.embedder.is_ready = False
    assert filled.memories.health(OWNER).state == "loading"
    filled.embedder.trouble = EmbedderUnavailable("No such model.", hint="Check STUDIO_EMBEDDER.")
    health = filled.memories.health(OWNER)
    assert (health.state, health.trouble, health.hint) == ("words only", "No such model.", "Check STUDIO_EMBEDDER.")


def test_another_embedder_embeds_everything_anew_in_an_index_of_its_size(filled):
    filled.embedder = HashEmbedder(dimensions=512, name="other")
    filled.restart()
    assert filled.memories.health(OWNER).indexed == 0
    assert [item.text for item in filled.memories.recall(filled.scope(), "cello", limit=3).items] == ["Plays the cello"]
    filled.memories.repair()
    filled.work()
    assert_whole(filled)
    assert {len(entry.vector) for entry in filled.index.entries.values()} == {512}


def test_deleting_works_while_the_embedder_is_loading(filled):
    filled.embedder.is_ready = False
    filled.memories.delete(OWNER, [1])
    filled.work()
    assert set(filled.index.hashes()) == {2, 3}


def test_a_deletion_cut_off_before_the_index_followed_is_finished_at_the_next_start(filled):
    entries = dict(filled.index.entries)
    filled.memories.delete(OWNER, [1])
    filled.index.entries = entries
    filled.restart()
    filled.memories.repair()
    filled.work()
    assert set(filled.index.hashes()) == {2, 3}


def test_reindexing_by_hand_writes_it_anew(filled):
    filled.index.entries.clear()
    filled.memories.reindex(OWNER)
    filled.work()
    assert set(filled.index.hashes()) == {1, 2, 3}


def test_a_memory_deleted_while_it_is_embedded_leaves_no_vector(filled):
    memory = filled.memories.add(VISITOR, MAESTRO, "Sings")
    embed = filled.embedder.embed

    def delete_first(texts):
        if "Sings" in texts:
            filled.memories.delete(VISITOR, [memory.id])
        return embed(texts)

    filled.embedder.embed = delete_first
    filled.work()
    assert set(filled.index.hashes()) == {1, 2, 3}


def test_more_memories_than_fit_in_one_go_are_all_indexed(world):
    with world.database.write() as session:
        for number in range(700):
            session.add(
                Memory(
                    persona_id=MAESTRO,
                    user_id=OWNER.user_id,
                    kind="fact",
                    text=f"Owns book number {number}",
                    extractor="hand",
                    content_hash=str(number),
                    created_at=world.clock.now(),
                    updated_at=world.clock.now(),
                )
            )
    world.embedder = HashEmbedder(dimensions=64)
    world.index = InMemoryIndex()
    world.restart()
    world.memories.repair()
    world.work()
    assert len(world.index.hashes()) == 700
    assert_whole(world)
