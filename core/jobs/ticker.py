"""Does one thing again and again in a supervised thread, and says when it last did: a heartbeat that can be shown."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import StudioError
from core.ports import Clock

log = logging.getLogger(__name__)

STOP_WITHIN = timedelta(seconds=5)
MISSED = 5
LONG_ROUND = timedelta(minutes=5)
"""After so many beats that did not come, but not before a round may have taken that long, it counts as stuck."""


@dataclass(frozen=True)
class Beat:
    """When it last ended a round, and in words what went wrong in it; `is_alive` is False once beats are missing.

    `began_at`: since when it has been in a round, None between two.
    """

    at: datetime | None = None
    trouble: str = ""
    is_alive: bool = False
    began_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether it should have looked again by now. One that never looked is not late: the models may be loading."""
        return self.at is not None and not self.is_alive


class Ticker:
    """Calls `action` every so often, once at a time. Whatever goes wrong in a round, the next one comes."""

    def __init__(self, action: Callable[[], object], clock: Clock, *, every: timedelta, name: str) -> None:
        self._action = action
        self._clock = clock
        self._every = every
        self._name = name
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._at: datetime | None = None
        self._began_at: datetime | None = None
        self._trouble = ""

    @property
    def is_started(self) -> bool:
        """Whether it was told to begin."""
        return self._thread is not None

    @property
    def is_stopping(self) -> bool:
        """Whether it was told to end: a long round should look."""
        return self._stopping.is_set()

    def start(self) -> None:
        """Begin; starting twice is starting once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the round in hand, or after `STOP_WITHIN`."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN.total_seconds())

    def wake(self) -> None:
        """Begin the next round now."""
        self._wake.set()

    def run_once(self) -> None:
        """Do one round in this thread."""
        self._trouble, self._began_at = "", self._clock.now()
        try:
            self._action()
        except StudioError as error:
            self._trouble = error.message
            log.warning("%s: %s", self._name, error.message)
        except Exception as error:
            # Only the type is kept: the message may quote what somebody wrote.
            self._trouble = type(error).__name__
            log.exception("%s: the round broke off; the next one comes.", self._name)
        finally:
            self._at, self._began_at = self._clock.now(), None

    def beat(self) -> Beat:
        """Return its heartbeat."""
        is_running = self._thread is not None and self._thread.is_alive()
        is_late = self._at is not None and self._clock.now() - self._at > max(self._every * MISSED, LONG_ROUND)
        return Beat(self._at, self._trouble, is_running and not is_late, self._began_at)

    def _run(self) -> None:
        """Begin the loop anew whenever it dies: of what no round should raise, or of the clock itself."""
        while not self._stopping.is_set():
            try:
                self._go_on()
            except BaseException as error:
                self._trouble = type(error).__name__
                log.exception("%s: the loop died; it begins anew.", self._name)
                self._stopping.wait(self._every.total_seconds())

    def _go_on(self) -> None:
        while not self._stopping.is_set():
            self.run_once()
            self._wake.wait(self._every.total_seconds())
            self._wake.clear()
