"""How far a long piece of work on the index is: written by the worker, read by pages, kept in this process alone."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from core.errors import StudioError

Task = Literal["", "reindex", "embedder"]
Step = Literal["idle", "asked", "embedding", "writing", "waiting", "done", "failed"]


@dataclass(frozen=True)
class IndexProgress:
    """`done` of `total` of a step; while it waits or when it failed, `trouble` and `hint` say why and what to do."""

    task: Task = ""
    step: Step = "idle"
    done: int = 0
    total: int = 0
    trouble: str = ""
    hint: str = ""
    finished_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is more to come."""
        return self.step in ("asked", "embedding", "writing", "waiting")


class ProgressBoard:
    """Holds the one progress there is; safe to read and write from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shown = IndexProgress()

    def read(self) -> IndexProgress:
        """Return how far it is."""
        with self._lock:
            return self._shown

    def begin(self, task: Task, step: Step, total: int = 0) -> None:
        """Show the beginning of a step."""
        self._show(IndexProgress(task, step, total=total))

    def advance(self, count: int) -> None:
        """Add to what is done of the step; more may have come since it was counted."""
        with self._lock:
            done = self._shown.done + count
            self._shown = replace(self._shown, done=done, total=max(done, self._shown.total))

    def finish(self, now: datetime) -> None:
        """Show that all is done."""
        with self._lock:
            self._shown = replace(self._shown, step="done", finished_at=now)

    def wait(self, error: StudioError) -> None:
        """Show what it waits for."""
        with self._lock:
            self._shown = replace(self._shown, step="waiting", trouble=error.message, hint=error.hint)

    def fail(self, trouble: str, hint: str) -> None:
        """Show that it broke off."""
        with self._lock:
            self._shown = replace(self._shown, step="failed", trouble=trouble, hint=hint)

    def _show(self, progress: IndexProgress) -> None:
        with self._lock:
            self._shown = progress
