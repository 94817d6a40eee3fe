"""Composes in the background and remembers how far it is; what looks ahead in time is never stored."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from core.errors import StudioError
from core.followups.composing.composer import Composition

log = logging.getLogger(__name__)

Key = tuple[int, timedelta]
"""Conversation id, and how far ahead the clock was moved."""
KEPT = 50


@dataclass
class Draft:
    """One composing: under way, done or failed."""

    is_done: bool = False
    composition: Composition | None = None
    error: StudioError | None = None


@dataclass
class Drafts:
    """The composings of this process, one at a time: they share one model with people who are waiting for replies."""

    _drafts: dict[Key, Draft] = field(default_factory=dict)
    _tries: dict[int, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def find(self, key: Key) -> Draft | None:
        """Return a composing, if there is one."""
        with self._lock:
            return self._drafts.get(key)

    def forget(self, key: Key) -> None:
        """Forget a composing that has ended."""
        with self._lock:
            if (draft := self._drafts.get(key)) and draft.is_done:
                del self._drafts[key]

    def start(self, key: Key, compose: Callable[[int], Composition]) -> None:
        """Begin composing in a thread, unless it is under way; `compose` is told which try this is, from 0."""
        with self._lock:
            running = self._drafts.get(key)
            if running is not None and not running.is_done:
                return
            draft, number = Draft(), self._tries.get(key[0], 0)
            self._tries[key[0]] = number + 1
            self._drafts[key] = draft
            self._forget_oldest()
        threading.Thread(target=self._run, args=(draft, compose, number), name="composing", daemon=True).start()

    def _forget_oldest(self) -> None:
        done = [key for key, draft in self._drafts.items() if draft.is_done]
        for key in done[: max(0, len(self._drafts) - KEPT)]:
            del self._drafts[key]

    def _run(self, draft: Draft, compose: Callable[[int], Composition], number: int) -> None:
        try:
            with self._turn:
                draft.composition = compose(number)
        except StudioError as error:
            draft.error = error
        except Exception:
            # The last line of defence of a thread: without it the page would wait for ever.
            log.exception("Composing a follow-up broke off")
            draft.error = StudioError("Something went wrong while the message was composed.", hint="Compose again.")
        finally:
            draft.is_done = True
