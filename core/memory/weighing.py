"""Weighs a scope's memories and earlier talk for what was just said: one sum, every part of it by name."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import numpy as np

from core.memory.asking import TIME_STEMS, Question
from core.memory.shelf import Kept, Talk, Vector
from core.memory.words import Row, WordIndex, rarity, saturate

REACH = 2
"""Turns before and after that count as a turn's neighbours."""
HALF_AT = 8.0
"""BM25 at which the words' part has half its greatest value; needs no normalising by question."""

MEANING, WORDS = 0.22, 0.12
MEANING_NEARBY, WORDS_NEARBY = 0.22, 0.41
SPEAKER = 0.10
SUBSTANCE = 0.14
ASKING = -0.025
TIME = 0.16
DATED = 0.08
SUPPORT = 0.05
RECENCY, RECENCY_FADES = 0.02, timedelta(days=30)
IMPORTANCE = 0.01
KEPT_CLOSE = 0.05

TALKED_OF_LATER, PLANNED_BEFORE = timedelta(days=7), timedelta(days=2)
"""How fast the part of time fades for what was said after the time asked for, and before it."""
MOST_WEIGHED = 60
"""Of each kind, the best so many are handed on."""
A_LONG_TURN = 20.0
"""Weighty words from which on a turn has all its substance."""


@dataclass(frozen=True)
class Weighed:
    """A memory or a turn with the parts of its score; `total` is their sum."""

    source: Literal["memory", "turn"]
    id: int
    parts: dict[str, float]
    vector: Vector
    is_close: bool = False
    sources: tuple[int, ...] = ()

    @property
    def total(self) -> float:
        """The whole score."""
        return self.parts["total"]

    @property
    def relevance(self) -> float:
        """What speaks for it because of what was said."""
        return sum(self.parts.get(name, 0.0) for name in ("meaning", "words", "nearby"))


def weigh(question: Question, kept: Kept, talk: Talk, *, now: datetime) -> list[Weighed]:
    """Return what is worth a look, best first: the best memories and turns, and every memory kept close."""
    memories = weigh_memories(question, kept, now=now)
    turns = weigh_turns(question, talk, kept, memories)
    found = [*_best_memories(kept, memories), *_best_turns(talk, turns)]
    return sorted(found, key=lambda each: (-each.total, each.source, each.id))


def weigh_memories(question: Question, kept: Kept, *, now: datetime) -> dict[str, Row]:
    """Return the parts of each memory's score. A memory stands for itself: what it says is also what is near it."""
    meaning = np.maximum(kept.vectors.compare(question.vector), 0)
    words = _weigh_words(question, kept.words)
    age = np.maximum(now.timestamp() - kept.updated_at, 0) / RECENCY_FADES.total_seconds()
    return {
        "meaning": (MEANING + MEANING_NEARBY) * meaning,
        "words": (WORDS + WORDS_NEARBY) * words,
        "time": TIME * _weigh_time(question, kept.starts_at, kept.ends_at),
        "recency": RECENCY * np.exp(-age),
        "importance": IMPORTANCE * (kept.importance - 3),
        "pinned": KEPT_CLOSE * kept.is_close,
    }


def weigh_turns(question: Question, talk: Talk, kept: Kept, memories: dict[str, Row]) -> dict[str, Row]:
    """Return the parts of each turn's score."""
    cosines = talk.vectors.compare(question.vector)
    speaker = question.find_speaker(talk.speakers)
    return {
        "meaning": MEANING * np.maximum(cosines, 0),
        "words": WORDS * _weigh_words(question, talk.words),
        "nearby": _weigh_nearby(question, talk, cosines),
        "speaker": SPEAKER * talk.is_by(speaker),
        "substance": SUBSTANCE * _weigh_substance(talk.words.lengths) + ASKING * talk.is_question,
        "time": TIME * _weigh_time(question, talk.said_at, talk.said_at) + DATED * _names_a_time(question, talk.words),
        "support": SUPPORT * _find_support(talk, kept, memories),
    }


