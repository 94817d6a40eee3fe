"""Whether a message bears a memory out, judged without the product's own check and more strictly.

Numbers and names must stand in the message letter by letter, every other word by its beginning; negations must be as
many; a date in brackets must be the one that was resolved. Shares no code and no list with the check of the product.
"""

import re
from datetime import timedelta

import Stemmer

from core.memory.reading.extraction import Found

_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_STEMMERS = {
    code: Stemmer.Stemmer(name) for code, name in
    {"en": "english", "fr": "french", "es": "spanish", "de": "german"}.items()
}  # fmt: skip
_MAY_BE_ADDED = {
    "en": (
        "is has was were had does their them they themself theirs will would doesn t hasn isn s not called favourite "
        "with goes"
    ),
    "fr": "est a son sa ses leur leurs s se ont appelle fête n ne l va fait vit soi sont lui il ou elle avait était",
    "es": "es está ha su sus le les se llama tiene han va celebra vive sí ellos con",
    "de": "ist hat heißt der die das den dem des sich sie er oder ihn ihr ihm mag isst nimmt fährt läuft liest wird",
}
_NEGATION = {
    "en": r"\b(?:not|no|never|nobody|nothing|without|cannot|\w+n't|dont|cant|didnt)\b",
    "fr": r"\b(?:pas|plus|jamais|rien|aucune?|sans)\b",
    "es": r"\b(?:no|nunca|jamás|nada|sin|tampoco)\b",
    "de": r"\b(?:nicht|kein\w*|nie|niemals|nichts|ohne)\b",
}


def find_fault(memory: Found, message: str, language: str) -> str:
    """Return what the message does not bear out, or "" when it bears out everything."""
    quote = message[memory.quote_start : memory.quote_end]
    text, dates = _split_dates(memory)
    if any(number not in {str(part) for part in _parts(memory)} for number in re.findall(r"\d+", dates)):
        return f"a date that was not resolved: {dates}"
    said, stems = _WORD.findall(quote), {_stem(word, language) for word in _WORD.findall(quote)}
    for position, word in enumerate(_WORD.findall(text)):
        if not _is_borne_out(word, said, stems, language, may_be_capital=position == 0):
            return f"not said: {word}"
    if _count(text, language) != _count(quote, language):
        return "a negation more or less"
    return ""


def _split_dates(memory: Found) -> tuple[str, str]:
    if memory.starts_at is None:
        return memory.text, ""
    added = [match for match in _BRACKET.finditer(memory.text) if re.search(r"\d{4}", match.group())]
    return _BRACKET.sub("", memory.text) if added else memory.text, " ".join(match.group(1) for match in added)


def _parts(memory: Found) -> set[int]:
    """The days and years a bracket may name; an end is excluded, so the day before counts."""
    assert memory.starts_at
    assert memory.ends_at
    ends = (memory.starts_at, memory.ends_at - timedelta(days=1))
    return {end.day for end in ends} | {end.year for end in ends}


def _is_borne_out(word: str, said: list[str], stems: set[str], language: str, *, may_be_capital: bool) -> bool:
    if word.isdigit() or (word[0].isupper() and not may_be_capital and language != "de"):
        return word in said
    folded = word.casefold()
    if folded in _MAY_BE_ADDED[language].casefold().split() or _stem(word, language) in stems:
        return True
    beginning = folded[: max(3, len(folded) - 3)]
    return len(folded) > 2 and any(other.casefold().startswith(beginning) for other in said)


def _stem(word: str, language: str) -> str:
    return str(_STEMMERS[language].stemWord(word.casefold()))


def _count(text: str, language: str) -> int:
    return len(re.findall(_NEGATION[language], text.replace("’", "'"), re.IGNORECASE))
