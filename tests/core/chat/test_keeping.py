"""Looking back at talk, taking it along, and taking it out of the world."""

import json
from datetime import timedelta

import pytest

from core.engines.scripted import ScriptedEngine
from core.errors import InvalidInput, NotAllowed, NotFound
from core.storage.tables import Memory, MemorySource, Persona
from tests.core.chat.stage import LUNA, Room


def share(room: Room, visibility: str = "link") -> None:
    with room.database.write() as session:
        persona = session.get(Persona, room.persona_id)
        assert persona is not None
        persona.visibility = visibility


def add_source(room: Room, memory_id: int, message_id: int) -> None:
    with room.database.write() as session:
        session.add(MemorySource(memory_id=memory_id, message_id=message_id, quote_start=0, quote_end=1))


def test_conversations_are_listed_newest_first_and_found_by_title_and_by_words(room: Room) -> None:
    first, second = (room.chats.start(room.owner, room.persona_id) for _ in range(2))
    room.say(second, "Is 100% of Saturn gas?")
    room.clock.move(timedelta(minutes=1))
    room.say(first, "My telescope broke")
    room.chats.rename(room.owner, second, "Gas giants")
    assert [card.id for card in room.chats.list(room.owner)] == [first, second]
    assert [card.id for card in room.chats.list(room.owner, search="TELESCOPE")] == [first]
    assert [card.id for card in room.chats.list(room.owner, search="giants")] == [second]
    assert [card.id for card in room.chats.list(room.owner, search="100% of")] == [second]
    assert room.chats.list(room.owner, search="_%_") == []
    assert room.chats.list(room.owner, room.persona_id + 1) == []


