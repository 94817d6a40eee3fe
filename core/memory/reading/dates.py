"""Turns "on Friday" into a date, from the words and the message's own time alone: no clock, no machine's time zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeVar

from core.memory.reading.date_words import DATE_WORDS, DateWords
from core.memory.reading.extraction import DatePrecision

Span = tuple[datetime, datetime, DatePrecision]
Tense = Literal["past", "present"]
T = TypeVar("T")


@dataclass(frozen=True)
class When:
    """A time that a text names: aware instants in UTC (end excluded), and where the words stand in the text."""

    starts_at: datetime
    ends_at: datetime
    precision: DatePrecision
    start: int
    end: int
    written: str
    """The date in words, empty when the text says it in full already."""


def find_when(text: str, said_at: datetime, language: str, tense: Tense = "present") -> When | None:
    """Return the first time the text names, or None; days are days of `said_at`'s own zone.

    `tense` settles what "on Friday" leaves open: the one before or the one to come.
    """
    words = DATE_WORDS.get(language)
    if words is None:
        return None
    for kind, pattern in words.compiled:
        match = pattern.search(text)
        if match is None:
            continue
        if kind == "never":
            return None
        is_past = tense == "past" or words.since.search(text[: match.end()]) is not None
        span = _resolve(kind, match, words, said_at, is_past=is_past)
        if span is not None:
            return _when(span, match, words)
    return None


def add_date(text: str, when: When | None) -> str:
    """Return the text with the date in brackets behind the words that name it."""
    if when is None or not when.written:
        return text
    return f"{text[: when.end]} ({when.written}){text[when.end :]}"


def _when(span: Span, match: re.Match[str], words: DateWords) -> When:
    starts_at, ends_at, precision = span
    is_full = bool(match.groupdict().get("year"))
    written = "" if is_full else write_span(starts_at, ends_at, precision, words)
    return When(starts_at.astimezone(UTC), ends_at.astimezone(UTC), precision, match.start(), match.end(), written)


def write_span(starts_at: datetime, ends_at: datetime, precision: DatePrecision, words: DateWords) -> str:
    """Return the span in the language's own words, as exact as is known."""
    if precision == "year":
        return str(starts_at.year)
    if precision == "month":
        return f"{words.month_names[starts_at.month - 1]} {starts_at.year}"
    last = ends_at - timedelta(days=1)
    if last.date() == starts_at.date():
        return _write_day(starts_at, words)
    if (last.year, last.month) == (starts_at.year, starts_at.month):
        dot = "." if "{day}." in words.written else ""
        return f"{starts_at.day}{dot}–{_write_day(last, words)}"
    return f"{_write_day(starts_at, words)} – {_write_day(last, words)}"


def _write_day(day: datetime, words: DateWords) -> str:
    return words.written.format(day=day.day, month=words.month_names[day.month - 1], year=day.year)


# --- resolving ---------------------------------------------------------------


def _resolve(kind: str, match: re.Match[str], words: DateWords, said_at: datetime, *, is_past: bool) -> Span | None:
    today = said_at.replace(hour=0, minute=0, second=0, microsecond=0)
    group = match.groupdict()
    try:
        if kind.startswith("weekday"):
            return _day(_weekday(kind, _place(words.weekdays, group["weekday"]), today, words, is_past=is_past))
        if kind.startswith("weekend"):
            return _weekend(kind, today, is_past=is_past)
        if kind.startswith("unit"):
            return _unit(kind, _lookup(words.units, group["unit"]), today)
        if kind in ("ahead", "ago"):
            return _away(kind, group, words, today)
        if kind == "relative_day":
            return _day(today + timedelta(days=int(_lookup(words.days, group["day"]))))
        return _calendar(kind, group, words, today, is_past=is_past)
    except (ValueError, OverflowError):  # 31 February, or a year no calendar has
        return None


def _weekday(kind: str, weekday: int, today: datetime, words: DateWords, *, is_past: bool) -> datetime:
    ahead = (weekday - today.weekday()) % 7
    if kind == "weekday_last" or (kind == "weekday" and is_past):
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    if kind == "weekday_this":
        return today + timedelta(days=ahead)
    if kind == "weekday_next" and words.next_is_week_after:
        # English speakers mean the Friday of next week; the nearest one is "this Friday".
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=ahead or 7)


def _weekend(kind: str, today: datetime, *, is_past: bool) -> Span:
    saturday = today + timedelta(days=5 - today.weekday())
    # On a Monday "we adopted a cat this weekend" tells of the one that is over.
    is_over = kind == "weekend_this" and is_past and saturday > today
    weeks = -1 if is_over else {"weekend_next": 1, "weekend_last": -1}.get(kind, 0)
    start = saturday + timedelta(weeks=weeks)
    return start, start + timedelta(days=2), "day"


