"""The vector index in Chroma: ids, vectors and scope, no text, because Chroma does not erase what it deletes.

Each index is a folder of its own, `index/<number>/`; the file `index/current` names the one that counts. So erasing is
writing a new one and deleting the old folder, and a crash in the middle leaves the old one whole.
"""

import gc
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.errors import IndexUnavailable
from core.ports import Hit, Scope, VectorEntry
from core.vectors.check import is_readable
from core.vectors.scrubbing import clean_blocks

log = logging.getLogger(__name__)

COLLECTION = "memories"
AT_ONCE = 2_000
"""Entries a call; Chroma takes at most 5,461."""
Answer = TypeVar("Answer")


def open_collection(folder: Path) -> tuple[Any, Any]:
    """Return Chroma's client and collection for a folder; slow the first time, for the import."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    # Vectors are always passed in: the default embedding function would fetch a model from the network.
    collection = client.get_or_create_collection(
        COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    return client, collection


class ChromaIndex:
    """Chroma behind the port. Opened at first use; one process at a time may use the folder (see FolderLock)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._client: Any = None
        self._collection: Any = None
        self._lock = threading.RLock()
        self._rebuilding = threading.Lock()
        self._removed: set[int] | None = None
        """Ids removed while a rebuild runs: they must not come back with it."""

    def upsert(self, entries: Sequence[VectorEntry]) -> None:
        """Add or replace by memory id."""
        # Not during a rebuild, which would leave them behind.
        with self._rebuilding, clean_blocks():
            self._call(lambda collection: _write(collection, iter(entries)))

    def remove(self, memory_ids: Sequence[int]) -> None:
        """Stop returning these ids; their vectors stay on disk until `rebuild`."""
        with self._lock:
            if self._removed is not None:
                self._removed.update(memory_ids)
            self._call(lambda collection: _delete(collection, memory_ids))

    def query(self, scope: Scope, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """Return the nearest within the scope, best first."""
        where = {"$and": [{"persona": scope.persona_id}, {"user": scope.user_id}]}

        def ask(collection: Any) -> list[Hit]:
            found = collection.query(
                query_embeddings=[vector], n_results=max(limit, 1), where=where, include=["distances"]
            )
            pairs = zip(found["ids"][0], found["distances"][0], strict=True)
            return [Hit(int(memory_id), 1.0 - float(distance)) for memory_id, distance in pairs][:limit]

        return self._call(ask)

    def hashes(self) -> dict[int, str]:
        """Return content hash by memory id."""
        return self._call(_read_hashes)

    def rebuild(self, entries: Iterator[VectorEntry]) -> int:
        """Write a fresh index of just these entries, switch to it, erase the old files; return how many."""
        with self._rebuilding:
            with self._lock:
                self._removed = set()
            try:
                return self._rebuild(entries)
            except IndexUnavailable:
                raise
            except OSError as error:
                raise _unavailable(error) from error
            finally:
                self._removed = None

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
        with clean_blocks():
            client, collection = open_collection(fresh)
            count = _write(collection, entries)
        with self._lock:
            count -= _delete(collection, sorted(self._removed or ()))
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
        self._client.close()
        self._client = self._collection = None
        # Chroma's Rust core lets go of its files only when the last reference is gone.
        gc.collect()


def _write(collection: Any, entries: Iterator[VectorEntry]) -> int:
    count = 0
    while batch := list(islice(entries, AT_ONCE)):
        collection.upsert(
            ids=[str(entry.memory_id) for entry in batch],
            embeddings=np.stack([entry.vector for entry in batch]),
            metadatas=[
                {"persona": entry.scope.persona_id, "user": entry.scope.user_id, "hash": entry.content_hash}
                for entry in batch
            ],
        )
        count += len(batch)
    return count


def _delete(collection: Any, memory_ids: Sequence[int]) -> int:
    before = collection.count() if memory_ids else 0
    for start in range(0, len(memory_ids), AT_ONCE):
        collection.delete(ids=[str(memory_id) for memory_id in memory_ids[start : start + AT_ONCE]])
    return before - collection.count() if memory_ids else 0


def _read_hashes(collection: Any) -> dict[int, str]:
    hashes: dict[int, str] = {}
    for start in range(0, collection.count(), AT_ONCE):
        page = collection.get(include=["metadatas"], limit=AT_ONCE, offset=start)
        pairs = zip(page["ids"], page["metadatas"], strict=True)
        hashes |= {int(memory_id): str(metadata["hash"]) for memory_id, metadata in pairs}
    return hashes


def _unavailable(error: Exception) -> IndexUnavailable:
    return IndexUnavailable(
        f"The memory index cannot be used ({type(error).__name__}).",
        hint="Nothing is lost: it can be written anew from the database. Memories are found by words meanwhile.",
    )
