"""How an earlier message reads where it is searched: who said it matters as much as what was said."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 2_000
"""Characters of a message that are embedded: an embedder reads no more than its beginning."""


def name_speaker(speaker: str, text: str) -> str:
    """Return "Ana: We went to the lake": what is embedded, and searched by words. The date is a part of the score."""
    return f"{speaker}: {text}"


def describe_day(day: date) -> str:
    """Return "8 May 2026", the same on every machine."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
