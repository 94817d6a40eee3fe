"""What one visitor may take of everybody's model: one reply at a time, a calm pace, and never a creator's place."""

from datetime import timedelta

import pytest

from core.accounts.rules import Actor, Role
from core.chat.patience import CHATS_KEPT, GUESTS_AT_ONCE, PACE
from core.engines.scripted import ScriptedEngine
from core.errors import Conflict, NotAllowed
from core.ports import Priority
from core.storage.tables import Persona
from tests.core.chat.stage import Room, add_user

SLOW = timedelta(seconds=5)


@pytest.fixture
def open_room(room: Room) -> Room:
    """The room with its persona shared by link."""
    with room.database.write() as session:
        persona = session.get(Persona, room.persona_id)
        assert persona is not None
        persona.visibility = "link"
    return room


def test_a_visitor_has_one_reply_at_a_time_in_all_their_chats(open_room: Room) -> None:
    open_room.script(ScriptedEngine(chunk_delay=SLOW))
    first, second = (open_room.chats.start(open_room.visitor, open_room.persona_id) for _ in range(2))
    live = open_room.chats.send(open_room.visitor, first, "Hello")
    with pytest.raises(Conflict, match="to you"):
        open_room.chats.send(open_room.visitor, second, "And here")
    assert open_room.texts(second, open_room.visitor) == ["Clear sky tonight!"]
    open_room.chats.stop(open_room.visitor, live.message_id)
    open_room.chats.stop(open_room.visitor, open_room.chats.send(open_room.visitor, second, "And here").message_id)


def test_a_visitor_who_writes_without_a_pause_waits(open_room: Room) -> None:
    chat = open_room.chats.start(open_room.visitor, open_room.persona_id)
    for number in range(PACE.times):
        open_room.say(chat, f"Message {number}", open_room.visitor)
    with pytest.raises(NotAllowed, match="a lot at once"):
        open_room.chats.send(open_room.visitor, chat, "One more")
    assert len(open_room.texts(chat, open_room.visitor)) == 1 + 2 * PACE.times
    open_room.clock.move(PACE.window)
    open_room.say(chat, "One more", open_room.visitor)


def test_writing_again_and_differently_counts_too(open_room: Room) -> None:
    chat = open_room.chats.start(open_room.visitor, open_room.persona_id)
    reply = open_room.say(chat, "Hello", open_room.visitor)
    for _ in range(PACE.times - 1):
        open_room.wait(open_room.chats.regenerate(open_room.visitor, reply).message_id, open_room.visitor)
    said = open_room.chats.open(open_room.visitor, chat).messages[1].id
    for ask_again in (
        lambda: open_room.chats.regenerate(open_room.visitor, reply),
        lambda: open_room.chats.edit_and_resend(open_room.visitor, said, "Hi"),
    ):
        with pytest.raises(NotAllowed, match="a lot at once"):
            ask_again()


def test_a_crowd_of_visitors_never_takes_the_creators_place(open_room: Room) -> None:
    open_room.script(ScriptedEngine(chunk_delay=SLOW))
    crowd = [add_user(open_room.database, open_room.clock, Role.VISITOR) for _ in range(GUESTS_AT_ONCE + 1)]
    for guest in crowd[:-1]:
        open_room.chats.send(guest, open_room.chats.start(guest, open_room.persona_id), "Hello")
    late = crowd[-1]
    chat = open_room.chats.start(late, open_room.persona_id)
    with pytest.raises(Conflict, match="Many people"):
        open_room.chats.send(late, chat, "Hello")
    open_room.script(ScriptedEngine(["Here I am."]))
    open_room.say(open_room.chats.start(open_room.owner, open_room.persona_id), "And me?")


def test_the_engine_is_told_who_goes_first(open_room: Room) -> None:
    for actor in (open_room.owner, open_room.visitor):
        open_room.say(open_room.chats.start(actor, open_room.persona_id), "Hello", actor)
    assert [request.priority for request in open_room.engine.requests] == [Priority.PERSON, Priority.VISITOR]


def test_a_visitor_keeps_few_chats_and_a_creator_as_many_as_they_like(open_room: Room) -> None:
    def begin(actor: Actor) -> int:
        return open_room.chats.start(actor, open_room.persona_id)

    last = [begin(open_room.visitor) for _ in range(CHATS_KEPT)][-1]
    with pytest.raises(NotAllowed, match="chats here"):
        begin(open_room.visitor)
    open_room.chats.delete(open_room.visitor, last)
    begin(open_room.visitor)
    assert [begin(open_room.owner) for _ in range(CHATS_KEPT + 1)]
