"""Says in words how much time has passed, for a model to read."""

from datetime import datetime, timedelta

from core.memory.talk.turn_text import describe_day

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STEPS: tuple[tuple[timedelta, timedelta, str], ...] = (
    # up to, unit, its name
    (90 * MINUTE, MINUTE, "minute"),
    (36 * HOUR, HOUR, "hour"),
    (14 * DAY, DAY, "day"),
    (60 * DAY, 7 * DAY, "week"),
    (730 * DAY, 30 * DAY, "month"),
    (timedelta.max, 365 * DAY, "year"),
)


def describe_span(span: timedelta) -> str:
    """Return "3 days", "90 minutes"…; "moments" under two minutes (and for a clock that went backwards)."""
    if span < 2 * MINUTE:
        return "moments"
    unit, name = next((unit, name) for limit, unit, name in STEPS if span < limit)
    count = round(span / unit)
    return f"{count} {name}" + ("s" if count != 1 else "")


def describe_instant(instant: datetime) -> str:
    """Return "Monday 5 January 2026, 18:30" in the instant's own time zone, the same on every machine."""
    return f"{DAYS[instant.weekday()]} {describe_day(instant)}, {instant:%H:%M}"


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
