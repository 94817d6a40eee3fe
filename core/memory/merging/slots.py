"""Facts of which a person has one at a time: where they live and work, their name, age, diet, favourite of a kind.

Only statements that begin with such a phrase count, in the third person without a subject, as readers write them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.memory.merging.slot_words import COUNTRIES, DIETS, FORMS, NOT_A_PLACE, ONE_ALONE, STATUSES, Form
from core.memory.merging.slot_words import Language as Language

NAME: Final = "name"
HOME: Final = "home"
WORK: Final = "work"
CALLED: Final = "called"
NOTHING: Final = ""
"""The value of a fact that came to an end without another in its place: the work of somebody who lost it."""

_END_OF_VALUE = re.compile(
    r"\s*(?:[,;.(–—]|\b(?:with|and|since|for|near|because|now|but|which|where|these days|again|at the moment|last|this|"
    r"together|alone|these|next|in|on|still|right now|any ?more|"
    r"avec|et|depuis|maintenant|con|y|desde|ahora|mit|und|seit|jetzt)\b).*$",
    re.IGNORECASE,
)
_COMPATIBLE: Final = {
    "diet": ({"no meat", "vegetarian"}, {"no meat", "vegan"}, {"no meat", "pescatarian"}, {"meat", "flexitarian"}),
    "status": ({"together", "engaged"}, {"together", "married"}),
}
"""Values that hold beside one another, although they are not the same."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Which fact, and what it is. `is_change`: tells that it became so, rather than that it is so.

    `shown`: the value as it was written, for people to read.
    """

    name: str
    value: str
    is_change: bool = False
    language: Language = "en"
    shown: str = ""

    @property
    def kind(self) -> str:
        """The name without what a favourite is of, or who is called so."""
        return self.name.partition(" ")[0]

    @property
    def of(self) -> str:
        """What a favourite is of, or who is called so."""
        return self.name.partition(" ")[2]


@lru_cache(maxsize=20_000)
def find_slot(text: str) -> Slot | None:
    """Return the single-valued fact that a statement states, or None."""
    for form in FORMS:
        match = form.pattern.match(text)
        if match is None:
            continue
        slot = _read(form, match)
        if slot is not None:
            return slot
    return None


def _read(form: Form, match: re.Match[str]) -> Slot | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if form.name in ("diet", "status"):
        table = DIETS if form.name == "diet" else STATUSES
        shown = form.value or parts["value"]
        value = next((known for known, pattern in table if pattern.fullmatch(shown.casefold())), None)
        return Slot(form.name, value, form.is_change, form.language, shown) if value else None
    shown = _END_OF_VALUE.sub("", parts.get("value", form.value)).strip()
    name = f"{form.name} {_name_of(form, parts['of'].casefold())}" if "of" in parts else form.name
    if not shown and not form.is_end:
        return None
    if name in (HOME, WORK, "school") and NOT_A_PLACE.match(shown):
        return None
    return Slot(name, shown.casefold(), form.is_change, form.language, shown)


def _name_of(form: Form, of: str) -> str:
    """Return whom or what it is of; a "younger sister" is a sister, "hermana menor" too."""
    if form.name != CALLED:
        return of
    words = of.split()
    return words[0] if form.language == "es" else words[-1]


def may_have_several(slot: Slot) -> bool:
    """Whether another value may hold beside it, unless the new one says that the old one was wrong: two sisters."""
    return slot.kind == CALLED and slot.of not in ONE_ALONE


def is_replaced(old: Slot, new: Slot) -> bool:
    """Whether a newer statement leaves no room for the older one."""
    if old.is_change or old.name != new.name or old.value == new.value:
        return False
    if {old.value, new.value} in _COMPATIBLE.get(new.name, ()):
        return False
    # "Lives in England" does not end "Lives in Leeds".
    is_wider = (old.value in COUNTRIES) != (new.value in COUNTRIES)
    return not (new.name == HOME and is_wider)


def is_lasting(text: str) -> bool:
    """Whether a statement belongs to the person's profile, which does not fade."""
    slot = find_slot(text)
    return slot is not None and not slot.is_change and slot.value != NOTHING
