"""Quiet hours follow the user's clock, also on the nights when it is changed."""

from datetime import UTC, datetime

import pytest

from core.followups.deciding.quiet import QuietHours


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "ends"),
    [
        ("2026-11-20T22:00", "UTC", "2026-11-21T09:00"),
        ("2026-11-20T22:00", "Europe/Berlin", "2026-11-21T08:00"),
        ("2026-03-28T22:00", "Europe/Berlin", "2026-03-29T07:00"),  # the night summer time begins
        ("2026-10-24T22:00", "Europe/Berlin", "2026-10-25T08:00"),  # the night it ends
        ("2026-11-21T03:00", "America/New_York", "2026-11-21T14:00"),
    ],
)
def test_ends_at_nine_on_the_users_clock(now: str, zone: str, ends: str) -> None:
    quiet = QuietHours(21, 9, zone)
    assert quiet.is_quiet(utc(now))
    assert quiet.next_change(utc(now)) == utc(ends)


def test_an_hour_that_the_clock_skips_ends_where_it_jumps() -> None:
    quiet = QuietHours(21, 2, "Europe/Berlin")
    assert quiet.next_change(utc("2026-03-29T00:30")) == utc("2026-03-29T01:00")


def test_an_hour_that_strikes_twice_is_quiet_twice() -> None:
    quiet = QuietHours(2, 3, "Europe/Berlin")
    assert quiet.is_quiet(utc("2026-10-25T00:30"))
    assert quiet.is_quiet(utc("2026-10-25T01:30"))
    assert quiet.next_change(utc("2026-10-25T00:30")) == utc("2026-10-25T02:00")


def test_an_unknown_zone_counts_as_utc() -> None:
    assert QuietHours(21, 9, "Atlantis/Deep").is_quiet(utc("2026-11-20T22:00"))


def test_equal_hours_are_never_quiet() -> None:
    quiet = QuietHours(9, 9, "UTC")
    assert not quiet.is_quiet(utc("2026-11-20T09:00"))
    assert quiet.next_change(utc("2026-11-20T09:00")) is None
