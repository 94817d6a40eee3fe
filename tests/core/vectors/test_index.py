"""One suite for every vector index: Chroma in a folder, Chroma on a server, and the one that the other tests use."""

import uuid
from collections.abc import Iterator

import numpy as np
import pytest

from core.errors import IndexUnavailable
from core.ports import Scope, VectorEntry, VectorIndex
from core.vectors.chroma import ChromaIndex
from core.vectors.served import ServedIndex
from tests.fakes import InMemoryIndex

MINE, THEIRS = Scope(1, 1), Scope(1, 2)
DIMENSIONS = 8


def unit(position: int) -> np.ndarray:
    vector = np.full(DIMENSIONS, 0.1, dtype=np.float32)
    vector[position] = 1
    return vector / np.linalg.norm(vector)


def entry(memory_id: int, position: int = 0, scope: Scope = MINE, content_hash: str = "a") -> VectorEntry:
    return VectorEntry(memory_id, scope, unit(position), content_hash)


def open_in_folder(request: pytest.FixtureRequest) -> VectorIndex:
    return ChromaIndex(request.getfixturevalue("tmp_path") / "index")


def open_on_server(request: pytest.FixtureRequest) -> VectorIndex:
    return ServedIndex(request.getfixturevalue("chroma_server").url, installation=uuid.uuid4().hex)


@pytest.fixture(params=[open_in_folder, open_on_server, lambda _: InMemoryIndex()], ids=["folder", "server", "memory"])
def index(request: pytest.FixtureRequest) -> Iterator[VectorIndex]:
    index: VectorIndex = request.param(request)
    yield index
    index.close()


def test_an_empty_index_finds_nothing(index):
    assert index.query(MINE, unit(0), 5) == []
    assert index.hashes() == {}


def test_the_nearest_come_first_with_their_cosine(index):
    index.upsert([entry(1, 0), entry(2, 1)])
    hits = index.query(MINE, unit(1), 5)
    assert [hit.memory_id for hit in hits] == [2, 1]
    assert hits[0].similarity == pytest.approx(1, abs=1e-5)
    assert hits[1].similarity == pytest.approx(float(unit(0) @ unit(1)), abs=1e-5)


def test_no_more_than_asked_for(index):
    index.upsert([entry(number) for number in range(10)])
    assert len(index.query(MINE, unit(0), 3)) == 3


def test_nothing_crosses_a_scope(index):
    index.upsert([entry(1, 0, MINE), entry(2, 0, THEIRS), entry(3, 0, Scope(2, 1))])
    assert [hit.memory_id for hit in index.query(MINE, unit(0), 5)] == [1]
    assert [hit.memory_id for hit in index.query(THEIRS, unit(0), 5)] == [2]
    assert index.query(Scope(9, 9), unit(0), 5) == []


def test_writing_again_replaces(index):
    index.upsert([entry(1, 0, content_hash="old")])
    index.upsert([entry(1, 3, content_hash="new")])
    assert index.hashes() == {1: "new"}
    assert index.query(MINE, unit(3), 1)[0].similarity == pytest.approx(1, abs=1e-5)


def test_what_is_removed_is_not_found_and_removing_twice_is_fine(index):
    index.upsert([entry(1), entry(2)])
    index.remove([1, 99])
    index.remove([1])
    index.remove([])
    assert index.hashes() == {2: "a"}
    assert [hit.memory_id for hit in index.query(MINE, unit(0), 5)] == [2]


def test_a_rebuild_leaves_just_what_it_was_given(index):
    index.upsert([entry(1), entry(2)])
    assert index.rebuild(iter([entry(2), entry(3)])) == 2
    assert index.hashes() == {2: "a", 3: "a"}
    index.upsert([entry(4)])
    assert set(index.hashes()) == {2, 3, 4}


def test_a_rebuild_may_be_empty(index):
    index.upsert([entry(1)])
    assert index.rebuild(iter([])) == 0
    assert index.query(MINE, unit(0), 5) == []


def test_a_rebuild_may_change_the_dimension(index):
    index.upsert([entry(1)])
    wide = VectorEntry(1, MINE, np.ones(16, dtype=np.float32) / 4, "a")
    index.rebuild(iter([wide]))
    assert index.query(MINE, wide.vector, 1)[0].memory_id == 1


def test_what_is_removed_during_a_rebuild_does_not_come_back_with_it(index):
    def entries() -> Iterator[VectorEntry]:
        yield entry(1)
        index.remove([1])
        yield entry(2)

    if isinstance(index, InMemoryIndex):
        pytest.skip("its rebuild is instant")
    index.upsert([entry(1)])
    assert index.rebuild(entries()) == 1
    assert set(index.hashes()) == {2}


def test_a_rebuild_that_was_cut_off_leaves_what_there_was(index):
    def broken() -> Iterator[VectorEntry]:
        yield entry(2)
        raise OSError("the disk is full")

    if isinstance(index, InMemoryIndex):
        pytest.skip("its rebuild is instant")
    index.upsert([entry(1)])
    with pytest.raises(IndexUnavailable) as caught:
        index.rebuild(broken())
    assert caught.value.hint
    assert index.hashes() == {1: "a"}
    assert index.rebuild(iter([entry(3)])) == 1
    assert index.hashes() == {3: "a"}


def test_a_vector_of_another_size_is_told_as_trouble_and_harms_nothing(index):
    if isinstance(index, InMemoryIndex):
        pytest.skip("it takes any size")
    index.upsert([entry(1)])
    with pytest.raises(IndexUnavailable) as caught:
        index.upsert([VectorEntry(2, MINE, np.ones(3, dtype=np.float32), "a")])
    assert caught.value.hint
    assert index.hashes() == {1: "a"}


def test_thousands_are_all_compared_whatever_fits_in_one_answer(index):
    vector = unit(0)
    index.rebuild(VectorEntry(number, MINE, vector, str(number)) for number in range(1, 4_001))
    assert index.hashes() == {number: str(number) for number in range(1, 4_001)}


def test_chroma_opens_again_as_it_was_left(tmp_path):
    index = ChromaIndex(tmp_path)
    index.upsert([entry(1)])
    index.close()
    again = ChromaIndex(tmp_path)
    assert again.hashes() == {1: "a"}
    again.close()


def test_a_rebuild_leaves_no_byte_of_a_removed_vector_on_disk(tmp_path):
    index = ChromaIndex(tmp_path)
    rng = np.random.default_rng(1)
    secret, other = (VectorEntry(n, MINE, rng.normal(size=32).astype(np.float32), f"hash-{n}") for n in (1, 2))
    index.upsert([secret, other])
    index.remove([1])
    index.rebuild(iter([other]))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    assert secret.vector.tobytes()[:16] not in content
    assert b"hash-1" not in content
    assert other.vector.tobytes()[:16] in content
    index.close()


def test_a_damaged_index_is_put_aside_after_a_crash(tmp_path):
    index = ChromaIndex(tmp_path)
    index.upsert([entry(1)])
    index.close()
    (tmp_path / "open").touch()
    database = next(tmp_path.glob("*/chroma.sqlite3"))
    database.write_bytes(b"not a database" * 1000)
    again = ChromaIndex(tmp_path)
    assert again.hashes() == {}
    again.upsert([entry(2)])
    assert again.hashes() == {2: "a"}
    again.close()


def test_a_sound_index_is_kept_after_a_crash(tmp_path):
    index = ChromaIndex(tmp_path)
    index.upsert([entry(1)])
    index.close()
    (tmp_path / "open").touch()
    again = ChromaIndex(tmp_path)
    assert again.hashes() == {1: "a"}
    again.close()
