"""Compares texts by the words that carry meaning, in four languages; light on purpose, no model."""
# ruff: noqa: E501, SIM905  (word lists are read by language, not by column)

import re
from collections.abc import Iterable

from core.memory.reading.languages.pack import Language
from core.safety.phrases import compose, fold

LANGUAGES: dict[str, Language] = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "german": "de",
    "français": "fr",
    "español": "es",
    "deutsch": "de",
}
"""The languages in which the studio itself can write and judge, by the names a creator gives them."""
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
SENTENCE = re.compile(r"[^.!?…]+[.!?…]*[\"'”’»)*]*")
_ELIDED = re.compile(r"^(?:[dljmtnsc]|qu|jusqu|lorsqu|puisqu)'(?=\w{2})")
"""What French leaves before a vowel: "d'Amélie" is about Amélie."""
_SUFFIXES = ("'s", "ings", "ing", "edly", "ied", "ed", "ies", "es", "s", "en", "e")

EMPTY = frozenset(
    # English
    "a about after again ago all also am an and any are as at away back be been before being best big bit both but by came can come could "
    "day days did do does doing done down each else even ever every few find first for found from get gets getting give go goes going good got great had "
    "has have having he her here hers hey hi him his how i if in into is it its it's just keep kind know last let let's like little long look lot made make "
    "many may maybe me might mind mine more most much must my myself new next nice no not now of off old on once one only or other our out over own part "
    "perhaps please put quite rather really right said same say see shall she should small so some someone something soon still such sure take tell than that that's "
    "the their them then there these they thing things think this those though thought time to today together tomorrow tonight too took try two until "
    "up us use very want wanted was way we week weekend well went were what when where which while who why will wish with wonder wondering would yes yesterday "
    "yet you your you're you've i'm i've i'll i'd don't didn't told mentioned hope word words idea ideas help "
    "monday tuesday wednesday thursday friday saturday sunday "
    # French
    "a ai as au aux avec bien c'est ca ce ces cet cette comment dans de des deux d'un d'une du elle en encore est et etait ete etre fait il ils j'ai je la le les leur lui "
    "ma mais me meme mes moi mon ne nos notre nous on ou par pas peu plus pour quand que quel quelle qui sa sans se ses si son sont sur ta te tes toi ton tout tres tu "
    "un une vos votre vous y "
    # Spanish
    "al algo asi como con cual cuando de del dia el ella en era es esa ese eso esta este esto estoy fue ha hace hay he hoy la las le les lo los mas me mi mis muy nada no "
    "nos o para pero por que quien se ser si sin sobre son su sus tambien te tengo ti tiene todo tu tus un una uno y ya yo "
    # German
    "aber als am an auch auf aus bei bin bis bist da das dass dein deine dem den der des dich die dir doch du ein eine einem einen einer er es etwas fur gern hab habe "
    "haben hast hat ich ihr im in ist ja kann kein keine man mein meine mich mir mit nach nicht noch nun nur ob oder schon sein sich sie sind so uber um und uns "
    "vom von vor war was wenn wer wie wieder wir wird zu zum zur "
    # what was said, in any of them
    "dit disais dijiste decias erzahlt sagtest gesagt".split()
)  # fmt: skip
"""Words too common to show what a text is about, folded."""


def stem(word: str) -> str:
    """Return what a word's forms share: "interviews" and "interview" are one, "booked" and "booking" too."""
    word = _ELIDED.sub("", word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def key_words(text: str) -> dict[str, str]:
    """Return the telling words of a text: stem → the word as it was written."""
    original, folded = compose(text), fold(text)
    found: dict[str, str] = {}
    for match in WORD.finditer(folded):
        word = match.group()
        if word not in EMPTY and _ELIDED.sub("", word) not in EMPTY and (len(word) > 2 or not word.isalpha()):
            found.setdefault(stem(word), original[match.start() : match.end()])
    return found


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all telling words in several texts."""
    return frozenset(key for text in texts for key in key_words(text))


def all_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of every word, the common ones too."""
    return frozenset(stem(match.group()) for text in texts for match in WORD.finditer(fold(text)))


def sentences(text: str) -> list[str]:
    """Split a text where its sentences end."""
    return [part.strip() for part in SENTENCE.findall(text) if WORD.search(part)]
