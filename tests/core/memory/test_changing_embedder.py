"""Another embedder takes over while people go on talking: nothing waits for it, nothing is lost, nothing is mixed."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlmodel import select

from core.errors import EmbedderUnavailable, IndexUnavailable
from core.memory.indexing import renewing
from core.memory.indexing.embedders import Embedders
from core.memory.indexing.indexing import Indexing
from core.storage.tables import MemoryVector, TurnVector
from core.vectors.chroma import ChromaIndex
from tests.core.memory.conftest import MAESTRO, OWNER, World
from tests.fakes import HashEmbedder

KNOWN = ["Plays the cello", "Hates peanuts", "Loves film scores"]


class Linguist(HashEmbedder):
    """Knows that "tune" means "cello", and "pine nuts" "peanuts": what is asked for so is found by meaning alone."""

    def __init__(self, name: str, dimensions: int) -> None:
        super().__init__(dimensions, name)
        self.embedded: list[str] = []

    def load(self) -> None:
        if self.trouble:
            raise self.trouble

    def embed(self, texts):
        self.embedded += texts
        return super().embed([text.replace("tune", "cello").replace("pine nuts", "peanuts") for text in texts])


@dataclass
class Shop:
    """Opens the embedders that there are, by the setting's words."""

    there: dict[str, Linguist] = field(default_factory=dict)

    def open(self, name: str) -> Linguist:
        return self.there.get(name) or self._missing(name)

    def _missing(self, name: str) -> Linguist:
        lost = Linguist(name, 2048)
        lost.trouble = EmbedderUnavailable("No such model.")
        return lost


@pytest.fixture
def shop() -> Shop:
    return Shop({"old": Linguist("old", 2048), "new": Linguist("new", 4096)})


@pytest.fixture
def filled(world: World, shop: Shop) -> World:
    begin(world, shop, "old")
    for text in KNOWN:
        world.memories.add(OWNER, MAESTRO, text)
    world.hear(world.talk(), "I went to the lake")
    world.work()
    return world


def begin(world: World, shop: Shop, name: str) -> None:
    """Start the server with this embedder in the settings."""
    world.embedder = shop.open(name)
    world.restart(embedder_name=name, reopen=shop.open)
    world.memories.open_previous_embedder()
    world.memories.repair()


def find(world: World, query: str = "tune") -> list[str]:
    return [item.text for item in world.memories.recall(world.scope(), query, limit=3).items]


def models_in_sql(world: World) -> set[str]:
    with world.database.read() as session:
        return set(session.exec(select(MemoryVector.model_id))) | set(session.exec(select(TurnVector.model_id)))


def sizes_in_index(world: World) -> set[int]:
    return {len(entry.vector) for entry in world.index.entries.values()}


def fail_after(embedder: Linguist, texts: int) -> None:
    """Let it embed so many texts, then have trouble."""
    embed = embedder.embed

    def failing(wanted):
        if len(embedder.embedded) + len(wanted) > texts:
            raise EmbedderUnavailable("The memory is full.")
        return embed(wanted)

    embedder.embed = failing  # type: ignore[method-assign]


def refuse(embedder: Linguist, text: str) -> None:
    """Let it have trouble with one text."""
    embed = embedder.embed

    def refusing(wanted):
        if text in wanted:
            raise EmbedderUnavailable("The memory is full.")
        return embed(wanted)

    embedder.embed = refusing  # type: ignore[method-assign]


def test_until_everything_is_embedded_anew_the_embedder_before_goes_on_answering(filled, shop):
    fail_after(shop.there["new"], 0)
    begin(filled, shop, "new")
    filled.work()
    assert find(filled) == ["Plays the cello"]
    assert filled.memories.health(OWNER).has_previous
    assert filled.memories.health(OWNER).is_changing
    assert sizes_in_index(filled) == {2048}


def test_then_the_new_one_answers_alone_and_no_vector_of_the_other_is_left(filled, shop):
    begin(filled, shop, "new")
    filled.work()
    shop.there["old"].crash = AssertionError("It is not asked any more.")
    assert find(filled) == ["Plays the cello"]
    assert sizes_in_index(filled) == {4096}
    assert models_in_sql(filled) == {"new@4096"}
    health = filled.memories.health(OWNER)
    assert (health.state, health.is_changing, health.has_previous) == ("ready", False, False)
    progress = filled.memories.reindex_progress()
    assert (progress.task, progress.step, progress.finished_at) == ("embedder", "done", filled.clock.now())


def test_a_question_that_the_change_overtakes_is_compared_with_vectors_of_its_own_kind(filled, shop):
    begin(filled, shop, "new")
    old = shop.there["old"]
    embed = old.embed

    def overtaken(texts):
        old.embed = embed  # type: ignore[method-assign]
        vectors = embed(texts)
        filled.work()
        return vectors

    old.embed = overtaken  # type: ignore[method-assign]
    result = filled.memories.recall(filled.scope(), "tune", limit=3)
    assert [item.text for item in result.items] == ["Plays the cello"]
    assert result.trouble == ""
    assert models_in_sql(filled) == {"new@4096"}


