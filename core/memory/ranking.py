"""Weighs memories for what was just said, and picks the few worth their place in a prompt."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

HALF_AT = 8.0
"""BM25 at which the words' part has half its greatest value; needs no normalising by query."""

RECENCY_WEIGHT = 0.04
RECENCY_FADES = timedelta(days=30)
IMPORTANCE_WEIGHT = 0.02
KEPT_CLOSE = 0.1

LEAST_RELEVANCE = 0.1
"""Below it a memory has nothing to do with what was said. No bound on the cosine alone separates the two."""
LEAST_OF_BEST = 0.5
"""A memory must be at least so relevant as this part of the best one."""
MOST_KEPT_CLOSE = 3
SAME = 0.95
"""Cosine from which on two memories say the same, so that one of them is enough."""


@dataclass(frozen=True)
class Candidate:
    """A memory that might be recalled. `similarity` is None while its meaning is not known.

    `is_close`: always part of the prompt, like a pinned one or the person's name.
    """

    memory_id: int
    text: str
    kind: str
    importance: int
    is_close: bool
    created_at: datetime
    updated_at: datetime
    words: float
    similarity: float | None = None
    vector: NDArray[np.float32] | None = None
    starts_at: datetime | None = None
    date_precision: str = ""


@dataclass(frozen=True)
class Ranked:
    """A candidate with the parts of its score; `total` is their sum."""

    candidate: Candidate
    parts: dict[str, float]

    @property
    def relevance(self) -> float:
        """What speaks for it because of what was said, meaning and words, 0 to 1."""
        return self.parts["meaning"] + self.parts["words"]

    @property
    def total(self) -> float:
        """The whole score."""
        return self.parts["total"]


def rank(candidates: Sequence[Candidate], *, now: datetime) -> list[Ranked]:
    """Score every candidate, best first; equals in order of their ids."""
    ranked = [Ranked(candidate, score_parts(candidate, now=now)) for candidate in candidates]
    return sorted(ranked, key=lambda each: (-each.total, each.candidate.memory_id))


def weigh_relevance(similarity: float | None, words: float) -> float:
    """Return what meaning and words say together, 0 to 1, for a first look at many."""
    return (max(similarity or 0.0, 0.0) + words / (words + HALF_AT)) / 2


def score_parts(candidate: Candidate, *, now: datetime) -> dict[str, float]:
    """Return the parts of a score by name, and their `total`."""
    age = max(now - candidate.updated_at, timedelta(0))
    parts = {
        "meaning": max(candidate.similarity or 0.0, 0.0) / 2,
        "words": candidate.words / (candidate.words + HALF_AT) / 2,
        "recency": RECENCY_WEIGHT * math.exp(-(age / RECENCY_FADES)),
        "importance": IMPORTANCE_WEIGHT * (candidate.importance - 3),
        "pinned": KEPT_CLOSE if candidate.is_close else 0.0,
    }
    parts = {name: round(part, 4) for name, part in parts.items()}
    return parts | {"total": round(sum(parts.values()), 4)}


def pick(ranked: Sequence[Ranked], *, limit: int) -> list[Ranked]:
    """Choose at most `limit`: those kept close, then what is relevant enough and not said already, best first."""
    least = find_least(ranked)
    close = [each for each in ranked if each.candidate.is_close][: min(MOST_KEPT_CLOSE, limit)]
    chosen = list(close)
    for each in ranked:
        if len(chosen) >= limit:
            break
        if each.relevance >= least and each not in close and not _is_said(each.candidate, chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: (-each.total, each.candidate.memory_id))


def find_least(ranked: Sequence[Ranked]) -> float:
    """Return the relevance from which on a memory has to do with what was said."""
    return max(LEAST_RELEVANCE, LEAST_OF_BEST * max((each.relevance for each in ranked), default=0.0))


def _is_said(candidate: Candidate, chosen: Sequence[Ranked]) -> bool:
    if candidate.vector is None:
        return False
    others = (each.candidate.vector for each in chosen)
    return any(other is not None and float(candidate.vector @ other) >= SAME for other in others)
