"""Which of the four languages a message is in, told by its commonest words; no model, no download."""

import re
from collections.abc import Iterable
from functools import lru_cache

from core.memory.reading.languages.all import PACKS
from core.memory.reading.languages.pack import Language

_WORD = re.compile(r"[^\W\d_]+")
_COMMON: dict[Language, str] = {
    "en": (
        "i the and my is am was are have has had to of in on at for with it that this you your we do not but so me "
        "be been just im ive dont really love like hate work live going from about will an he she they what"
    ),
    "fr": (
        "je j le la les un une des et est suis ai mon ma mes de du au aux en dans pour avec que qui pas ne tu vous "
        "nous il elle on ce c sur mais très bien aussi moi toi ça chez depuis habite travaille adore aime déteste "
        "m s l d n qu vais notre ne été cette sont ont"
    ),
    "es": (
        "yo el la los las un una y es soy estoy tengo mi mis de del al en para con que no me se por pero muy "
        "también tu lo como más está vivo trabajo gusta encanta odio desde hace voy he esta este nos "
        "somos hoy ayer mañana antes ha han te fue era su le"
    ),
    "de": (
        "ich der die das ein eine einen einem einer und ist bin habe hab mein meine meinen meiner meinem zu in im "
        "am auf für mit nicht kein keine aber sehr auch du wir mir mich es von bei seit wohne arbeite liebe mag "
        "jetzt ab nenn mag bitte meinem unsere uns gern gerne war wird heute morgen den dem nach aus als heißt"
    ),
}
_STOP_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LETTERS: dict[Language, frozenset[str]] = {
    "fr": frozenset("œçèêàùâîû"),
    "es": frozenset("ñ¿¡áíó"),
    "de": frozenset("ßäöü"),
}


def detect_language(text: str, before: Iterable[str] = ()) -> Language:
    """Return the language of the text; one that says nothing (a name, "ok") takes that of the talk before it."""
    languages = (_tell(sample) for sample in (text, *reversed(tuple(before))))
    return next((language for language in languages if language is not None), "en")


@lru_cache(maxsize=8)
def _tell(sample: str) -> Language | None:
    """Return its language, or None when it says nothing; kept, as every memory of a message asks for it again."""
    words = _WORD.findall(sample.casefold())
    scores = {language: _count(language, words, sample) for language in _STOP_WORDS}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None


def _count(language: Language, words: list[str], sample: str) -> int:
    """Count the words and letters that speak for a language."""
    known, verbs = _STOP_WORDS[language], PACKS[language].verbs
    return sum(word in known or word in verbs for word in words) + len(
        _LETTERS.get(language, frozenset()) & set(sample.casefold())
    )
