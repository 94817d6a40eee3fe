"""A stop said in the chat: at once, in the message's own transaction, and with a way back to what was before."""

from datetime import timedelta

import pytest

from core.accounts.rules import Role
from core.errors import NotFound
from core.followups.consent.feedback import Dislike
from core.followups.consent.opting_out import STILL_ABOUT_IT
from core.followups.deciding.facts import Mode
from core.storage.tables import Conversation, Persona, User
from tests.core.followups.conftest import Room, room

__all__ = ["room"]


def written_to(room: Room) -> tuple[object, int]:
    """A visitor to whom a persona has just written first."""
    visitor, conversation_id = room.guest()
    room.set_mode(Mode.AUTO)
    room.pass_time()
    assert room.followups.tick().sent == 1
    room.clock.move(timedelta(hours=1))
    return visitor, conversation_id


def test_a_bare_stop_after_a_follow_up_ends_them_at_once(room: Room) -> None:
    visitor, conversation_id = written_to(room)
    room.say(conversation_id, "STOP please")
    offer = room.followups.offer(visitor, room.persona_id)
    assert (offer.may_write, offer.is_asking) == (False, False)
    assert room.due() is None, "nobody looks at them any more"
    said = room.chats.open(visitor, conversation_id).messages[-1]
    assert offer.stopped_in == said.id


def test_a_bare_stop_in_the_middle_of_talk_belongs_to_the_talk(room: Room) -> None:
    visitor, conversation_id = room.guest()
    room.say(conversation_id, "Stop!")
    assert room.followups.consent(visitor, room.persona_id) is True


def test_a_second_answer_soon_after_the_first_is_still_about_the_follow_up(room: Room) -> None:
    visitor, conversation_id = written_to(room)
    room.say(conversation_id, "Who is this?")
    room.clock.move(STILL_ABOUT_IT)
    room.say(conversation_id, "stop")
    assert room.followups.consent(visitor, room.persona_id) is False


def test_later_a_bare_stop_belongs_to_the_talk_again(room: Room) -> None:
    visitor, conversation_id = written_to(room)
    room.say(conversation_id, "Who is this?")
    room.clock.move(STILL_ABOUT_IT + timedelta(microseconds=1))
    room.say(conversation_id, "stop")
    assert room.followups.consent(visitor, room.persona_id) is True


def test_a_whole_sentence_stops_without_a_follow_up_before_it(room: Room) -> None:
    visitor, conversation_id = room.guest()
    room.say(conversation_id, "Big Remy, please don't write to me again")
    assert room.followups.consent(visitor, room.persona_id) is False


def test_laughing_stops_nothing(room: Room) -> None:
    visitor, conversation_id = written_to(room)
    room.say(conversation_id, "I can't stop laughing, don't stop!")
    assert room.followups.consent(visitor, room.persona_id) is True


@pytest.mark.parametrize("may_review", [True, False])
def test_taking_it_back_gives_the_word_that_was_there_before(room: Room, may_review: bool) -> None:
    visitor, conversation_id = room.guest(may_review=may_review)
    room.say(conversation_id, "Stop writing to me")
    room.followups.take_back_stop(visitor, room.persona_id)
    offer = room.followups.offer(visitor, room.persona_id)
    assert (offer.may_write, offer.may_review, offer.stopped_in) == (True, may_review, None)
    assert (room.due() is not None) is may_review, "and they are looked at again"


def test_taking_it_back_before_any_word_leaves_the_question_open(room: Room) -> None:
    room.share()
    visitor = room.person()
    conversation_id = room.talk(visitor, ["Don't message me"])
    assert room.followups.consent(visitor, room.persona_id) is False
    room.followups.take_back_stop(visitor, room.persona_id)
    assert room.followups.consent(visitor, room.persona_id) is None
    assert room.followups.offer(visitor, room.persona_id).is_asking
    assert conversation_id


def test_a_later_word_is_not_undone_by_an_old_button(room: Room) -> None:
    visitor, conversation_id = room.guest()
    room.say(conversation_id, "Stop writing to me")
    room.followups.set_consent(visitor, room.persona_id, False)
    room.followups.take_back_stop(visitor, room.persona_id)
    assert room.followups.consent(visitor, room.persona_id) is False


def test_a_creator_can_stop_their_own_persona(room: Room) -> None:
    conversation_id = room.talk(room.creator)
    room.say(conversation_id, "arrête de m'écrire")
    assert room.followups.consent(room.creator, room.persona_id) is False


def test_the_age_and_other_words_stay_as_they_were(room: Room) -> None:
    visitor, conversation_id = room.guest()
    room.say(conversation_id, "hör auf mir zu schreiben")
    with room.database.read() as session:
        assert session.get_one(User, visitor.user_id).adult_at is not None
    assert not room.followups.has_stopped_all(visitor)


# --- feedback ------------------------------------------------------------------------


def test_not_like_this_is_kept_with_the_follow_up_for_its_receiver_alone(room: Room) -> None:
    visitor, _ = written_to(room)
    [item] = room.followups.inbox(visitor)  # type: ignore[arg-type]
    room.followups.set_dislike(visitor, item.id, Dislike.PERSONAL)  # type: ignore[arg-type]
    [row] = room.rows("sent")
    assert (row.feedback, row.feedback_at) == ("personal", room.clock.now())
    with pytest.raises(NotFound):
        room.followups.set_dislike(room.creator, item.id, Dislike.DULL)
    with pytest.raises(NotFound):
        room.followups.set_dislike(room.person(Role.OWNER), item.id, None)
    assert room.rows("sent")[0].feedback == "personal"


def test_a_message_of_the_chat_leads_to_why_it_came_for_its_receiver_alone(room: Room) -> None:
    visitor, conversation_id = written_to(room)
    message_id = room.chats.open(visitor, conversation_id).messages[-1].id  # type: ignore[arg-type]
    item = room.followups.received_in(visitor, message_id)  # type: ignore[arg-type]
    assert item is not None
    assert item.memories
    assert room.followups.received_in(room.creator, message_id) is None


def test_whoever_deleted_all_they_said_can_still_take_their_word_back(room: Room) -> None:
    """The stop link of an old mail comes years later, when the persona may be shared no more."""
    visitor, conversation_id = room.guest()
    with room.database.write() as session:
        session.delete(session.get_one(Conversation, conversation_id))
        session.get_one(Persona, room.persona_id).visibility = "private"
    room.followups.set_consent(visitor, room.persona_id, False)
    assert room.followups.consent(visitor, room.persona_id) is False
    with pytest.raises(NotFound):
        room.followups.set_consent(room.person(), room.persona_id, False)