def test_a_title_has_to_be_something(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    for title in ("", "   ", "x" * 81):
        with pytest.raises(InvalidInput):
            room.chats.rename(room.owner, conversation_id, title)


def test_a_long_conversation_opens_at_its_end_or_around_a_message(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    for number in range(10):
        room.say(conversation_id, f"message {number}")
    last = room.chats.open(room.owner, conversation_id, size=6)
    assert (len(last.messages), last.before, last.after) == (6, 15, 0)
    whole = room.chats.open(room.owner, conversation_id)
    target = whole.messages[5].id
    around = room.chats.open(room.owner, conversation_id, size=6, around=target)
    assert target in [message.id for message in around.messages]
    assert around.before + len(around.messages) + around.after == len(whole.messages)
    assert around.after > 0


def test_a_chat_keeps_its_version_until_told_otherwise(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.personas.save(room.owner, room.persona_id, LUNA.model_copy(update={"personality": "Grumpy."}))
    view = room.chats.open(room.owner, conversation_id)
    assert (view.version_number, view.newest_version, view.spec.personality) == (1, 2, "Warm, curious.")
    room.chats.use_latest_version(room.owner, conversation_id)
    assert room.chats.open(room.owner, conversation_id).spec.personality == "Grumpy."


def test_the_panel_shows_exactly_what_was_sent(room: Room) -> None:
    room.remember("drinks oolong")
    message_id = room.say(room.chats.start(room.owner, room.persona_id), "What should I drink?")
    shown = room.chats.prompt_of(room.owner, message_id)
    assert [(part.role, part.text) for part in shown.parts] == [
        (message.role, message.content) for message in room.engine.requests[-1].messages
    ]
    assert shown.memories == ("drinks oolong",)
    assert (shown.version_number, shown.counted) == (1, "estimate")


def test_a_memory_deleted_later_is_gone_from_what_was_sent(room: Room) -> None:
    item = room.remember("drinks oolong")
    message_id = room.say(room.chats.start(room.owner, room.persona_id), "What should I drink?")
    with room.database.write() as session:
        session.delete(session.get(Memory, item.memory_id))
    shown = room.chats.prompt_of(room.owner, message_id)
    assert "oolong" not in str(shown)
    assert "(a memory that was deleted)" in shown.parts[-1].text


def test_a_visitor_never_sees_what_the_creator_wrote_into_the_prompt(room: Room) -> None:
    share(room)
    message_id = room.say(room.chats.start(room.visitor, room.persona_id), "Hello?", room.visitor)
    with pytest.raises(NotFound):
        room.chats.prompt_of(room.visitor, message_id)


def test_a_visitor_keeps_their_words_but_cannot_go_on_once_the_persona_is_unshared(room: Room) -> None:
    share(room)
    conversation_id = room.chats.start(room.visitor, room.persona_id)
    room.say(conversation_id, "Hello?", room.visitor)
    share(room, "private")
    assert room.chats.open(room.visitor, conversation_id).refusal
    with pytest.raises(NotAllowed):
        room.chats.send(room.visitor, conversation_id, "still there?")
    assert "Hello?" in room.chats.export(room.visitor, conversation_id, "markdown")
    room.chats.delete(room.visitor, conversation_id)
    assert room.chats.list(room.visitor) == []


def test_an_archived_persona_starts_nothing_new(room: Room) -> None:
    room.personas.archive(room.owner, room.persona_id)
    with pytest.raises(NotAllowed):
        room.chats.start(room.owner, room.persona_id)


def test_json_takes_everything_along(room: Room) -> None:
    room.script(ScriptedEngine(["first", "second"]))
    item = room.remember("drinks oolong")
    conversation_id = room.chats.start(room.owner, room.persona_id)
    first = room.say(conversation_id, "Hello?")
    room.wait(room.chats.regenerate(room.owner, first).message_id)
    data = json.loads(room.chats.export(room.owner, conversation_id, "json"))
    assert data["persona_name"] == "Luna"
    assert [message["text"] for message in data["messages"]] == ["Clear sky tonight!", "Hello?", "first", "second"]
    assert [message["is_shown"] for message in data["messages"]] == [True, True, False, True]
    assert data["messages"][3]["memory_ids"] == [item.memory_id]
    assert data["messages"][3]["persona_version"] == 1


def test_markdown_reads_as_talk_and_keeps_the_alternatives(room: Room) -> None:
    room.script(ScriptedEngine(["first", "second"]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    first = room.say(conversation_id, "Hello?")
    room.wait(room.chats.regenerate(room.owner, first).message_id)
    text = room.chats.export(room.owner, conversation_id, "markdown")
    assert text.startswith("# Hello?")
    assert text.index("second") < text.index("> first")


def test_a_rating_is_kept(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "Hello?")
    room.chats.rate(room.owner, message_id, -1)
    assert room.chats.open(room.owner, conversation_id).messages[-1].rating == -1


def test_a_deleted_conversation_is_in_no_file(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "xylophone7731")
    room.chats.delete(room.owner, conversation_id)
    with pytest.raises(NotFound):
        room.chats.open(room.owner, conversation_id)
    for file in room.chats.settings.data_dir.iterdir():
        assert b"xylophone7731" not in file.read_bytes()


def test_deleting_may_take_along_what_is_remembered_from_there_alone(room: Room) -> None:
    here, there = (room.chats.start(room.owner, room.persona_id) for _ in range(2))
    only_here, also_there = room.remember("one").memory_id, room.remember("two").memory_id
    room.say(here, "hello")
    room.say(there, "hello")
    said_here, said_there = (room.chats.open(room.owner, id_).messages[1].id for id_ in (here, there))
    add_source(room, only_here, said_here)
    add_source(room, also_there, said_here)
    add_source(room, also_there, said_there)
    assert room.chats.count_memories(room.owner, here) == 1
    room.chats.delete(room.owner, here, forget=True)
    assert room.memories.deleted == [only_here]


def test_deleting_while_a_reply_is_written_ends_it(room: Room) -> None:
    room.script(ScriptedEngine(["never"], chunk_delay=timedelta(seconds=5)))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    sent = room.chats.send(room.owner, conversation_id, "Hello?")
    room.chats.delete(room.owner, conversation_id)
    with pytest.raises(NotFound):
        room.chats.live(room.owner, sent.message_id)


def test_a_very_long_conversation_opens_quickly_and_can_be_deleted(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.fill(conversation_id, 2500)
    view = room.chats.open(room.owner, conversation_id, size=30)
    assert (len(view.messages), view.before) == (30, 2471)
    assert view.messages[-1].text == "turn 2499"
    room.say(conversation_id, "And now?")
    room.chats.delete(room.owner, conversation_id)
    assert room.chats.list(room.owner) == []
