"""What the user says is read once, in the background, and kept with its source; a crash neither loses nor doubles."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from core.errors import EmbedderUnavailable, EngineUnavailable
from core.memory.reading.extraction import Found
from core.storage.tables import Conversation, Memory, Message, User
from tests.core.memory.conftest import CHEF, MAESTRO, OWNER, VISITOR


def test_what_the_user_said_is_kept_with_the_words_that_support_it(world):
    world.reader.statements["I play the cello"] = "Plays the cello"
    talk = world.talk()
    message = world.hear(talk, "Hello! I play the cello, badly.")
    world.work()
    (memory,) = world.memories.list(OWNER)
    assert memory.text == "Plays the cello"
    assert memory.persona_name == "Maestro"
    assert memory.extractor == "extractive"
    (source,) = memory.sources
    assert (source.message_id, source.conversation_id, source.quote) == (message, talk, "I play the cello")
    assert memory.created_at == source.said_at
    assert memory.is_indexed


def test_a_message_is_read_once(world):
    talk = world.learn("I play the cello")
    world.memories.read_conversation(talk)
    assert len(world.reader.seen) == 1
    assert world.texts() == ["I play the cello"]


def test_only_finished_talk_of_the_user_is_read(world):
    talk = world.talk()
    world.hear(talk, "I am the persona.", role="assistant")
    world.hear(talk, "Hello there.", role="assistant", kind="greeting")
    world.hear(talk, "Half a sent", status="streaming")
    world.work()
    assert world.reader.seen == []


def test_the_reader_sees_what_was_said_just_before_with_its_speaker(world):
    talk = world.talk()
    greeting = world.hear(talk, "Do you play?", role="assistant", kind="greeting")
    world.hear(talk, "Yes, every day.", parent_id=greeting)
    world.work()
    assert world.reader.seen[0].before == ("assistant: Do you play?",)


@pytest.mark.parametrize(
    ("start", "end", "text", "kind", "importance"),
    [
        (0, 99, "Plays the cello", "fact", 3),
        (5, 5, "Plays the cello", "fact", 3),
        (-3, 4, "Plays the cello", "fact", 3),
        (0, 16, "", "fact", 3),
        (0, 16, "Plays the cello " * 20, "fact", 3),
        (0, 16, "Plays the cello", "rumour", 3),
        (0, 16, "Plays the cello", "fact", 9),
        (0, 16, "Owns a castle in Spain", "fact", 3),
    ],
)
def test_what_the_message_does_not_bear_out_is_not_kept(world, start, end, text, kind, importance):
    world.reader.statements["I play the cello"] = lambda *_: Found(text, kind, importance, start, end)
    world.hear(world.talk(), "I play the cello")
    world.work()
    assert world.texts() == []


def test_the_personas_own_words_are_not_taken_for_the_users(world):
    world.learn("I conducted the orchestra of Vienna for twenty years.")
    assert world.texts() == []


def test_a_reader_that_fails_leaves_the_message_for_later(world):
    def fail(*_):
        raise EngineUnavailable("Ollama is not answering.")

    world.reader.statements["cello"] = fail
    world.hear(world.talk(), "I play the cello")
    world.work()
    assert world.memories.health(OWNER).waiting_messages == 1
    world.reader.statements["cello"] = "Plays the cello"
    world.reader.statements["I play the cello"] = world.reader.statements.pop("cello")
    world.clock.move(timedelta(minutes=1))
    world.work()
    assert world.texts() == ["Plays the cello"]
    assert world.memories.health(OWNER).waiting_messages == 0


def test_a_crash_between_reading_and_keeping_loses_and_doubles_nothing(world):
    """The last statement of a message cannot be kept: then none of it was, and all of it is read again."""
    talk = world.talk()
    world.hear(talk, "I play the cello and I sing")
    world.reader.statements = {"I play the cello": "Plays the cello", "I sing": "Sings"}
    world.embedder.crash = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        world.work()
    assert world.texts() == []
    world.embedder.crash = None
    world.queue.take_over()
    world.work()
    assert sorted(world.texts()) == ["Plays the cello", "Sings"]


def test_many_messages_are_read_in_turns_in_their_order(world):
    talk = world.talk()
    for number in range(45):
        world.hear(talk, f"Message {number}")
    world.work()
    assert [reading.text for reading in world.reader.seen] == [f"Message {number}" for number in range(45)]


def test_what_is_said_while_memory_is_paused_is_never_read(world):
    talk = world.talk()
    _pause(world, talk, True)
    world.hear(talk, "I play the cello")
    _pause(world, talk, False)
    world.hear(talk, "I sing")
    world.work()
    assert [reading.text for reading in world.reader.seen] == ["I sing"]


def test_a_pause_that_begins_before_the_reading_is_heeded(world):
    talk = world.talk()
    world.hear(talk, "I play the cello")
    _pause(world, talk, True)
    world.work()
    assert world.reader.seen == []


def _pause(world, conversation_id, is_paused):
    with world.database.write() as session:
        session.get(Conversation, conversation_id).memory_paused = is_paused


def test_a_message_deleted_while_it_is_read_leaves_no_memory(world):
    def delete(reading, start, end):
        with world.database.write() as session:
            session.delete(session.get(Message, reading.message_id))
        return Found("Plays the cello", "fact", 3, start, end)

    world.reader.statements["I play the cello"] = delete
    world.hear(world.talk(), "I play the cello")
    world.work()
    assert world.texts() == []


def test_said_again_it_gains_a_source_and_not_a_double(world):
    world.learn("I play the cello")
    world.learn("I play the cello")
    (memory,) = world.memories.list(OWNER)
    assert memory.seen_count == 2
    assert len(memory.sources) == 2
    assert [change.action for change in world.memories.changes(OWNER, memory.id)] == ["reinforced", "added"]


def test_moving_house_makes_the_old_home_history(world):
    world.reader.statements |= {"I live in Leeds": "Lives in Leeds", "I live in York": "Lives in York"}
    talk = world.talk()
    world.hear(talk, "I live in Leeds")
    moved = world.hear(talk, "I live in York")
    world.work()
    assert world.texts() == ["Lives in York"]
    new, old = world.memories.list(OWNER, include_past=True)
    assert old.superseded_by == new.id
    assert old.invalid_at == new.sources[0].said_at
    assert new.sources[0].message_id == moved
    change = world.memories.changes(OWNER, old.id)[0]
    assert (change.action, change.other_text) == ("superseded", "Lives in York")
    assert "York" not in change.reason
    assert new.history == "Lived in Leeds until January 2026, now York"
    assert set(world.index.hashes()) == {new.id}


def test_each_scope_keeps_its_own(world):
    world.learn("I play the cello", persona_id=MAESTRO, actor=OWNER)
    world.learn("I play the cello", persona_id=CHEF, actor=OWNER)
    world.learn("I play the cello", persona_id=MAESTRO, actor=VISITOR)
    assert [memory.seen_count for memory in world.memories.list(OWNER)] == [1, 1]
    assert len(world.memories.list(VISITOR)) == 1


def test_without_vectors_memories_are_kept_and_embedded_later(world):
    world.embedder.trouble = EmbedderUnavailable("not loaded")
    world.learn("I play the cello")
    assert world.texts() == ["I play the cello"]
    assert world.memories.health(OWNER).indexed == 0
    world.embedder.trouble = None
    world.clock.move(timedelta(minutes=10))
    world.work()
    assert world.memories.health(OWNER).indexed == 1


def test_at_start_every_unread_message_is_asked_for_again(world):
    talk = world.talk()
    world.hear(talk, "I play the cello")
    with world.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM jobs")
    world.build().repair()
    world.work()
    assert len(world.reader.seen) == 1


def test_a_message_is_read_by_the_users_own_clock(world):
    with world.database.write() as session:
        session.get(User, OWNER.user_id).time_zone = "Asia/Tokyo"
    world.hear(world.talk(), "I have an exam tomorrow", created_at=datetime(2026, 11, 23, 22, tzinfo=UTC))
    world.work()
    assert world.reader.seen[0].said_at.date() == date(2026, 11, 24)


def test_what_is_heavy_is_kept_with_the_matter_it_touches(world):
    def say(reading, start, end):
        return Found("Father died", "relationship", 5, start, end, sensitive_topic="grief")

    world.reader.statements["My father died"] = say
    world.hear(world.talk(), "My father died")
    world.work()
    with world.database.read() as session:
        (row,) = session.exec(select(Memory)).all()
    assert (row.sensitive, row.sensitive_topic) == (True, "grief")
