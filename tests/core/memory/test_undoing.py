"""Every change of a memory says why without anybody's words, can be taken back by its person, and stays taken back."""

import pytest
from sqlmodel import select

from core.errors import Conflict, NotFound
from core.memory.reading.extraction import Found
from core.storage.tables import MemoryChange
from tests.core.memory.conftest import MAESTRO, OWNER, VISITOR, World


def change_of(world: World, memory_id: int, action: str):
    return next(each for each in world.memories.changes(OWNER, memory_id) if each.action == action)


def move(world: World) -> tuple[int, int]:
    """Live in Leeds, then in York; return both memories' ids."""
    world.reader.statements |= {"I live in Leeds": "Lives in Leeds", "I live in York": "Lives in York"}
    talk = world.talk()
    world.hear(talk, "I live in Leeds")
    world.hear(talk, "I live in York")
    world.work()
    new, old = world.memories.list(OWNER, include_past=True)
    return old.id, new.id


def test_the_old_holds_again_beside_the_new(world):
    old, new = move(world)
    assert world.memories.undo_change(OWNER, change_of(world, old, "superseded").id) is None
    world.work()
    assert world.texts() == ["Lives in York", "Lives in Leeds"]
    assert set(world.index.hashes()) == {old, new}
    assert world.memories.get(OWNER, new).history == ""
    undone = change_of(world, old, "superseded")
    assert undone.undone_at == world.clock.now()
    assert not undone.may_be_undone


def test_the_change_is_the_same_from_both_sides(world):
    old, new = move(world)
    before, after = change_of(world, old, "superseded"), change_of(world, new, "replaced")
    assert before.id == after.id
    assert (before.other_id, before.other_text) == (new, "Lives in York")
    assert (after.other_id, after.other_text) == (old, "Lives in Leeds")
    assert after.may_be_undone


def test_the_new_may_go_with_it_and_come_back_as_long_as_deleted_things_do(world):
    _, new = move(world)
    way_back = world.memories.undo_change(OWNER, change_of(world, new, "replaced").id, forget_newer=True)
    assert world.texts() == ["Lives in Leeds"]
    with pytest.raises(NotFound):
        world.memories.get(OWNER, new)
    assert world.memories.undo(OWNER, way_back.id) == 1
    assert world.texts() == ["Lives in York", "Lives in Leeds"]


def test_said_again_it_does_not_redo_what_its_person_undid(world):
    old, _ = move(world)
    world.memories.undo_change(OWNER, change_of(world, old, "superseded").id)
    world.reader.statements["I'm in York with my cat"] = "Lives in York with a cat"
    world.hear(world.talk(), "I live in York")
    world.hear(world.talk(), "I'm in York with my cat")
    world.work()
    assert world.texts() == ["Lives in York with a cat", "Lives in York", "Lives in Leeds"]


def test_a_third_home_still_ends_both(world):
    old, _ = move(world)
    world.memories.undo_change(OWNER, change_of(world, old, "superseded").id)
    world.reader.statements["I live in Hull"] = "Lives in Hull"
    world.hear(world.talk(), "I live in Hull")
    world.work()
    assert world.texts() == ["Lives in Hull"]


def hear_olives(world: World, *said: str) -> int:
    """Hear these, each in a talk of its own; return the id of the first memory."""
    world.reader.statements = {"I hate olives": "Hates olives", "I can't stand olives": "Can't stand olives"}
    for text in said:
        world.hear(world.talk(), text)
    world.work()
    (memory,) = world.memories.list(OWNER)
    assert memory.seen_count == len(said)
    return memory.id


def test_what_was_not_the_same_is_kept_as_a_memory_of_its_own(world):
    memory_id = hear_olives(world, "I hate olives", "I can't stand olives")
    world.memories.undo_change(OWNER, change_of(world, memory_id, "reinforced").id)
    world.work()
    memory = world.memories.get(OWNER, memory_id)
    assert (memory.seen_count, len(memory.sources)) == (1, 1)
    assert world.texts() == ["Can't stand olives", "Hates olives"]


def test_what_was_not_to_be_counted_is_not_counted_when_it_is_read_again(world):
    memory_id = hear_olives(world, "I hate olives", "I hate olives")
    world.memories.undo_change(OWNER, change_of(world, memory_id, "reinforced").id)
    with world.database.write() as session:
        session.connection().exec_driver_sql("UPDATE messages SET read_at = NULL")
    world.build().repair()
    world.work()
    assert world.texts() == ["Hates olives"]
    assert world.memories.get(OWNER, memory_id).seen_count == 1


