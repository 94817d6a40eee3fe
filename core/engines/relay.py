"""Carries what a thread produces to a caller who may walk away at any moment: stopping never waits for the model."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar

T = TypeVar("T")

LOOK_AT_STOP_EVERY = timedelta(milliseconds=50)
"""How long a caller who asked to stop may still be held."""


@dataclass(frozen=True)
class _End:
    """The last thing put into a relay; an error is raised to the caller."""

    error: Exception | None = None


@dataclass
class Relay(Generic[T]):
    """A pipe with two ends: the producer calls `put` and `finish`, the caller iterates over `items`.

    `is_left` is set once the caller no longer listens; the producer should end its work then.
    """

    is_left: threading.Event = field(default_factory=threading.Event)
    _items: "queue.SimpleQueue[T | _End]" = field(default_factory=queue.SimpleQueue)

    def put(self, item: T) -> None:
        """Hand on one item."""
        self._items.put(item)

    def finish(self, error: Exception | None = None) -> None:
        """End the iteration, or break it off with the error."""
        self._items.put(_End(error))

    def items(self, stop: threading.Event, on_left: Callable[[], None] = lambda: None) -> Iterator[T]:
        """Yield until the producer finishes, or end quietly as soon as `stop` is set; then tell the producer."""
        try:
            while not stop.is_set():
                try:
                    item = self._items.get(timeout=LOOK_AT_STOP_EVERY.total_seconds())
                except queue.Empty:
                    continue
                if isinstance(item, _End):
                    if item.error:
                        raise item.error
                    return
                yield item
        finally:
            self.is_left.set()
            on_left()
