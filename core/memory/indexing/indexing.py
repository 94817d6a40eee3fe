"""Keeps the index in step with SQL, in the background: vectors are kept in SQL, so that a rebuild embeds nothing."""

import logging
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from sqlmodel import Session

from core.accounts.rules import Actor
from core.errors import Conflict, EmbedderUnavailable, IndexUnavailable, IndexUnreachable
from core.jobs.queue import JobQueue
from core.memory.indexing import vectors
from core.memory.indexing.embedders import Embedders
from core.memory.indexing.vectors import Counts, Held
from core.memory.talk import turns
from core.memory.views import IndexHealth, IndexState
from core.ports import Clock, Embedder, Hit, Scope, VectorEntry, VectorIndex, Vectors
from core.storage.db import Database

log = logging.getLogger(__name__)

INDEX_MEMORIES = "index_memories"
ERASE_INDEX = "erase_index"
CHECK_INDEX = "check_index"
CHANGE_EMBEDDER = "change_embedder"
EVERYTHING = "all"
EMBED_AT_ONCE = 256
PUSH_AT_ONCE = 500
BEING_SWITCHED = "?"
"""Held instead of a model's name while one index takes the place of another: either may be there after a crash."""


def require_ready(embedder: Embedder) -> None:
    """Raise EmbedderUnavailable unless it can embed; before that even its name may not be known."""
    if not embedder.is_ready:
        raise embedder.trouble or EmbedderUnavailable("The model that finds memories by meaning is still loading.")


def drop_from_index(index: VectorIndex, memory_ids: Sequence[int]) -> None:
    """Have the index forget these now if it can be reached; recall asks SQL anyway, and a later look finds the rest."""
    if not memory_ids:
        return
    try:
        index.remove(memory_ids)
    except IndexUnavailable:
        log.warning("The index could not be told of %s memories that are gone.", len(memory_ids))


