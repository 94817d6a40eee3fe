"""Recall finds what matters within one scope, says why, and never stands in the way of a reply."""

from datetime import timedelta

import pytest

from core.errors import EmbedderUnavailable, IndexUnavailable
from core.memory.recall.recalling import NOT_RECALLED
from core.storage.tables import Conversation, Message
from core.vectors.embedder import SentenceEmbedder
from tests.core.memory.conftest import CHEF, MAESTRO, OWNER, VISITOR


def recall(world, query, *, limit=5, scope=None):
    return world.memories.recall(scope or world.scope(), query, limit=limit)


def texts(result):
    return [item.text for item in result.items]


@pytest.fixture
def filled(world):
    return fill(world)


def fill(world):
    for text in ("Plays the cello", "Is allergic to peanuts", "Sister is called Anna", "Loves old film music"):
        world.memories.add(OWNER, MAESTRO, text)
    world.work()
    return world


def test_what_was_asked_for_comes_first_and_the_rest_stays_away(filled):
    assert texts(recall(filled, "Should I practise the cello today?")) == ["Plays the cello"]


def test_each_memory_shows_the_parts_of_its_score(filled):
    (item,) = recall(filled, "my cello").items
    assert {"meaning", "words", "total"} <= set(item.score)
    assert item.score["total"] == pytest.approx(sum(item.score.values()) - item.score["total"], abs=1e-3)
    assert item.score["words"] > 0


def test_no_more_than_the_limit(filled):
    assert len(recall(filled, "cello peanuts Anna film music", limit=2).items) == 2
    assert recall(filled, "cello", limit=0).items == ()


@pytest.mark.parametrize("greeting", ["Hi!", "Good morning", "Danke", "ok thanks", "¡Hola!", ""])
def test_a_greeting_recalls_nothing(filled, greeting):
    assert recall(filled, greeting).items == ()


def test_a_pinned_memory_and_the_name_are_always_there(filled):
    filled.memories.add(OWNER, MAESTRO, "Is called Robin")
    memory = filled.memories.list(OWNER, text="peanuts")[0]
    filled.memories.pin(OWNER, memory.id, True)
    assert set(texts(recall(filled, "Hi!"))) == {"Is called Robin", "Is allergic to peanuts"}
    assert "Is allergic to peanuts" in texts(recall(filled, "cello"))


def test_nothing_crosses_a_scope(filled):
    filled.memories.add(VISITOR, MAESTRO, "Plays the cello in Oslo")
    filled.memories.add(OWNER, CHEF, "Keeps a cello in the kitchen")
    filled.work()
    assert texts(recall(filled, "cello")) == ["Plays the cello"]
    assert texts(recall(filled, "cello", scope=filled.scope(MAESTRO, VISITOR))) == ["Plays the cello in Oslo"]


def test_past_memories_are_not_recalled(world):
    world.reader.statements |= {"I live in Leeds": "Lives in Leeds", "I live in York": "Lives in York"}
    talk = world.talk()
    world.hear(talk, "I live in Leeds")
    world.hear(talk, "I live in York")
    world.work()
    assert texts(recall(world, "What is it like where I live, in Leeds or York?")) == ["Lives in York"]


def test_the_same_thing_is_not_recalled_twice(filled):
    filled.memories.add(OWNER, MAESTRO, "plays the cello")
    filled.work()
    assert len(recall(filled, "cello").items) == 1


def test_without_vectors_words_still_find_and_it_says_so(filled):
    filled.embedder.trouble = EmbedderUnavailable("The model is still loading.", hint="A moment.")
    result = recall(filled, "cello")
    assert texts(result) == ["Plays the cello"]
    assert "words only" in result.trouble
    assert "still loading" in result.trouble


def test_a_memory_not_yet_embedded_is_found_by_its_words(filled):
    filled.memories.add(OWNER, MAESTRO, "Dreams of sailing")
    assert texts(recall(filled, "sailing")) == ["Dreams of sailing"]


def test_it_never_raises(filled):
    filled.embedder.crash = RuntimeError("odd")
    result = recall(filled, "cello")
    assert result.items == ()
    assert result.trouble == NOT_RECALLED


def test_of_a_large_scope_the_first_reply_gets_what_the_index_finds_and_what_is_pinned(filled):
    memory = filled.memories.list(OWNER, text="peanuts")[0]
    filled.memories.pin(OWNER, memory.id, True)
    filled.restart(exact_up_to=2)
    assert set(texts(recall(filled, "cello"))) == {"Plays the cello", "Is allergic to peanuts"}


