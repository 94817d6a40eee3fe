"""A good time of day: when the person usually talks, by their own clock, never in quiet hours, and when to look."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.followups.deciding.facts import Limits
from core.followups.deciding.policy import decide
from core.followups.deciding.timing import first_hold, first_look, good_hours, pick_time
from tests.core.followups.deciding.test_policy import ELIGIBLE, NOW, any_facts, limits

HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)
NIGHT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
EVENINGS = tuple(datetime(2026, 11, day, 19, 30, tzinfo=UTC) for day in (14, 15, 16, 17, 18))


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_somebody_unknown_is_written_to_between_ten_and_eight() -> None:
    assert good_hours(replace(ELIGIBLE, user_messages_at=()), Limits()) == frozenset(range(10, 20))


def test_somebody_who_talks_in_the_evening_is_written_to_then() -> None:
    facts = replace(ELIGIBLE, user_messages_at=EVENINGS)
    assert good_hours(facts, Limits()) == {18, 19, 20}
    assert pick_time(facts, Limits(), earliest=at(11), closes_at=None) == at(18)


def test_one_busy_evening_is_no_habit() -> None:
    facts = replace(ELIGIBLE, user_messages_at=(at(20, day=18),) * 6)
    assert good_hours(facts, Limits()) == frozenset(range(10, 20))


def test_somebody_who_talks_at_night_is_not_woken() -> None:
    nights = tuple(datetime(2026, 11, day, 2, 0, tzinfo=UTC) for day in (14, 15, 16, 17, 18))
    assert good_hours(replace(ELIGIBLE, user_messages_at=nights), Limits()) == frozenset(range(10, 20))


def test_it_is_their_own_clock_that_counts() -> None:
    facts = replace(ELIGIBLE, user_messages_at=(), time_zone="Asia/Kathmandu")  # 5:45 ahead
    assert pick_time(facts, Limits(), earliest=at(0), closes_at=None) == at(4, 15)


def test_the_hour_is_theirs_after_the_clocks_changed_too() -> None:
    facts = replace(ELIGIBLE, user_messages_at=(), time_zone="Europe/Berlin")
    sunday = datetime(2026, 10, 25, 5, 0, tzinfo=UTC)  # winter time since 3:00 that night
    assert pick_time(facts, Limits(), earliest=sunday, closes_at=None) == sunday.replace(hour=9)


def test_rather_at_an_odd_hour_than_too_late() -> None:
    facts = replace(ELIGIBLE, user_messages_at=EVENINGS)
    assert pick_time(facts, Limits(), earliest=at(11), closes_at=at(15)) == at(11)


def test_is_looked_at_after_the_silence_at_a_good_hour() -> None:
    talked = replace(ELIGIBLE, last_message_at=at(11, day=19), user_messages_at=(at(11, day=19),) * 5)
    assert first_look(talked, now=at(12, day=19), limits=Limits()) == at(10, day=20)


def test_is_not_looked_at_while_only_a_deed_could_open_it() -> None:
    assert first_look(replace(ELIGIBLE, consent=False), now=NOW, limits=Limits()) is None
    assert first_look(replace(ELIGIBLE, waiting=1), now=NOW, limits=Limits()) is None


def test_what_may_change_without_a_word_does_not_end_the_waiting() -> None:
    silent = replace(ELIGIBLE, citable_memories=0, is_studio_on=False)
    assert first_look(silent, now=NOW, limits=Limits()) == NOW


def test_without_good_hours_any_hour_outside_quiet_hours_will_do() -> None:
    talked = replace(ELIGIBLE, last_message_at=at(13, day=19), user_messages_at=EVENINGS)
    any_hour = Limits(keeps_good_hours=False)
    assert first_look(talked, now=at(12, day=19), limits=Limits()) == at(18, day=20)
    assert first_look(talked, now=at(12, day=19), limits=any_hour) == at(9, day=20)
    late = replace(talked, quiet_start=8, quiet_end=12)
    assert first_look(late, now=at(12, day=19), limits=any_hour) == at(12, day=20)


def test_what_its_creator_reads_is_composed_while_the_person_sleeps() -> None:
    talked = replace(ELIGIBLE, last_message_at=at(7, day=19), user_messages_at=(at(7, day=19),) * 5)
    assert first_hold(talked, now=at(12, day=19), limits=Limits()) == at(3, day=20)
    another_wrote = replace(talked, sent_to_user_at=(at(18, day=19),))
    assert first_hold(another_wrote, now=at(12, day=19), limits=Limits()) == at(3, day=20)


def test_nothing_is_composed_to_be_read_that_could_not_go_any_more() -> None:
    closing = replace(ELIGIBLE, window_opened_at=NIGHT - 14 * DAYS + HOURS)
    assert first_hold(closing, now=NIGHT, limits=Limits()) is None


@given(any_facts, limits)
def test_its_creator_has_it_before_it_goes_and_never_before_the_silence(facts, limits) -> None:
    held_at, look_at = (first(facts, now=NOW, limits=limits) for first in (first_hold, first_look))
    assert (held_at is None) == (look_at is None)
    if held_at is not None and look_at is not None:
        assert NOW <= held_at <= look_at
        failing = decide(replace(facts, citable_memories=1, is_studio_on=True), now=held_at, limits=limits).failing
        assert {rule.rule.value for rule in failing} <= {"quiet_hours", "daily_cap"}


@given(any_facts, limits)
def test_at_the_time_of_the_look_the_rules_are_open_but_for_what_changes_silently(facts, limits) -> None:
    look_at = first_look(facts, now=NOW, limits=limits)
    if look_at is not None:
        hopeful = replace(facts, citable_memories=1, is_studio_on=True)
        assert look_at >= NOW
        assert decide(hopeful, now=look_at, limits=limits).is_allowed


@given(any_facts, limits, st.timedeltas(min_value=timedelta(0), max_value=30 * DAYS))
def test_whoever_can_ever_be_written_to_is_looked_at(facts, limits, wait: timedelta) -> None:
    if decide(facts, now=NOW + wait, limits=limits).is_allowed:
        assert first_look(facts, now=NOW, limits=limits) is not None