def test_what_is_learned_in_between_is_found_at_once_and_afterwards(filled, shop):
    fail_after(shop.there["new"], 0)
    begin(filled, shop, "new")
    filled.memories.add(OWNER, MAESTRO, "Can tune a piano")
    filled.work()
    assert "Can tune a piano" in find(filled)
    shop.there["new"] = Linguist("new", 4096)
    begin(filled, shop, "new")
    filled.work()
    assert "Can tune a piano" in find(filled)
    assert models_in_sql(filled) == {"new@4096"}


def test_a_server_that_ends_in_the_middle_embeds_only_the_rest_afterwards(filled, shop, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 1)
    fail_after(shop.there["new"], 2)
    begin(filled, shop, "new")
    filled.work()
    assert filled.memories.reindex_progress().step == "waiting"
    assert filled.memories.reindex_progress().trouble == "The memory is full."
    shop.there["new"] = again = Linguist("new", 4096)
    begin(filled, shop, "new")
    filled.work()
    assert len(again.embedded) == len(KNOWN) + 1 - 2
    assert models_in_sql(filled) == {"new@4096"}


def test_trouble_that_passes_is_waited_for(filled, shop):
    new = shop.there["new"]
    begin(filled, shop, "new")
    new.trouble = EmbedderUnavailable("It is being fetched.")
    filled.work()
    assert find(filled) == ["Plays the cello"]
    new.trouble = None
    filled.clock.move(timedelta(minutes=10))
    filled.work()
    assert models_in_sql(filled) == {"new@4096"}


def test_where_the_one_before_cannot_be_opened_what_has_a_vector_is_found_by_meaning(filled, shop, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 1)
    del shop.there["old"]
    refuse(shop.there["new"], "Plays the cello")
    begin(filled, shop, "new")
    filled.work()
    health = filled.memories.health(OWNER)
    assert (health.is_changing, health.has_previous, health.embedded) == (True, False, 2)
    assert find(filled, "pine nuts") == ["Hates peanuts"]
    assert find(filled, "tune") == []
    assert find(filled, "cello") == ["Plays the cello"]
    shop.there["new"] = Linguist("new", 4096)
    begin(filled, shop, "new")
    filled.work()
    assert find(filled) == ["Plays the cello"]
    assert models_in_sql(filled) == {"new@4096"}


def test_another_model_under_the_same_name_is_not_compared_with_the_vectors_there_are(filled, shop):
    shop.there["old"] = Linguist("older", 2048)
    fail_after(shop.there["new"], 1)
    begin(filled, shop, "new")
    filled.work()
    assert not filled.memories.health(OWNER).has_previous


def test_going_back_before_it_was_done_leaves_nothing_of_the_attempt(filled, shop, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 1)
    fail_after(shop.there["new"], 2)
    begin(filled, shop, "new")
    filled.work()
    begin(filled, shop, "old")
    filled.work()
    assert models_in_sql(filled) == {"old@2048"}
    assert sizes_in_index(filled) == {2048}
    assert find(filled) == ["Plays the cello"]
    assert not filled.memories.health(OWNER).is_changing


def test_a_server_that_ends_between_the_two_indexes_never_asks_the_wrong_one(filled, shop, settings):
    index = filled.index = ChromaIndex(settings.data_dir / "index")
    begin(filled, shop, "old")
    filled.work()
    point = index._point_to

    def die_after(number):
        point(number)
        raise KeyboardInterrupt

    index._point_to = die_after  # type: ignore[method-assign]
    begin(filled, shop, "new")
    with pytest.raises(KeyboardInterrupt):
        filled.work()
    index.close()
    filled.index = ChromaIndex(settings.data_dir / "index")
    begin(filled, shop, "new")
    asking = Indexing(filled.database, filled.clock, Embedders(filled.embedder), filled.index, filled.queue)
    vector = filled.embedder.embed(["tune"])[0]
    with pytest.raises(IndexUnavailable, match="another model"):
        asking.near(filled.scope(), vector, 1)
    filled.work()
    assert [hit.memory_id for hit in asking.near(filled.scope(), vector, 1)] == [1]
    assert find(filled) == ["Plays the cello"]
    assert models_in_sql(filled) == {"new@4096"}
    filled.index.close()


def test_a_memory_deleted_in_between_is_in_neither_index(filled, shop):
    fail_after(shop.there["new"], 0)
    begin(filled, shop, "new")
    filled.memories.delete(OWNER, [1])
    filled.work()
    assert set(filled.index.hashes()) == {2, 3}
    shop.there["new"] = Linguist("new", 4096)
    begin(filled, shop, "new")
    filled.work()
    assert set(filled.index.hashes()) == {2, 3}
    assert sizes_in_index(filled) == {4096}


def test_an_index_in_trouble_does_not_end_the_one_before(filled, shop):
    filled.index.trouble = IndexUnavailable("It is broken.", hint="Wait.")
    begin(filled, shop, "new")
    filled.work()
    assert filled.memories.health(OWNER).has_previous
    filled.index.trouble = None
    filled.clock.move(timedelta(minutes=10))
    filled.work()
    assert models_in_sql(filled) == {"new@4096"}
    assert sizes_in_index(filled) == {4096}
