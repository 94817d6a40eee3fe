"""Saying something, having it answered, again and differently: nothing said is lost, nobody waits for nothing."""

from datetime import timedelta

import pytest

from core.chat.service import Chats
from core.chat.talking import LONGEST
from core.engines.scripted import ScriptedEngine
from core.errors import Conflict, EngineDied, EngineLoading, EngineUnavailable, InvalidInput, NotAllowed, NotFound
from core.storage.tables import CrisisSignal, Message
from tests.core.chat.stage import TINY, Room

SLOW = timedelta(seconds=5)
WORD = timedelta(milliseconds=20)


def row(room: Room, message_id: int) -> Message:
    with room.database.read() as session:
        found = session.get(Message, message_id)
        assert found is not None
        return found


def test_a_conversation_begins_with_the_greeting(room: Room) -> None:
    view = room.chats.open(room.owner, room.chats.start(room.owner, room.persona_id))
    assert [(m.role, m.kind, m.text) for m in view.messages] == [("assistant", "greeting", "Clear sky tonight!")]


def test_a_message_is_answered(room: Room) -> None:
    room.script(ScriptedEngine(["Look up!"]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "  What is up there?  ")
    assert room.texts(conversation_id) == ["Clear sky tonight!", "What is up there?", "Look up!"]
    assert room.chats.list(room.owner)[0].title == "What is up there?"
    assert room.memories.unread == [conversation_id]


def test_what_was_said_is_saved_before_the_engine_is_asked(room: Room) -> None:
    room.voices.errors, room.voices.is_stuck = [EngineLoading("The model is loading.")], True
    conversation_id = room.chats.start(room.owner, room.persona_id)
    sent = room.chats.send(room.owner, conversation_id, "Hello?")
    assert room.texts(conversation_id)[1] == "Hello?"
    assert row(room, sent.message_id).status == "streaming"
    waiting = room.until(lambda: room.chats.live(room.owner, sent.message_id), lambda reply: bool(reply.note))
    assert waiting.note == "The model is loading."
    room.chats.stop(room.owner, sent.message_id)


def test_a_reply_waits_for_a_model_that_is_still_loading(room: Room) -> None:
    room.voices.errors = [EngineLoading("The model is loading.")]
    conversation_id = room.chats.start(room.owner, room.persona_id)
    assert room.wait(room.chats.send(room.owner, conversation_id, "Hello?").message_id).state == "complete"


def test_stopping_keeps_what_there_is(room: Room) -> None:
    room.script(ScriptedEngine(["one two three four five six seven eight nine ten"], chunk_delay=WORD * 5))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    sent = room.chats.send(room.owner, conversation_id, "Count")
    room.until(lambda: room.chats.live(room.owner, sent.message_id), lambda reply: "two" in reply.text)
    room.chats.stop(room.owner, sent.message_id)
    ended = room.chats.live(room.owner, sent.message_id)
    assert ended.state == "stopped"
    assert ended.text.startswith("one two")
    assert "ten" not in ended.text
    room.say(conversation_id, "Go on")


def test_stopping_does_not_wait_for_a_silent_model(room: Room) -> None:
    room.script(ScriptedEngine(["never"], chunk_delay=SLOW))
    sent = room.chats.send(room.owner, room.chats.start(room.owner, room.persona_id), "Hello?")
    room.chats.stop(room.owner, sent.message_id)
    assert row(room, sent.message_id).status == "stopped"
    assert room.memories.unread


def test_stopping_what_has_ended_changes_nothing(room: Room) -> None:
    message_id = room.say(room.chats.start(room.owner, room.persona_id), "Hello?")
    room.chats.stop(room.owner, message_id)
    assert row(room, message_id).status == "complete"


def test_a_reply_that_nobody_writes_any_more_can_still_be_stopped(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "Hello?")
    with room.database.write() as session:
        found = session.get(Message, message_id)
        assert found is not None
        found.status = "streaming"
    room.chats.stop(room.owner, message_id)
    assert row(room, message_id).status == "stopped"
    room.say(conversation_id, "Go on")


def test_nothing_can_be_sent_while_a_reply_is_written(room: Room) -> None:
    room.script(ScriptedEngine(["never"], chunk_delay=SLOW))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    sent = room.chats.send(room.owner, conversation_id, "Hello?")
    with pytest.raises(Conflict):
        room.chats.send(room.owner, conversation_id, "Hello?")
    with pytest.raises(Conflict):
        room.chats.regenerate(room.owner, sent.message_id)
    assert len(room.texts(conversation_id)) == 3
    room.chats.stop(room.owner, sent.message_id)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(room: Room, text: str) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    with pytest.raises(InvalidInput):
        room.chats.send(room.owner, conversation_id, text)
    assert len(room.texts(conversation_id)) == 1


def test_an_engine_that_breaks_off_leaves_its_words_and_says_why(room: Room) -> None:
    room.script(
        ScriptedEngine(["one two three four"], fail_after=2, failure=EngineDied("It broke off.", hint="Retry."))
    )
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "Count")
    reply = room.chats.live(room.owner, message_id)
    assert (reply.state, reply.text, reply.error, reply.hint) == ("failed", "one two", "It broke off.", "Retry.")
    assert room.memories.unread == [conversation_id]


