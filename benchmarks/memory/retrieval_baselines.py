"""What others do, on the same questions and with the same embedder: dense, words, full text, fusions of them."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from benchmarks.memory.locomo import Question
from benchmarks.memory.retrieval_ours import Laid
from core.memory.recall.shelf import Talk, Turn
from core.memory.recall.words import find_stems, find_terms, find_words

WINDOW = 5
"""Turns before and after in the window of eleven."""


@dataclass(frozen=True)
class Baselines:
    """Scores of every turn for one question, by several methods. "dsc": date, speaker, caption before the words."""

    laid: Laid

    @cached_property
    def methods(self) -> dict[str, Callable[[Question], np.ndarray]]:
        """The methods by name."""
        return {
            "dense, turn [sc]": lambda asked: self._sc @ self._embed(asked),
            "dense, turn [dsc]": self._dense,
            "rank fusion (k=60), dense + BM25 [dsc]": lambda asked: _fuse(self._dense(asked), self._words(asked)),
            "SQLite FTS5, porter [sc]": self._full_text,
            "BM25, turn [dsc]": self._words,
            "weighted sum, dense + BM25 [dsc]": self._sum,
            "BM25, window of 3": lambda asked: self._words(asked, reach=1),
            "weighted sum, turn + window of 11": self._sum_of_windows,
            "the same + 0.5 × best observation": lambda asked: self._sum_of_windows(asked) + 0.5 * self._boost(asked),
        }

    @cached_property
    def _sc(self) -> np.ndarray:
        return self.laid.embedding.embed([f"{line.speaker}: {line.text}" for line in self.laid.chat.talk.turns])

    @cached_property
    def _dsc(self) -> np.ndarray:
        return self.laid.embedding.embed(
            [f"[{_day(line.said_at)}] {line.speaker}: {line.text}" for line in self.laid.chat.talk.turns]
        )

    @cached_property
    def _dated(self) -> Talk:
        """The same talk with its dates among the words."""
        talk = Talk()
        talk.add(
            [
                Turn(place, line.session, f"{_day(line.said_at)} {line.speaker}: {line.text}", "", line.said_at)
                for place, line in enumerate(self.laid.chat.talk.turns)
            ]
        )
        return talk

    @cached_property
    def _observed(self) -> np.ndarray:
        return self.laid.embedding.embed([note.text for note in self.laid.chat.observed])

    @cached_property
    def _table(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE turns USING fts5(text, tokenize='porter')")
        rows = [(f"{line.speaker}: {line.text}",) for line in self.laid.chat.talk.turns]
        connection.executemany("INSERT INTO turns(text) VALUES (?)", rows)
        return connection

    def _embed(self, asked: Question) -> np.ndarray:
        return self.laid.embedding.embed([asked.text])[0]

    def _dense(self, asked: Question) -> np.ndarray:
        return self._dsc @ self._embed(asked)

    def _words(self, asked: Question, reach: int = 0) -> np.ndarray:
        talk, stems = self._dated, dict.fromkeys(find_terms(asked.text))
        return talk.score_words_around(stems, reach) if reach else talk.words.score(stems)

    def _sum(self, asked: Question) -> np.ndarray:
        return (_normalise(self._dense(asked)) + _normalise(self._words(asked))) / 2

    def _sum_of_windows(self, asked: Question) -> np.ndarray:
        around = self._dated.average_around(self._dense(asked), WINDOW)
        return self._sum(asked) + (_normalise(around) + _normalise(self._words(asked, WINDOW))) / 2

    def _boost(self, asked: Question) -> np.ndarray:
        boost = np.zeros(len(self.laid.chat.talk.turns))
        for note, cosine in zip(self.laid.chat.observed, self._observed @ self._embed(asked), strict=True):
            for place in note.sources:
                boost[place] = max(boost[place], cosine)
        return _normalise(boost)

    def _full_text(self, asked: Question) -> np.ndarray:
        scores = np.zeros(len(self.laid.chat.talk.turns))
        wanted = " OR ".join(f'"{word}"' for word in find_words(asked.text) if find_stems(word))
        for row, rank in self._table.execute("SELECT rowid, rank FROM turns WHERE turns MATCH ?", (wanted,)):
            scores[row - 1] = -rank
        return scores


def _day(said_at: datetime) -> str:
    return f"{said_at.day} {said_at:%B %Y}"


def _normalise(scores: np.ndarray) -> np.ndarray:
    spread = scores.max() - scores.min()
    return (scores - scores.min()) / spread if spread else np.zeros_like(scores)


def _fuse(*rankings: np.ndarray) -> np.ndarray:
    return sum(1 / (60 + np.argsort(np.argsort(-scores, kind="stable"))) for scores in rankings)
