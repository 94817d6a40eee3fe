"""One scope's memories and earlier talk laid out for searching: columns in RAM, which grow as the talk grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from core.memory.decay import Held, fade, find_curve
from core.memory.recall.answers import SORTS, Sort, find_sorts_told
from core.memory.recall.words import Row, WordIndex, rarity, saturate

Places = NDArray[np.intp]
Vector = NDArray[np.float32]

_NOBODY = "\0"
PAUSE = timedelta(hours=3)
"""After so long a silence the talk is about something else: neighbours are looked for on this side of it only."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message. `text` is what is searched: its speaker's name, a colon, its words.

    `vector`: unit length, None while it is not embedded.
    """

    id: int
    conversation_id: int
    text: str
    speaker: str
    said_at: datetime
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory. `is_close`: always in the prompt, like a pinned one; `sources`: ids of the messages it is from,
    `speaker`: whose words they are; empty for those of whoever asks. `held` decides how fast it fades.
    """

    id: int
    text: str
    held: Held
    is_close: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    sources: tuple[int, ...] = ()
    vector: Vector | None = None
    speaker: str = ""


class Vectors:
    """Rows of numbers that grow without being copied each time."""

    def __init__(self) -> None:
        self._rows: Vector = np.zeros((0, 0), dtype=np.float32)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def extend(self, vectors: Sequence[Vector | None]) -> None:
        """Put vectors behind the others; a missing one is like nothing: its cosine to everything is 0."""
        width = next((len(each) for each in vectors if each is not None), self._rows.shape[1])
        self._make_room(self._length + len(vectors), width)
        for vector in vectors:
            if vector is not None:
                self._rows[self._length] = vector
            self._length += 1

    def put(self, place: int, vector: Vector) -> None:
        """Set one row."""
        self._make_room(self._length, len(vector))
        self._rows[place] = vector

    def compare(self, vector: Vector | None) -> Row:
        """Return the cosine of each row to a unit vector."""
        if vector is None or self._rows.shape[1] != len(vector):
            return np.zeros(self._length, dtype=np.float32)
        cosines: Row = self._rows[: self._length] @ vector
        return cosines

    def __getitem__(self, place: int) -> Vector:
        row: Vector = self._rows[place]
        return row

    def _make_room(self, length: int, width: int) -> None:
        if length <= self._rows.shape[0] and width == self._rows.shape[1]:
            return
        grown = np.zeros((max(length, 2 * self._length), width), dtype=np.float32)
        if self._rows.shape[1]:
            grown[: self._length, : self._rows.shape[1]] = self._rows[: self._length]
        self._rows = grown