def test_reading_a_message_again_counts_nothing_twice(world):
    talk = world.learn("I play the cello")
    (before,) = world.memories.list(OWNER)
    with world.database.write() as session:
        session.connection().exec_driver_sql("UPDATE messages SET read_at = NULL")
    world.memories.read_conversation(talk)
    assert len(world.reader.seen) == 2
    assert world.memories.list(OWNER) == [before]


def test_an_edit_gives_back_words_and_kind_and_is_embedded_anew(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.memories.edit(OWNER, view.id, "Plays the viola", kind="preference")
    world.work()
    hashes = world.index.hashes()
    world.memories.undo_change(OWNER, change_of(world, view.id, "edited").id)
    world.work()
    back = world.memories.get(OWNER, view.id)
    assert (back.text, back.kind, back.is_indexed) == ("Plays the cello", "fact", True)
    assert world.index.hashes() != hashes


def test_what_was_changed_again_cannot_be_undone_beneath_it(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.memories.edit(OWNER, view.id, "Plays the viola")
    first = change_of(world, view.id, "edited").id
    world.memories.edit(OWNER, view.id, "Plays the violin")
    world.memories.pin(OWNER, view.id, True)
    last = change_of(world, view.id, "edited").id
    with pytest.raises(Conflict):
        world.memories.undo_change(OWNER, first)
    world.memories.undo_change(OWNER, last)
    with pytest.raises(Conflict):
        world.memories.undo_change(OWNER, last)
    world.memories.undo_change(OWNER, first)
    assert world.texts() == ["Plays the cello"]
    assert world.memories.get(OWNER, view.id).pinned


def test_pinning_can_be_undone_and_pinning_twice_is_no_change(world):
    view = world.memories.add(OWNER, MAESTRO, "Sings")
    world.memories.pin(OWNER, view.id, True)
    world.memories.pin(OWNER, view.id, True)
    assert [each.action for each in world.memories.changes(OWNER, view.id)] == ["pinned", "added"]
    world.memories.undo_change(OWNER, change_of(world, view.id, "pinned").id)
    assert not world.memories.get(OWNER, view.id).pinned


def test_an_edit_that_changes_nothing_is_no_change(world):
    view = world.memories.add(OWNER, MAESTRO, "Sings")
    world.memories.edit(OWNER, view.id, "Sings")
    assert [each.action for each in world.memories.changes(OWNER, view.id)] == ["added"]


def test_what_was_added_has_no_way_back_but_forgetting(world):
    view = world.memories.add(OWNER, MAESTRO, "Sings")
    added = change_of(world, view.id, "added")
    assert not added.may_be_undone
    with pytest.raises(Conflict):
        world.memories.undo_change(OWNER, added.id)


@pytest.mark.parametrize("forget_newer", [False, True])
def test_a_change_is_its_persons(world, forget_newer):
    old, _ = move(world)
    change = change_of(world, old, "superseded")
    for change_id in (change.id, 9_999):
        with pytest.raises(NotFound):
            world.memories.undo_change(VISITOR, change_id, forget_newer=forget_newer)
    assert world.texts() == ["Lives in York"]


def test_a_deleted_memorys_words_are_in_no_row_of_another(world):
    world.reader.statements["I moved to Xanadu"] = lambda _, start, end: Found(
        "Moved to Xanadu", "event", 3, start, end
    )
    move(world)
    talk = world.talk()
    world.hear(talk, "I moved to Xanadu")
    world.work()
    (xanadu,) = [each.id for each in world.memories.list(OWNER) if "Xanadu" in each.text]
    world.memories.delete(OWNER, [xanadu])
    world.work()
    with world.database.read() as session:
        rows = list(session.connection().exec_driver_sql("SELECT * FROM memories"))
        rows += list(session.connection().exec_driver_sql("SELECT * FROM memory_changes"))
    assert "Xanadu" not in repr(rows)
    assert "Leeds" in repr(rows)


def test_no_change_quotes_another_memory(world):
    move(world)
    with world.database.read() as session:
        changes = session.exec(select(MemoryChange)).all()
        assert len(changes) == 3
        for change in changes:
            assert "Leeds" not in f"{change.reason}{change.text_before}{change.before}"
            assert "York" not in f"{change.reason}{change.text_before}{change.before}"
