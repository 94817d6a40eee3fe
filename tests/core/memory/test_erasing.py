"""What a person deletes is in no file afterwards: not in the database, its log, or the index; text and vector alike."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.memory.reading.extraction import Found
from core.storage.tables import Conversation
from core.vectors.chroma import ChromaIndex
from tests.core.memory.conftest import MAESTRO, OWNER, World

SECRET = "Keeps a zebra in the Xanadu cellar"
SAID = "You know, I keep a zebra in my cellar, the Xanadu one"
OTHER = "Plays the cello"


@pytest.fixture
def on_disk(world, settings):
    index = ChromaIndex(settings.data_dir / "index")
    yield World(world.database, world.clock, index=index)
    index.close()


def find_traces(folder: Path, vector: bytes) -> list[str]:
    """Name the files that hold the secret as text, in either encoding, or the beginning of its vector."""
    needles = [SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"), vector[:64]]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(needle in path.read_bytes() for needle in needles)]


def vector_of(world: World) -> bytes:
    return world.embedder.embed([SECRET]).tobytes().lstrip(b"\0")


def remember_by_hand(world: World) -> None:
    world.memories.add(OWNER, MAESTRO, SECRET)
    world.memories.add(OWNER, MAESTRO, OTHER)
    world.work()


def remember_from_talk(world: World) -> None:
    """The message itself stays, it is the conversation's: the memory's words are the same in another order."""

    def find(_reading, start, end):
        return Found(SECRET, "fact", 3, start, end)

    world.reader.statements[SAID] = find
    world.hear(world.talk(), SAID)
    world.memories.add(OWNER, MAESTRO, OTHER)
    world.work()


@pytest.mark.parametrize("remember", [remember_by_hand, remember_from_talk])
def test_deleted_text_and_its_vector_are_in_no_file(on_disk, settings, remember):
    remember(on_disk)
    needle = vector_of(on_disk)
    assert find_traces(settings.data_dir, needle)
    (memory,) = on_disk.memories.list(OWNER, text="zebra")
    recalled = on_disk.memories.recall(on_disk.scope(), "zebra", limit=3).items
    talk = on_disk.talk()
    reply = on_disk.hear(talk, "Stripes!", role="assistant")
    with on_disk.database.write() as session:
        on_disk.memories.note_recalled(session, reply, recalled)
    on_disk.memories.edit(OWNER, memory.id, SECRET + ", still")
    on_disk.work()
    on_disk.memories.delete(OWNER, [memory.id])
    on_disk.work()
    assert find_traces(settings.data_dir, needle) == []
    assert on_disk.texts() == [OTHER]
    assert len(on_disk.index.hashes()) == 1


def test_the_vector_of_what_was_said_is_in_no_file_once_it_is_forgotten(on_disk, settings):
    """The words themselves stay where they were said until the conversation is deleted; they are not found by then."""
    remember_from_talk(on_disk)
    needle = on_disk.embedder.embed([f"User: {SAID}"]).tobytes().lstrip(b"\0")[:64]
    assert find_bytes(settings.data_dir, needle)
    (memory,) = on_disk.memories.list(OWNER, text="zebra")
    (turn,) = on_disk.memories.recall(on_disk.scope(), SAID, limit=0, turns=3).turns
    reply = on_disk.hear(turn.told.conversation_id, "How nice", role="assistant")
    with on_disk.database.write() as session:
        on_disk.memories.note_recalled(session, reply, (), {turn.told.message_id: turn.score})
    on_disk.memories.delete(OWNER, [memory.id])
    on_disk.work()
    assert find_bytes(settings.data_dir, needle) == []


def test_a_deleted_conversation_leaves_no_file_with_its_words_or_their_vectors(on_disk, settings):
    talk = on_disk.talk()
    said = on_disk.hear(talk, SAID)
    reply = on_disk.hear(talk, "How nice", role="assistant")
    on_disk.work()
    with on_disk.database.write() as session:
        on_disk.memories.note_recalled(session, reply, (), {said: {"total": 1.0}})
    needles = [on_disk.embedder.embed([f"User: {SAID}"]).tobytes().lstrip(b"\0")[:64], SAID.encode()]
    assert all(find_bytes(settings.data_dir, needle) for needle in needles)
    with on_disk.database.write() as session:
        session.delete(session.get(Conversation, talk))
    on_disk.database.erase_deleted()
    assert [find_bytes(settings.data_dir, needle) for needle in needles] == [[], []]


def find_bytes(folder: Path, needle: bytes) -> list[str]:
    """Name the files that hold the bytes."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and needle in path.read_bytes()]


def test_forgetting_everything_leaves_no_file_with_it(on_disk, settings):
    remember_from_talk(on_disk)
    needle = vector_of(on_disk)
    on_disk.memories.delete_all(OWNER)
    on_disk.work()
    assert find_traces(settings.data_dir, needle) == []


def test_an_undone_deletion_is_searchable_again_and_can_be_erased_again(on_disk, settings):
    remember_by_hand(on_disk)
    needle = vector_of(on_disk)
    (memory,) = on_disk.memories.list(OWNER, text="zebra")
    undo = on_disk.memories.delete(OWNER, [memory.id])
    on_disk.work()
    on_disk.memories.undo(OWNER, undo.id)
    on_disk.work()
    assert [view.text for view in on_disk.memories.search(OWNER, MAESTRO, "zebra")] == [SECRET]
    on_disk.memories.delete(OWNER, [memory.id])
    on_disk.work()
    assert find_traces(settings.data_dir, needle) == []


def test_while_somebody_is_reading_the_erasing_is_tried_again(on_disk, settings):
    remember_by_hand(on_disk)
    needle = vector_of(on_disk)
    (memory,) = on_disk.memories.list(OWNER, text="zebra")
    with on_disk.database.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM memories")
        on_disk.memories.delete(OWNER, [memory.id])
        on_disk.work()
        assert on_disk.queue.pending("erase_index") == 1
    on_disk.clock.move(timedelta(minutes=1))
    on_disk.work()
    assert on_disk.queue.pending("erase_index") == 0
    assert find_traces(settings.data_dir, needle) == []
