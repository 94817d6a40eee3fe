"""What several memories are about: the word that most of them share, unless it could be about anything."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.memory.recall.plain_words import NEGATIONS, NUMBERS, TIMES
from core.memory.recall.words import find_stems

LEAST_SHARED: Final = 0.5
"""Part of the memories that must have a word in common for it to be what they are about."""

_ANYTHING: Final = """
likes loves enjoys adores hates dislikes prefers wants hopes wishes needs plans goes gets makes takes keeps uses gives
comes started starts began bought got made took went moved met visited joined lives called named new old good best big
small favourite year years month months week weeks weekend day days time times morning evening night thing things lot
aime adore déteste préfère veut habite jour jours semaine mois année temps fait nouveau nouvelle
gusta encanta odia prefiere quiere vive día días semana mes año tiempo hace nuevo nueva
mag liebt hasst bevorzugt möchte will wohnt tag tage woche monat jahr zeit macht neue neuen neuer
"""
NO_MATTER: Final = frozenset(find_stems(f"{_ANYTHING} {NEGATIONS} {TIMES} {NUMBERS} {' '.join(map(str, range(2200)))}"))
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A memory that may be summed up with others."""

    memory_id: int
    text: str
    vector: NDArray[np.float32] | None = None


def find_topic(texts: Sequence[str]) -> str | None:
    """Return the word that most of them share, as it is mostly written; None when there is none."""
    sharing = Counter(stem for text in texts for stem in set(find_stems(text)))
    matters = {stem: count for stem, count in sharing.items() if len(stem) > 2 and stem not in NO_MATTER}
    if not matters:
        return None
    stem = min(matters, key=lambda each: (-matters[each], -len(each), each))
    if matters[stem] < max(2, LEAST_SHARED * len(texts)):
        return None
    if all(find_stems(text)[:1] == (stem,) for text in texts if stem in find_stems(text)):
        # "Plays the cello", "Plays chess": what one does is no matter while nothing else is said of it.
        return None
    words: list[str] = [word for text in texts for word in _WORD.findall(text) if find_stems(word) == (stem,)]
    written: Counter[str] = Counter(word if _is_name(word, texts) else word.casefold() for word in words)
    return min(written, key=lambda word: (-written[word], -len(word), word))


def _is_name(word: str, texts: Sequence[str]) -> bool:
    """Whether it has its capital within a sentence too, and not only at the beginning of a memory."""
    return word[0].isupper() and any(word in _WORD.findall(text)[1:] for text in texts)
