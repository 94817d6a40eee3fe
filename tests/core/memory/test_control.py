"""What a person may do about what is remembered of them; and that it is theirs alone."""

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from core.accounts.rules import Actor, Role
from core.errors import InvalidInput, NotAllowed, NotFound
from core.memory.patience import GUESTS, KEPT, SEARCHES, WRITING
from core.memory.reading.extraction import Found
from core.storage.tables import FollowUp, FollowUpCandidate, Persona
from tests.core.memory.conftest import CHEF, CREATOR, MAESTRO, OWNER, VISITOR


def test_a_memory_added_by_hand_is_listed_and_indexed(world):
    view = world.memories.add(OWNER, MAESTRO, "  Plays\n the cello ", "preference")
    assert (view.text, view.kind, view.extractor, view.sources) == ("Plays the cello", "preference", "hand", ())
    assert world.memories.health(OWNER).state == "catching up"
    world.work()
    health = world.memories.health(OWNER)
    assert (health.memories, health.indexed, health.state, health.trouble) == (1, 1, "ready", "")


def test_a_visitor_types_memories_and_searches_at_a_calm_pace(world):
    for number in range(WRITING.times):
        world.memories.add(VISITOR, MAESTRO, f"Plays {number} cellos")
    with pytest.raises(NotAllowed):
        world.memories.add(VISITOR, MAESTRO, "Plays the cello")
    for _ in range(SEARCHES.times):
        world.memories.search(VISITOR, MAESTRO, "cello")
    with pytest.raises(NotAllowed):
        world.memories.search(VISITOR, MAESTRO, "cello")
    world.memories.search(OWNER, MAESTRO, "cello")
    world.clock.move(WRITING.window)
    first = world.memories.list(VISITOR)[0]
    world.memories.edit(VISITOR, first.id, "Plays the cello")


def test_many_visitors_together_do_not_search_more_than_the_machine_bears(world):
    for number in range(GUESTS.times):
        world.memories.search(Actor(1000 + number, Role.VISITOR), MAESTRO, "cello")
    with pytest.raises(NotAllowed):
        world.memories.search(VISITOR, MAESTRO, "cello")
    world.memories.search(CREATOR, MAESTRO, "cello")


def test_a_visitor_cannot_fill_the_studio_with_typed_memories(world):
    for number in range(KEPT):
        world.clock.move(timedelta(seconds=5))
        world.memories.add(VISITOR, MAESTRO, f"Plays {number} cellos")
    world.clock.move(timedelta(minutes=5))
    with pytest.raises(NotAllowed, match="memories here already"):
        world.memories.add(VISITOR, MAESTRO, "Plays the cello")


@pytest.mark.parametrize(("text", "kind"), [("  ", "fact"), ("x" * 241, "fact"), ("Fine", "rumour")])
def test_what_does_not_fit_is_refused_with_the_field_named(world, text, kind):
    with pytest.raises(InvalidInput) as caught:
        world.memories.add(OWNER, MAESTRO, text, kind)
    assert caught.value.field


def test_the_list_can_be_narrowed(world):
    world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.memories.add(OWNER, CHEF, "Loves 100% rye bread", "preference")
    assert world.texts(persona_id=CHEF) == ["Loves 100% rye bread"]
    assert world.texts(kind="fact") == ["Plays the cello"]
    assert world.texts(text="CELLO") == ["Plays the cello"]
    assert world.texts(text="100%") == ["Loves 100% rye bread"]
    assert world.texts(text="1_0") == []


