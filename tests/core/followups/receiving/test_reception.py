"""What came of follow-ups: counted for the creator, and heeded the next time."""

from datetime import timedelta

import pytest

from core.accounts.rules import Role
from core.errors import NotFound
from core.followups.composing import situations
from core.followups.consent.feedback import Dislike
from core.followups.deciding.policy import RuleId
from core.followups.receiving.reception import Reception
from core.followups.sending.locking import lock_case
from core.personas.spec import PersonaSpec
from tests.core.followups.conftest import Room


def receive(room: Room) -> tuple[int, int]:
    """Send a follow-up about the shirt to the creator; return the conversation and the inbox's item."""
    conversation_id = room.ready()
    room.followups.send(room.creator, conversation_id)
    return conversation_id, room.followups.inbox(room.creator)[0].id


def test_counts_what_was_sent_answered_and_disliked(room: Room) -> None:
    conversation_id, item_id = receive(room)
    find = room.followups.choices.find
    assert find(room.creator, room.persona_id).reception == Reception(sent=1, people=1)
    room.followups.set_dislike(room.creator, item_id, Dislike.PUSHY)
    room.clock.move(timedelta(minutes=1))
    room.say(conversation_id, "Not now")
    assert find(room.creator, room.persona_id).reception == Reception(1, 1, 1, {Dislike.PUSHY: 1})


def test_each_persona_is_counted_by_itself_and_none_of_anothers_among_them(room: Room) -> None:
    receive(room)
    other = room.chats.personas.create(room.creator, PersonaSpec(name="Nova")).id
    found = room.followups.choices.find_all(room.creator, [other, room.persona_id])
    assert [found[id_].reception.sent for id_ in (other, room.persona_id)] == [0, 1]
    stranger = room.person(Role.CREATOR)
    own = room.chats.personas.create(stranger, PersonaSpec(name="Rosa")).id
    with pytest.raises(NotFound):
        room.followups.choices.find_all(stranger, [own, room.persona_id])


def test_another_creator_is_told_no_numbers(room: Room) -> None:
    with pytest.raises(NotFound):
        room.followups.choices.find(room.person(Role.CREATOR), room.persona_id)


@pytest.mark.parametrize(
    ("dislike", "left"), [(Dislike.PERSONAL, 1), (Dislike.WRONG, 1), (Dislike.PUSHY, 2), (None, 2)]
)
def test_what_was_too_personal_or_wrong_is_not_brought_up_again(room: Room, dislike: Dislike | None, left: int) -> None:
    conversation_id, item_id = receive(room)
    room.remember(room.creator, "Plays the cello", quote="yes")
    room.followups.set_dislike(room.creator, item_id, dislike)
    with room.database.write() as session:
        case = lock_case(session, conversation_id, room.clock.now())
        situation = situations.load_situation(session, case, now=room.clock.now())
    assert len(situation.memories) == left
    found = room.followups.decide(room.creator, conversation_id).result(RuleId.SOMETHING_CONCRETE).found
    assert found.startswith(str(left))


def test_a_dislike_that_is_taken_back_lets_it_be_spoken_of(room: Room) -> None:
    conversation_id, item_id = receive(room)
    for dislike, left in ((Dislike.PERSONAL, "0"), (None, "1")):
        room.followups.set_dislike(room.creator, item_id, dislike)
        found = room.followups.decide(room.creator, conversation_id).result(RuleId.SOMETHING_CONCRETE).found
        assert found.startswith(left)
