"""Makes a sentence agree with the thing that is put into it: "your exams are", "your exam is"; pure."""

import re

from core.memory.reading.languages.pack import Language

_FORMS: dict[Language, dict[str, tuple[str, str]]] = {
    "en": {"is": ("is", "are"), "was": ("was", "were"), "it": ("it", "they"), "them": ("it", "them")},
    "fr": {"is": ("c’est", "c’est"), "was": ("c’était", "c’était")},
    "es": {"is": ("es", "son"), "was": ("fue", "fueron")},
    "de": {"is": ("ist", "sind"), "was": ("war", "waren"), "went": ("ging", "gingen")},
}
"""What a sentence's place stands for, beside one thing and beside several."""
_SEVERAL: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"(?:tes|vos|les|des|deux|trois|quatre|cinq)\b", re.IGNORECASE),
    "es": re.compile(r"(?:tus|los|las|unos|unas|dos|tres|cuatro|cinco)\b", re.IGNORECASE),
    "de": re.compile(r"(?:(?:deine|die) )?(?:zwei|drei|vier|fünf)\b", re.IGNORECASE),
}
_COUNTED = re.compile(r"(?:(?:the|your|some) )?(?:two|three|four|five|six)\b", re.IGNORECASE)
_AFTER_HEAD = re.compile(r",|\s(?:in|at|with|for|of|about|from|to|on|by|near|under|behind|you|your|that|who|is|are)\s")
_NO_PLURAL = re.compile(r"(?:ss|us|is|ics|news|series|chess|lens|[A-Z]\w*)$")
_IRREGULAR = ("people", "children", "kids", "parents", "men", "women", "mice", "feet", "teeth")
_SINGULAR_BEFORE = re.compile(
    r"\b(?:is|was|has|does|est|était|va|vas|es|está|fue|era|salió|quedó|ist|war|geht|läuft|macht)\s*$", re.IGNORECASE
)
_SINGULAR_AFTER = re.compile(
    r"\s*,?\s*(?:is|was|has|does|deserves|needs|est|était|a|va|es|está|fue|ist|war|geht|läuft|schmort|wartet|hat)\b",
    re.IGNORECASE,
)
_MEANS_IT = re.compile(r"(?:\A|[.:;!?])\s*it\b|\b(?:with|beside|for|of|about) it\b(?!\?)", re.IGNORECASE)
"""An "it" that begins a clause, or that something goes with; "one question, and it fits" is of the question."""


def is_several(thing: str, language: Language) -> bool:
    """Whether a thing is more than one; of German only what is counted, for its words do not show it."""
    if language != "en":
        return bool(_SEVERAL[language].match(thing))
    head = _AFTER_HEAD.split(thing)[0].split(" ")
    if head[0].endswith("ing"):
        return False
    word = head[-1]
    is_plural = word.lower() in _IRREGULAR or (word.endswith("s") and not _NO_PLURAL.search(word))
    return is_plural or " and " in thing or bool(_COUNTED.match(thing))


def agreeing(thing: str, language: Language) -> dict[str, str]:
    """Return the verbs and pronouns that agree with the thing, by the names that a sentence has for them."""
    number = int(is_several(thing, language))
    return {name: forms[number] for name, forms in _FORMS[language].items()}


def suits_several(before: str, after: str) -> bool:
    """Whether a line may speak of several things where it was written for one."""
    return not (_SINGULAR_BEFORE.search(before) or _SINGULAR_AFTER.match(after) or _MEANS_IT.search(after))
