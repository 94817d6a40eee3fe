"""Every rule at every boundary, and what holds for all facts at all times."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.followups.deciding.facts import Facts, Limits
from core.followups.deciding.forecast import forecast, opens_at
from core.followups.deciding.policy import COURTESIES, Decision, RuleId, decide

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAYS = timedelta(days=1)
HOURS = timedelta(hours=1)
LIMITS = Limits()
ELIGIBLE = Facts(
    is_persona_enabled=True,
    first_role="user",
    window_opened_at=NOW - 3 * DAYS,
    last_message_at=NOW - 24 * HOURS,
    user_messages_at=tuple(NOW - 25 * HOURS - n * HOURS for n in range(5)),
    consent=True,
    is_adult=True,
    citable_memories=1,
    time_zone="UTC",
)


def judge(now: datetime = NOW, limits: Limits = LIMITS, **changes: Any) -> Decision:
    return decide(replace(ELIGIBLE, **changes), now=now, limits=limits)


def refusals(**changes: Any) -> set[str]:
    return {result.rule.value for result in judge(**changes).failing}


def sent(*ago: timedelta) -> dict[str, Any]:
    times = tuple(NOW - length for length in ago)
    return {"follow_ups_at": times, "sent_to_user_at": times}


def test_allows_when_every_rule_passes() -> None:
    decision = judge()
    assert decision.is_allowed
    assert [result.rule for result in decision.rules] == list(RuleId)


TRUTH_TABLE: list[tuple[str, dict[str, Any], set[str]]] = [
    ("the creator switched it off", {"is_persona_enabled": False}, {"persona_enabled"}),
    ("the owner switched all off", {"is_studio_on": False}, {"persona_enabled"}),
    ("its creator reads each, unasked", {"is_reviewed": True}, {"persona_enabled"}),
    ("its creator may read each", {"is_reviewed": True, "may_review": True}, set()),
    ("a creator reads their own", {"is_reviewed": True, "is_own_test": True}, set()),
    ("shared no more: nobody could answer", {"may_answer": False}, {"persona_enabled"}),
    ("the persona wrote first", {"first_role": "assistant"}, {"user_started"}),
    ("nobody wrote", {"first_role": None}, {"user_started"}),
    ("four messages", {"user_messages_at": ELIGIBLE.user_messages_at[:4]}, {"enough_messages"}),
    ("the fifth message counts at once", {"user_messages_at": (*ELIGIBLE.user_messages_at[:4], NOW)}, set()),
    (
        "a message of the next instant does not",
        {"user_messages_at": (*ELIGIBLE.user_messages_at[:4], NOW + TICK)},
        {"enough_messages"},
    ),
    (
        "a message of exactly 14 days ago no longer counts",
        {"user_messages_at": (*ELIGIBLE.user_messages_at[:4], NOW - 14 * DAYS)},
        {"enough_messages"},
    ),
    (
        "one tick younger counts",
        {"user_messages_at": (*ELIGIBLE.user_messages_at[:4], NOW - 14 * DAYS + TICK)},
        set(),
    ),
    ("the window is open at exactly 14 days", {"window_opened_at": NOW - 14 * DAYS}, set()),
    ("and closed right after", {"window_opened_at": NOW - 14 * DAYS - TICK}, {"within_window"}),
    ("no window", {"window_opened_at": None}, {"within_window"}),
    ("a follow-up waits", sent(24 * HOURS), {"one_unanswered"}),
    ("an answered one does not", sent(27 * HOURS), set()),
    ("one that the book says waits, whatever the clocks say", {**sent(27 * HOURS), "waiting": 1}, {"one_unanswered"}),
    ("said at the same instant is not after it", sent(25 * HOURS), {"one_unanswered"}),
    ("silent for exactly 20 hours", {"last_message_at": NOW - 20 * HOURS}, set()),
    ("one tick less", {"last_message_at": NOW - 20 * HOURS + TICK}, {"idle_long_enough"}),
    ("nothing said", {"last_message_at": None}, {"idle_long_enough"}),
    ("quiet from 21:00", {"now": NOW.replace(hour=21)}, {"quiet_hours"}),
    ("not one tick before", {"now": NOW.replace(hour=21) - TICK}, set()),
    ("quiet until 9:00", {"now": NOW.replace(hour=9) - TICK, "last_message_at": NOW - 30 * HOURS}, {"quiet_hours"}),
    ("not at 9:00", {"now": NOW.replace(hour=9), "last_message_at": NOW - 30 * HOURS}, set()),
    ("it is night in Auckland", {"time_zone": "Pacific/Auckland"}, {"quiet_hours"}),
    ("an owl's own hours", {"quiet_start": 10, "quiet_end": 14}, {"quiet_hours"}),
    ("no quiet hours", {"quiet_start": 12, "quiet_end": 12}, set()),
    ("declined", {"consent": False}, {"opted_in"}),
    ("declined in an own test", {"consent": False, "is_own_test": True}, {"opted_in"}),
    ("wants none from anybody", {"has_stopped_all": True}, {"opted_in"}),
    ("not even in an own test", {"has_stopped_all": True, "is_own_test": True}, {"opted_in"}),
    ("a visitor who was not asked", {"consent": None}, {"opted_in"}),
    ("an own test needs no asking", {"consent": None, "is_own_test": True}, set()),
    ("no age stated", {"is_adult": False}, {"adult"}),
    ("a crisis", {"has_crisis": True}, {"no_crisis"}),
    ("a crisis here, long ago", {"has_crisis": True, "crisis_at": NOW - 300 * DAYS}, {"no_crisis"}),
    ("a crisis in another talk, after the last word", {"crisis_at": NOW - HOURS}, {"no_crisis"}),
    ("just less than 14 days before the last word", {"crisis_at": NOW - 25 * HOURS - 14 * DAYS + TICK}, {"no_crisis"}),
    ("exactly 14 days before the last word", {"crisis_at": NOW - 25 * HOURS - 14 * DAYS}, set()),
    ("a crisis in another talk, in an own test", {"crisis_at": NOW - HOURS, "is_own_test": True}, {"no_crisis"}),
    ("nothing to speak about", {"citable_memories": 0}, {"something_concrete"}),
    ("another persona wrote today", {"sent_to_user_at": (NOW - 24 * HOURS + TICK,)}, {"daily_cap"}),
    ("or exactly a day ago", {"sent_to_user_at": (NOW - 24 * HOURS,)}, set()),
]


@pytest.mark.parametrize(
    ("changes", "refused_by"), [row[1:] for row in TRUTH_TABLE], ids=[row[0] for row in TRUTH_TABLE]
)
def test_truth_table(changes: dict[str, Any], refused_by: set[str]) -> None:
    assert refusals(**changes) == refused_by


def test_says_what_was_required_and_found() -> None:
    result = judge(user_messages_at=ELIGIBLE.user_messages_at[:3]).result(RuleId.ENOUGH_MESSAGES)
    assert result.found == "3 of 5 messages in the last 14 days"
    assert result.required == "at least 5 messages in 14 days"


def test_says_when_the_silence_will_be_long_enough() -> None:
    result = judge(last_message_at=NOW - HOURS).result(RuleId.IDLE_LONG_ENOUGH)
    assert result.passes_at == NOW + 19 * HOURS


def test_says_when_the_window_closes() -> None:
    assert judge().result(RuleId.WITHIN_WINDOW).expires_at == NOW + 11 * DAYS + TICK


def test_says_when_the_cap_is_free_again() -> None:
    result = judge(sent_to_user_at=(NOW - 3 * HOURS, NOW - 5 * HOURS)).result(RuleId.DAILY_CAP)
    assert result.passes_at == NOW + 21 * HOURS


def test_a_creator_may_pass_over_courtesies_in_an_own_test_only() -> None:
    decision = judge(last_message_at=NOW, sent_to_user_at=(NOW,), now=NOW.replace(hour=23))
    assert {result.rule for result in decision.failing} == COURTESIES
    assert decision.may_send_by_hand(is_own_test=True)
    assert not decision.may_send_by_hand(is_own_test=False)


def test_no_one_may_pass_over_any_other_rule() -> None:
    assert not judge(has_crisis=True).may_send_by_hand(is_own_test=True)


def test_of_a_crisis_nobody_learns_in_which_talk_it_was_nor_when() -> None:
    here = judge(has_crisis=True, crisis_at=NOW - HOURS).result(RuleId.NO_CRISIS)
    elsewhere = judge(crisis_at=NOW - 3 * DAYS).result(RuleId.NO_CRISIS)
    assert here == elsewhere
    assert (elsewhere.passes_at, elsewhere.expires_at) == (None, None)


def test_an_answered_follow_up_arms_again() -> None:
    waiting = judge(**sent(24 * HOURS))
    answered = judge(**sent(24 * HOURS), user_messages_at=(*ELIGIBLE.user_messages_at, NOW - 23 * HOURS))
    assert not waiting.is_allowed
    assert answered.is_allowed


@pytest.mark.parametrize(
    "looser", [{"min_messages": 4}, {"window": 14 * DAYS + TICK}, {"window": timedelta(0)}, {"daily_cap": -1}]
)
def test_published_numbers_cannot_be_made_looser(looser: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        Limits(**looser)


def test_stricter_numbers_hold() -> None:
    strict = Limits(min_messages=6, window=2 * DAYS)
    assert {r.rule for r in judge(limits=strict).failing} == {RuleId.ENOUGH_MESSAGES, RuleId.WITHIN_WINDOW}


# --- for all facts and times -------------------------------------------------

instants = st.timedeltas(min_value=-40 * DAYS, max_value=2 * DAYS).map(lambda length: NOW + length)
ago = st.timedeltas(min_value=timedelta(0), max_value=40 * DAYS).map(lambda length: NOW - length)
times = st.lists(instants, max_size=9).map(tuple)
zones = st.sampled_from(
    ["", "UTC", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Nowhere/At_All"]
)
hours = st.integers(0, 23)
any_facts = st.builds(
    Facts,
    is_persona_enabled=st.booleans(),
    first_role=st.sampled_from(["user", "assistant", None]),
    window_opened_at=st.none() | instants,
    last_message_at=st.none() | instants,
    user_messages_at=times,
    follow_ups_at=times,
    sent_to_user_at=times,
    consent=st.none() | st.booleans(),
    is_own_test=st.booleans(),
    is_adult=st.booleans(),
    has_crisis=st.booleans(),
    crisis_at=st.none() | instants,
    citable_memories=st.integers(0, 3),
    time_zone=zones,
    quiet_start=hours,
    quiet_end=hours,
    is_studio_on=st.booleans(),
    is_reviewed=st.booleans(),
    may_review=st.booleans(),
    has_stopped_all=st.booleans(),
    waiting=st.integers(0, 1),
)
patient = settings(deadline=None)
long = settings(deadline=None, max_examples=30)
waits = st.timedeltas(min_value=timedelta(0), max_value=60 * DAYS)
limits = st.builds(
    Limits,
    min_messages=st.integers(5, 7),
    window=st.timedeltas(min_value=DAYS, max_value=14 * DAYS),
    idle=st.timedeltas(min_value=timedelta(0), max_value=3 * DAYS),
    daily_cap=st.integers(0, 3),
)


@patient
@given(any_facts, waits, limits)
def test_waiting_never_opens_a_closed_window(facts: Facts, wait: timedelta, limits: Limits) -> None:
    before = decide(facts, now=NOW, limits=limits).result(RuleId.WITHIN_WINDOW)
    after = decide(facts, now=NOW + wait, limits=limits).result(RuleId.WITHIN_WINDOW)
    assert before.passed or not after.passed


@patient
@given(any_facts, limits, st.timedeltas(min_value=timedelta(0), max_value=14 * DAYS - TICK))
def test_for_14_days_after_a_crisis_nobody_writes(facts: Facts, limits: Limits, since: timedelta) -> None:
    said = tuple(at for at in facts.user_messages_at if at <= NOW)
    shaken = replace(facts, user_messages_at=said, crisis_at=NOW - since)
    assert not decide(shaken, now=NOW, limits=limits).result(RuleId.NO_CRISIS).passed


@patient
@given(any_facts, limits, st.randoms())
def test_the_order_of_the_facts_does_not_matter(facts: Facts, limits: Limits, random: Random) -> None:
    shuffled = {
        name: tuple(random.sample(getattr(facts, name), len(getattr(facts, name))))
        for name in ("user_messages_at", "follow_ups_at", "sent_to_user_at")
    }
    assert decide(replace(facts, **shuffled), now=NOW, limits=limits) == decide(facts, now=NOW, limits=limits)


@patient
@given(any_facts, limits)
def test_a_rule_passes_when_it_said_it_would_and_not_a_tick_before(facts: Facts, limits: Limits) -> None:
    for result in decide(facts, now=NOW, limits=limits).rules:
        if result.passes_at is not None:
            assert not result.passed
            assert result.passes_at > NOW
            assert decide(facts, now=result.passes_at, limits=limits).result(result.rule).passed
            assert not decide(facts, now=result.passes_at - TICK, limits=limits).result(result.rule).passed


@patient
@given(any_facts, limits)
def test_a_rule_expires_when_it_said_it_would_and_not_a_tick_before(facts: Facts, limits: Limits) -> None:
    for result in decide(facts, now=NOW, limits=limits).rules:
        if result.expires_at is not None:
            assert result.passed
            assert decide(facts, now=result.expires_at - TICK, limits=limits).result(result.rule).passed
            assert not decide(facts, now=result.expires_at, limits=limits).result(result.rule).passed


@patient
@given(any_facts, waits, limits)
def test_a_rule_that_names_no_time_stays_as_it_is(facts: Facts, wait: timedelta, limits: Limits) -> None:
    later = decide(facts, now=NOW + wait, limits=limits)
    for result in decide(facts, now=NOW, limits=limits).rules:
        change = result.passes_at or result.expires_at
        if change is None or change > NOW + wait:
            assert later.result(result.rule).passed == result.passed, result.rule


@long
@given(any_facts, limits)
def test_the_forecast_has_no_gaps_and_agrees_with_the_rules(facts: Facts, limits: Limits) -> None:
    stretches = forecast(facts, now=NOW, until=NOW + 30 * DAYS, limits=limits)
    assert stretches[0].start == NOW
    assert stretches[-1].end == NOW + 30 * DAYS
    for one, next_ in pairwise(stretches):
        assert one.end == next_.start
    for stretch in stretches:
        for at in (stretch.start, stretch.start + (stretch.end - stretch.start) / 2, stretch.end - TICK):
            assert decide(facts, now=at, limits=limits).is_allowed == stretch.is_open


@long
@given(any_facts, limits)
def test_the_next_opening_is_the_first_open_stretch(facts: Facts, limits: Limits) -> None:
    stretches = forecast(facts, now=NOW, until=NOW + 30 * DAYS, limits=limits)
    first = next((stretch.start for stretch in stretches if stretch.is_open), None)
    opening = opens_at(facts, now=NOW, limits=limits)
    assert opening == first or (first is None and (opening is None or opening >= NOW + 30 * DAYS))
