"""What recall keeps in RAM is what SQL holds, whatever happened in between and whoever did it; and never too much."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from core.errors import NotFound
from core.memory.recall.shelves import BYTES_EACH, Shelves
from core.storage.tables import Conversation, Memory, Message
from tests.core.memory.conftest import CHEF, CREATOR, MAESTRO, OWNER, VISITOR

WORDS = ("zebra", "harbour", "bread", "cello")
SCOPES = [(MAESTRO, OWNER), (CHEF, OWNER), (MAESTRO, VISITOR)]
STEPS = ("say", "add", "edit", "pin", "delete", "undo", "branch", "choose", "forget", "drop talk")


def everything(world, scope):
    """Return what is recalled when all is asked for, by a mind that is asked and by one that begins anew."""
    question = " ".join(WORDS)
    minds = (world.memories, world.build())
    results = [mind.recall(scope, question, limit=30, turns=30) for mind in minds]
    return [({i.memory_id: i.text for i in each.items}, {t.told.message_id for t in each.turns}) for each in results]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STEPS), st.sampled_from(SCOPES[:1] * 3 + SCOPES), st.sampled_from(WORDS), st.booleans()
        ),
        max_size=10,
    )
)
def test_what_is_in_ram_is_what_a_fresh_mind_finds_and_never_anybody_elses(world, steps):
    elsewhere, undo = world.build(), None
    for step, (persona, actor), word, is_indexed in [("say", SCOPES[0], "zebra", True), *steps]:
        undo = take(world, elsewhere, step, persona, actor, word, undo) or undo
        if is_indexed:
            world.work()
        for persona, actor in SCOPES:
            scope = world.scope(persona, actor)
            held, fresh = everything(world, scope)
            assert held == fresh
            assert belong(world, scope, *held)


def take(world, elsewhere, step, persona, actor, word, undo):
    """Do one thing, half of them through another service on the same rows."""
    mine = [view.id for view in elsewhere.list(actor, persona)]
    if step == "say":
        talk = newest_talk(world, persona, actor) or world.talk(persona, actor)
        world.hear(talk, f"I spoke of the {word}")
    elif step == "add":
        elsewhere.add(actor, persona, f"Likes the {word}")
    elif step == "edit" and mine:
        elsewhere.edit(actor, mine[0], f"Hates the {word}")
    elif step == "pin" and mine:
        world.memories.pin(actor, mine[-1], True)
    elif step == "delete" and mine:
        return elsewhere, actor, elsewhere.delete(actor, mine[:1]).id
    elif step == "forget":
        return world.memories, actor, world.memories.forget_since(actor, world.clock.now() - timedelta(minutes=2)).id
    elif step == "undo" and undo:
        mind, who, undo_id = undo
        try_to_undo(mind, who, undo_id)
    elif step in ("branch", "choose", "drop talk"):
        move(world, newest_talk(world, persona, actor), step, word)
    return None


def try_to_undo(mind, actor, undo_id):
    try:
        mind.undo(actor, undo_id)
    except NotFound:
        return


def newest_talk(world, persona, actor):
    with world.database.read() as session:
        mine = select(Conversation.id).where(Conversation.persona_id == persona, Conversation.user_id == actor.user_id)
        return session.exec(mine.order_by(Conversation.id.desc())).first()


def move(world, talk, step, word):
    if talk is None:
        return
    with world.database.read() as session:
        ids = list(session.exec(select(Message.id).where(Message.conversation_id == talk).order_by(Message.id)))
    if step == "branch" and ids:
        world.hear(talk, f"Rather the {word}", parent_id=ids[0])
    elif step == "choose" and ids:
        with world.database.write() as session:
            session.get(Conversation, talk).leaf_id = ids[len(ids) // 2]
    elif step == "drop talk":
        with world.database.write() as session:
            session.delete(session.get(Conversation, talk))


def belong(world, scope, memories, turns):
    with world.database.read() as session:
        rows = [session.get(Memory, memory_id) for memory_id in memories]
        talks = [session.get(Conversation, session.get(Message, turn).conversation_id) for turn in turns]
    return all((row.persona_id, row.user_id) == (scope.persona_id, scope.user_id) for row in [*rows, *talks])


# --- room -----------------------------------------------------------------------


@pytest.fixture
def filled(world):
    for actor in (OWNER, CREATOR, VISITOR):
        world.memories.add(actor, MAESTRO, "Likes the zebra")
    world.work()
    return world


def test_the_scopes_asked_for_longest_ago_make_room(filled):
    shelves = Shelves(filled.database, most_bytes=2 * BYTES_EACH)
    scopes = [filled.scope(MAESTRO, actor) for actor in (OWNER, CREATOR, VISITOR)]
    for scope in scopes:
        with shelves.open(scope, filled.embedder.model_id) as opened:
            assert [memory.text for memory in opened.memories.kept.memories] == ["Likes the zebra"]
    assert [shelves.has(scope, filled.embedder.model_id) for scope in scopes] == [False, True, True]


def test_a_person_who_deletes_leaves_ram(filled):
    shelves = Shelves(filled.database)
    for actor in (OWNER, VISITOR):
        with shelves.open(filled.scope(MAESTRO, actor), "m"):
            pass
    shelves.drop(OWNER.user_id)
    assert not shelves.has(filled.scope(MAESTRO, OWNER), "m")
    assert shelves.has(filled.scope(MAESTRO, VISITOR), "m")


def test_another_embedder_begins_another_shelf(filled):
    shelves = Shelves(filled.database)
    scope = filled.scope()
    with shelves.open(scope, filled.embedder.model_id) as opened:
        assert opened.memories.kept.memories[0].vector is not None
    with shelves.open(scope, "another") as opened:
        assert opened.memories.kept.memories[0].vector is None
