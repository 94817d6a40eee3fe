"""What becomes of a new statement beside those already kept: added, seen again, or put in the place of an old one.

Unsure means add: a double is seen and deleted by its person, a wrongly swallowed fact is gone without notice. No
cosine tells a double from a contradiction, so meaning never decides alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from core.memory.merging.sameness import find_beginnings, is_same_meaning, normalise, says_more
from core.memory.merging.slots import NAME, Slot, find_slot, is_replaced, may_have_several
from core.memory.merging.stances import Stance, find_stance, is_contradicted, is_loss_of, is_same_liking
from core.memory.reading.extraction import Found

MOVED_LATELY = timedelta(days=92)
"""How long before an old statement a dated change may lie and still be the newer of the two: people tell late."""

FIRST: Final = "Said for the first time."
SAME_WORDS: Final = "Said again in the same words."
OTHER_WORDS: Final = "Said again in other words."
FEWER_WORDS: Final = "Said again in fewer words."


class Why(NamedTuple):
    """Why one statement took another's place: how the new one tells it, and how the old one does. No one's words."""

    for_new: str
    for_old: str


CORRECTED: Final = Why("Corrects what was known.", "It was corrected.")
ENDED: Final = Why("Tells that it came to an end.", "It came to an end.")
CONTRADICTED: Final = Why("Says the opposite of what was known; the newest counts.", "The opposite was said later.")
CHANGED: Final = Why("Newer than what was known.", "Something newer took its place.")
SAYS_MORE: Final = Why("Says more than what was known.", "The same was said with more detail.")

_CORRECTION = re.compile(r",? (?:and )?(?:not|pas|no|nicht) (?P<wrong>[\w' -]+?)[.!]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A live memory of the same scope. `similarity` to the new one is None while it is not known.

    `kept_beside`: memories that its person wants to hold beside it, by undoing a change; `is_refused`: the person said
    that it is not what this message says.
    """

    memory_id: int
    text: str
    subject: str
    created_at: datetime
    starts_at: datetime | None = None
    similarity: float | None = None
    kept_beside: frozenset[int] = frozenset()
    is_refused: bool = False


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


def decide_merge(found: Found, existing: Iterable[Known]) -> Merge:
    """Decide; the same statements give the same answer, in whatever order they come."""
    given = sorted(existing, key=lambda known: known.memory_id)
    related = set(find_related(found, [(known.memory_id, known.text, known.subject) for known in given]))
    alike = [known for known in given if known.memory_id in related]
    may_be_same = [known for known in alike if not known.is_refused]
    same = next((known for known in may_be_same if normalise(known.text) == normalise(found.text)), None)
    if same:
        return Reinforce(same.memory_id, SAME_WORDS)
    replaced = _find_replaced(found, alike)
    if replaced:
        why = replaced[0][1]
        return Supersede(tuple(known.memory_id for known, each in replaced if each is why), why.for_new, why.for_old)
    shorter = next((known for known in may_be_same if _is_known_better(found, known)), None)
    if shorter:
        return Reinforce(shorter.memory_id, FEWER_WORDS)
    near = min((known for known in may_be_same if _is_said(found, known)), key=_by_nearness, default=None)
    return Reinforce(near.memory_id, OTHER_WORDS) if near else Add(FIRST)


def find_related(found: Found, existing: Iterable[tuple[int, str, str]]) -> list[int]:
    """Return which memories (id, text, subject) a statement may touch: of thousands, few are worth a closer look.

    The others are of another subject, or share neither a word with it nor the fact or the verb that it is about.
    """
    words, slot, stance = find_beginnings(found.text), find_slot(found.text), find_stance(found.text)
    ended = stance if stance and stance.is_ended else None
    return [
        memory_id
        for memory_id, text, subject in existing
        if subject == found.subject
        and (
            not words.isdisjoint(find_beginnings(text))
            or (slot and _is_of(slot, text))
            or (ended and _is_about(ended, text))
        )
    ]


def _is_of(slot: Slot, text: str) -> bool:
    other = find_slot(text)
    return other is not None and other.name == slot.name


@lru_cache(maxsize=20_000)
def is_profile(text: str) -> bool:
    """Whether a memory belongs into every prompt: what the person is called."""
    slot = find_slot(text)
    return slot is not None and slot.name == NAME


def _is_about(stance: Stance, text: str) -> bool:
    other = find_stance(text)
    return other is not None and other.verb == stance.verb


def _find_replaced(found: Found, existing: Sequence[Known]) -> list[tuple[Known, Why]]:
    """Return what a statement leaves no room for, and why; a plan leaves room for everything."""
    if found.kind == "plan":
        return []
    pairs = ((known, _find_why(found, known)) for known in existing)
    replaced = [(known, why) for known, why in pairs if why is not None]
    return [(known, why) for known, why in replaced if not _is_kept_beside(known, found, existing)]


def _find_why(found: Found, known: Known) -> Why | None:
    new, old = find_slot(found.text), find_slot(known.text)
    if new and old and is_replaced(old, new) and not _is_long_ago(new, found, known):
        if _is_correction(found.text, old):
            return CORRECTED
        return None if may_have_several(new) else CHANGED
    if is_loss_of(found.text, known.text):
        return ENDED
    stance, before = find_stance(found.text), find_stance(known.text)
    if stance and before and is_contradicted(before, stance):
        if stance.is_ended:
            return ENDED
        return CONTRADICTED if found.kind != "event" and found.starts_at == known.starts_at else None
    return SAYS_MORE if found.starts_at == known.starts_at and says_more(found.text, known.text) else None


def _is_long_ago(slot: Slot, found: Found, known: Known) -> bool:
    is_long_ago = found.starts_at is not None and found.starts_at < known.created_at - MOVED_LATELY
    return slot.is_change and is_long_ago


def _is_correction(text: str, old: Slot) -> bool:
    match = _CORRECTION.search(text)
    return match is not None and match["wrong"].strip().casefold() == old.value


def _is_kept_beside(known: Known, found: Found, existing: Sequence[Known]) -> bool:
    """Whether the person said that this one holds beside another which says what was found."""
    beside = (other for other in existing if other.memory_id in known.kept_beside)
    return any(_says_the_same(found.text, other.text) for other in beside)


def _says_the_same(one: str, other: str) -> bool:
    first, second = find_slot(one), find_slot(other)
    if first and second:
        return (first.name, first.value) == (second.name, second.value)
    stance, its = find_stance(one), find_stance(other)
    return stance is not None and its is not None and (stance.verb, stance.thing) == (its.verb, its.thing)


def _is_known_better(found: Found, known: Known) -> bool:
    return found.starts_at == known.starts_at and says_more(known.text, found.text)


def _is_said(found: Found, known: Known) -> bool:
    return is_same_meaning(found, known) or is_same_liking(find_stance(found.text), find_stance(known.text))


def _by_nearness(known: Known) -> tuple[float, int]:
    return -(known.similarity or 0.0), known.memory_id
