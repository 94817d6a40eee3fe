"""The index on a Chroma server: it may go away and come back, and several studios may share it."""

import socket
from collections.abc import Callable, Iterator

import httpx
import numpy as np
import pytest

from core.errors import IndexUnavailable, IndexUnreachable
from core.ports import Scope, VectorEntry
from core.vectors.served import ServedIndex

MINE = Scope(1, 1)
VECTOR = np.array([0.6, 0.8], dtype=np.float32)

Open = Callable[..., ServedIndex]


def entry(memory_id: int, content_hash: str = "a") -> VectorEntry:
    return VectorEntry(memory_id, MINE, VECTOR, content_hash)


@pytest.fixture
def open_index() -> Iterator[Open]:
    opened: list[ServedIndex] = []

    def open_one(url: str, installation: str = "one") -> ServedIndex:
        opened.append(ServedIndex(url, installation))
        return opened[-1]

    yield open_one
    for index in opened:
        index.close()


def names(url: str, installation: str) -> set[str]:
    """Ask the server itself which collections an installation has there."""
    collections = httpx.get(f"{url}/api/v2/tenants/default_tenant/databases/default_database/collections").json()
    return {each["name"] for each in collections if f".{installation}." in each["name"]}


def test_a_server_that_dies_is_told_and_found_again_when_it_is_back(own_server, open_index):
    index = open_index(own_server.url)
    index.upsert([entry(1)])
    own_server.kill()
    for ask in (lambda: index.query(MINE, VECTOR, 5), lambda: index.upsert([entry(2)]), lambda: index.remove([1])):
        with pytest.raises(IndexUnreachable) as caught:
            ask()
        assert own_server.url in caught.value.message
        assert "STUDIO_CHROMA_URL" in caught.value.hint
    own_server.start()
    assert [hit.memory_id for hit in index.query(MINE, VECTOR, 5)] == [1]
    index.upsert([entry(2)])
    assert set(index.hashes()) == {1, 2}


def test_a_server_that_hangs_does_not_hang_the_studio(open_index):
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        index = open_index(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        with pytest.raises(IndexUnreachable, match="Timeout"):
            index.query(MINE, VECTOR, 5)


def test_what_a_server_lost_is_told_and_then_it_begins_empty(own_server, open_index):
    index = open_index(own_server.url)
    index.upsert([entry(1)])
    collections = f"{own_server.url}/api/v2/tenants/default_tenant/databases/default_database/collections"
    httpx.delete(f"{collections}/persona-studio.one.0").raise_for_status()
    with pytest.raises(IndexUnavailable):
        index.hashes()
    assert index.hashes() == {}


def test_two_studios_on_one_server_see_nothing_of_each_other(chroma_server, open_index):
    mine, theirs = open_index(chroma_server.url, "mine"), open_index(chroma_server.url, "theirs")
    mine.upsert([entry(1, "mine")])
    theirs.upsert([entry(1, "theirs"), entry(2)])
    mine.rebuild(iter([entry(1, "mine again")]))
    assert mine.hashes() == {1: "mine again"}
    assert theirs.hashes() == {1: "theirs", 2: "a"}


def test_another_connection_finds_the_collection_that_was_completed_last(chroma_server, open_index):
    index = open_index(chroma_server.url, "again")
    index.upsert([entry(1)])
    index.rebuild(iter([entry(2)]))
    assert open_index(chroma_server.url, "again").hashes() == {2: "a"}
    assert names(chroma_server.url, "again") == {"persona-studio.again.1"}


def test_what_a_rebuild_left_behind_when_it_was_cut_off_is_swept_at_the_next_start(chroma_server, open_index):
    def dying() -> Iterator[VectorEntry]:
        yield entry(9)
        raise KeyboardInterrupt

    index = open_index(chroma_server.url, "cut")
    index.upsert([entry(1)])
    with pytest.raises(KeyboardInterrupt):
        index.rebuild(dying())
    assert names(chroma_server.url, "cut") == {"persona-studio.cut.0", "persona-studio.cut.1"}
    assert open_index(chroma_server.url, "cut").hashes() == {1: "a"}
    assert names(chroma_server.url, "cut") == {"persona-studio.cut.0"}


def test_a_question_that_a_rebuild_overtakes_is_asked_again(chroma_server, open_index):
    index = open_index(chroma_server.url, "race")
    index.upsert([entry(1)])
    old = index._open()
    index.rebuild(iter([entry(2)]))
    asked = iter([old])
    reopen = index._open
    index._open = lambda: next(asked, None) or reopen()  # type: ignore[method-assign]
    assert [hit.memory_id for hit in index.query(MINE, VECTOR, 5)] == [2]
