"""Finds the numbers and dates in a follow-up that nothing supports; what is offered or reckoned is no claim."""

import re
from collections.abc import Iterable, Iterator

from core.followups.candidate import Citable, Situation
from core.followups.gate.claim_words import (
    ANY_ONE,
    CALENDAR,
    CLAIMED_NUMBER,
    COUNTED_TIME,
    LOOKING_BACK,
    MAY,
    MEASURE,
    NUMBER_WORDS,
)
from core.followups.gate.fiction import is_fiction
from core.followups.gate.words import WORD, stem
from core.safety.phrases import compose, fold

_SUFFIX = re.compile(r"(?:st|nd|rd|th|'s|e|er|ers|-(?:minutes?|seconds?|steps?|minuten?|minutos?))$")


def find_numbers_and_dates(
    text: str, known: frozenset[str], cited: tuple[Citable, ...], situation: Situation
) -> Iterator[str]:
    """Yield the numbers, days and months that appear in no source and follow from none."""
    original, folded = compose(text), fold(text)
    dates = known | _date_words(cited, situation)
    values = _values(dates) | _days_away(cited, situation)
    is_story = is_fiction(situation.spec)
    for match in WORD.finditer(folded):
        word = _SUFFIX.sub("", match.group())
        if stem(match.group()) in dates or word in dates or _value(word) in values:
            continue
        if _is_claim(match, folded, is_story=is_story):
            yield original[match.start() : match.end()]
    yield from (match.group() for match in MAY.finditer(original) if "may" not in dates)


def _is_claim(match: re.Match[str], folded: str, *, is_story: bool) -> bool:
    word, before = match.group(), folded[: match.start()]
    if word in CALENDAR:
        return not ANY_ONE.search(before)
    if word in NUMBER_WORDS:
        return _counts_theirs(folded, match)
    if not word[0].isdigit():
        return False
    is_offered = is_story or bool(MEASURE.match(folded[match.start() :]))
    return not is_offered or bool(LOOKING_BACK.search(before)) or _counts_theirs(folded, match)


def _counts_theirs(folded: str, number: re.Match[str]) -> bool:
    """Whether it counts what the user has or did: "your three cats", not "three easy steps"."""
    before = CLAIMED_NUMBER.search(folded[: number.start()])
    if before is None:
        return False
    is_time_ahead = before.group().split()[0] in ("for", "after", "since", "these", "those", "the")
    return not is_time_ahead or bool(COUNTED_TIME.match(folded[number.end() :].lstrip()))


def _value(word: str) -> int | None:
    """Return what a word counts: "7" and "seven" are one number."""
    return int(word) if word.isdecimal() else NUMBER_WORDS.get(word)


def _values(words: Iterable[str]) -> frozenset[int]:
    """Return the numbers among the words; "10x50" holds two."""
    named = (NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS)
    return frozenset([*named, *(int(digits) for word in words for digits in re.findall(r"\d+", word))])


def _days_away(cited: tuple[Citable, ...], situation: Situation) -> frozenset[int]:
    """Return how many days lie between now and what is cited, as one counts them on a calendar."""
    today = situation.now.astimezone(situation.zone).date()
    starts = (memory.starts_at.astimezone(situation.zone).date() for memory in cited if memory.starts_at)
    return frozenset(abs((start - today).days) for start in starts)


def _date_words(cited: tuple[Citable, ...], situation: Situation) -> frozenset[str]:
    days = [at.astimezone(situation.zone) for memory in cited for at in (memory.starts_at, memory.ends_at) if at]
    days.append(situation.now.astimezone(situation.zone))
    return frozenset(
        stem(fold(part)) for day in days for part in (f"{day:%A}", f"{day:%B}", str(day.day), str(day.year))
    )
