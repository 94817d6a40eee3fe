"""Names that are made, not typed: the slug in a share link, and what a copy is called."""

import re

from core.personas.spec import LIMITS
from core.text import fold

_SLUG_WORDS = 24
_COPY = re.compile(r" \(copy(?: (\d+))?\)\Z")


def build_slug(name: str, token: str) -> str:
    """Return a readable address that cannot be guessed: the token makes it secret, the name only helps the eye."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(name))[:_SLUG_WORDS].strip("-")
    return f"{words or 'persona'}-{token}"


def name_copy(name: str) -> str:
    """Return “Luna (copy)” for Luna, “Luna (copy 2)” for that one, shortened to fit."""
    found = _COPY.search(name)
    number = int(found.group(1) or 1) + 1 if found else 1
    ending = " (copy)" if number == 1 else f" (copy {number})"
    stem = name[: found.start()] if found else name
    return stem[: LIMITS.name - len(ending)].rstrip() + ending
