"""The vector index in Chroma: ids, vectors and scope, no text, because Chroma does not erase what it deletes.

Each index is a folder of its own, `index/<number>/`; the file `index/current` names the one that counts. So erasing is
writing a new one and deleting the old folder, and a crash in the middle leaves the old one whole.
"""

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import IndexUnavailable
from core.ports import VectorEntry
from core.vectors.asking import Answer, AskedIndex
from core.vectors.check import is_readable
from core.vectors.collection import HOW, delete, write
from core.vectors.scrubbing import clean_blocks

log = logging.getLogger(__name__)

COLLECTION = "memories"


def open_collection(folder: Path) -> tuple[Any, Any]:
    """Return Chroma's client and collection for a folder; slow the first time, for the import."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    return client, client.get_or_create_collection(COLLECTION, **HOW)


class ChromaIndex(AskedIndex):
    """Chroma behind the port. Opened at first use; one process at a time may use the folder (see FolderLock)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @property
    def home(self) -> str:
        """Say that it is in a folder of the studio's own."""
        return "folder"

    def upsert(self, entries: Sequence[VectorEntry]) -> None:
        """Add or replace by memory id."""
        # Not during a rebuild, which would leave them behind.
        with self._rebuilding, clean_blocks():
            self._call(lambda collection: write(collection, iter(entries)))

    def remove(self, memory_ids: Sequence[int]) -> None:
        """Stop returning these ids; their vectors stay on disk until `rebuild`."""
        with self._lock:
            if self._removed is not None:
                self._removed.update(memory_ids)
            self._call(lambda collection: delete(collection, memory_ids))

    def rebuild(self, entries: Iterator[VectorEntry]) -> int:
        """Write a fresh index of just these entries, switch to it, erase the old files; return how many."""
        with self._rebuild_alone():
            try:
                return self._rebuild(entries)
            except IndexUnavailable:
                raise
            except Exception as error:
                raise _unavailable(error) from error

    def close(self) -> None:
        """Let go of the files; it is opened again at the next use."""
        with self._lock:
            if self._client is not None:
                self._close_client()
                self._mark.unlink(missing_ok=True)

    # --- folders ---------------------------------------------------------------

    @property
    def _pointer(self) -> Path:
        return self._folder / "current"

    @property
    def _mark(self) -> Path:
        """Exists while the index is open: found at start, it tells that the last server ended without closing it."""
        return self._folder / "open"

    def _current(self) -> int:
        return int(self._pointer.read_text()) if self._pointer.exists() else 0

    def _call(self, action: Callable[[Any], Answer]) -> Answer:
        with self._lock:
            try:
                return action(self._open())
            except IndexUnavailable:
                raise
            except Exception as error:
                # Chroma raises errors of its own, of its Rust core and of SQLite: all mean the same here.
                raise _unavailable(error) from error

    def _open(self) -> Any:
        if self._collection is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            number = self._sound_number()
            self._sweep(keep=number)
            self._client, self._collection = open_collection(self._folder / str(number))
            self._mark.touch()
        return self._collection

    def _sound_number(self) -> int:
        number = self._current()
        if (
            self._mark.exists()
            and (self._folder / str(number)).exists()
            and not is_readable(self._folder / str(number))
        ):
            log.warning("The memory index is damaged and will be written anew from the database.")
            number += 1
        if not self._pointer.exists() or number != self._current():
            self._point_to(number)
        return number

    def _rebuild(self, entries: Iterator[VectorEntry]) -> int:
        with self._lock:
            self._call(lambda _collection: None)
            number = self._current() + 1
        fresh = self._folder / str(number)
        shutil.rmtree(fresh, ignore_errors=True)
        client, collection, count = _fill(fresh, entries)
        with self._lock:
            count -= delete(collection, sorted(self._removed or ()))
            self._point_to(number)
            self._close_client()
            self._client, self._collection = client, collection
        self._sweep(keep=number)
        return count

    def _point_to(self, number: int) -> None:
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w") as file:
            file.write(str(number))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)

    def _sweep(self, *, keep: int) -> None:
        for folder in self._folder.iterdir():
            if folder.is_dir() and folder.name != str(keep):
                shutil.rmtree(folder, ignore_errors=True)

    def _close_client(self) -> None:
        client, self._client, self._collection = self._client, None, None
        _let_go(client)


def _fill(folder: Path, entries: Iterator[VectorEntry]) -> tuple[Any, Any, int]:
    """Write a whole index into a new folder; return client, collection and how many entries there are."""
    with clean_blocks():
        client, collection = open_collection(folder)
        try:
            return client, collection, write(collection, entries)
        except BaseException:
            # Otherwise Chroma would hand out this client again for the folder's next, quite different files.
            _let_go(client)
            raise


def _let_go(client: Any) -> None:
    client.close()
    # Chroma's Rust core lets go of its files only when the last reference is gone.
    gc.collect()


def _unavailable(error: Exception) -> IndexUnavailable:
    return IndexUnavailable(
        f"The memory index cannot be used ({type(error).__name__}).",
        hint="Nothing is lost: it is written anew from the database by itself, and search goes on without it.",
    )
