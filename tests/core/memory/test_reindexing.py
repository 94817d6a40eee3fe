"""The owner has the index written anew and sees how far it is; a server that holds it may go away and come back."""

from datetime import timedelta

import pytest

from core.errors import EmbedderUnavailable, IndexUnavailable, IndexUnreachable, NotFound
from core.memory.indexing import renewing
from core.memory.indexing.embedders import Embedders
from core.memory.indexing.indexing import Indexing
from core.ports import VectorEntry
from core.storage.tables import MemoryVector
from core.vectors.chroma import ChromaIndex
from core.vectors.served import ServedIndex
from tests.core.memory.conftest import CREATOR, MAESTRO, OWNER, VISITOR
from tests.fakes import InMemoryIndex


@pytest.fixture
def filled(world):
    for text in ("Plays the cello", "Is allergic to peanuts", "Loves film music"):
        world.memories.add(OWNER, MAESTRO, text)
    world.work()
    return world


def asking(world) -> Indexing:
    """What asks the index, on the same data."""
    return Indexing(world.database, world.clock, Embedders(world.embedder), world.index, world.queue)


def forget_vectors(world) -> None:
    with world.database.write() as session:
        for memory_id in (1, 2, 3):
            session.delete(session.get(MemoryVector, (memory_id, world.embedder.model_id)))
    world.index.entries.clear()


@pytest.mark.parametrize("actor", [CREATOR, VISITOR])
def test_only_the_owner_has_it_written_anew(filled, actor):
    with pytest.raises(NotFound):
        filled.memories.reindex(actor)
    assert filled.memories.reindex_progress().step == "idle"


def test_it_is_told_from_the_first_to_the_last_step(filled, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 2)
    forget_vectors(filled)
    steps = []
    embed, rebuild = filled.embedder.embed, filled.index.rebuild

    def note() -> None:
        progress = filled.memories.reindex_progress()
        steps.append((progress.step, progress.done, progress.total))

    def embed_noting(texts):
        note()
        return embed(texts)

    def rebuild_noting(entries):
        note()
        return rebuild(entries)

    filled.embedder.embed, filled.index.rebuild = embed_noting, rebuild_noting
    filled.memories.reindex(OWNER)
    note()
    filled.work()
    note()
    assert steps == [
        ("asked", 0, 0),
        ("embedding", 0, 3),
        ("embedding", 2, 3),
        ("writing", 0, 3),
        ("done", 3, 3),
    ]
    assert filled.memories.reindex_progress().finished_at == filled.clock.now()
    assert set(filled.index.hashes()) == {1, 2, 3}


def test_others_have_their_turn_between_two_slices(filled, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 1)
    forget_vectors(filled)
    filled.memories.reindex(OWNER)
    order = []
    embed = filled.embedder.embed

    def embed_noting(texts):
        order.append("slice")
        if len(order) == 1:
            filled.hear(filled.talk(), "I sing")
        filled.clock.move(timedelta(seconds=1))
        return embed(texts)

    filled.embedder.embed = embed_noting
    filled.reader.read = lambda _reading: order.append("read") or []
    filled.work()
    assert order.index("read") < len(order) - 1


def test_what_stands_in_the_way_is_told_and_it_goes_on_by_itself(filled):
    forget_vectors(filled)
    filled.embedder.trouble = EmbedderUnavailable("No such model.", hint="Check STUDIO_EMBEDDER.")
    filled.memories.reindex(OWNER)
    filled.work()
    progress = filled.memories.reindex_progress()
    assert (progress.step, progress.trouble, progress.hint) == ("waiting", "No such model.", "Check STUDIO_EMBEDDER.")
    filled.embedder.trouble = None
    filled.clock.move(timedelta(minutes=10))
    filled.work()
    assert filled.memories.reindex_progress().step == "done"


def test_a_crash_in_it_is_told_with_what_to_do(filled):
    forget_vectors(filled)
    filled.embedder.crash = RuntimeError("a bug")
    filled.memories.reindex(OWNER)
    filled.work()
    progress = filled.memories.reindex_progress()
    assert progress.step == "failed"
    assert "RuntimeError" in progress.trouble
    assert progress.hint


def test_the_old_index_answers_while_the_new_one_is_written(world, settings):
    index = world.index = ChromaIndex(settings.data_dir / "index")
    world.restart()
    world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.work()
    found = []
    rebuild = index.rebuild
    vector = world.embedder.embed(["cello"])[0]

    def slowly(entries):
        def watched():
            for entry in entries:
                found.extend(asking(world).near(world.scope(), vector, 3))
                yield entry

        return rebuild(watched())

    index.rebuild = slowly
    world.memories.reindex(OWNER)
    world.work()
    assert [hit.memory_id for hit in found] == [1]
    index.close()


# --- an index that is elsewhere --------------------------------------------------


def test_without_its_server_everything_goes_on_and_when_it_is_back_the_index_follows(world, own_server):
    index = world.index = ServedIndex(own_server.url, "one")
    world.restart()
    world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.work()
    own_server.kill()
    world.memories.add(OWNER, MAESTRO, "Loves the sea")
    world.memories.delete(OWNER, [1])
    world.work()
    health = world.memories.health(OWNER)
    assert health.state == "without index"
    assert own_server.url in health.trouble
    assert [item.text for item in world.memories.recall(world.scope(), "sea", limit=3).items] == ["Loves the sea"]
    for _ in range(10):
        world.clock.move(timedelta(minutes=1))
        world.work()
    own_server.start()
    world.clock.move(timedelta(minutes=1))
    world.work()
    assert set(index.hashes()) == {2}
    assert world.memories.health(OWNER).state == "ready"
    assert world.memories.health(OWNER).trouble == ""
    index.close()


def test_a_server_that_is_away_is_not_asked_again_until_it_was_found_to_be_back(filled):
    asked = []

    def query(*_):
        asked.append(1)
        raise IndexUnreachable("The server does not answer.", hint="Start it.")

    filled.index.query = query
    indexing, vector = asking(filled), filled.embedder.embed(["cello"])[0]
    for _ in range(3):
        with pytest.raises(IndexUnreachable):
            indexing.near(filled.scope(), vector, 1)
    assert len(asked) == 1
    assert filled.queue.pending("check_index") == 1
    del filled.index.query
    indexing.check()
    assert [hit.memory_id for hit in indexing.near(filled.scope(), vector, 1)] == [1]


def test_an_index_in_another_place_is_filled_from_sql_and_not_asked_before(filled):
    filled.index = InMemoryIndex()
    filled.index.home = "http://127.0.0.1:8000"
    filled.restart()
    vector = filled.embedder.embed(["cello"])[0]
    with pytest.raises(IndexUnavailable):
        asking(filled).near(filled.scope(), vector, 1)
    filled.memories.repair()
    filled.work()
    assert set(filled.index.hashes()) == {1, 2, 3}
    assert [hit.memory_id for hit in asking(filled).near(filled.scope(), vector, 1)] == [1]


def test_the_check_at_start_is_done_in_the_background(filled):
    filled.index.hashes = lambda: pytest.fail("This would take seconds where there are many.")
    filled.memories.repair()
    del filled.index.hashes
    entry = filled.index.entries.pop(2)
    filled.index.upsert([VectorEntry(1, entry.scope, entry.vector, "older")])
    filled.work()
    assert {found: each.content_hash for found, each in filled.index.entries.items()} == filled.index.hashes()
    assert set(filled.index.hashes()) == {1, 2, 3}
    assert "older" not in filled.index.hashes().values()
