"""Does the waiting work in one supervised thread: woken at once when there is some, looking slowly besides."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from core.errors import EmbedderUnavailable, IndexUnavailable, StudioError
from core.jobs.queue import Claim, JobQueue
from core.jobs.ticker import Ticker
from core.ports import Clock

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
POLL = timedelta(seconds=5)

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
        self._ticker = Ticker(self.run_due, clock, every=poll, name="studio-worker")
        self.looked_at: datetime | None = None
        """When it last looked for work; old while it runs one long job, or when it is not running."""

    def start(self) -> None:
        """Begin; work that a crash interrupted is taken up first. Starting twice is starting once."""
        if not self._ticker.is_started:
            self._queue.take_over()
            self._ticker.start()

    def stop(self) -> None:
        """Finish the job in hand, if it does not take long, and end; what is left is kept in the queue."""
        self._ticker.stop()

    def wake(self) -> None:
        """Look for work now."""
        self._ticker.wake()

    def run_due(self) -> int:
        """Do everything that is due, in this thread; return how many jobs were done or failed."""
        count = 0
        while not self._ticker.is_stopping:
            self.looked_at = self._clock.now()
            claim = self._queue.claim(self._handlers.keys(), LEASE)
            if claim is None:
                break
            self._do(claim)
            count += 1
        return count

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
