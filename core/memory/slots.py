"""Facts of which a person has one at a time: where they live and work, what they are called, their favourite of a kind.

Only statements that begin with such a phrase count, in the third person without a subject, as readers write them.
"""

import re
from dataclasses import dataclass

NAME = "name"
HOME = "home"
WORK = "work"

_STATES = (
    (NAME, r"(?:is called|is named|name is|goes by|s['’]appelle|se llama|heißt) (?P<value>.+)"),
    (
        HOME,
        r"(?:now |currently )?(?:lives in|is living in|lives at) (?P<value>.+)",
    ),
    (HOME, r"(?:habite (?:à|en|au)|vit (?:à|en|au)|vive en) (?P<value>.+)"),
    (HOME, r"(?:wohnt|lebt) (?:jetzt )?in (?P<value>.+)"),
    (WORK, r"(?:now |currently )?(?:works (?:at|for)|is working (?:at|for)) (?P<value>.+)"),
    (WORK, r"(?:travaille (?:chez|pour)|trabaja (?:en|para)|arbeitet bei) (?P<value>.+)"),
)
_CHANGES = (
    (HOME, r"(?:just |finally |recently |has )*moved to (?P<value>.+)"),
    (HOME, r"a déménagé à (?P<value>.+)|(?:se )?mudó a (?P<value_es>.+)|ist nach (?P<value_de>.+) gezogen"),
)
_FAVOURITE = r"favou?rite (?P<of>[\w' -]+?) (?:is|are) (?:now )?(?P<value>.+)"
_END_OF_VALUE = re.compile(
    r"\s*(?:[,;.(–—]|\b(?:with|and|since|for|near|because|now|but|which|where|these days|again|at the moment|last|this|"
    r"avec|et|depuis|con|y|desde|mit|und|seit|jetzt)\b).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Slot:
    """Which fact, and what it is. `is_change`: tells that it became so, rather than that it is so."""

    name: str
    value: str
    is_change: bool = False


def find_slot(text: str) -> Slot | None:
    """Return the single-valued fact that a statement states, or None."""
    for patterns, is_change in ((_STATES, False), (_CHANGES, True)):
        for name, pattern in patterns:
            match = re.match(pattern, text, re.IGNORECASE)
            if match:
                return Slot(name, _plain(next(filter(None, match.groupdict().values()))), is_change)
    match = re.match(_FAVOURITE, text, re.IGNORECASE)
    return Slot(f"favourite {match['of'].casefold()}", _plain(match["value"])) if match else None


def _plain(value: str) -> str:
    return _END_OF_VALUE.sub("", value).strip().casefold()
