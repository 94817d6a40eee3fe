"""What a visitor is not told: what the studio runs on, and what became of a persona that is shared no more."""

import json

import pytest

from core.chat.opening import NO_ANSWER
from core.errors import EngineUnavailable, NotAllowed
from core.storage.tables import Persona
from tests.core.chat.stage import LUNA, Room

DOWN = EngineUnavailable("Ollama is not answering at http://10.0.0.7:11434.", hint="Start it with `ollama serve`.")


def set_visibility(room: Room, visibility: str) -> None:
    with room.database.write() as session:
        persona = session.get(Persona, room.persona_id)
        assert persona is not None
        persona.visibility = visibility


def test_a_visitor_hears_that_no_answer_came_and_the_owner_hears_why(room: Room) -> None:
    set_visibility(room, "link")
    room.voices.errors, room.voices.is_stuck = [DOWN], True
    for actor, told in ((room.owner, DOWN), (room.visitor, NO_ANSWER)):
        chat = room.chats.start(actor, room.persona_id)
        reply = room.say(chat, "Hello?", actor)
        shown = room.chats.open(actor, chat).messages[-1]
        assert (shown.error, shown.hint) == (told.message, told.hint)
        live = room.chats.live(actor, reply)
        assert (live.error, live.hint) == (told.message, told.hint)
        assert ("10.0.0.7" in room.chats.export(actor, chat, "json")) == (actor == room.owner)


def test_a_visitor_takes_along_what_was_said_not_what_said_it(room: Room) -> None:
    set_visibility(room, "link")
    chat = room.chats.start(room.visitor, room.persona_id)
    room.say(chat, "Hello?", room.visitor)
    assert room.chats.open(room.visitor, chat).messages[-1].model == ""
    messages = json.loads(room.chats.export(room.visitor, chat, "json"))["messages"]
    assert {message["model"] + message["engine"] for message in messages} == {""}
    assert messages[-1]["text"]


def test_a_persona_that_is_shared_no_more_shows_no_newer_version(room: Room) -> None:
    set_visibility(room, "link")
    chat = room.chats.start(room.visitor, room.persona_id)
    room.personas.save(room.owner, room.persona_id, LUNA.model_copy(update={"tagline": "what came later"}))
    set_visibility(room, "private")
    with pytest.raises(NotAllowed):
        room.chats.use_latest_version(room.visitor, chat)
    assert room.chats.open(room.visitor, chat).spec.tagline == LUNA.tagline
