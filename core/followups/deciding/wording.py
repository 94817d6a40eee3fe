"""Numbers, hours and durations in words, the same wherever a rule speaks."""

from datetime import timedelta


def count_words(number: int, one: str, many: str) -> str:
    """Return "1 memory" or "3 memories"."""
    return f"{number} {one if number == 1 else many}"


def duration_words(length: timedelta, *, units: int = 2) -> str:
    """Return a duration in its two largest units, as "14 days" or "3 hours 20 minutes"; cut off, never rounded up.

    `units`: how many of them; one is enough for an age.
    """
    minutes = int(length.total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    while len(parts) > 1 and not parts[0][0]:
        parts.pop(0)
    words = [count_words(number, unit, f"{unit}s") for number, unit in parts[:units] if number]
    return " ".join(words) or "0 minutes"


def hours_words(start: int, end: int) -> str:
    """Return a span of hours of the day."""
    return "no hours" if start == end else f"{start:02d}:00–{end:02d}:00"