def _weigh_words(question: Question, words: WordIndex, talk: Talk | None = None) -> Row:
    """Return BM25, 0 to 1; with a talk, of each turn together with its neighbours."""
    lengths = talk.around(words.lengths, REACH) if talk else words.lengths
    average = float(lengths.mean()) if len(words) else 0.0
    scores = np.zeros(len(words), dtype=np.float32)
    for stem in question.stems:
        places, counts = words.find(stem)
        if not len(places):
            continue
        if talk is None:
            scores[places] += rarity(len(places), len(words)) * saturate(counts, lengths[places], average)
        else:
            spread = talk.around(words.spread(places, counts), REACH)
            scores += rarity(len(places), len(words)) * saturate(spread, lengths, average)
    return scores / (scores + HALF_AT)


def _weigh_nearby(question: Question, talk: Talk, cosines: Row) -> Row:
    near = talk.around(cosines, REACH) / np.maximum(talk.around(np.ones_like(cosines), REACH), 1)
    return MEANING_NEARBY * np.maximum(near, 0) + WORDS_NEARBY * _weigh_words(question, talk.words, talk)


def _weigh_substance(lengths: Row) -> Row:
    return np.minimum(np.log1p(lengths) / math.log1p(A_LONG_TURN), 1)


def _weigh_time(question: Question, starts_at: Row, ends_at: Row) -> Row:
    """Return 1 for what lies in the time asked for, less the further away; 0 when no time was asked for."""
    if question.span is None:
        return np.zeros(len(starts_at), dtype=np.float32)
    first, behind = (instant.timestamp() for instant in question.span)
    late = np.maximum(starts_at - behind, 0) / TALKED_OF_LATER.total_seconds()
    early = np.maximum(first - ends_at, 0) / PLANNED_BEFORE.total_seconds()
    return np.nan_to_num(np.exp(-late - early)).astype(np.float32)


def _names_a_time(question: Question, words: WordIndex) -> Row:
    """Return 1 for each text that names a time, if that is what was asked for."""
    named = np.zeros(len(words), dtype=np.float32)
    for stem in TIME_STEMS if question.asks_when else ():
        named[words.find(stem)[0]] = 1
    return named


def _find_support(talk: Talk, kept: Kept, memories: dict[str, Row]) -> Row:
    """Return for each turn how well the best memory from it answers, 0 to 1."""
    support = np.zeros(len(talk), dtype=np.float32)
    relevance = memories["meaning"] + memories["words"]
    for place in np.flatnonzero(relevance > SUPPORT):
        for message_id in kept.memories[place].sources:
            turn = talk.place_of(message_id)
            if turn is not None:
                support[turn] = max(support[turn], relevance[place])
    return support


def _best_memories(kept: Kept, parts: dict[str, Row]) -> list[Weighed]:
    places = _find_best(parts, len(kept))
    wanted = dict.fromkeys([*places, *np.flatnonzero(kept.is_close).tolist()])
    return [
        Weighed(
            "memory",
            kept.memories[place].id,
            _name_parts(parts, place),
            kept.vectors[place],
            kept.memories[place].is_close,
            kept.memories[place].sources,
        )
        for place in wanted
    ]


def _best_turns(talk: Talk, parts: dict[str, Row]) -> list[Weighed]:
    places = [place for place in _find_best(parts, len(talk)) if talk.ids[place] not in talk.forgotten]
    return [
        Weighed("turn", talk.ids[place], _name_parts(parts, place), talk.vectors[place], sources=(talk.ids[place],))
        for place in places
    ]


def _find_best(parts: dict[str, Row], count: int) -> list[int]:
    totals = np.sum(list(parts.values()), axis=0)
    if count > MOST_WEIGHED:
        return np.argpartition(-totals, MOST_WEIGHED)[:MOST_WEIGHED].tolist()
    return list(range(count))


def _name_parts(parts: dict[str, Row], place: int) -> dict[str, float]:
    named = {name: round(float(row[place]), 4) for name, row in parts.items()}
    return named | {"total": round(sum(named.values()), 4)}
