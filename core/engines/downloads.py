"""Models on their way here: each in a thread of its own, with progress, and a way to cancel it."""

import logging
import threading
from collections.abc import Callable
from typing import Literal

from core.errors import DownloadFailed, StudioError

log = logging.getLogger(__name__)

DownloadState = Literal["running", "checking", "done", "failed", "cancelled"]


class Download:
    """One model being fetched; safe to read from any thread."""

    def __init__(self, name: str, source: Literal["ollama", "hub"]) -> None:
        self.name = name
        self.source = source
        self.progress = 0
        """Bytes here already."""
        self.total = 0
        """Bytes in all; 0 while that is not known."""
        self.state: DownloadState = "running"
        self.error: StudioError | None = None
        self.stop = threading.Event()
        self._ended = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self._ended.is_set()

    @property
    def share(self) -> float:
        """How much is here, from 0 to 1."""
        return min(1.0, self.progress / self.total) if self.total else 0.0

    def cancel(self) -> None:
        """Stop soon; what is here is kept, so that fetching it again goes on from there."""
        self.stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over; tells whether it is."""
        return self._ended.wait(seconds)

    def note(self, progress: int, total: int, state: DownloadState = "running") -> None:
        """Take down how far it is."""
        self.progress, self.total, self.state = progress, total, state

    def end(self, state: DownloadState, error: StudioError | None = None) -> None:
        """Take down how it ended."""
        self.state, self.error = state, error
        self._ended.set()


class Downloads:
    """Starts downloads and remembers them; the same model is never fetched twice at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: dict[tuple[str, str], Download] = {}

    def start(self, name: str, source: Literal["ollama", "hub"], fetch: Callable[[Download], None]) -> Download:
        """Run `fetch` in the background, or return the download that is already running."""
        with self._lock:
            running = self._all.get((source, name))
            if running and not running.is_over:
                return running
            download = self._all[source, name] = Download(name, source)
        threading.Thread(target=_run, args=(download, fetch), name="model-download", daemon=True).start()
        return download

    def all(self) -> list[Download]:
        """List every download since the start, oldest first."""
        with self._lock:
            return list(self._all.values())

    def close(self) -> None:
        """Cancel whatever still runs."""
        for download in self.all():
            download.cancel()


def _run(download: Download, fetch: Callable[[Download], None]) -> None:
    try:
        fetch(download)
    except StudioError as error:
        log.warning("The model %s was not fetched: %s", download.name, error.message)
        download.end("failed", error)
    except Exception:
        log.exception("The model %s was not fetched.", download.name)
        download.end("failed", DownloadFailed(f"{download.name} could not be fetched.", hint="Try again."))
    else:
        download.end("cancelled" if download.stop.is_set() else "done")
