"""Notices that somebody may be in danger, before any model sees the message: a rule the persona cannot outvote."""

from enum import StrEnum

from core.safety import crisis_phrases as phrases
from core.safety.phrases import compile_phrases, fold, mask


class CrisisCategory(StrEnum):
    """What kind of danger, for choosing the helpline that is shown."""

    ACUTE = "acute"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    VIOLENCE = "violence"


_HARMLESS = compile_phrases(phrases.HARMLESS)
# The most urgent first: what was swallowed matters before why.
_PATTERNS = (
    (CrisisCategory.ACUTE, compile_phrases(phrases.ACUTE)),
    (CrisisCategory.SELF_HARM, compile_phrases(phrases.SELF_HARM)),
    (CrisisCategory.ABUSE, compile_phrases(phrases.ABUSE)),
    (CrisisCategory.VIOLENCE, compile_phrases(phrases.VIOLENCE)),
)


def find_crisis(text: str) -> CrisisCategory | None:
    """Return the most urgent danger that the text speaks of, in English, French, Spanish or German, or None."""
    folded = mask(fold(text), _HARMLESS)
    return next((category for category, pattern in _PATTERNS if pattern.search(folded)), None)