def test_an_edited_memory_keeps_its_history_and_is_embedded_anew(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.work()
    edited = world.memories.edit(OWNER, view.id, "Plays the viola", kind="preference", importance=5)
    assert (edited.text, edited.kind, edited.importance) == ("Plays the viola", "preference", 5)
    assert [item.text for item in world.memories.recall(world.scope(), "viola", limit=3).items] == ["Plays the viola"]
    world.work()
    assert world.memories.health(OWNER).state == "ready"
    assert world.memories.changes(OWNER, view.id)[0].text_before == "Plays the cello"


def test_pinned_memories_come_first(world):
    first = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.memories.add(OWNER, MAESTRO, "Sings")
    assert world.memories.pin(OWNER, first.id, True).pinned
    assert world.texts() == ["Plays the cello", "Sings"]
    world.memories.pin(OWNER, first.id, False)
    assert world.texts() == ["Sings", "Plays the cello"]


@pytest.mark.parametrize("stranger", [CREATOR, VISITOR], ids=["creator", "visitor"])
def test_nobody_else_sees_or_changes_a_memory(world, stranger):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.work()
    memories = world.memories
    assert memories.list(stranger) == []
    assert memories.search(stranger, MAESTRO, "cello") == []
    assert memories.points(stranger, MAESTRO) == []
    assert memories.export(stranger) == "[]"
    assert memories.health(stranger).memories == 0
    for attempt in (
        lambda: memories.get(stranger, view.id),
        lambda: memories.edit(stranger, view.id, "Owned"),
        lambda: memories.pin(stranger, view.id, True),
        lambda: memories.delete(stranger, [view.id]),
        lambda: memories.changes(stranger, view.id),
        lambda: memories.recall_log(stranger, view.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert world.texts() == ["Plays the cello"]


def test_the_owner_of_the_studio_does_not_see_what_a_visitor_told(world):
    world.learn("I play the cello", actor=VISITOR)
    assert world.memories.list(OWNER) == []
    assert world.texts(VISITOR) == ["I play the cello"]


def test_a_private_persona_of_another_remembers_nothing_by_hand(world):
    with world.database.write() as session:
        session.get(Persona, CHEF).visibility = "private"
    with pytest.raises(NotFound):
        world.memories.add(VISITOR, CHEF, "Plays the cello")
    with pytest.raises(NotFound):
        world.memories.add(OWNER, 99, "Plays the cello")


def test_deleting_one_that_is_not_there_deletes_none(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    with pytest.raises(NotFound):
        world.memories.delete(OWNER, [view.id, 99])
    assert world.texts() == ["Plays the cello"]


def test_a_deletion_can_be_undone_with_source_history_and_place_in_the_index(world):
    world.learn("I play the cello")
    (before,) = world.memories.list(OWNER)
    undo = world.memories.delete(OWNER, [before.id])
    assert undo.count == 1
    assert world.texts() == []
    assert world.index.hashes() == {}
    assert world.memories.undo(OWNER, undo.id) == 1
    world.work()
    assert world.memories.list(OWNER) == [before]
    assert [change.action for change in world.memories.changes(OWNER, before.id)] == ["restored", "added"]
    assert set(world.index.hashes()) == {before.id}


def test_an_undo_is_its_persons_works_once_and_not_for_long(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    undo = world.memories.delete(OWNER, [view.id])
    with pytest.raises(NotFound):
        world.memories.undo(VISITOR, undo.id)
    world.clock.move(timedelta(minutes=9))
    world.memories.undo(OWNER, undo.id)
    with pytest.raises(NotFound):
        world.memories.undo(OWNER, undo.id)
    undo = world.memories.delete(OWNER, [view.id])
    world.clock.move(timedelta(minutes=10))
    with pytest.raises(NotFound):
        world.memories.undo(OWNER, undo.id)


def test_an_undo_does_not_survive_the_process(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    undo = world.memories.delete(OWNER, [view.id])
    with pytest.raises(NotFound):
        world.build().undo(OWNER, undo.id)


def test_undo_brings_a_chain_of_changes_back_as_it_was(world):
    world.reader.statements |= {"I live in Leeds": "Lives in Leeds", "I live in York": "Lives in York"}
    talk = world.talk()
    world.hear(talk, "I live in Leeds")
    world.hear(talk, "I live in York")
    world.work()
    before = world.memories.list(OWNER, include_past=True)
    for ids in ([before[0].id], [before[1].id], [view.id for view in before]):
        undo = world.memories.delete(OWNER, ids)
        world.memories.undo(OWNER, undo.id)
        world.work()
        assert world.memories.list(OWNER, include_past=True) == before


def test_undo_after_the_persona_is_gone_brings_nothing_back(world):
    view = world.memories.add(OWNER, MAESTRO, "Plays the cello")
    undo = world.memories.delete(OWNER, [view.id])
    world.memories.forget_persona(MAESTRO)
    with world.database.write() as session:
        session.delete(session.get(Persona, MAESTRO))
    assert world.memories.undo(OWNER, undo.id) == 0


def test_forgetting_everything_of_one_persona_leaves_the_others(world):
    world.memories.add(OWNER, MAESTRO, "Plays the cello")
    world.memories.add(OWNER, CHEF, "Loves bread")
    world.memories.add(VISITOR, MAESTRO, "Sings")
    assert world.memories.delete_all(OWNER, MAESTRO).count == 1
    assert world.texts() == ["Loves bread"]
    assert world.memories.delete_all(OWNER).count == 1
    assert world.texts() == []
    assert world.texts(VISITOR) == ["Sings"]


def test_forgetting_the_last_hour_takes_what_was_said_in_it_read_or_not(world):
    world.reader.statements |= {"I live in Leeds": "Lives in Leeds", "I live in York": "Lives in York"}
    talk = world.talk()
    world.hear(talk, "I live in Leeds")
    world.work()
    world.clock.move(timedelta(hours=5))
    since = world.clock.now() - timedelta(hours=1)
    world.hear(talk, "I live in York")
    world.work()
    world.reader.statements["I sing"] = "Sings"
    world.hear(talk, "I sing")
    assert world.memories.forget_since(OWNER, since).count == 1
    world.work()
    assert world.texts() == ["Lives in Leeds"]
    assert world.memories.health(OWNER).waiting_messages == 0


def test_forgetting_a_persona_takes_everybodys_memories_of_it(world):
    world.memories.add(OWNER, CHEF, "Loves bread")
    world.memories.add(VISITOR, CHEF, "Hates bread")
    world.memories.add(VISITOR, MAESTRO, "Sings")
    world.work()
    world.memories.forget_persona(CHEF)
    assert world.texts() == []
    assert world.texts(VISITOR) == ["Sings"]
    assert len(world.index.hashes()) == 1


def test_the_export_holds_everything_with_its_sources(world):
    world.learn("I play the cello")
    (memory,) = json.loads(world.memories.export(OWNER))
    assert memory["text"] == "I play the cello"
    assert memory["sources"][0]["quote"] == "I play the cello"


def test_near_memories_lie_near_on_the_map_and_the_map_stays_the_same(world):
    for text in ("Plays the cello well", "Plays the cello badly", "Bakes rye bread"):
        world.memories.add(OWNER, MAESTRO, text)
    world.work()
    points = {point.text: point for point in world.memories.points(OWNER, MAESTRO)}
    well, badly, bread = (points[text] for text in ("Plays the cello well", "Plays the cello badly", "Bakes rye bread"))
    assert _distance(well, badly) < _distance(well, bread)
    assert all(-1 <= value <= 1 for point in points.values() for value in (point.x, point.y))
    assert world.memories.points(OWNER, MAESTRO) == list(points.values())


def _distance(one, other):
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2


def test_a_follow_up_may_cite_what_is_live_and_what_is_heavy_only_if_the_user_told_it(world):
    def heavy(reading, start, end):
        return Found("Has a broken heart", "fact", 4, start, end, sensitive_topic="health")

    world.reader.statements["I have a broken heart"] = heavy
    world.hear(world.talk(), "I have a broken heart")
    world.work()
    world.memories.add(OWNER, MAESTRO, "Sings")
    cited = world.memories.citable(world.scope(), world.clock.now())
    assert {view.text for view in cited} == {"Has a broken heart", "Sings"}


def test_what_was_weighed_but_not_sent_goes_with_the_memory_it_speaks_of(world):
    kept, gone = (world.memories.add(OWNER, MAESTRO, text).id for text in ("Plays the cello", "Owns a zebra"))
    sent = _write_follow_up(world, sent={"Still playing?": [kept], "How is the zebra?": [gone]})
    world.memories.delete(OWNER, [gone])
    with world.database.read() as session:
        there = session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == sent)).all()
    assert [candidate.text for candidate in there] == ["Still playing?"]


def _write_follow_up(world, *, sent: dict[str, list[int]]) -> int:
    """Store a sent follow-up with the texts that were weighed, the first of them chosen."""
    now = world.clock.now()
    scope = {"persona_id": MAESTRO, "user_id": OWNER.user_id, "version_id": MAESTRO, "conversation_id": world.talk()}
    with world.database.write() as session:
        row = FollowUp(**scope, status="sent", created_at=now, sent_at=now)
        session.add(row)
        session.flush()
        for place, (text, cited) in enumerate(sent.items()):
            session.add(FollowUpCandidate(followup_id=row.id or 0, text=text, memory_ids=cited, is_chosen=place == 0))
        return row.id or 0
