"""Serves those who wait for one model, one at a time: people before background work, each in order of arrival."""

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from enum import IntEnum

from core.ports import Priority

log = logging.getLogger(__name__)

Work = Callable[[], None]


class Rank(IntEnum):
    """Who goes first: a change of the model, then creators, then visitors, then background work, then the end."""

    MODEL = 0
    PERSON = 1
    VISITOR = 2
    BACKGROUND = 3
    END = 4


RANKS = {Priority.PERSON: Rank.PERSON, Priority.VISITOR: Rank.VISITOR, Priority.BACKGROUND: Rank.BACKGROUND}


class Turns:
    """One thread that takes the first in line; nobody is interrupted by who comes later."""

    def __init__(self, name: str) -> None:
        self._line: queue.PriorityQueue[tuple[Rank, int, Work | None]] = queue.PriorityQueue()
        self._arrivals = itertools.count()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def add(self, rank: Rank, work: Work) -> None:
        """Stand in line; `work` runs in the serving thread."""
        self._line.put((rank, next(self._arrivals), work))

    def close(self) -> None:
        """Serve whoever is in line already, then end; returns when that is done."""
        self._line.put((Rank.END, next(self._arrivals), None))
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _serve(self) -> None:
        while (work := self._line.get()[2]) is not None:
            try:
                work()
            except Exception:
                # Work reports its own failures; this one is ours, and the others in line must still be served.
                log.exception("A turn at the model broke off unexpectedly.")
