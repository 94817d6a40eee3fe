"""What happens next with a talk, in words: when, why just then, and why nothing does."""

from datetime import timedelta

import pytest

from core.followups.deciding.facts import Mode
from core.followups.deciding.outlook import Deed
from core.followups.views import ConversationDecision
from tests.core.followups.conftest import Room
from tests.core.followups.sending.test_sweep import rebuilt

HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)


def look(room: Room, conversation_id: int, ahead: timedelta = timedelta(0)) -> ConversationDecision:
    return room.followups.look(room.creator, conversation_id, ahead=ahead)


def test_says_that_it_waits_for_the_daytime_while_no_habit_is_known(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.clock.instant = room.clock.now().replace(hour=9)
    _, talk = room.guest()  # until 13:00
    assert look(room, talk).next_words == (
        "Writes tomorrow 10:00: their habits are not known yet, so it waits for the daytime."
    )


def test_says_that_it_waits_for_the_hours_in_which_the_person_writes(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.clock.instant = room.clock.now().replace(hour=14)
    _, talk = room.guest()
    for _ in range(2):
        room.clock.move(DAYS)
        room.say(talk, "Good evening")
    assert room.clock.now().hour == 18
    words = look(room, talk).next_words
    assert words == "Writes tomorrow 17:00, because they usually write between 17:00 and 20:00."


def test_of_ones_own_talk_it_says_you(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.clock.instant = room.clock.now().replace(hour=9)
    talk = room.talk(room.creator)
    room.remember(room.creator)
    assert "your habits are not known yet" in look(room, talk).next_words


def test_without_good_hours_it_names_the_rule_that_opens_last(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    _, talk = room.guest()
    followups = rebuilt(room, followup_good_hours=False)
    followups.repair()
    words = followups.look(room.creator, talk).next_words
    assert words == "Writes tomorrow 12:00, after 20 hours of silence."


def test_in_ask_mode_it_is_composed_after_the_silence_at_any_hour(room: Room) -> None:
    room.clock.instant = room.clock.now().replace(hour=4)
    _, talk = room.guest(may_review=True)
    words = look(room, talk).next_words
    assert words == "Composes a message for you to read tomorrow 04:00, after 20 hours of silence."
    room.pass_time()
    room.followups.tick()
    assert look(room, talk).next_words == (
        "Waits for you. Once approved it goes today 10:00: their habits are not known yet, so it waits for the daytime."
    )
    [held] = room.followups.held.list(room.creator)
    room.followups.held.approve(room.creator, held.id)
    assert look(room, talk).next_words.startswith("Sends what you approved today 10:00")


def test_says_of_whoever_writes_at_night_alone_why_it_waits_for_the_day(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.clock.instant = room.clock.now().replace(hour=22)
    _, talk = room.guest()  # until 2:00
    for _ in range(2):
        room.clock.move(DAYS)
        room.say(talk, "Good night")
    words = look(room, talk).next_words
    assert words == "Writes tomorrow 10:00: they usually write in their quiet hours, so it waits for the daytime."


def test_promises_no_message_while_there_is_nothing_to_speak_about(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    talk = room.talk(room.creator)
    assert look(room, talk).next_words == "Looks at it tomorrow 12:00: there is nothing to speak about yet."


def test_says_when_it_looks_again_after_a_look_in_vain(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    talk = room.talk(room.creator)
    room.pass_time()
    room.followups.tick()
    room.remember(room.creator)
    said = look(room, talk)
    assert (said.next_step.deed, said.next_step.at) == (Deed.RETRY, room.due())
    assert said.next_words.endswith(": the last time nothing came of it.")


def test_says_that_somebody_is_at_it_just_now(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    _, talk = room.guest()
    room.pass_time()
    assert room.chats.watch.take(room.database, room.clock.now(), 1) == [talk]
    assert look(room, talk).next_words.endswith(", unless something comes of the look that is under way.")


def test_after_a_no_of_its_creator_nothing_happens_until_the_person_writes(room: Room) -> None:
    _, talk = room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    room.followups.held.reject(room.creator, room.rows("held")[0].id or 0, "Too chummy")
    assert look(room, talk).next_words == "Nothing happens by itself until they write again."


def test_only_the_newest_talk_is_followed_up(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, old = room.guest()
    room.talk(visitor)
    assert look(room, old).next_words == "Nothing happens by itself: only the newest talk is followed up."


def test_the_owners_switch_stands_above_all(room: Room) -> None:
    _, talk = room.guest(may_review=True)
    room.followups.choices.set_sending(room.creator, is_on=False)
    assert look(room, talk).next_words == "Nothing happens by itself: the owner has switched off all follow-ups."


@pytest.mark.parametrize("mode", [Mode.AUTO, Mode.ASK])
def test_what_it_says_is_when_the_tick_acts(room: Room, mode: Mode) -> None:
    room.set_mode(mode)
    _, talk = room.guest(may_review=True)
    at = look(room, talk).next_step.at
    assert at is not None
    assert at == room.due()
    room.clock.instant = at - timedelta(microseconds=1)
    assert room.followups.tick().looked == 0
    room.clock.instant = at
    assert room.followups.tick().looked == 1


def test_with_the_clock_moved_ahead_it_says_what_would_happen_then(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    _, talk = room.guest()
    assert look(room, talk, ahead=20 * HOURS).next_words == "Writes now, after 20 hours of silence."