class Talk:
    """The turns of a scope, in the order in which they were added: within a conversation, that of the talk."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.speakers: set[str] = set()
        self.words = WordIndex()
        self.vectors = Vectors()
        self.forgotten: set[int] = set()
        self.said_at = np.zeros(0)
        self.is_question = np.zeros(0, dtype=np.bool_)
        self.tells: dict[Sort, NDArray[np.bool_]] = {sort: np.zeros(0, dtype=np.bool_) for sort in SORTS}
        self._speakers: list[str] = []
        self._by: dict[str, NDArray[np.bool_]] = {}
        self._questions: list[bool] = []
        self._told: list[frozenset[Sort]] = []
        self._said_at: list[float] = []
        self._conversations: list[int] = []
        self._places: dict[int, int] = {}
        self._order: Places = np.zeros(0, dtype=np.intp)
        self._bounds: dict[int, tuple[Places, Places]] = {}
        self._lengths_around: dict[int, Row] = {}
        self._counts_around: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, turns: Sequence[Turn]) -> None:
        """Take in turns that are newer than all of their conversation's."""
        for turn in turns:
            self._places[turn.id] = len(self.ids)
            self.ids.append(turn.id)
            self._speakers.append(turn.speaker)
            self._questions.append(turn.text.rstrip().endswith("?"))
            self._told.append(find_sorts_told(turn.text))
            self.words.add(turn.text)
            self._said_at.append(turn.said_at.timestamp())
            self._conversations.append(turn.conversation_id)
        self.vectors.extend([turn.vector for turn in turns])
        self.speakers.update(turn.speaker for turn in turns)
        self.said_at = np.array(self._said_at)
        self.is_question = np.array(self._questions, dtype=np.bool_)
        self.tells = {sort: np.array([sort in told for told in self._told], dtype=np.bool_) for sort in SORTS}
        self._order = np.argsort(np.array(self._conversations, dtype=np.intp), kind="stable")
        self._bounds, self._lengths_around, self._counts_around, self._by = {}, {}, {}, {}

    def place_of(self, message_id: int) -> int | None:
        """Return where a message stands, if it is there."""
        return self._places.get(message_id)

    def forget(self, message_ids: Iterable[int]) -> None:
        """Hand these out no more. Their words leave the memory of this process when the talk is built anew."""
        self.forgotten.update(message_ids)

    def put_vector(self, message_id: int, vector: Vector) -> None:
        """Give a turn its vector, once it is embedded."""
        self.vectors.put(self._places[message_id], vector)

    def is_by(self, speaker: str | None) -> NDArray[np.bool_]:
        """Return which turns are this speaker's; none when it is nobody."""
        if speaker is None:
            return np.zeros(len(self), dtype=np.bool_)
        if speaker not in self._by:
            self._by[speaker] = np.array([each == speaker for each in self._speakers], dtype=np.bool_)
        return self._by[speaker]

    def find_forgotten(self) -> list[int]:
        """Return where the forgotten ones stand."""
        return [self._places[message_id] for message_id in self.forgotten if message_id in self._places]

    def around(self, values: Row, reach: int) -> Row:
        """Return for each turn the sum over it and its neighbours up to `reach` away, in the same stretch of talk.

        Takes several rows at once too.
        """
        if not len(self):
            return values
        first, behind = self._find_bounds(reach)
        running = np.zeros((*values.shape[:-1], len(self) + 1))
        np.cumsum(values[..., self._order], axis=-1, out=running[..., 1:])
        sums = np.empty(values.shape, dtype=np.float32)
        sums[..., self._order] = running[..., behind] - running[..., first]
        return sums

    def average_around(self, values: Row, reach: int) -> Row:
        """Return for each turn the mean over it and its neighbours."""
        if not len(self):
            return values
        if reach not in self._counts_around:
            self._counts_around[reach] = self.around(np.ones(len(self), dtype=np.float32), reach)
        return self.around(values, reach) / self._counts_around[reach]

    def score_words_around(self, stems: Iterable[str], reach: int) -> Row:
        """Return each turn's BM25 together with its neighbours, as if they were one text."""
        held = [found for found in map(self.words.find, stems) if len(found[0])]
        if not held:
            return np.zeros(len(self), dtype=np.float32)
        counts = np.zeros((len(held), len(self)), dtype=np.float32)
        for row, (places, times) in zip(counts, held, strict=True):
            row[places] = times
        lengths = self._add_lengths_around(reach)
        weights = np.array([rarity(len(places), len(self)) for places, _ in held], dtype=np.float32)
        scores: Row = weights @ saturate(self.around(counts, reach), lengths, float(lengths.mean()))
        return scores

    def _add_lengths_around(self, reach: int) -> Row:
        if reach not in self._lengths_around:
            self._lengths_around[reach] = self.around(self.words.lengths, reach)
        return self._lengths_around[reach]

    def before(self, values: Row) -> Row:
        """Return for each turn the value of the one before it in the same stretch of talk, 0 where it opens one."""
        if not len(self):
            return values
        first, _ = self._find_bounds(1)
        earlier = values[self._order][first]
        earlier[first == np.arange(len(first))] = 0
        shifted = np.empty(len(values), dtype=np.float32)
        shifted[self._order] = earlier
        return shifted

    def _find_bounds(self, reach: int) -> tuple[Places, Places]:
        if reach not in self._bounds:
            begins = self._find_beginnings()
            stretch = np.cumsum(begins) - 1
            starts = np.flatnonzero(begins)
            ends = np.append(starts[1:], len(begins))
            here = np.arange(len(begins))
            self._bounds[reach] = (
                np.maximum(here - reach, starts[stretch]),
                np.minimum(here + reach + 1, ends[stretch]),
            )
        return self._bounds[reach]

    def _find_beginnings(self) -> NDArray[np.bool_]:
        conversations = np.array(self._conversations)[self._order]
        pauses = np.diff(self.said_at[self._order]) > PAUSE.total_seconds()
        return np.concatenate([[True], (np.diff(conversations) != 0) | pauses])


class Kept:
    """The memories of a scope."""

    def __init__(self, memories: Sequence[Remembered] = ()) -> None:
        self.memories = tuple(memories)
        self.words = WordIndex()
        self.vectors = Vectors()
        for memory in memories:
            self.words.add(memory.text)
        self.vectors.extend([memory.vector for memory in memories])
        self._speakers = np.array([memory.speaker for memory in memories], dtype=np.str_)
        self.speakers = frozenset(memory.speaker for memory in memories if memory.speaker)
        self.is_close = np.array([memory.is_close for memory in memories], dtype=np.bool_)
        self.has_summaries = any(memory.held.kind == "summary" for memory in memories)
        self._curves = np.array([find_curve(memory.held) for memory in memories]).reshape(-1, 3).T
        self.starts_at = np.array([_seconds(memory.starts_at) for memory in memories])
        self.ends_at = np.array([_seconds(memory.ends_at or memory.starts_at) for memory in memories])

    def __len__(self) -> int:
        return len(self.memories)

    def find_strengths(self, now: datetime) -> Row:
        """Return how strongly each memory is still held, 0 to 1."""
        strengths: Row = fade(self._curves[0], self._curves[1], self._curves[2], now.timestamp()).astype(np.float32)
        return strengths

    def is_by(self, speaker: str | None, asker: str) -> NDArray[np.bool_]:
        """Return which memories are from this speaker's words; one without a name is from the asker's."""
        is_theirs: NDArray[np.bool_] = self._speakers == (speaker or _NOBODY)
        return is_theirs | (self._speakers == "") if speaker and speaker == asker else is_theirs


def _seconds(instant: datetime | None) -> float:
    return instant.timestamp() if instant else float("nan")
