"""Blanks out what is not the writer's own statement: acted, quoted, sung, dreamt, meant in jest, dictated, made up."""

import re

from core.memory.reading.masking_words import (
    ACTED,
    ACTED_WORDS,
    DATA_AFTER,
    FIRST_PERSON,
    GAP,
    IRONY,
    JEST,
    MAKE_BELIEVE,
    NOT_OWN,
    OWN_TITLE_WORDS,
    QUOTED,
    SUNG,
)
from core.memory.reading.sentences import find_sentences

MASK = "\x00"
"""Stands for text that is not the writer's own statement: acted, quoted, code, a link."""


def mask(message: str) -> str:
    """Return the message, same length, with what is not the writer's own statement blanked out."""
    if _is_played(message):
        return MASK * len(message)
    message = GAP.sub(lambda match: "\n" * len(match.group()), message)
    text = NOT_OWN.sub(_blank, SUNG.sub(_blank, message))
    text = QUOTED.sub(_blank_speech, text)
    for start, end, _ in find_sentences(text):
        if MAKE_BELIEVE.match(text, start, end):
            text = text[:start] + MASK * (end - start) + text[end:]
    told = DATA_AFTER.search(text)
    return text if told is None else text[: told.start()] + MASK * (len(text) - told.start())


def _is_played(message: str) -> bool:
    """Whether nothing in it is meant as it stands."""
    is_acted = any(len(acted.split()) >= ACTED_WORDS for acted in ACTED.findall(message))
    return is_acted or bool(JEST.search(message) or IRONY.search(message))


def _blank(match: re.Match[str]) -> str:
    return MASK * len(match.group())


def _blank_speech(match: re.Match[str]) -> str:
    """A short quotation without "I" is a title, and stays."""
    inside = match.group(1) or match.group(2)
    is_title = len(inside.split()) <= OWN_TITLE_WORDS and not FIRST_PERSON.search(inside)
    return match.group() if is_title else _blank(match)
