"""A small readable language for lists of phrases, so that a person who is no programmer can review them.

A phrase is plain lower-case words without accents. `*` is any ending of a word, `(a|b)` a choice, `...` up to three
words in between, `'` matches every kind of apostrophe. Matching ignores case, accents and punctuation between words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`"), "'")


def fold(text: str) -> str:
    """Return the text lower-case and without accents, character for character, so that offsets still hold."""
    return "".join(map(_fold_character, compose(text).translate(_APOSTROPHES)))


def compose(text: str) -> str:
    """Return the text in the one form (NFC) in which offsets into `fold` are offsets into it."""
    return unicodedata.normalize("NFC", text)


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that finds any of the phrases in folded text, the longest first."""
    bodies = sorted((_translate(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)" if bodies else r"(?!)")


def _translate(phrase: str) -> str:
    body = phrase.replace(" ... ", "\0").replace("*", r"\w*").replace(" ", r"[\s,;:-]+")
    return body.replace("\0", r"[\s,;:-]+(?:[\w'’-]+[\s,;:-]+){0,3}?")


def mask(folded: str, harmless: re.Pattern[str]) -> str:
    """Return the folded text with harmless figures of speech blotted out, offsets kept."""
    return harmless.sub(lambda match: "·" * len(match.group()), folded)


def find_all(text: str, pattern: re.Pattern[str], harmless: re.Pattern[str]) -> Sequence[str]:
    """Return the words of the text that the pattern is about, as they were written, each once."""
    original = compose(text)
    found = [original[m.start() : m.end()] for m in pattern.finditer(mask(fold(text), harmless))]
    return list(dict.fromkeys(found))
