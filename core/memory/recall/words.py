"""Finds texts by their words: BM25 with stems, so that "running" finds "runs", over lists that grow at their end."""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray

from core.memory.recall.plain_words import EMPTY_WORDS, SMALL_TALK
from core.memory.recall.word_forms import unify

Row = NDArray[np.floating[Any]]
"""One number a text."""

TERM_SATURATION = 1.2
LENGTH_WEIGHT = 0.75
SMALLEST_COLLECTION = 100
"""A word is at least as rare as it would be among so many memories: among three, no word would count for anything."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STEMMER = Stemmer.Stemmer("english")
_EMPTY_WORDS = frozenset(EMPTY_WORDS.split())
_SMALL_TALK = frozenset(SMALL_TALK.split())
_SMALL_TALK_LENGTH = 4


def find_words(text: str) -> list[str]:
    """Return the words as they are compared, in order."""
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.casefold())]


def find_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    return tuple(_STEMMER.stemWords([word for word in find_words(text) if word not in _EMPTY_WORDS]))


def find_terms(text: str) -> tuple[str, ...]:
    """Return what a text is searched by, in order: stems, with words that say the same in one form."""
    return tuple(_STEMMER.stemWords([unify(word) for word in find_words(text) if word not in _EMPTY_WORDS]))


_NOWHERE = (np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.float32))


class WordIndex:
    """Which texts hold which stems. It grows at its end, and a search touches only its own words.

    Not safe for a search while another thread adds.
    """

    def __init__(self) -> None:
        self._places: dict[str, array[int]] = {}
        self._counts: dict[str, array[float]] = {}
        self._lengths = array("f")
        self._row: Row = np.zeros(0, dtype=np.float32)

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, text: str) -> None:
        """Take in one text behind the others."""
        stems = Counter(find_terms(text))
        for stem, count in stems.items():
            self._places.setdefault(stem, array("i")).append(len(self._lengths))
            self._counts.setdefault(stem, array("f")).append(count)
        self._lengths.append(stems.total())

    @property
    def lengths(self) -> Row:
        """How many stems each text has."""
        if len(self._row) < len(self):
            self._row = np.array(self._lengths, dtype=np.float32)
        return self._row

    def find(self, stem: str) -> tuple[NDArray[np.intp], Row]:
        """Return the places of the texts that hold a stem, and how often each does."""
        if stem not in self._places:
            return _NOWHERE
        return np.array(self._places[stem], dtype=np.intp), np.array(self._counts[stem], dtype=np.float32)

    def score(self, stems: Iterable[str]) -> Row:
        """Return each text's BM25 for the stems, 0 where none is held."""
        scores = np.zeros(len(self), dtype=np.float32)
        average = float(self.lengths.mean()) if len(self) else 0.0
        for places, counts in map(self.find, stems):
            if len(places):
                worth = saturate(counts, self.lengths[places], average)
                scores[places] += rarity(len(places), len(self)) * worth
        return scores


def rarity(holding: int, total: int) -> float:
    """Return BM25's weight of a word that `holding` of `total` texts have."""
    return math.log(1 + (max(total, SMALLEST_COLLECTION) - holding + 0.5) / (holding + 0.5))


def saturate(counts: Row, lengths: Row, average: float) -> Row:
    """Return what a word's counts are worth in texts of those lengths, before its rarity (BM25)."""
    stretch = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * lengths / (average or 1.0)
    return counts * (TERM_SATURATION + 1) / (counts + TERM_SATURATION * stretch)


def is_small_talk(text: str) -> bool:
    """Whether a message is a mere greeting, thanks or nod, to which no memory could matter."""
    words = _WORD.findall(text.casefold())
    return len(words) <= _SMALL_TALK_LENGTH and all(word in _SMALL_TALK for word in words)
