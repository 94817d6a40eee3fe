"""Finds memories by their words: BM25 over one person's few memories, with stems, so that "running" finds "runs"."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

from core.memory.plain_words import EMPTY_WORDS, SMALL_TALK

TERM_SATURATION = 1.2
LENGTH_WEIGHT = 0.75
SMALLEST_COLLECTION = 100
"""A word is at least as rare as it would be among so many memories: among three, no word would count for anything."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STEMMER = Stemmer.Stemmer("english")
_EMPTY_WORDS = frozenset(EMPTY_WORDS.split())
_SMALL_TALK = frozenset(SMALL_TALK.split())
_SMALL_TALK_LENGTH = 4


@lru_cache(maxsize=20_000)
def find_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    words = (word.replace("’", "'") for word in _WORD.findall(text.casefold()))
    return tuple(_STEMMER.stemWords([word.removesuffix("'s") for word in words if word not in _EMPTY_WORDS]))


@lru_cache(maxsize=20_000)
def _count_stems(text: str) -> Counter[str]:
    return Counter(find_stems(text))


def score_words(query: str, texts: Sequence[str]) -> list[float]:
    """Return BM25 of each text for the query; 0 where no word is shared."""
    asked = set(find_stems(query))
    if not asked or not texts:
        return [0.0] * len(texts)
    documents = [_count_stems(text) for text in texts]
    average = sum(document.total() for document in documents) / len(documents) or 1.0
    rarity = {word: _rarity(sum(word in document for document in documents), len(documents)) for word in asked}
    return [0.0 if asked.isdisjoint(document) else _score(document, rarity, average) for document in documents]


def _rarity(holding: int, total: int) -> float:
    return math.log(1 + (max(total, SMALLEST_COLLECTION) - holding + 0.5) / (holding + 0.5))


def _score(document: Counter[str], rarity: dict[str, float], average: float) -> float:
    length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * document.total() / average
    shared = (word for word in rarity if word in document)
    return sum(
        rarity[word] * document[word] * (TERM_SATURATION + 1) / (document[word] + TERM_SATURATION * length)
        for word in shared
    )


def is_small_talk(text: str) -> bool:
    """Whether a message is a mere greeting, thanks or nod, to which no memory could matter."""
    words = _WORD.findall(text.casefold())
    return len(words) <= _SMALL_TALK_LENGTH and all(word in _SMALL_TALK for word in words)