def _unit(kind: str, unit: str, today: datetime) -> Span | None:
    return _move(unit, {"unit_next": 1, "unit_last": -1}.get(kind, 0), today)


def _away(kind: str, group: dict[str, str], words: DateWords, today: datetime) -> Span | None:
    number = int(group["n"]) if group["n"].isdigit() else int(_lookup(words.numbers, group["n"]))
    step = number if kind == "ahead" else -number
    unit = _lookup(words.units, group["unit"])
    return _day(today + timedelta(days=step)) if unit == "day" else _move(unit, step, today)


def _move(unit: str, step: int, today: datetime) -> Span | None:
    """Return the week, month or year that is so many after this one."""
    match unit:
        case "week":
            return _week(today + timedelta(weeks=step))
        case "month":
            return _month(today, step)
        case "year":
            return _year(today.year + step, today)
    return None


def _calendar(kind: str, group: dict[str, str], words: DateWords, today: datetime, *, is_past: bool) -> Span | None:
    year = int(group["year"]) if group.get("year") else None
    if kind == "span":
        return _from_to(group, words, today, is_past=is_past)
    if kind == "year":
        return _year(year or today.year, today)
    if kind == "day_of_month":
        return _day_of_month(int(group["day_number"]), today, is_past=is_past)
    month = int(group.get("month_number") or 0) or _place(words.months, group["month"]) + 1
    if kind in ("date", "iso"):
        return _day(_dated(today, year, month, int(group["day_number"]), is_past=is_past))
    past = kind == "month_last" or (kind == "month" and is_past)
    return _month_of_year(today, year, month, is_past=past, skip_now=kind == "month_next")


def _from_to(group: dict[str, str], words: DateWords, today: datetime, *, is_past: bool) -> Span | None:
    """Return all days of "from 3 to 7 December"; the last one's month and year settle the first one's."""
    year = int(group["year"]) if group.get("year") else None
    named = group.get("last_month") or group["month"]
    last_month = _place(words.months, named) + 1
    first_month = _place(words.months, group.get("month") or named) + 1
    last = _dated(today, year, last_month, int(group["last_day"]), is_past=is_past)
    first = last.replace(year=last.year - (first_month > last_month), month=first_month, day=int(group["day_number"]))
    return (first, last + timedelta(days=1), "day") if first <= last else None


def _dated(today: datetime, year: int | None, month: int, day: int, *, is_past: bool) -> datetime:
    if year is not None:
        return today.replace(year=year, month=month, day=day)
    found = today.replace(month=month, day=day)
    if is_past and found > today:
        return found.replace(year=today.year - 1)
    return found.replace(year=today.year + 1) if not is_past and found < today else found


def _day_of_month(day: int, today: datetime, *, is_past: bool) -> Span | None:
    found = today.replace(day=day)
    if (found < today) == is_past:
        return _day(found)
    start, _, _ = _month(today, -1 if is_past else 1)
    return _day(start.replace(day=day))


def _month_of_year(today: datetime, year: int | None, month: int, *, is_past: bool, skip_now: bool) -> Span:
    if year is None:
        year = today.year
        if is_past and month > today.month:
            year -= 1
        elif not is_past and (month < today.month or (skip_now and month == today.month)):
            year += 1
    return _month(today.replace(year=year, month=month, day=1), 0)


def _day(start: datetime) -> Span:
    return start, start + timedelta(days=1), "day"


def _week(day: datetime) -> Span:
    start = day - timedelta(days=day.weekday())
    return start, start + timedelta(weeks=1), "week"


def _month(today: datetime, step: int) -> Span:
    count = today.year * 12 + today.month - 1 + step
    start = today.replace(year=count // 12, month=count % 12 + 1, day=1)
    end = start.replace(year=(count + 1) // 12, month=(count + 1) % 12 + 1)
    return start, end, "month"


def _year(year: int, today: datetime) -> Span:
    start = today.replace(year=year, month=1, day=1)
    return start, start.replace(year=year + 1), "year"


def _place(patterns: tuple[str, ...], word: str) -> int:
    return next(i for i, pattern in enumerate(patterns) if re.fullmatch(pattern, word, re.IGNORECASE))


def _lookup(pairs: tuple[tuple[str, T], ...], word: str) -> T:
    return next(value for pattern, value in pairs if re.fullmatch(pattern, word, re.IGNORECASE))
