"""Whether what a reader found may be kept: borne out by the message, and not an echo of the persona's own text."""

import re
from collections.abc import Sequence

from core.memory.reading.extraction import MEMORY_KINDS, Found
from core.memory.reading.support import explain_unsupported

SHORTEST_ECHO = 5
"""Words from which on a quote that stands in the persona's own text is an echo of it, not news of the user."""

_WORD = re.compile(r"\w+")


def find_objection(found: Found, message: str, persona_texts: Sequence[str]) -> str:
    """Return in words why this is not kept, or "" when nothing speaks against it."""
    if found.kind not in MEMORY_KINDS or not 1 <= found.importance <= 5:
        return "the kind or the importance is not one there is"
    unsupported = explain_unsupported(found, message)
    if unsupported:
        return unsupported
    quote = message[found.quote_start : found.quote_end]
    if _is_echo(quote, persona_texts) or _is_echo(found.text, persona_texts):
        return "these are the persona's own words"
    return ""


def _is_echo(text: str, persona_texts: Sequence[str]) -> bool:
    words = _WORD.findall(text.casefold())
    if len(words) < SHORTEST_ECHO:
        return False
    return any(f" {' '.join(words)} " in f" {' '.join(_WORD.findall(known.casefold()))} " for known in persona_texts)
