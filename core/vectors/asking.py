"""What every index on a Chroma collection shares, wherever it is: how it is asked, and what a rebuild has to note."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.ports import Hit, Scope
from core.vectors.collection import query, read_hashes, read_pages

Answer = TypeVar("Answer")


class AskedIndex(ABC):
    """The part of the port that needs to know only how the collection is reached; opened at first use."""

    def __init__(self) -> None:
        self._client: Any = None
        self._collection: Any = None
        self._lock = threading.RLock()
        self._rebuilding = threading.Lock()
        self._removed: set[int] | None = None
        """Ids removed while a rebuild runs: they must not come back with it."""

    def query(self, scope: Scope, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """Return the nearest within the scope, best first."""
        return self._call(lambda collection: query(collection, scope, vector, limit))

    def hashes(self) -> dict[int, str]:
        """Return content hash by memory id."""
        return read_pages(lambda start: self._call(lambda collection: read_hashes(collection, start)))

    @contextmanager
    def _rebuild_alone(self) -> Iterator[None]:
        """One rebuild at a time, during which what is removed is noted."""
        with self._rebuilding:
            with self._lock:
                self._removed = set()
            try:
                yield
            finally:
                self._removed = None

    @abstractmethod
    def _call(self, action: Callable[[Any], Answer]) -> Answer:
        """Do this with the collection; raises IndexUnavailable."""
