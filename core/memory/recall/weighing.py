"""Weighs a scope's memories and earlier talk for what was just said: one sum, every part of it by name."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

import numpy as np

from core.memory.recall.asking import TIME_STEMS, Question
from core.memory.recall.shelf import Kept, Talk, Vector
from core.memory.recall.words import Row, WordIndex

Source = Literal["memory", "turn"]
Parts = dict[str, Row]
"""The parts of a score by name, one number a memory or turn."""

REACH = 2
"""Turns before and after that count as a turn's neighbours."""
HALF_AT = 15.0
"""BM25 at which the words' part has half its greatest value; needs no normalising by question."""

# Weights: fitted on three of LoCoMo's conversations (docs/decisions/0012); strength and pinned by judgement.
MEANING, MEANING_NEARBY = 0.18, 0.20
WORDS, WORDS_NEARBY = 0.17, 0.42
ANSWER = 0.18
SPEAKER = 0.09
SUBSTANCE, ASKS_ONLY = 0.12, 0.015
TIME = 0.16
DATED, COUNTED, NAMED = 0.08, 0.06, 0.04
SUPPORT = 0.05
STRENGTH = 0.04
KEPT_CLOSE = 0.05

TALKED_OF_LATER, PLANNED_BEFORE = timedelta(days=7), timedelta(days=2)
"""How fast the part of time fades for what was said after the time asked for, and before it."""
A_TELLING_TIME = timedelta(days=31)
"""A longer time, like a year, says less about what is meant: nearly everything lies in it."""
A_LONG_TURN = 20.0
"""Weighty words from which on a turn has all its substance."""
MOST_WEIGHED = 30
"""Of each kind, the best so many are handed on."""


RELEVANT = ("meaning", "words", "nearby", "answer")


@dataclass(frozen=True)
class Weighed:
    """A memory or a turn with the parts of its score; `total` is their sum."""

    source: Source
    id: int
    parts: dict[str, float]
    vector: Vector
    is_close: bool = False
    sources: tuple[int, ...] = ()

    @property
    def total(self) -> float:
        """The whole score."""
        return self.parts["total"]

    @cached_property
    def relevance(self) -> float:
        """What speaks for it because of what was said, 0 to about 1; the other parts only order what is relevant."""
        return sum(self.parts.get(name, 0.0) for name in RELEVANT)


def weigh(question: Question, kept: Kept, talk: Talk, *, now: datetime) -> list[Weighed]:
    """Return what is worth a look, best first: the best memories and turns, and every memory kept close."""
    memories = weigh_memories(question, kept, talk, now=now)
    found = _name_memories(kept, memories)
    if len(talk):
        found += _name_turns(talk, weigh_turns(question, talk, kept, memories))
    return sorted(found, key=lambda each: (-each.total, each.source, each.id))


def weigh_memories(question: Question, kept: Kept, talk: Talk, *, now: datetime) -> Parts:
    """Return the parts of each memory's score. A memory stands for itself: what it says is also what is near it."""
    meaning = np.maximum(kept.vectors.compare(question.vector), 0)
    speaker = question.find_speaker(talk.speakers | kept.speakers)
    return {
        "meaning": (MEANING + MEANING_NEARBY) * meaning,
        "words": (WORDS + WORDS_NEARBY) * _halve(kept.words.score(question.stems)),
        "speaker": SPEAKER * kept.is_by(speaker, question.asker),
        "time": TIME * _weigh_time(question, kept.starts_at, kept.ends_at),
        "strength": STRENGTH * kept.find_strengths(now),
        "pinned": KEPT_CLOSE * kept.is_close,
    }


def weigh_turns(question: Question, talk: Talk, kept: Kept, memories: Parts) -> Parts:
    """Return the parts of each turn's score."""
    cosines = np.maximum(talk.vectors.compare(question.vector), 0)
    words = _halve(talk.words.score(question.stems))
    words_nearby = _halve(talk.score_words_around(question.stems, REACH))
    speaker = question.find_speaker(talk.speakers | kept.speakers)
    return {
        "meaning": MEANING * cosines,
        "words": WORDS * words,
        "nearby": MEANING_NEARBY * talk.average_around(cosines, REACH) + WORDS_NEARBY * words_nearby,
        "answer": ANSWER * talk.before(words * talk.is_question),
        "speaker": SPEAKER * talk.is_by(speaker),
        "substance": SUBSTANCE * _weigh_substance(talk.words.lengths) - ASKS_ONLY * talk.is_question,
        "time": TIME * _weigh_time(question, talk.said_at, talk.said_at),
        "dated": DATED * _names_a_time(question, talk.words),
        "counted": COUNTED * ("number" in question.asks_for) * talk.tells["number"],
        "named": NAMED * ("name" in question.asks_for) * talk.tells["name"],
        "support": SUPPORT * _find_support(talk, kept, memories),
    }


