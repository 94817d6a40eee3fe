"""The vector index on a Chroma server of its own, over HTTP: for several studios, or one that outgrows its process.

The server holds one collection for each studio, named after its installation, so that several may share it. Writing
anew fills a collection with the next number, marks it complete, and deletes the old one: the mark is the pointer, one
change on the server itself. What the server keeps on its disk of deleted collections is out of our hands.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from core.errors import IndexUnavailable, IndexUnreachable
from core.ports import VectorEntry
from core.vectors.asking import Answer, AskedIndex
from core.vectors.collection import HOW, delete, write

GREETING = timedelta(seconds=2)
"""How long the server may take to say that it is there."""
ANSWER = timedelta(seconds=20)
"""How long it may take for anything else; two thousand vectors take it one or two seconds."""
COMPLETE = "complete"


class ServedIndex(AskedIndex):
    """Chroma over HTTP behind the port. Connects at first use, and anew after every failure."""

    def __init__(self, url: str, installation: str, token: str = "") -> None:
        super().__init__()
        self._url = url.rstrip("/")
        self._prefix = f"persona-studio.{installation}."
        self._headers = {"X-Chroma-Token": token} if token else {}

    @property
    def home(self) -> str:
        """Name the server."""
        return self._url

    def upsert(self, entries: Sequence[VectorEntry]) -> None:
        """Add or replace by memory id."""
        # Not during a rebuild, which would leave them behind.
        with self._rebuilding:
            self._call(lambda collection: write(collection, iter(entries)))

    def remove(self, memory_ids: Sequence[int]) -> None:
        """Stop returning these ids; the server may keep their vectors on its disk."""
        with self._lock:
            if self._removed is not None:
                self._removed.update(memory_ids)
        self._call(lambda collection: delete(collection, memory_ids))

    def rebuild(self, entries: Iterator[VectorEntry]) -> int:
        """Fill a fresh collection with just these entries, switch to it, delete the old one; return how many."""
        with self._rebuild_alone():
            return self._call(lambda current: self._rebuild(current, entries))

    def close(self) -> None:
        """Hang up; it connects anew at the next use."""
        with self._lock:
            client, self._client, self._collection = self._client, None, None
        if client is not None:
            for session in _sessions(client):
                session.close()
            client.close()

    # --- the server ------------------------------------------------------------

    def _call(self, action: Callable[[Any], Answer]) -> Answer:
        collection = None
        try:
            collection = self._open()
            return action(collection)
        except IndexUnavailable:
            raise
        except Exception as error:
            if self._is_replaced(collection):
                return self._call(action)
            # The collection may be gone, or the connection: look for both again next time.
            self.close()
            # Besides these Chroma raises errors of its own, and bare ones.
            is_silent = isinstance(error, httpx.HTTPError)
            raise (self._unreachable(error) if is_silent else self._unusable(error)) from error

    def _is_replaced(self, collection: Any) -> bool:
        """Whether a rebuild switched to another collection while this one was being asked."""
        with self._lock:
            return collection is not None and self._collection not in (None, collection)

    def _open(self) -> Any:
        with self._lock:
            if self._collection is None:
                self._client = self._connect()
                self._collection = self._find_current() or self._create(0, is_complete=True)
                self._sweep(keep=self._collection.name)
            return self._collection

    def _connect(self) -> Any:
        # Chroma's own client waits for ever: it is only let loose on a server that has just answered.
        greeting = f"{self._url}/api/v2/heartbeat"
        httpx.get(greeting, headers=self._headers, timeout=GREETING.total_seconds()).raise_for_status()
        import chromadb
        from chromadb.config import Settings

        place = urlsplit(self._url)
        is_safe = place.scheme == "https"
        client = chromadb.HttpClient(
            host=place.hostname or "",
            port=place.port or (443 if is_safe else 8000),
            ssl=is_safe,
            headers=dict(self._headers),
            settings=Settings(anonymized_telemetry=False),
        )
        for session in _sessions(client):
            session.timeout = httpx.Timeout(ANSWER.total_seconds())
        return client

    def _find_current(self) -> Any:
        complete = [each for each in self._ours() if (each.metadata or {}).get(COMPLETE)]
        newest = max(complete, key=lambda each: self._number(each.name), default=None)
        return newest and self._client.get_collection(newest.name, embedding_function=None)

    def _ours(self) -> list[Any]:
        return [each for each in self._client.list_collections() if each.name.startswith(self._prefix)]

    def _number(self, name: str) -> int:
        return int(name.removeprefix(self._prefix))

    def _create(self, number: int, *, is_complete: bool) -> Any:
        metadata = {COMPLETE: is_complete}
        return self._client.create_collection(f"{self._prefix}{number}", metadata=metadata, **HOW)

    def _rebuild(self, current: Any, entries: Iterator[VectorEntry]) -> int:
        self._sweep(keep=current.name)
        fresh = self._create(self._number(current.name) + 1, is_complete=False)
        count = write(fresh, entries)
        with self._lock:
            count -= delete(fresh, sorted(self._removed or ()))
            fresh.modify(metadata={COMPLETE: True})
            self._collection = fresh
        self._sweep(keep=fresh.name)
        return count

    def _sweep(self, *, keep: str) -> None:
        for each in self._ours():
            if each.name != keep:
                self._client.delete_collection(each.name)

    def _unreachable(self, error: Exception) -> IndexUnreachable:
        return IndexUnreachable(
            f"The Chroma server at {self._url} does not answer ({type(error).__name__}).",
            hint="Start it, or take STUDIO_CHROMA_URL away. Nothing is lost: the studio goes on without it and tries "
            "again by itself.",
        )

    def _unusable(self, error: Exception) -> IndexUnavailable:
        return IndexUnavailable(
            f"The memory index at {self._url} cannot be used ({type(error).__name__}).",
            hint="Nothing is lost: it is written anew from the database by itself.",
        )


def _sessions(client: Any) -> list[httpx.Client]:
    """Return the connections under Chroma's client, which sets no time limit and never closes them."""
    return [each._server._session for each in (client, client._admin_client)]
