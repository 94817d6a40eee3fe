"""Whether a statement says something that will still mean something weeks later."""

import re

from core.memory.reading.languages.light_words import LIGHT_WORDS
from core.memory.reading.languages.pack import LanguagePack

MEANT = 3
"""Letters from which on a second word says something; a number always does."""
_COMPLETE = re.compile(
    r"graduated|retired|divorced|separated|fume|fuma|raucht|smokes|drinks|meditates|knits", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LAST_WORDS = """
to of with about for from into by than and or but because so that which
de avec pour y con para que und mit für
"""
_BROKEN_OFF = frozenset(_LAST_WORDS.casefold().split())
_SECOND_I = re.compile(
    r"(?<!\w)(?:je|nous|yo|(?<!con )nosotr[oa]s|(?<!als )ich|wir)(?!\w)|"
    r"(?<!quand )(?<!depuis que )(?<!\w)j['’]|depuis que j['’](?!ai \w+ ans)|quand j['’](?!avais|étais)",
    re.IGNORECASE,
)


def is_vague(rest: str, pack: LanguagePack) -> bool:
    """Whether what is said of oneself is empty, or has a second "I" whose verb would stay in the first person."""
    return bool(pack.vague.match(rest.strip()) or _SECOND_I.search(rest))


def is_fragment(text: str) -> bool:
    """Whether too little is said to mean anything weeks later: "Won", "Joined in"."""
    words = text.split()
    if len(words) == 1:
        return not _COMPLETE.match(text)
    return len(words) == 2 and len(words[1]) < MEANT and not (words[1].isdigit() or words[1].isupper())


def says_something(text: str, pack: LanguagePack) -> bool:
    """Whether a word is left when those are taken away that fit everything; and it does not break off."""
    about = pack.relatives.match(text)
    words = _WORD.findall(text[about.end() if about else 0 :].casefold())
    return (
        bool(words) and words[-1] not in _BROKEN_OFF and any(word not in LIGHT_WORDS[pack.language] for word in words)
    )
