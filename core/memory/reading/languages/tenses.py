"""Which verbs tell of what is over, so that "in January" is the last one and not the next."""

import re
from collections.abc import Mapping
from typing import Final

from core.memory.reading.languages.english_words import PAST_STRONG, PAST_WEAK
from core.memory.reading.languages.pack import Language

_PAST: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(
        rf"(?<!\w)(?:\w{{2,}}ed|was|were|had|died|left|went|{PAST_STRONG}|{PAST_WEAK})(?!\w)", re.IGNORECASE
    ),
    "fr": re.compile(
        r"(?:ai|as|a|ont|avons|suis|est|sommes)(?: \w+)? \w+(?:é|i|u|is|it|ert|t)e?s?(?!\w)", re.IGNORECASE
    ),
    "es": re.compile(
        r"(?<!\w)(?:\w+(?:é|í|ó|aron|ieron)|h[ea]n? \w+[ai]do|fui|fue|tuv[eo]|murió)(?!\w)", re.IGNORECASE
    ),
    "de": re.compile(
        r"(?<!\w)(?:\w*ge\w{2,}[tn]|war|hatte|wurde|\w+iert|verloren|bekommen|starb)(?!\w)", re.IGNORECASE
    ),
}
_AHEAD: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<!\w)(?:will|'ll|going to|(?:is|are|am) (?:getting|\w+ing)|gets|to be)(?!\w)", re.IGNORECASE),
    "fr": re.compile(r"(?<!\w)(?:va|vont|vais|doit|sera|aura)(?!\w)", re.IGNORECASE),
    "es": re.compile(r"(?<!\w)(?:va a|van a|voy a|será|tendrá)(?!\w)", re.IGNORECASE),
    "de": re.compile(r"(?<!\w)(?:wird|werden|werde|will|soll|muss)(?!\w)", re.IGNORECASE),
}


def is_told_of_past(text: str, language: Language) -> bool:
    """Whether a statement tells of what is over, by its verbs."""
    return bool(_PAST[language].search(text)) and not _AHEAD[language].search(text)
