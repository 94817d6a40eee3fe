"""Tells what sort of answer a question wants, a number or a name, and whether a text could give it."""

import re
from typing import Final, Literal, get_args

Sort = Literal["number", "name"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)

_IN_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand once twice couple several"
    " deux trois quatre cinq sept huit dix douzaine cent mille"
    " dos tres cuatro cinco seis siete ocho nueve diez docena cien mil"
    " zwei drei vier fünf sechs sieben acht neun zehn dutzend hundert tausend einmal zweimal"
)
_ASKS: Final = {
    "number": r"how (?:many|much|often|long|old|far)|combien|quel âge|cuánt[oa]s?|qué edad"
    r"|wie ?(?:viele?|oft|lange|alt|weit)",
    "name": r"who|where|name[ds]?|called|title"
    r"|which (?:city|country|state|place|book|movie|film|game|band|song|artist|team|company)"
    r"|what (?:book|movie|game|city|country|state|band|song|place)s?"
    r"|où|s'appelle|quién(?:es)?|dónde|se llama|wer|wen|wem|wo|wohin|heißt",
}
_TELLS: Final = {
    "number": re.compile(rf"\d|(?<!\w)(?:{_IN_NUMBERS.replace(' ', '|')})(?!\w)", re.IGNORECASE),
    # A capital within a sentence, or something in quotes.
    "name": re.compile(r"(?<=[a-zß-ÿ,;] )[A-ZÀ-Þ][a-zß-ÿ]{2}|[\"“][^\"“”]+[\"”]"),
}
_ASKED: Final = {sort: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for sort, words in _ASKS.items()}


def find_sorts_asked(question: str) -> frozenset[Sort]:
    """Return which sorts of answer a question wants, most often none."""
    return frozenset(sort for sort in SORTS if _ASKED[sort].search(question))


def find_sorts_told(text: str) -> frozenset[Sort]:
    """Return which sorts of answer a text could give."""
    return frozenset(sort for sort in SORTS if _TELLS[sort].search(text))
