"""What was said fades with time, and what matters or was said often fades more slowly; nothing fades to nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.decay import STABILITY, Held, strength

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HELD = Held("preference", 3, 1, NOW)
KINDS = st.sampled_from(sorted(STABILITY))
DAYS = st.integers(0, 3_000)


def after(held: Held, days: int) -> float:
    return strength(held, now=NOW + timedelta(days=days))


def test_what_was_just_said_is_held_fully_and_fades_to_37_percent_in_the_time_of_its_kind():
    assert after(HELD, 0) == 1.0
    assert after(HELD, 180) == pytest.approx(0.3679, abs=1e-4)


def test_a_clock_that_went_back_makes_nothing_stronger_than_just_said():
    assert after(HELD, -5) == 1.0


@given(KINDS, DAYS, DAYS, st.integers(1, 5), st.integers(1, 50))
def test_it_only_ever_fades_and_never_to_nothing(kind, day, more, importance, seen):
    held = Held(kind, importance, seen, NOW, ends_at=NOW + timedelta(days=30))
    assert 1.0 >= after(held, day) >= after(held, day + more) >= 0.0
    assert importance < 3 or day > 300 or after(held, day) > 0.0


@given(KINDS, st.integers(1, 2_000), st.integers(1, 4), st.integers(1, 50))
def test_what_matters_more_and_what_was_said_oftener_fades_more_slowly(kind, days, importance, seen):
    held = Held(kind, importance, seen, NOW)
    assert after(replace(held, importance=importance + 1), days) >= after(held, days)
    assert after(replace(held, seen_count=seen + 1), days) >= after(held, days)


@pytest.mark.parametrize("kind", ["plan", "event"])
def test_what_is_long_over_fades_faster_than_what_is_still_to_come(kind):
    over, to_come = (replace(HELD, kind=kind, ends_at=NOW + timedelta(days=days)) for days in (3, 300))
    assert after(over, 2) == after(to_come, 2)
    assert after(over, 60) < after(to_come, 60) / 10


def test_what_is_told_only_after_it_was_over_is_not_faded_when_it_is_told():
    assert after(replace(HELD, kind="event", ends_at=NOW - timedelta(days=900)), 0) == 1.0


def test_a_preference_does_not_fade_faster_for_having_a_date():
    assert after(replace(HELD, ends_at=NOW), 90) == after(HELD, 90)


def test_what_is_pinned_or_of_the_profile_never_fades():
    assert after(replace(HELD, is_lasting=True), 9_000) == 1.0
