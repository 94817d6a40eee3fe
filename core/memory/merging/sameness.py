"""When two statements say the same: what may differ between them, and what never may.

Vectors are one vote of two: they lay "older sister" beside "younger sister" and "moved to" beside "moved from". So the
words that differ must besides be known to mean the same, or to change nothing.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import Final, Protocol

from core.memory.recall.plain_words import EMPTY_WORDS, NEGATIONS, NUMBERS, TIMES

NEAR = 0.85
"""Cosine from which on two statements may be the same one in other words."""

_TELLING: Final = frozenset(
    f"""{NEGATIONS} {TIMES} {NUMBERS}
    was were had did could been will
    to from with into out of off up down for against before after over under by between
    always often usually sometimes rarely seldom more less most least only all some
    était avait avec contre avant après pour dès vers toujours souvent parfois moins
    era estaba tenía fue con contra antes después desde hasta hacia siempre veces menos
    war hatte mit gegen vor nach von zu für bis immer oft manchmal weniger""".split()
)
"""Little words that turn a statement: both must have the same ones."""

_SAME: Final = tuple(
    frozenset(words.split())
    for words in (
        "scared afraid frightened terrified",
        "like likes love loves enjoy enjoys adore adores",
        "want wants like hopes wishes",
        "begins starts",
        "mum mother mom mam mummy mommy",
        "dad father daddy papa",
        "kid child",
        "kids children",
        "film movie",
        "films movies",
        "flat apartment",
        "holiday vacation",
        "bike bicycle",
        "bought purchased",
        "big large huge",
        "works job",
        "aime adore",
        "gusta encanta",
        "mag liebt",
    )
)
_PLAIN: Final = """
really music lot bit also quite actually currently got just now still again these days always
vraiment maintenant toujours encore realmente ahora todavía wirklich jetzt noch
"""
_HARMLESS: Final = frozenset(_PLAIN.split()) - _TELLING
_EMPTY: Final = frozenset(EMPTY_WORDS.split())
_PAST = re.compile(r"\w{2,}ed\b", re.IGNORECASE)
_WORD = re.compile(r"[\w'’]+")
_DETAIL = re.compile(
    r",? (?:called|named|who (?:is|are) called|for (?:over |about )?\w+ (?:years?|months?)|since \d{4}|nommée?|"
    r"appelée?|qui s['’]appelle|depuis \d{4}|llamad[oa]|que se llama|desde \d{4}|namens|genannt|seit \d{4})\b"
)


class Comparable(Protocol):
    """What is compared: a text, and the time it speaks of."""

    @property
    def text(self) -> str: ...
    @property
    def starts_at(self) -> datetime | None: ...


class Near(Comparable, Protocol):
    """Something whose cosine to the other is known, or None."""

    @property
    def similarity(self) -> float | None: ...


@lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """Return a text without what does not change its meaning: case, punctuation, spaces, the subject."""
    words = " ".join(_WORD.findall(text.casefold().replace("’", "'")))
    return re.sub(r"^(?:the )?user (?:is )?", "", words)


@lru_cache(maxsize=20_000)
def find_beginnings(text: str) -> frozenset[str]:
    """Return the first letters of each word: what two texts share none of, they do not both speak of."""
    words = normalise(text).split()
    return frozenset(word[:4] for word in words if word not in _EMPTY) or frozenset(words)


def is_same_meaning(found: Comparable, known: Near) -> bool:
    """Whether both say the same in other words; never when a number, name, time, side or negation differs."""
    if found.starts_at != known.starts_at or not has_same_marks(found.text, known.text):
        return False
    left, right = _find_differences(found.text, known.text)
    if not left and not right:
        return True
    is_near = known.similarity is not None and known.similarity >= NEAR
    return is_near and any({*left, *right} <= words for words in _SAME if left and right)


def has_same_marks(one: str, other: str) -> bool:
    """Whether all that may turn a statement is the same in both."""
    return find_marks(one) == find_marks(other)


def says_more(longer: str, shorter: str) -> bool:
    """Whether one is the other, word for word, followed by a name or a length of time."""
    begin, whole = shorter.rstrip(".! "), longer.rstrip(".! ")
    return whole.casefold().startswith(begin.casefold()) and bool(_DETAIL.match(whole[len(begin) :]))


@lru_cache(maxsize=20_000)
def find_marks(text: str) -> tuple[str, ...]:
    """Return what two texts must share to say the same: numbers, names, times, sides, negations, whether it is past."""
    words = _WORD.findall(text.replace("’", "'"))
    plain = [word.casefold() for word in words if word.casefold() in _TELLING]
    numbers = [word for word in words if any(letter.isdigit() for letter in word)]
    names = [word.casefold() for word in words[1:] if word[0].isupper()]
    past = ["past"] if _PAST.match(text) else []
    return (*sorted(plain), *sorted(numbers), *sorted(names), *past)


def _find_differences(one: str, other: str) -> tuple[list[str], list[str]]:
    """Return the words that stand in one alone, on either side; everything, when what is shared is in another order."""
    first, second = _meant(one), _meant(other)
    shared = set(first) & set(second)
    # "Prefers tea to coffee" and "Prefers coffee to tea" have the same words and the opposite meaning.
    if not shared or [word for word in first if word in shared] != [word for word in second if word in shared]:
        return [*first], [*second]
    return [word for word in first if word not in shared], [word for word in second if word not in shared]


@lru_cache(maxsize=20_000)
def _meant(text: str) -> tuple[str, ...]:
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return tuple(word for word in words if word not in _EMPTY and word not in _HARMLESS)