class Indexing:
    """Embeds what has no vector, hands it to the index, and mends the index from SQL."""

    def __init__(
        self, database: Database, clock: Clock, embedders: Embedders, index: VectorIndex, queue: JobQueue
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedders = embedders
        self._index = index
        self._queue = queue
        self._trouble: IndexUnavailable | None = None

    @property
    def model_id(self) -> str:
        """Which model's vectors count now."""
        return self._embedders.model_id

    def ask(self, session: Session) -> None:
        """Ask, in the caller's transaction, that the index follow."""
        self._queue.add(session, INDEX_MEMORIES, EVERYTHING)

    def repair(self) -> None:
        """Ask that index and SQL be compared in the background, and whatever differs be mended."""
        with self._database.write() as session:
            self._queue.add(session, CHECK_INDEX, EVERYTHING)
            self.ask(session)

    def open_previous_embedder(self) -> None:
        """After another embedder was chosen, let the one before answer until all is embedded anew."""
        with self._database.read() as session:
            held = vectors.load_held(session)
        if held is not None:
            self._embedders.open_previous(held.embedder, held.model_id)

    # --- the jobs --------------------------------------------------------------

    def index_memories(self) -> None:
        """Embed and index whatever lacks it. Raises EmbedderUnavailable, IndexUnavailable: then nothing is lost."""
        require_ready(self._embedders.serving)
        with self._database.read() as session:
            held = vectors.load_held(session)
        if held is None or held.model_id == self.model_id:
            while self._embed_some():
                pass
            if held is None or held.home != self._index.home:
                self.rebuild(self.model_id)
            while self._push_some():
                pass
        if self.is_outdated():
            with self._database.write() as session:
                self._queue.add(session, CHANGE_EMBEDDER, EVERYTHING)

    def erase_index(self) -> None:
        """Write the index anew without what was deleted, and take deleted rows out of the database's files."""
        # First: an index that cannot be reached must not keep words in the database's log.
        is_erased = self._database.erase_deleted()
        with self._database.read() as session:
            held = vectors.load_held(session)
        is_known = held is not None and held.model_id != BEING_SWITCHED
        self.rebuild(held.model_id if held and is_known else self.model_id)
        if not (is_erased and self._database.erase_deleted()):
            raise Conflict("The database is being read; deleted text will be erased in a moment.")

    def check(self) -> None:
        """Compare ids and content hashes with SQL and ask for what differs; an unreadable index is written anew."""
        with self._database.read() as session:
            held = vectors.load_held(session)
        try:
            there = self._index.hashes()
        except IndexUnreachable as error:
            self._trouble = error
            raise
        except IndexUnavailable as error:
            self._trouble = error
            log.warning("The memory index is written anew: %s", error.message)
            there = None
        if there is not None:
            self._trouble = None
        with self._database.write() as session:
            self._ask_for_differences(session, held, there)

    def _ask_for_differences(self, session: Session, held: Held | None, there: dict[int, str] | None) -> None:
        self._drop_leftovers(session, held)
        if there is None or (held is not None and held.home != self._index.home):
            self._queue.add(session, ERASE_INDEX, EVERYTHING)
            return
        expected = vectors.load_indexed_hashes(session, held.model_id) if held else {}
        vectors.unmark(session, [found for found, its_hash in expected.items() if there.get(found) != its_hash])
        self.ask(session)
        if there.keys() - expected.keys():
            # Deleted in SQL, but the server ended before the index followed.
            self._queue.add(session, ERASE_INDEX, EVERYTHING)

    def _drop_leftovers(self, session: Session, held: Held | None) -> None:
        """Delete vectors of models that were tried and left, or came back with an undone deletion."""
        if held is None or held.model_id == BEING_SWITCHED or not self._embedders.chosen.is_ready:
            return
        kept = {held.model_id, self.model_id, self._embedders.chosen.model_id}
        vectors.keep_only(session, kept)
        turns.keep_only(session, kept)

    # --- writing anew ----------------------------------------------------------

    def rebuild(self, model_id: str, note: Callable[[int], None] | None = None) -> int:
        """Write a fresh index of one model's vectors in SQL; return how many memories are in it.

        `note` is told after each batch how many it had.
        """
        seen: dict[int, str] = {}
        try:
            count = self._index.rebuild(self._entries(model_id, seen, note))
        except IndexUnavailable as error:
            self._note_trouble(error)
            raise
        with self._database.write() as session:
            vectors.mark_indexed(session, model_id, seen, self._clock.now())
            vectors.save_held(session, Held(model_id, self._index.home, self._name_of(session, model_id)))
        self._trouble = None
        return count

    def is_outdated(self) -> bool:
        """Whether the index holds another model's vectors than the chosen embedder's."""
        with self._database.read() as session:
            held = vectors.load_held(session)
        return held is not None and held.model_id != self._embedders.chosen.model_id

    def count_entries(self, model_id: str) -> int:
        """Count what an index of this model holds."""
        with self._database.read() as session:
            return vectors.count_entries(session, model_id)

    def _entries(
        self, model_id: str, seen: dict[int, str], note: Callable[[int], None] | None
    ) -> Iterator[VectorEntry]:
        after = 0
        while True:
            with self._database.read() as session:
                entries = vectors.load_entries(session, model_id, after=after, limit=PUSH_AT_ONCE)
            if not entries:
                break
            for entry in entries:
                seen[entry.memory_id] = entry.content_hash
                yield entry
            after = entries[-1].memory_id
            if note:
                note(len(entries))
        self._announce_switch(model_id)

    def _announce_switch(self, model_id: str) -> None:
        """Note, before the new index takes the old one's place, that from here on it may be either."""
        with self._database.write() as session:
            held = vectors.load_held(session)
            if held is not None and held.model_id != model_id:
                vectors.save_held(session, Held(BEING_SWITCHED, held.home, held.embedder))

    def _name_of(self, session: Session, model_id: str) -> str:
        if model_id == self._embedders.chosen.model_id:
            return self._embedders.name
        held = vectors.load_held(session)
        return held.embedder if held else ""

    # --- following SQL ---------------------------------------------------------

    def _embed_some(self) -> int:
        embedder = self._embedders.serving
        with self._database.read() as session:
            missing = vectors.find_missing(session, embedder.model_id, limit=EMBED_AT_ONCE)
        if missing:
            embedded = embedder.embed([each.text for each in missing])
            with self._database.write() as session:
                vectors.save_all(session, embedder.model_id, missing, embedded)
        return len(missing)

    def _push_some(self) -> bool:
        model_id = self.model_id
        with self._database.read() as session:
            entries = vectors.load_entries(session, model_id, limit=PUSH_AT_ONCE, only_unindexed=True)
        if not entries:
            return False
        self._upsert(entries)
        with self._database.write() as session:
            hashes = {entry.memory_id: entry.content_hash for entry in entries}
            vectors.mark_indexed(session, model_id, hashes, self._clock.now())
        return True

    def _upsert(self, entries: Sequence[VectorEntry]) -> None:
        try:
            self._index.upsert(entries)
        except IndexUnavailable as error:
            self._note_trouble(error)
            raise
        self._trouble = None

    # --- asking ----------------------------------------------------------------

    def near(self, scope: Scope, vector: Vectors, limit: int) -> list[Hit]:
        """Ask the index; raises IndexUnavailable, also while it holds another model's vectors, or is elsewhere."""
        with self._database.read() as session:
            held = vectors.load_held(session)
        if held is not None and (held.model_id, held.home) != (self.model_id, self._index.home):
            raise IndexUnavailable("The memories are being read anew for another model.", hint="It ends by itself.")
        if isinstance(self._trouble, IndexUnreachable):
            # The check that waits for it will find when it is back; a person's reply need not wait too.
            raise self._trouble
        try:
            return self._index.query(scope, np.asarray(vector, dtype=np.float32), limit)
        except IndexUnavailable as error:
            self._note_trouble(error)
            raise

    def _note_trouble(self, error: IndexUnavailable) -> None:
        """Remember what is wrong; the first time, ask for a check, which ends when the index is well again."""
        is_new, self._trouble = self._trouble is None, error
        if is_new:
            with self._database.write() as session:
                self._queue.add(session, CHECK_INDEX, EVERYTHING)

    def health(self, actor: Actor) -> IndexHealth:
        """Say how the actor's memories stand."""
        with self._database.read() as session:
            counts = vectors.count(session, actor.user_id, self.model_id)
        trouble = self._embedders.trouble or self._trouble
        return IndexHealth(
            counts.memories,
            counts.indexed,
            counts.waiting_messages,
            self._find_state(counts),
            trouble=trouble.message if trouble else "",
            hint=trouble.hint if trouble else "",
            is_changing=self._embedders.chosen.is_ready and self.is_outdated(),
            has_previous=self._embedders.is_changing,
            home=self._index.home,
            embedded=counts.embedded,
        )

    def _find_state(self, counts: Counts) -> IndexState:
        if self._embedders.serving.trouble:
            return "words only"
        if not self._embedders.is_ready:
            return "loading"
        if self._trouble:
            return "without index"
        return "catching up" if counts.indexed < counts.memories else "ready"
