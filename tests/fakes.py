"""Small honest stand-ins for what is outside, shared by every room's tests."""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable, IndexUnavailable
from core.memory.reading.extraction import Found, Reader, ReaderName, Reading
from core.ports import Hit, Scope, VectorEntry, Vectors

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """Counts hashed words: texts that share words are near, the same text always gives the same vector."""

    def __init__(self, dimensions: int = 4096, name: str = "hash") -> None:
        self.model_id = f"{name}@{dimensions}"
        self.trouble: EmbedderUnavailable | None = None
        self.crash: BaseException | None = None
        """What a bug in it would raise."""
        self.is_ready = True
        self._dimensions = dimensions

    def load(self) -> None:
        """There is nothing to load."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.crash or self.trouble:
            raise self.crash or self.trouble
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.casefold()):
                vectors[row, zlib.crc32(word.encode()) % self._dimensions] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.embed([text])[0]
        return vector


class InMemoryIndex:
    """A vector index without files; while `trouble` is set it cannot be used."""

    home = "memory"

    def __init__(self) -> None:
        self.entries: dict[int, VectorEntry] = {}
        self.trouble: IndexUnavailable | None = None

    def _check(self) -> None:
        if self.trouble:
            raise self.trouble

    def upsert(self, entries: Sequence[VectorEntry]) -> None:
        self._check()
        self.entries |= {entry.memory_id: entry for entry in entries}

    def remove(self, memory_ids: Sequence[int]) -> None:
        self._check()
        for memory_id in memory_ids:
            self.entries.pop(memory_id, None)

    def query(self, scope: Scope, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        self._check()
        hits = [Hit(e.memory_id, float(e.vector @ vector)) for e in self.entries.values() if e.scope == scope]
        return sorted(hits, key=lambda hit: -hit.similarity)[:limit]

    def hashes(self) -> dict[int, str]:
        self._check()
        return {memory_id: entry.content_hash for memory_id, entry in self.entries.items()}

    def rebuild(self, entries: Iterator[VectorEntry]) -> int:
        self._check()
        self.entries = {entry.memory_id: entry for entry in entries}
        return len(self.entries)

    def close(self) -> None:
        self.entries.clear()


@dataclass
class ListReader:
    """Finds what it was told to find: statements by a phrase that they quote."""

    statements: dict[str, str | Callable[[Reading, int, int], Found]] = field(default_factory=dict)
    name: ReaderName = "extractive"
    seen: list[Reading] = field(default_factory=list)

    def read(self, reading: Reading) -> list[Found]:
        self.seen.append(reading)
        return [
            _found(reading, phrase, statement)
            for phrase, statement in self.statements.items()
            if phrase in reading.text
        ]

    def reader(self) -> Reader:
        return self


def _found(reading: Reading, phrase: str, statement: str | Callable[[Reading, int, int], Found]) -> Found:
    start = reading.text.index(phrase)
    if callable(statement):
        return statement(reading, start, start + len(phrase))
    return Found(statement, "fact", 3, start, start + len(phrase))