def test_a_large_scope_whose_index_is_broken_is_searched_without_it(filled):
    filled.restart(exact_up_to=2)
    filled.index.trouble = IndexUnavailable("The index is broken.")
    assert texts(recall(filled, "cello")) == ["Plays the cello"]


def test_a_zombie_in_the_index_is_never_recalled(filled):
    entries = dict(filled.index.entries)
    memory = filled.memories.list(OWNER, text="cello")[0]
    filled.memories.delete(OWNER, [memory.id])
    filled.restart(exact_up_to=2)
    filled.index.entries = entries
    assert texts(recall(filled, "cello")) == []


def test_what_another_process_changed_is_seen_by_the_next_question(filled):
    assert texts(recall(filled, "cello")) == ["Plays the cello"]
    elsewhere = filled.build()
    memory = elsewhere.list(OWNER, text="cello")[0]
    elsewhere.edit(OWNER, memory.id, "Plays the viola")
    assert texts(recall(filled, "viola")) == ["Plays the viola"]
    assert texts(recall(filled, "cello")) == []
    elsewhere.delete(OWNER, [memory.id])
    assert texts(recall(filled, "viola")) == []


def test_newer_and_weightier_comes_first_among_equals(world):
    world.memories.add(OWNER, MAESTRO, "Likes jazz concerts")
    world.clock.move(timedelta(days=200))
    world.memories.add(OWNER, MAESTRO, "Likes jazz records")
    world.work()
    assert texts(recall(world, "jazz")) == ["Likes jazz records", "Likes jazz concerts"]
    old = world.memories.list(OWNER, text="concerts")[0]
    world.memories.edit(OWNER, old.id, old.text, importance=5)
    assert texts(recall(world, "jazz"))[0] == "Likes jazz concerts"


def test_a_reply_keeps_what_was_recalled_for_it(filled):
    items = recall(filled, "cello and film music").items
    reply = _reply(filled)
    with filled.database.write() as session:
        filled.memories.note_recalled(session, reply, items)
    recalled = filled.memories.recalled_by(OWNER, [reply, 999])
    assert [view.id for view in recalled[reply]] == [item.memory_id for item in items]
    assert 999 not in recalled
    assert filled.memories.recalled_by(VISITOR, [reply]) == {}
    (read,) = filled.memories.recall_log(OWNER, items[0].memory_id)
    assert read.message_id == reply


def test_a_memory_deleted_before_the_reply_is_kept_is_left_out(filled):
    items = recall(filled, "cello and film music").items
    filled.memories.delete(OWNER, [items[0].memory_id])
    reply = _reply(filled)
    with filled.database.write() as session:
        filled.memories.note_recalled(session, reply, items)
    assert len(filled.memories.recalled_by(OWNER, [reply])[reply]) == len(items) - 1


def _reply(world):
    now = world.clock.now()
    with world.database.write() as session:
        conversation = Conversation(persona_id=1, user_id=1, version_id=1, created_at=now, last_message_at=now)
        session.add(conversation)
        session.flush()
        message = Message(conversation_id=conversation.id, role="assistant", created_at=now)
        session.add(message)
        session.flush()
        return message.id


def test_a_search_for_a_word_of_small_talk_is_still_a_search(filled):
    filled.memories.add(OWNER, MAESTRO, "Runs every morning")
    filled.work()
    assert [view.text for view in filled.memories.search(OWNER, MAESTRO, "morning")] == ["Runs every morning"]


@pytest.mark.slow
def test_a_search_finds_what_shares_no_word_with_it_and_nothing_where_nothing_is_near(world):
    world.embedder = SentenceEmbedder()
    world.embedder.load()
    world.restart()
    fill(world)
    found = [view.text for view in world.memories.search(OWNER, MAESTRO, "food I can't eat")]
    assert found == ["Is allergic to peanuts"]
    assert world.memories.search(OWNER, MAESTRO, "quantum physics") == []


def test_search_goes_over_all_personas_of_one_person(filled):
    filled.memories.add(OWNER, CHEF, "Bakes cello-shaped bread")
    filled.memories.add(VISITOR, MAESTRO, "Hates the cello")
    filled.work()
    found = filled.memories.search(OWNER, None, "cello")
    assert {view.text for view in found} == {"Plays the cello", "Bakes cello-shaped bread"}
    assert [view.text for view in filled.memories.search(OWNER, CHEF, "cello")] == ["Bakes cello-shaped bread"]