def _halve(scores: Row) -> Row:
    """Return BM25 as a number from 0 to 1."""
    return scores / (scores + HALF_AT)


def _weigh_substance(lengths: Row) -> Row:
    substance: Row = np.minimum(np.log1p(lengths) / math.log1p(A_LONG_TURN), 1)
    return substance


def _weigh_time(question: Question, starts_at: Row, ends_at: Row) -> Row:
    """Return 1 for what lies in the time asked for, less the further away; 0 when no time was asked for."""
    if question.span is None:
        return np.zeros(len(starts_at), dtype=np.float32)
    first, behind = (instant.timestamp() for instant in question.span)
    tells = min(1.0, A_TELLING_TIME.total_seconds() / (behind - first))
    late = np.maximum(starts_at - behind, 0) / TALKED_OF_LATER.total_seconds()
    early = np.maximum(first - ends_at, 0) / PLANNED_BEFORE.total_seconds()
    nearness: Row = np.nan_to_num(tells * np.exp(-late - early))
    return nearness


def _names_a_time(question: Question, words: WordIndex) -> Row:
    """Return 1 for each text that names a time, if that is what was asked for."""
    named = np.zeros(len(words), dtype=np.float32)
    for stem in TIME_STEMS if question.asks_when else ():
        named[words.find(stem)[0]] = 1
    return named


def _find_support(talk: Talk, kept: Kept, memories: Parts) -> Row:
    """Return for each turn how well the best memory from it answers, 0 to 1."""
    support = np.zeros(len(talk), dtype=np.float32)
    relevance = memories["meaning"] + memories["words"]
    for memory in _find_best(relevance):
        for message_id in kept.memories[memory].sources:
            turn = talk.place_of(message_id)
            if turn is not None:
                support[turn] = max(support[turn], relevance[memory])
    return support


def _name_memories(kept: Kept, parts: Parts) -> list[Weighed]:
    best = _find_best(_add(parts))
    places = list(dict.fromkeys([*best, *np.flatnonzero(kept.is_close).tolist()]))
    rows = [(kept.memories[place], kept.vectors[place]) for place in places]
    return [
        Weighed("memory", memory.id, named, vector, memory.is_close, memory.sources)
        for (memory, vector), named in zip(rows, _name_parts(parts, places), strict=True)
    ]


def _name_turns(talk: Talk, parts: Parts) -> list[Weighed]:
    totals = _add(parts)
    totals[talk.find_forgotten()] = -np.inf
    places = [place for place in _find_best(totals) if totals[place] > -np.inf]
    return [
        Weighed("turn", talk.ids[place], named, talk.vectors[place], sources=(talk.ids[place],))
        for place, named in zip(places, _name_parts(parts, places), strict=True)
    ]


def _add(parts: Parts) -> Row:
    first, *others = parts.values()
    totals: Row = first.astype(np.float64)
    for row in others:
        totals += row
    return totals


def _find_best(totals: Row) -> list[int]:
    """Return the places of the best, in no order."""
    if len(totals) <= MOST_WEIGHED:
        return list(range(len(totals)))
    best: list[int] = np.argpartition(-totals, MOST_WEIGHED)[:MOST_WEIGHED].tolist()
    return best


def _name_parts(parts: Parts, places: Sequence[int]) -> list[dict[str, float]]:
    """Return for each place its parts as people see them, rounded, and their `total`."""
    columns = np.stack([row[list(places)] for row in parts.values()], axis=1).round(4).astype(np.float64)
    columns = np.column_stack([columns, columns.sum(axis=1)]).round(4)
    return [dict(zip([*parts, "total"], column, strict=True)) for column in columns.tolist()]
