"""Words for time become dates, by the message's own time alone."""

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.reading.date_words import DATE_WORDS
from core.memory.reading.dates import add_date, find_when

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "first", "after", "precision"),
    [
        ("en", "on Friday", date(2026, 11, 27), date(2026, 11, 28), "day"),
        ("en", "next Friday", date(2026, 12, 4), date(2026, 12, 5), "day"),
        ("en", "this Friday", date(2026, 11, 27), date(2026, 11, 28), "day"),
        ("en", "last Monday", date(2026, 11, 16), date(2026, 11, 17), "day"),
        ("en", "tomorrow", date(2026, 11, 24), date(2026, 11, 25), "day"),
        ("en", "next week", date(2026, 11, 30), date(2026, 12, 7), "week"),
        ("en", "in two weeks", date(2026, 12, 7), date(2026, 12, 14), "week"),
        ("en", "last month", date(2026, 10, 1), date(2026, 11, 1), "month"),
        ("en", "on the 3rd of May", date(2027, 5, 3), date(2027, 5, 4), "day"),
        ("en", "in May 2027", date(2027, 5, 1), date(2027, 6, 1), "month"),
        ("en", "in 2019", date(2019, 1, 1), date(2020, 1, 1), "year"),
        ("en", "this weekend", date(2026, 11, 28), date(2026, 11, 30), "day"),
        ("fr", "vendredi prochain", date(2026, 11, 27), date(2026, 11, 28), "day"),
        ("fr", "il y a deux semaines", date(2026, 11, 9), date(2026, 11, 16), "week"),
        ("fr", "le 3 mai", date(2027, 5, 3), date(2027, 5, 4), "day"),
        ("es", "el viernes que viene", date(2026, 11, 27), date(2026, 11, 28), "day"),
        ("es", "hace tres días", date(2026, 11, 20), date(2026, 11, 21), "day"),
        ("es", "el mes pasado", date(2026, 10, 1), date(2026, 11, 1), "month"),
        ("en", "from 3 to 7 December", date(2026, 12, 3), date(2026, 12, 8), "day"),
        ("en", "December 28 to January 2", date(2026, 12, 28), date(2027, 1, 3), "day"),
        ("fr", "du 3 au 10 août", date(2027, 8, 3), date(2027, 8, 11), "day"),
        ("es", "del 3 al 10 de agosto", date(2027, 8, 3), date(2027, 8, 11), "day"),
        ("de", "vom 28. Dezember bis 2. Januar", date(2026, 12, 28), date(2027, 1, 3), "day"),
        ("de", "übermorgen", date(2026, 11, 25), date(2026, 11, 26), "day"),
        ("de", "am 3. Mai", date(2027, 5, 3), date(2027, 5, 4), "day"),
        ("de", "letzten Monat", date(2026, 10, 1), date(2026, 11, 1), "month"),
    ],
)
def test_resolves_time_words(language: str, text: str, first: date, after: date, precision: str) -> None:
    when = find_when(text, MONDAY, language)
    assert when is not None
    assert (when.starts_at.date(), when.ends_at.date(), when.precision) == (first, after, precision)


def test_a_weekday_in_a_story_of_the_past_is_the_one_before() -> None:
    when = find_when("bought it on Saturday", MONDAY, "en", "past")
    assert when is not None
    assert when.starts_at.date() == date(2026, 11, 21)


@pytest.mark.parametrize("text", ["on Fridays", "every Friday", "it may rain", "I sat down", "31 February", "in a box"])
def test_names_no_date_where_there_is_none(text: str) -> None:
    assert find_when(text, MONDAY, "en") is None


def test_keeps_the_words_and_adds_the_date() -> None:
    text = "Has an interview on Friday at noon"
    assert add_date(text, find_when(text, MONDAY, "en")) == "Has an interview on Friday (27 November 2026) at noon"


def test_a_date_said_in_full_is_not_repeated() -> None:
    text = "Was born in 1990"
    assert add_date(text, find_when(text, MONDAY, "en")) == text


def test_days_are_those_of_the_zone_in_which_the_message_was_sent() -> None:
    late_in_tokyo = datetime(2026, 11, 24, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    when = find_when("tomorrow", late_in_tokyo, "en")
    assert when is not None
    assert when.starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)  # the 25th begins in Tokyo


def test_the_machines_time_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    here = find_when("next week", MONDAY, "en")
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert find_when("next week", MONDAY, "en") == here
    finally:
        monkeypatch.undo()
        time.tzset()


@given(
    st.integers(0, 40_000).map(lambda days: datetime(1990, 1, 1, 8, tzinfo=UTC) + timedelta(days=days)),
    st.sampled_from(sorted(DATE_WORDS)),
    st.sampled_from(
        ["tomorrow", "on Friday", "hier", "dans 3 mois", "hace 2 años", "nächste Woche", "on the 31st", "29 February"]
    ),
)
def test_a_span_is_never_empty_and_always_ends_after_it_starts(said_at: datetime, language: str, text: str) -> None:
    when = find_when(text, said_at, language)
    assert when is None or when.starts_at < when.ends_at
