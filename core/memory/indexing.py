"""Keeps the index in step with SQL, in the background: vectors are kept in SQL, so that a rebuild embeds nothing."""

import logging
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from sqlmodel import Session

from core.accounts.rules import Actor
from core.errors import Conflict, EmbedderUnavailable, IndexUnavailable
from core.jobs.queue import JobQueue
from core.memory import vectors
from core.memory.vectors import Counts
from core.memory.views import IndexHealth, IndexState
from core.ports import Clock, Embedder, Hit, Scope, VectorEntry, VectorIndex, Vectors
from core.storage.db import Database

log = logging.getLogger(__name__)

INDEX_MEMORIES = "index_memories"
ERASE_INDEX = "erase_index"
EVERYTHING = "all"
EMBED_AT_ONCE = 256
PUSH_AT_ONCE = 500


class Indexing:
    """Embeds what has no vector, hands it to the index, and repairs the index from SQL."""

    def __init__(
        self, database: Database, clock: Clock, embedder: Embedder, index: VectorIndex, queue: JobQueue
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedder = embedder
        self._index = index
        self._queue = queue
        self._trouble: IndexUnavailable | None = None

    @property
    def model_id(self) -> str:
        """Which model's vectors count now."""
        return self._embedder.model_id

    def ask(self, session: Session) -> None:
        """Ask, in the caller's transaction, that the index follow."""
        self._queue.add(session, INDEX_MEMORIES, EVERYTHING)

    def write_anew(self, note: Callable[[int], None]) -> int:
        """Embed what lacks a vector and write the index anew, in this thread; return how many memories are in it.

        `note` is told how many have been embedded. Raises EmbedderUnavailable, IndexUnavailable.
        """
        embedded = 0
        while count := self._embed_some():
            embedded += count
            note(embedded)
        return self.rebuild()

    def ask_rebuild(self) -> None:
        """Ask that the index be written anew."""
        with self._database.write() as session:
            self._queue.add(session, ERASE_INDEX, EVERYTHING)

    # --- the jobs --------------------------------------------------------------

    def index_memories(self) -> None:
        """Embed and index whatever lacks it. Raises EmbedderUnavailable, IndexUnavailable: then nothing is lost."""
        while self._embed_some():
            pass
        with self._database.read() as session:
            is_current = vectors.load_indexed_model(session) == self.model_id
        if not is_current:
            self.rebuild()
        while self._push_some():
            pass

    def erase_index(self) -> None:
        """Write the index anew without what was deleted, and take deleted rows out of the database's files."""
        self.rebuild()
        if not self._database.erase_deleted():
            raise Conflict("The database is being read; deleted text will be erased in a moment.")

    def rebuild(self) -> int:
        """Write a fresh index of what SQL holds; return how many memories are in it."""
        model_id = self.model_id
        seen: dict[int, str] = {}
        try:
            count = self._index.rebuild(self._entries(model_id, seen))
        except IndexUnavailable as error:
            self._trouble = error
            raise
        with self._database.write() as session:
            vectors.mark_all_indexed(session, seen, self._clock.now())
            vectors.save_indexed_model(session, model_id)
        self._trouble = None
        return count

    def _entries(self, model_id: str, seen: dict[int, str]) -> Iterator[VectorEntry]:
        after = 0
        while True:
            with self._database.read() as session:
                entries = vectors.load_entries(session, model_id, after=after, limit=PUSH_AT_ONCE)
            if not entries:
                return
            for entry in entries:
                seen[entry.memory_id] = entry.content_hash
                yield entry
            after = entries[-1].memory_id

    def _embed_some(self) -> int:
        with self._database.read() as session:
            missing = vectors.find_missing(session, self.model_id, limit=EMBED_AT_ONCE)
        if not missing:
            return 0
        embedded = self._embedder.embed([each.text for each in missing])
        with self._database.write() as session:
            for each, vector in zip(missing, embedded, strict=True):
                vectors.save(session, each.memory_id, each.content_hash, self.model_id, vector)
        return len(missing)

    def _push_some(self) -> bool:
        with self._database.read() as session:
            entries = vectors.load_entries(session, self.model_id, limit=PUSH_AT_ONCE, only_unindexed=True)
        if not entries:
            return False
        self._upsert(entries)
        with self._database.write() as session:
            vectors.mark_indexed(session, entries, self._clock.now())
        return True

    def _upsert(self, entries: Sequence[VectorEntry]) -> None:
        try:
            self._index.upsert(entries)
        except IndexUnavailable as error:
            self._trouble = error
            raise
        self._trouble = None

    # --- mending ---------------------------------------------------------------

    def repair(self) -> None:
        """Compare ids and content hashes with SQL and ask for what differs; an unreadable index is written anew."""
        try:
            there = self._index.hashes()
        except IndexUnavailable as error:
            self._trouble = error
            log.warning("The memory index is written anew: %s", error.message)
            self.ask_rebuild()
            return
        with self._database.write() as session:
            expected = vectors.load_indexed_hashes(session)
            lacking = [found for found, content_hash in expected.items() if there.get(found) != content_hash]
            vectors.unmark(session, lacking)
            self.ask(session)
            if there.keys() - expected.keys():
                # Deleted in SQL, but the server ended before the index followed.
                self._queue.add(session, ERASE_INDEX, EVERYTHING)

    def near(self, scope: Scope, vector: Vectors, limit: int) -> list[Hit]:
        """Ask the index; raises IndexUnavailable, also while it still holds another model's vectors."""
        with self._database.read() as session:
            is_current = vectors.load_indexed_model(session) in (None, self.model_id)
        if not is_current:
            raise IndexUnavailable("The memories are being read anew for another model.", hint="It ends by itself.")
        return self._index.query(scope, np.asarray(vector, dtype=np.float32), limit)

    def health(self, actor: Actor) -> IndexHealth:
        """Say how the actor's memories stand."""
        with self._database.read() as session:
            counts = vectors.count(session, actor.user_id, self.model_id)
        trouble = self._find_trouble()
        return IndexHealth(
            counts.memories,
            counts.indexed,
            counts.waiting_messages,
            self._find_state(counts),
            trouble=trouble.message if trouble else "",
            hint=trouble.hint if trouble else "",
        )

    def _find_state(self, counts: Counts) -> IndexState:
        if self._find_trouble():
            return "words only"
        if not self._embedder.is_ready:
            return "loading"
        return "catching up" if counts.indexed < counts.memories else "ready"

    def _find_trouble(self) -> EmbedderUnavailable | IndexUnavailable | None:
        return self._embedder.trouble or self._trouble
