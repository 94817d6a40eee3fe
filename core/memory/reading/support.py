"""The check every memory passes, whoever read it: the person's own words must bear it out, else it is not kept."""

import re
from datetime import datetime
from typing import Final

from core.memory.reading.extraction import MEMORY_LENGTH, Found
from core.memory.reading.language import detect_language
from core.memory.reading.languages.all import PACKS
from core.memory.reading.languages.pack import Language

SENTENCE_LONGEST: Final = 600
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r" \([^()]*\d{4}\)")
_ORDER = re.compile(
    r"(?<!\w)(?:ignore|system prompt|instructions?|from now on|you must|you should|du musst|"
    r"tu dois|debes|ab jetzt|désormais|à partir de maintenant|a partir de ahora)(?!\w)",
    re.IGNORECASE,
)
_ADDRESSED: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?<!\w)(?:you|your|yours)(?!\w)", re.IGNORECASE),
    "fr": re.compile(r"(?<!\w)(?:tu|toi|(?<!rendez-)vous|ton|tes|votre|vos)(?!\w)", re.IGNORECASE),
    "es": re.compile(r"(?<!\w)(?:tú|tus?|usted|ti|contigo)(?!\w)", re.IGNORECASE),
    "de": re.compile(r"(?<!\w)(?:du|dich|dir|dein\w*)(?!\w)", re.IGNORECASE),
}
_SAME_STEM = 3
_DANGLING = re.compile(r"(?<!\w)(?:this|that|it|these|those|him|her|ça|cela|eso|esto|das|ihn)$", re.IGNORECASE)


def is_supported(found: Found, message: str) -> bool:
    """Whether the quote stands in the message and bears out every word, number and negation of the memory."""
    return not explain_unsupported(found, message)


def explain_unsupported(found: Found, message: str) -> str:
    """Return why the memory may not be kept, or "" when it may."""
    if not 0 <= found.quote_start < found.quote_end <= len(message):
        return "the quote is not in the message"
    quote = message[found.quote_start : found.quote_end]
    text = _BRACKET.sub("", found.text) if found.starts_at else found.text
    if not text.strip() or len(found.text) > MEMORY_LENGTH or len(quote) > SENTENCE_LONGEST:
        return "it is empty or too long to be one statement"
    if found.subject != "user":
        return "it is about somebody else"
    if "?" in quote or _is_asked(message, found.quote_end):
        return "it is a question"
    if _DANGLING.search(text):
        return "it does not name what it is about"
    language = detect_language(message)
    addressed = _ADDRESSED[language]
    if addressed.search(text) or _ORDER.search(quote):
        return "it is said to the persona, not about the person"
    if bool(PACKS[language].negation.search(text)) != bool(PACKS[language].negation.search(quote)):
        return "it turns a no into a yes, or a yes into a no"
    return _explain_words(text, quote)


def _is_asked(message: str, end: int) -> bool:
    rest = message[end:].lstrip(" )\"'”»")
    return rest.startswith("?")


def _explain_words(text: str, quote: str) -> str:
    said = [word.casefold() for word in _WORD.findall(quote)]
    for word in _WORD.findall(text):
        if not _is_said(word.casefold(), said):
            return f"the message does not say “{word}”"
    return ""


def _is_said(word: str, said: list[str]) -> bool:
    """Whether the word, another form of it, or a word that rewriting may add is there."""
    if word in said or word in _REWRITING:
        return True
    if word.isdigit() or len(word) <= _SAME_STEM:
        return False
    if word.endswith("s") and (word[:-1] in said or word[:-2] in said):
        return True
    return any(_is_same_word(word, other) for other in said)


def _is_same_word(word: str, other: str) -> bool:
    """Forms of one verb share all but their ending: works/work, studies/study, arbeitet/arbeite."""
    if abs(len(word) - len(other)) > _SAME_STEM:
        return False
    shared = min(len(word), len(other)) - 1
    return shared >= _SAME_STEM and word[:shared] == other[:shared]


def is_after(moment: datetime | None, said_at: datetime) -> bool:
    """Whether a date lies ahead of the message."""
    return moment is not None and moment > said_at


_REWRITING = frozenset(
    word.casefold()
    for pack in PACKS.values()
    for part in (*pack.rewriting, *pack.verbs.values())
    for word in _WORD.findall(part)
)
