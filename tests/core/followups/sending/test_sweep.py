"""Sending by itself: who is found and when, what each mode does, what is set aside, and what goes outside."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlmodel import select

from core.accounts.profile import Profile
from core.accounts.service import Accounts
from core.errors import NotFound, StudioError
from core.followups.deciding.facts import Mode
from core.followups.sending.sweep import Tally
from core.followups.service import FollowUps
from core.ports import Delivery
from core.storage.tables import FollowUpSend, Persona
from core.time_zones import find_zone
from tests.core.followups.conftest import Room

HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)


@dataclass
class Postman:
    """A channel that remembers what it was handed, and may refuse it."""

    name: str = "letter"
    error: Exception | None = None
    handed: list[Delivery] = field(default_factory=list)

    def reaches(self, user_id: int) -> bool:
        return True

    def deliver(self, delivery: Delivery) -> None:
        self.handed.append(delivery)
        if self.error is not None:
            raise self.error


def rebuilt(room: Room, *channels: Postman, **changes: object) -> FollowUps:
    """The service as another start of the server would build it."""
    settings = room.chats.settings.model_copy(update=changes)
    return FollowUps(room.database, room.clock, room.chats, room.voices, settings, channels=channels)


# --- when --------------------------------------------------------------------


def test_a_talk_is_looked_at_when_the_silence_is_over_at_a_good_hour(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    assert room.clock.now().hour == 16
    assert room.due() == room.clock.now() + 20 * HOURS  # 12:00 the next day


def test_four_messages_are_not_waited_for(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.talk(room.creator, ("one", "two", "three", "four"))
    assert room.due() is None


def test_nobody_is_waited_for_while_the_persona_is_off(room: Room) -> None:
    room.guest()
    room.set_mode(Mode.OFF)
    assert room.due() is None
    room.set_mode(Mode.AUTO)
    assert room.due() is not None


def test_whoever_says_no_is_not_waited_for_and_a_yes_is_heard_at_once(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, _ = room.guest()
    room.followups.set_consent(visitor, room.persona_id, False)
    assert room.due() is None
    room.followups.set_consent(visitor, room.persona_id, True)
    assert room.due() is not None
    room.followups.set_stopped_all(visitor, True)
    assert room.due() is None
    room.followups.set_stopped_all(visitor, False)
    assert room.due() is not None


def test_nothing_is_sent_a_moment_before(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    due = room.due()
    assert due is not None
    room.clock.instant = due - timedelta(microseconds=1)
    assert room.followups.tick() == Tally()


def test_the_start_finds_talk_from_before_there_was_any_waiting(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    with room.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM followup_due")
    assert room.followups.repair() == 1
    assert room.due() is not None


def test_a_clock_that_was_set_back_makes_it_look_again_at_everybody(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    began = room.clock.now()
    room.clock.move(365 * DAYS)
    room.followups.tick()
    assert room.due() is None
    room.clock.instant = began + HOURS
    room.followups.tick()
    assert room.due() is not None


# --- automatic ---------------------------------------------------------------


def test_an_automatic_persona_writes_once_and_not_again_until_it_is_answered(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, conversation_id = room.guest()
    room.pass_time()
    assert room.followups.tick() == Tally(looked=1, sent=1)
    assert room.followups.unread(visitor) == 1
    [row] = room.rows("sent")
    assert (row.origin, row.channel, row.arm) == ("auto", "inbox", "treatment")
    assert all(rule["passed"] for rule in row.decision)
    for _ in range(20):
        room.clock.move(12 * HOURS)
        assert room.followups.tick().sent == 0
    room.clock.move(-9 * DAYS)
    room.say(conversation_id, "I adopted a grey cat")
    room.remember(visitor, "Adopted a grey cat", quote="I adopted a grey cat")
    assert [row.status for row in room.rows("answered")] == ["answered"]
    room.pass_time()
    assert room.followups.tick().sent == 1


def test_a_visitor_whose_persona_is_read_first_gets_nothing_without_having_agreed_to_that(room: Room) -> None:
    room.guest()
    assert room.due() is None


def test_nothing_leaves_while_the_owner_has_switched_it_off(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    _, conversation_id = room.guest()
    room.followups.choices.set_sending(room.creator, is_on=False)
    room.pass_time()
    assert room.followups.tick() == Tally()
    decision = room.followups.decide(room.creator, conversation_id)
    assert [rule.found for rule in decision.failing] == ["switched off for the whole studio"]
    room.followups.choices.set_sending(room.creator, is_on=True)
    assert room.followups.tick().sent == 1


def test_only_the_owner_has_the_switch(room: Room) -> None:
    visitor, _ = room.guest()
    with pytest.raises(NotFound):
        room.followups.choices.set_sending(visitor, is_on=False)
    assert room.followups.choices.sending(room.creator).is_on


def test_with_nothing_to_speak_about_it_looks_again_later(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.talk(room.creator)
    room.pass_time()
    assert room.followups.tick() == Tally()
    due = room.due()
    assert due is not None
    assert due > room.clock.now()
    room.remember(room.creator)
    room.pass_time()
    assert room.followups.tick().sent == 1


def test_what_was_just_said_is_looked_at_again_once_it_may_have_been_read_for_memories(room: Room) -> None:
    followups = rebuilt(room, followup_idle_hours=0)
    room.talk(room.creator)
    assert followups.repair() == 1
    assert followups.tick() == Tally(), "nothing was read yet"
    room.remember(room.creator)
    room.clock.move(timedelta(minutes=1))
    assert followups.tick() == Tally(looked=1, held=1)


def test_an_archived_persona_does_not_write(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    room.pass_time()
    with room.database.write() as session:
        session.get_one(Persona, room.persona_id).archived_at = room.clock.now()
    assert room.followups.tick().sent == 0


def test_a_user_of_many_personas_is_looked_at_once_in_a_tick(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    for _ in range(3):
        room.guest()
    room.clock.move(3 * DAYS)
    room.clock.instant = room.clock.now().replace(hour=12)
    followups = rebuilt(room, followup_tick_most=2)
    assert followups.tick().sent == 2
    assert followups.tick().sent == 1


def test_trouble_with_one_does_not_keep_the_others_waiting(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    room.guest()
    room.clock.move(2 * DAYS)
    room.clock.instant = room.clock.now().replace(hour=12)
    followups = rebuilt(room, Postman(error=RuntimeError("no")))
    assert followups.tick().sent == 2
    assert [row.reason for row in room.rows("failed")] == ["RuntimeError"] * 2


def test_what_was_sent_is_still_counted_when_its_conversation_was_deleted(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, first = room.guest()
    second = room.talk(visitor)
    room.pass_time()
    assert room.followups.tick().sent == 1
    [row] = room.rows("sent")
    room.chats.delete(visitor, row.conversation_id)
    kept = first if row.conversation_id == second else second
    room.clock.move(26 * HOURS)
    failing = {rule.rule.value for rule in room.followups.decide(room.creator, kept).failing}
    assert "one_unanswered" in failing


# --- who tries to get round it ------------------------------------------------


def test_whoever_moves_from_zone_to_zone_is_written_to_once_and_never_at_night(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, _ = room.guest()
    accounts = Accounts(room.database, room.clock, room.chats.settings, on_profile=room.chats.watch.note_profile)
    zones = ("Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "")
    for hour in range(72):
        zone, quiet = zones[hour % len(zones)], ((None, None), (9, 21))[hour % 2]
        accounts.save_profile(visitor, Profile("", zone, True, *quiet))
        for _ in range(3):
            room.clock.move(timedelta(minutes=20))
            if room.followups.tick().sent:
                local = room.clock.now().astimezone(find_zone(zone)).hour
                assert (local < 9 or local >= 21) == (quiet == (9, 21)), "in the hours that were quiet just then"
    assert len(room.rows("sent")) == 1


def test_somebody_new_in_the_same_browser_starts_from_nothing(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    before, _ = room.guest()
    room.pass_time()
    assert room.followups.tick().sent == 1
    after = room.person()
    talk = room.talk(after)
    room.clock.move(21 * HOURS)
    failing = {result.rule.value for result in room.followups.decide(room.creator, talk).failing}
    assert failing == {"opted_in", "adult", "something_concrete"}, "neither a word nor a memory is taken over"
    for _ in range(8):
        room.clock.move(12 * HOURS)
        assert room.followups.tick().sent == 0
    assert (room.followups.unread(before), room.followups.unread(after)) == (1, 0)


# --- set aside ---------------------------------------------------------------


def test_whoever_is_set_aside_gets_nothing_and_is_counted_once_a_talk(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    followups = rebuilt(room, followup_holdout_share=0.5)
    for _ in range(12):
        room.guest()
        room.clock.move(timedelta(minutes=-240))
    room.clock.move(2 * DAYS)
    room.clock.instant = room.clock.now().replace(hour=12)
    for _ in range(4):
        followups.tick()
        room.clock.move(7 * HOURS)
    aside = followups.choices.find(room.creator, room.persona_id).aside
    assert aside.users == aside.times == len(room.rows("set_aside"))
    assert 0 < aside.users < 12
    assert len(room.rows("sent")) == 12 - aside.users
    assert {(row.arm, row.text, row.sent_at) for row in room.rows("set_aside")} == {("holdout", "", None)}
    with room.database.read() as session:
        assert len(session.exec(select(FollowUpSend)).all()) == 12 - aside.users


def test_a_creators_own_test_is_never_set_aside(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    room.talk(room.creator)
    room.remember(room.creator)
    room.pass_time()
    assert rebuilt(room, followup_holdout_share=0.5).tick().sent == 1


# --- outside -----------------------------------------------------------------


def test_a_channel_is_handed_it_once_after_it_was_entered(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    visitor, conversation_id = room.guest()
    postman = Postman()
    room.pass_time()
    rebuilt(room, postman).tick()
    [row] = room.rows("sent")
    [delivery] = postman.handed
    assert (delivery.follow_up_id, delivery.user_id, delivery.text) == (row.id, visitor.user_id, row.text)
    assert (row.channel, row.conversation_id) == ("letter", conversation_id)
    assert room.followups.unread(visitor) == 1


@pytest.mark.parametrize(
    ("error", "reason"), [(StudioError("The post office is shut."), "The post office is shut."), (OSError(), "OSError")]
)
def test_what_a_channel_refused_stands_in_the_inbox_and_is_never_tried_again(
    room: Room, error: Exception, reason: str
) -> None:
    room.set_mode(Mode.AUTO)
    visitor, _ = room.guest()
    postman = Postman(error=error)
    followups = rebuilt(room, postman)
    room.pass_time()
    for _ in range(30):
        followups.tick()
        room.clock.move(6 * HOURS)
    assert [row.reason for row in room.rows("failed")] == [reason]
    assert len(postman.handed) == 1
    assert room.followups.unread(visitor) == 1


def test_own_words_sent_by_hand_stay_in_the_studio(room: Room) -> None:
    postman = Postman()
    conversation_id = room.ready()
    rebuilt(room, postman).send(room.creator, conversation_id)
    assert postman.handed == []


def test_nobody_is_written_to_who_could_not_answer(room: Room) -> None:
    room.guest()
    room.set_mode(Mode.AUTO)
    with room.database.write() as session:
        session.get_one(Persona, room.persona_id).visibility = "private"
    room.pass_time()
    assert room.followups.tick().sent == 0
    with room.database.write() as session:
        session.get_one(Persona, room.persona_id).visibility = "link"
    assert room.chats.watch.repair(room.database, room.clock.now()) == 1
    assert room.followups.tick().sent == 1
