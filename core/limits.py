"""How often one address or one person may do something: a sliding window in memory, forgotten with the process."""

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

KEYS_KEPT = 10_000


@dataclass(frozen=True)
class Limit:
    """At most `times` within `window`."""

    times: int
    window: timedelta


class RateLimiter:
    """Counts knocks by key. Old keys are dropped first, so that strangers cannot fill the memory."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._knocks: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str, now: datetime) -> timedelta:
        """Count a knock; returns zero if it is let in, else how long to wait."""
        with self._lock:
            knocks = self._knocks.setdefault(key, deque())
            self._knocks.move_to_end(key)
            while knocks and now - knocks[0] >= self._limit.window:
                knocks.popleft()
            if len(knocks) >= self._limit.times:
                return self._limit.window - (now - knocks[0])
            knocks.append(now)
            if len(self._knocks) > KEYS_KEPT:
                self._knocks.popitem(last=False)
        return timedelta(0)
