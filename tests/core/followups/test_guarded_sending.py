"""The guard model in the whole: it stops what is sent by itself, and a person sends on their own word without it."""

from datetime import timedelta

import pytest

from core.engines.scripted import Scripted, ScriptedEngine
from core.errors import EngineUnavailable, NotAllowed
from core.followups.candidate import CheckId
from core.followups.deciding.facts import Mode
from core.followups.gate.gate import Gate
from core.followups.gate.guard import Guard
from core.followups.sending.sweep import Tally
from core.followups.service import FollowUps
from core.ports import ModelInfo
from tests.core.followups.conftest import Room

MODEL = "granite3-guardian:2b"
DOWN = EngineUnavailable("Ollama is not answering.")


def guarded(room: Room, *answers: Scripted) -> FollowUps:
    """The service with a guard that gives these answers."""
    guard = Guard(ScriptedEngine(answers, models=(ModelInfo(name=MODEL),)), MODEL)
    return FollowUps(room.database, room.clock, room.chats, room.voices, room.chats.settings, gate=Gate(guard=guard))


def waiting(room: Room) -> None:
    """Let somebody wait for a follow-up that may be sent now."""
    room.set_mode(Mode.AUTO)
    room.guest()
    room.clock.move(timedelta(hours=20))


def test_sends_by_itself_what_the_guard_finds_safe(room: Room) -> None:
    waiting(room)
    assert guarded(room, *["No"] * 20).tick() == Tally(looked=1, sent=1)


@pytest.mark.parametrize("answer", ["Yes", DOWN, "Perhaps"])
def test_sends_nothing_by_itself_without_the_guards_word(room: Room, answer: Scripted) -> None:
    waiting(room)
    assert guarded(room, *[answer] * 20).tick() == Tally(looked=1)


def composed(room: Room, *answers: Scripted) -> tuple[FollowUps, int]:
    """Return the service and a conversation of the creator's own, composed and allowed."""
    conversation_id = room.talk(room.creator)
    room.remember(room.creator)
    room.clock.move(timedelta(hours=25))
    room.followups = guarded(room, *answers)
    room.compose(conversation_id)
    return room.followups, conversation_id


def test_a_preview_notes_that_the_guard_is_silent_and_a_person_may_send_it(room: Room) -> None:
    followups, conversation_id = composed(room, *[DOWN] * 20)

    chosen = followups.preview(room.creator, conversation_id).chosen
    assert chosen is not None
    [note] = [verdict for verdict in chosen.verdicts if verdict.check is CheckId.GUARD]
    assert "Ollama is not answering." in note.reason
    assert followups.send(room.creator, conversation_id) > 0


def test_what_the_guard_turned_down_is_not_sent_by_hand_either(room: Room) -> None:
    followups, conversation_id = composed(room, *["Yes"] * 20)

    preview = followups.preview(room.creator, conversation_id)
    assert preview.chosen is None
    turned_down = next(one for one in preview.candidates if [v.check for v in one.vetoes] == [CheckId.GUARD])
    followups.choose(room.creator, conversation_id, turned_down.id)
    with pytest.raises(NotAllowed, match="Guard model"):
        followups.send(room.creator, conversation_id)


def test_words_written_by_hand_are_guarded_too(room: Room) -> None:
    followups, conversation_id = composed(room, *["No"] * 20)
    assert followups.preview(room.creator, conversation_id).chosen is not None

    room.followups = guarded(room, "Yes")
    room.followups.edit(room.creator, conversation_id, "Yo, does the vintage shirt from Leeds fit?")
    with pytest.raises(NotAllowed, match="Guard model"):
        room.followups.send(room.creator, conversation_id)
