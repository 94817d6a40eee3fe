"""Whether a statement is true and yet too small, or too much of this day, to be worth remembering."""

from datetime import datetime

from core.memory.reading.dates import When
from core.memory.reading.languages.pack import Frame, LanguagePack
from core.memory.reading.passing_words import DONE, FIRST_TIME, LIFE_CHANGING, NOW, SMALL_THINGS, SMALL_WORDS
from core.memory.reading.support import is_after

LASTING = 4
"""Importance that somebody's doings must have if only a "she" tells whose they are: what "my sister" did is surer."""
PASSING = 2
"""Importance up to which a thing done today is passing: "missed the train this morning"."""


def is_passing(frame: Frame, text: str, when: When | None, said_at: datetime, pack: LanguagePack) -> bool:
    """Whether it is a small thing of today, or told as past and dated ahead, which cannot be."""
    if _is_of_today(frame, text, pack) or _is_of_every_day(frame, text):
        return True
    if not frame.is_past:
        return False
    is_ahead = when is not None and is_after(when.starts_at, said_at)
    return is_ahead or (frame.importance <= PASSING and bool(pack.today.search(text)))


def _is_of_every_day(frame: Frame, text: str) -> bool:
    """Whether next to nothing was done: "bought milk and bread"."""
    is_done = frame.kind == "event" or DONE.search(text) is not None
    is_short = len(text.split()) <= SMALL_WORDS and frame.importance < LASTING
    is_small = SMALL_THINGS.search(text) is not None and not FIRST_TIME.search(text)
    return is_done and is_short and is_small


def _is_of_today(frame: Frame, text: str, pack: LanguagePack) -> bool:
    """Whether a state or somebody's doings are only of today: "works late tonight"."""
    is_weighty = frame.kind == "fact" and frame.importance >= LASTING
    if frame.kind not in ("fact", "relationship") or is_weighty or LIFE_CHANGING.search(text):
        return False
    return any(match.group().casefold() not in NOW for match in pack.today.finditer(text))
