"""Does the waiting work in one supervised thread: woken at once when there is some, looking slowly besides."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.jobs.queue import Claim, JobQueue
from core.ports import Clock

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
POLL = timedelta(seconds=5)
STOP_WITHIN = timedelta(seconds=5)

WAITING_FOR = (EmbedderUnavailable, IndexUnavailable)
"""What comes back by itself, or when somebody starts it: work that needs it waits for as long as that takes."""

Handler = Callable[[str], None]
"""Does the job of one key; must be safe to run again after a crash in the middle."""


class Worker:
    """Claims jobs and hands them to their kind's handler; one at a time."""

    def __init__(
        self, queue: JobQueue, handlers: Mapping[str, Handler], clock: Clock, *, poll: timedelta = POLL
    ) -> None:
        self._queue = queue
        self._handlers = handlers
        self._clock = clock
        self._poll = poll
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self.looked_at: datetime | None = None
        """When it last looked for work; old while it runs one long job, or when it is not running."""

    def start(self) -> None:
        """Begin; work that a crash interrupted is taken up first. Starting twice is starting once."""
        if self._thread is not None:
            return
        self._queue.take_over()
        self._thread = threading.Thread(target=self._run, name="studio-worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the job in hand, at most for `STOP_WITHIN`, and end; what is left is kept in the queue."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN.total_seconds())

    def wake(self) -> None:
        """Look for work now."""
        self._wake.set()

    def run_due(self) -> int:
        """Do everything that is due, in this thread; return how many jobs were done or failed."""
        count = 0
        while not self._stopping.is_set():
            self.looked_at = self._clock.now()
            claim = self._queue.claim(self._handlers.keys(), LEASE)
            if claim is None:
                break
            self._do(claim)
            count += 1
        return count

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.run_due()
            except Exception:
                # The thread outlives whatever is wrong with the database.
                log.exception("The worker could not look for work; it will try again.")
            self._wake.wait(self._poll.total_seconds())
            self._wake.clear()

    def _do(self, claim: Claim) -> None:
        try:
            self._handlers[claim.kind](claim.key)
        except StudioError as error:
            log.info("Job %s will be tried again: %s", claim.kind, error.message)
            self._queue.fail(claim, error.message, is_waiting=isinstance(error, WAITING_FOR))
        except Exception as error:
            # Only the type is kept: the message may quote what somebody wrote.
            log.exception("Job %s crashed on attempt %s.", claim.kind, claim.attempt)
            self._queue.fail(claim, type(error).__name__)
        else:
            self._queue.finish(claim)
