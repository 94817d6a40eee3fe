"""One server works on a data folder at a time: a second writer would corrupt the vector index without a word."""

import stat
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import FolderInUse

LOCK_NAME = "studio.lock"


def make_private(folder: Path) -> None:
    """Make the folder, closed to the machine's other users: it holds what people told in confidence."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # A folder that everybody shares, such as /tmp, is not ours to close.
    if not folder.stat().st_mode & stat.S_ISVTX:
        with suppress(PermissionError):
            folder.chmod(0o700)


class FolderLock:
    """Held while a server works on a data folder; the system frees it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, thread_local=False)

    def acquire(self) -> None:
        """Take the folder; raises FolderInUse at once when another server has it."""
        make_private(self._folder)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise FolderInUse(
                f"Another studio is already running on {self._folder}.",
                hint="Open that one in the browser, or stop it and start this one again. For a second one beside it, "
                "set STUDIO_DATA_DIR to a folder of its own; both may use one Chroma server (STUDIO_CHROMA_URL).",
            ) from error

    def release(self) -> None:
        """Let the folder go; releasing twice is releasing once."""
        self._lock.release()
