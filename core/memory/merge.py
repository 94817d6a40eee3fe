"""What becomes of a new statement beside those already kept: added, seen again, or put in the place of an old one.

Unsure means add: a double is seen and deleted by its person, a wrongly swallowed fact is gone without notice. No
cosine tells a double from a contradiction, so meaning never decides alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from core.memory.extraction import Found
from core.memory.plain_words import NEGATIONS, NUMBERS, TIMES
from core.memory.slots import NAME, Slot, find_slot
from core.memory.words import find_stems

NEAR = 0.9
"""Cosine from which on two statements may be the same one in other words."""

MOVED_LATELY = timedelta(days=92)
"""How long before an old statement a dated change may lie and still be the newer of the two: people tell late."""

_TELLING = frozenset(f"{NEGATIONS} {TIMES} {NUMBERS}".split())
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True)
class Known:
    """A live memory of the same scope. `similarity` to the new one is None while it is not known."""

    memory_id: int
    text: str
    subject: str
    created_at: datetime
    starts_at: datetime | None = None
    similarity: float | None = None


@dataclass(frozen=True)
class Add:
    """Keep it as a new memory."""

    reason: str


@dataclass(frozen=True)
class Reinforce:
    """It is known: count it as seen again, with one source more."""

    memory_id: int
    reason: str


@dataclass(frozen=True)
class Supersede:
    """Keep it, and close the old ones, which stay as history."""

    memory_ids: tuple[int, ...]
    reason: str
    reason_for_old: str


Merge = Add | Reinforce | Supersede


def decide_merge(found: Found, existing: Sequence[Known]) -> Merge:
    """Decide; the same statements in the same order always give the same answer."""
    alike = [known for known in existing if known.subject == found.subject]
    same = next((known for known in alike if normalise(known.text) == normalise(found.text)), None)
    if same:
        return Reinforce(same.memory_id, "Said again in the same words.")
    replaced = _find_replaced(found, alike)
    if replaced:
        return _supersede(found, replaced)
    near = sorted((known for known in alike if _is_same(found, known)), key=_by_nearness)
    if near:
        return Reinforce(near[0].memory_id, "Said again in other words.")
    return Add("Said for the first time.")


def normalise(text: str) -> str:
    """Return a text without what does not change its meaning: case, punctuation, spaces, the subject."""
    words = " ".join(_WORD.findall(text.casefold().replace("’", "'")))
    return re.sub(r"^(?:the )?user (?:is )?", "", words)


@lru_cache(maxsize=20_000)
def is_profile(text: str) -> bool:
    """Whether a memory belongs into every prompt: what the person is called."""
    slot = find_slot(text)
    return slot is not None and slot.name == NAME


def _find_replaced(found: Found, existing: Sequence[Known]) -> list[Known]:
    slot = find_slot(found.text)
    if slot is None or found.kind == "plan":
        return []
    return [known for known in existing if _is_replaced(slot, found, known)]


def _is_replaced(slot: Slot, found: Found, known: Known) -> bool:
    old = find_slot(known.text)
    if old is None or old.is_change or old.name != slot.name or old.value == slot.value:
        return False
    is_long_ago = found.starts_at is not None and found.starts_at < known.created_at - MOVED_LATELY
    return not (slot.is_change and is_long_ago)


def _supersede(found: Found, replaced: Sequence[Known]) -> Supersede:
    old = " / ".join(f"“{known.text}”" for known in replaced)
    return Supersede(
        tuple(known.memory_id for known in replaced),
        reason=f"Newer than {old}.",
        reason_for_old=f"“{found.text}” took its place.",
    )


def _by_nearness(known: Known) -> tuple[float, int]:
    return -(known.similarity or 0.0), known.memory_id


def _is_same(found: Found, known: Known) -> bool:
    if known.similarity is None or known.similarity < NEAR or found.starts_at != known.starts_at:
        return False
    return _marks(found.text) == _marks(known.text) and _is_same_order(found.text, known.text)


def _marks(text: str) -> frozenset[str]:
    """Return what two texts must have in common to be able to say the same: numbers, names, times, negations."""
    words = _WORD.findall(text.replace("’", "'"))
    plain = {word.casefold() for word in words} & _TELLING
    numbers = {word for word in words if any(letter.isdigit() for letter in word)}
    names = {word.casefold() for word in words[1:] if word[0].isupper()}
    return frozenset(plain | numbers | names)


def _is_same_order(one: str, other: str) -> bool:
    # "Prefers tea to coffee" and "Prefers coffee to tea" have the same words and the opposite meaning.
    first, second = find_stems(one), find_stems(other)
    shared = set(first) & set(second)
    return [stem for stem in first if stem in shared] == [stem for stem in second if stem in shared]
