"""Finds names in a follow-up that nobody gave: capitals are a weak sign, in German and where a sentence begins."""

import re
from collections.abc import Iterator

from core.followups.gate.claim_words import CALENDAR, GERMAN_BARE_NOUNS, NO_NAMES, NUMBER_WORDS, STARTERS
from core.followups.gate.words import EMPTY, LANGUAGES, WORD, sentences, stem
from core.memory.reading.language import detect_language
from core.memory.reading.languages.first_names import FIRST_NAMES
from core.personas.spec import PersonaSpec
from core.safety.phrases import compose, fold

_PLACE = ("nach", "in", "aus")
_OPENS = ("“", "„", "«", '"', "(", ":", "‘", "¿", "¡")


def find_names(text: str, known: frozenset[str], spec: PersonaSpec) -> Iterator[str]:
    """Yield the words of the text that are names and not among the known stems."""
    is_german = (LANGUAGES.get(spec.language.lower()) or detect_language(text)) == "de"
    for sentence in sentences(compose(text)):
        words = list(WORD.finditer(sentence))
        for place, match in enumerate(words):
            word, folded = match.group(), fold(match.group())
            if not word[0].isupper() or folded.split("'")[0] in NO_NAMES or folded in EMPTY or folded in CALENDAR:
                continue
            is_first = place == 0 or sentence[: match.start()].rstrip().endswith(_OPENS)
            before = "" if is_first else fold(words[place - 1].group())
            if not is_known(folded, known) and _is_name(folded, sentence, match, before, is_german=is_german):
                yield word


def _is_name(folded: str, sentence: str, match: re.Match[str], before: str, *, is_german: bool) -> bool:
    if folded.removesuffix("'s") in FIRST_NAMES:
        return True
    if len(folded) == 1 or (match.group().isupper() and len(folded) > 1):
        return False
    if not before:
        return _is_named_subject(folded, sentence[match.end() :].lstrip())
    # German writes every noun with a capital: only where a noun would have its article is a bare one a place.
    return not is_german or (before in _PLACE and folded not in GERMAN_BARE_NOUNS)


def _is_named_subject(folded: str, rest: str) -> bool:
    """Whether a sentence's first word acts as somebody would: "Leo called"."""
    if folded in NUMBER_WORDS:
        return False
    return not folded.endswith(("ing", "thing", "body")) and len(folded) > 2 and bool(STARTERS.match(rest))


def is_known(folded: str, known: frozenset[str]) -> bool:
    """Whether a word, or each part of a compound, was said before."""
    return stem(folded) in known or all(stem(part) in known for part in re.split(r"[-']", folded) if part)
