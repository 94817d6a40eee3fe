"""One server works on a data folder at a time: a second writer would corrupt the vector index without a word."""

from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import FolderInUse

LOCK_NAME = "studio.lock"


class FolderLock:
    """Held while a server works on a data folder; the system frees it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, thread_local=False)

    def acquire(self) -> None:
        """Take the folder; raises FolderInUse at once when another server has it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise FolderInUse(
                f"Another studio is already running on {self._folder}.",
                hint="Open that one, stop it first, or start this one with another STUDIO_DATA_DIR.",
            ) from error

    def release(self) -> None:
        """Let the folder go; releasing twice is releasing once."""
        self._lock.release()