def test_retrying_a_reply_that_never_came_takes_its_place(room: Room) -> None:
    room.voices.errors = [EngineUnavailable("Ollama is down.", hint="Start it.")]
    conversation_id = room.chats.start(room.owner, room.persona_id)
    failed = room.say(conversation_id, "Hello?")
    assert room.chats.live(room.owner, failed).error == "Ollama is down."
    room.script(ScriptedEngine(["Here I am."]))
    again = room.chats.regenerate(room.owner, failed)
    assert again.message_id == failed
    room.wait(failed)
    assert room.texts(conversation_id)[-1] == "Here I am."


def test_retrying_a_reply_that_broke_off_keeps_the_broken_one_beside_it(room: Room) -> None:
    room.script(ScriptedEngine(["one two three"], fail_after=1))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    broken = room.say(conversation_id, "Count")
    room.script(ScriptedEngine(["whole"]))
    room.wait(room.chats.regenerate(room.owner, broken).message_id)
    last = room.chats.open(room.owner, conversation_id).messages[-1]
    assert (last.text, last.place, len(last.sibling_ids)) == ("whole", 1, 2)


def test_an_empty_reply_is_a_failure_not_a_canned_line(room: Room) -> None:
    room.script(ScriptedEngine(["   "]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    reply = room.chats.live(room.owner, room.say(conversation_id, "Hello?"))
    assert (reply.state, reply.text) == ("failed", "")
    assert reply.error


def test_an_unforeseen_error_ends_the_reply_too(room: Room) -> None:
    class Broken(ScriptedEngine):
        def stream(self, request, stop):  # type: ignore[no-untyped-def]
            raise ZeroDivisionError

    room.script(Broken())
    reply = room.chats.live(room.owner, room.say(room.chats.start(room.owner, room.persona_id), "Hello?"))
    assert reply.state == "failed"
    assert "ZeroDivision" not in reply.error


def test_an_invented_turn_of_the_user_is_cut_off(room: Room) -> None:
    room.script(ScriptedEngine(["Luna: Look up!\nUser: and now?\nLuna: now down"]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "Hello?")
    assert (row(room, message_id).text, row(room, message_id).status) == ("Look up!", "complete")


def test_another_version_stands_beside_the_first_and_can_be_flipped(room: Room) -> None:
    room.script(ScriptedEngine(["first", "second", "later"]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    first = room.say(conversation_id, "Hello?")
    second = room.chats.regenerate(room.owner, first).message_id
    room.wait(second)
    room.say(conversation_id, "Go on")
    room.chats.choose(room.owner, first)
    assert room.texts(conversation_id)[1:] == ["Hello?", "first"]
    room.chats.choose(room.owner, second)
    assert room.texts(conversation_id)[1:] == ["Hello?", "second", "Go on", "later"]


def test_an_edited_message_begins_a_branch_and_keeps_the_old_one(room: Room) -> None:
    room.script(ScriptedEngine(["to cats", "to dogs"]))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "cats?")
    cats = room.chats.open(room.owner, conversation_id).messages[1].id
    room.wait(room.chats.edit_and_resend(room.owner, cats, "dogs?").message_id)
    assert room.texts(conversation_id)[1:] == ["dogs?", "to dogs"]
    assert room.chats.open(room.owner, conversation_id).messages[1].sibling_ids[0] == cats
    room.chats.choose(room.owner, cats)
    assert room.texts(conversation_id)[1:] == ["cats?", "to cats"]


def test_only_replies_are_written_again_and_only_ones_own_words_edited(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "Hello?")
    greeting, said, reply = (m.id for m in room.chats.open(room.owner, conversation_id).messages)
    for message_id in (greeting, said):
        with pytest.raises(NotAllowed):
            room.chats.regenerate(room.owner, message_id)
    with pytest.raises(NotAllowed):
        room.chats.edit_and_resend(room.owner, reply, "mine now")


def test_a_week_of_silence_begins_a_new_conversation_that_knows_of_the_old_one(room: Room) -> None:
    old = room.chats.start(room.owner, room.persona_id)
    room.say(old, "Hello?")
    room.clock.move(timedelta(days=7))
    sent = room.chats.send(room.owner, old, "Back again")
    room.wait(sent.message_id)
    assert sent.conversation_id != old
    assert room.texts(sent.conversation_id)[0] == "Back again"
    assert "7 days" in room.engine.requests[-1].messages[-1].content


def test_almost_a_week_of_silence_goes_on(room: Room) -> None:
    old = room.chats.start(room.owner, room.persona_id)
    room.say(old, "Hello?")
    room.clock.move(timedelta(days=7) - timedelta(microseconds=1))
    sent = room.chats.send(room.owner, old, "Back again")
    room.wait(sent.message_id)
    assert sent.conversation_id == old


def test_a_conversation_nobody_spoke_in_is_used_however_old(room: Room) -> None:
    old = room.chats.start(room.owner, room.persona_id)
    room.clock.move(timedelta(days=30))
    sent = room.chats.send(room.owner, old, "Hello?")
    room.wait(sent.message_id)
    assert sent.conversation_id == old


def test_a_danger_is_noted_with_the_message_that_speaks_of_it(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "I want to kill myself")
    view = room.chats.open(room.owner, conversation_id)
    assert view.crisis_ids == {view.messages[1].id}
    with room.database.read() as session:
        assert session.get(CrisisSignal, 1) is not None


def test_what_is_remembered_stands_beside_the_question(room: Room) -> None:
    room.remember("drinks oolong")
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "What should I drink?")
    request = room.engine.requests[-1]
    assert "drinks oolong" not in request.messages[0].content
    assert "drinks oolong" in request.messages[-1].content


def test_paused_memory_neither_recalls_nor_reads(room: Room) -> None:
    room.remember("drinks oolong")
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.chats.set_memory_paused(room.owner, conversation_id, True)
    room.say(conversation_id, "I moved to Leeds")
    assert room.memories.questions == []
    assert room.memories.unread == []
    assert row(room, room.chats.open(room.owner, conversation_id).messages[1].id).read_at is not None


def test_a_tiny_model_is_asked_for_little_and_ends_with_a_sentence(room: Room) -> None:
    room.voices.model = TINY
    room.script(ScriptedEngine(["The sky is clear. " + "word " * 40 + "end. " + "more " * 60], models=(TINY,)))
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "Hello?")
    sampling = room.engine.requests[-1].sampling
    assert (sampling.temperature, sampling.repeat_penalty, sampling.max_tokens) == (0.3, 1.1, 70)
    assert row(room, message_id).text.endswith("end.")


def test_a_follow_up_stands_at_the_end_of_the_shown_branch(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    room.say(conversation_id, "Hello?")
    room.clock.move(timedelta(days=1))
    with room.database.write() as session:
        room.chats.append_follow_up(session, conversation_id, "How was it?", room.clock.now())
    last = room.chats.open(room.owner, conversation_id).messages[-1]
    assert (last.kind, last.text, last.created_at) == ("followup", "How was it?", room.clock.now())
    with pytest.raises(NotAllowed):
        room.chats.regenerate(room.owner, last.id)
    room.say(conversation_id, "Fine!")
    assert room.texts(conversation_id)[-2] == "Fine!"


def test_a_crash_leaves_what_was_saved_and_says_so(room: Room) -> None:
    room.voices.errors, room.voices.is_stuck = [EngineLoading("The model is loading.")], True
    conversation_id = room.chats.start(room.owner, room.persona_id)
    sent = room.chats.send(room.owner, conversation_id, "Hello?")
    with room.database.write() as session:
        found = session.get(Message, sent.message_id)
        assert found is not None
        found.text = "as far as it"
    after = Chats(room.database, room.clock, room.voices, room.personas, room.memories, room.chats.settings)
    assert after.recover() == 1
    last = after.open(room.owner, conversation_id).messages[-1]
    assert (last.status, last.text) == ("stopped", "as far as it")
    assert last.error
    assert room.memories.unread == [conversation_id]
    assert after.recover() == 0
    room.chats.close()


def test_partial_text_is_saved_on_the_way(room: Room) -> None:
    class Ticking(ScriptedEngine):
        def stream(self, request, stop):  # type: ignore[no-untyped-def]
            for chunk in super().stream(request, stop):
                room.clock.move(timedelta(milliseconds=600))
                yield chunk

    room.script(Ticking(["one two three four five six seven eight"], chunk_delay=WORD * 5))
    sent = room.chats.send(room.owner, room.chats.start(room.owner, room.persona_id), "Count")
    room.until(lambda: room.chats.live(room.owner, sent.message_id), lambda reply: "three" in reply.text)
    assert row(room, sent.message_id).status == "streaming"
    assert row(room, sent.message_id).text.startswith("one two")
    room.chats.stop(room.owner, sent.message_id)


def test_nobody_reads_or_touches_another_persons_talk(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    message_id = room.say(conversation_id, "private")
    stranger = room.visitor
    for attempt in (
        lambda: room.chats.open(stranger, conversation_id),
        lambda: room.chats.send(stranger, conversation_id, "hi"),
        lambda: room.chats.regenerate(stranger, message_id),
        lambda: room.chats.edit_and_resend(stranger, message_id - 1, "hi"),
        lambda: room.chats.stop(stranger, message_id),
        lambda: room.chats.live(stranger, message_id),
        lambda: room.chats.choose(stranger, message_id),
        lambda: room.chats.rate(stranger, message_id, 1),
        lambda: room.chats.rename(stranger, conversation_id, "mine"),
        lambda: room.chats.delete(stranger, conversation_id),
        lambda: room.chats.set_memory_paused(stranger, conversation_id, True),
        lambda: room.chats.use_latest_version(stranger, conversation_id),
        lambda: room.chats.export(stranger, conversation_id, "json"),
        lambda: room.chats.prompt_of(stranger, message_id),
        lambda: room.chats.thinking_of(stranger, message_id),
        lambda: room.chats.count_memories(stranger, conversation_id),
        lambda: room.chats.start(stranger, room.persona_id),
    ):
        with pytest.raises(NotFound):
            attempt()  # type: ignore[no-untyped-call]
    assert room.chats.list(stranger) == []


def test_a_live_reply_is_not_shown_to_another_person(room: Room) -> None:
    room.script(ScriptedEngine(["never"], chunk_delay=SLOW))
    sent = room.chats.send(room.owner, room.chats.start(room.owner, room.persona_id), "Hello?")
    with pytest.raises(NotFound):
        room.chats.live(room.visitor, sent.message_id)
    room.chats.stop(room.owner, sent.message_id)
