"""What a statement affirms or denies, so that "Can't stand coffee any more" is known to end "Likes coffee".

Sure or silent: only the same verb (or another word for liking or disliking) about the very same thing counts, in the
four languages that readers write. Everything else has no stance and stands beside what is known.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import Stemmer

from core.memory.merging.stance_words import (
    CONSUMING,
    ENDED,
    FILLERS,
    HATING,
    INFINITIVES,
    LIKING,
    NEGATORS,
    PETS,
    REWRITTEN,
    SAME_VERB,
    TIMES_AFTER,
)

_WORD = re.compile(r"[\w'-]+")
_STEMMER: Final = Stemmer.Stemmer("english")
_FARTHEST_NEGATOR = 2
"""Place among the words after which a "not" belongs to something else than the verb."""


@dataclass(frozen=True, slots=True)
class Stance:
    """`verb` and `thing` as stems. `is_ended`: tells that it stopped, so it may be an event."""

    verb: str
    thing: tuple[str, ...]
    is_positive: bool
    is_ended: bool = False


@lru_cache(maxsize=20_000)
def find_stance(text: str) -> Stance | None:
    """Return what a statement affirms or denies, or None when that is not sure."""
    plain, end = _prepare(text)
    words = [word for word in _WORD.findall(plain) if word not in FILLERS]
    negators = [place for place, word in enumerate(words) if word in NEGATORS]
    if len(negators) > 1 or (negators and (end or negators[0] > _FARTHEST_NEGATOR)):
        return None
    is_negated = bool(negators or end)
    meant = [word for word in words if word not in NEGATORS and not (is_negated and word == "mehr")]
    return _read(meant, is_negated=is_negated, end=end) if meant else None


def _prepare(text: str) -> tuple[str, str]:
    """Return the text in plain words, without the words that tell of an end, and these."""
    plain = re.sub(r"\(.*?\)", "", text.casefold().replace("’", "'")).strip(" .!")
    for pattern, replacement in REWRITTEN:
        plain = pattern.sub(replacement, plain)
    match = ENDED.match(plain)
    if match is None:
        return plain, ""
    first, _, others = TIMES_AFTER.sub("", next(filter(None, match.groups()))).partition(" ")
    return f"{INFINITIVES.get(first, first)} {others}", plain[: match.start(match.lastindex or 0)]


def _read(words: list[str], *, is_negated: bool, end: str) -> Stance | None:
    verb, *things = words
    is_ended = bool(end)
    stems = tuple(_STEMMER.stemWords(things))
    root = _STEMMER.stemWord(SAME_VERB.get(verb, verb))
    if verb in LIKING or root in LIKING:
        return Stance("like", stems, not is_negated, is_ended) if stems else None
    if verb in HATING or root in HATING:
        # "Doesn't hate it" is not liking it.
        return None if is_negated or not stems else Stance("like", stems, is_positive=False)
    if end.endswith(("quit ", "stopped ", "up ")) and not stems and not verb.endswith("ing"):
        # "Gave up coffee" names what was given up, not what was done with it.
        return Stance("consume", (root,), is_positive=False, is_ended=True) if root not in CONSUMING else None
    if root == "be" and not stems:
        return None
    return Stance("consume" if stems and root in CONSUMING else root, stems, not is_negated, is_ended)


def is_contradicted(old: Stance, new: Stance) -> bool:
    """Whether both say the opposite of the same."""
    return (old.verb, old.thing) == (new.verb, new.thing) and old.is_positive != new.is_positive


def is_same_liking(one: Stance | None, other: Stance | None) -> bool:
    """Whether both like, or both dislike, the very same thing: "Hates olives", "Can't stand olives"."""
    return one is not None and one == other and one.verb == "like"


# --- animals that died ---------------------------------------------------------


def is_loss_of(new: str, old: str) -> bool:
    """Whether `new` tells of the death of the one animal that `old` says the person has."""
    lost, had = PETS.death.match(new), PETS.having.match(old)
    if lost is None or had is None:
        return False
    animals = {lost["animal"].casefold(), (had["animal"] or had["animal2"]).casefold()}
    names = {lost["name"], had["name"] or had["name2"]} - {None}
    return len(animals) == 1 and len(names) <= 1
