"""The two long pieces of work on the index, a slice at a time: embedding by another model, and writing it anew.

Between two slices other jobs have their turn, and a crash loses one slice at most: the rows say what is missing.
Until the last step everybody goes on searching as before.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from core.errors import EmbedderUnavailable, IndexUnavailable
from core.jobs.queue import JobQueue
from core.jobs.worker import Handler
from core.memory.indexing.embedded import TABLES
from core.memory.indexing.embedders import Embedders
from core.memory.indexing.indexing import CHANGE_EMBEDDER, EVERYTHING, INDEX_MEMORIES, Indexing, require_ready
from core.memory.indexing.progress import IndexProgress, ProgressBoard, Task
from core.memory.talk.turn_indexing import CATCH_UP
from core.ports import Clock, Embedder
from core.storage.db import Database

REINDEX = "reindex"
SLICE = 256
"""Texts embedded before other jobs have their turn: about a second."""
JOB_OF: Final[Mapping[Task, str]] = {"reindex": REINDEX, "embedder": CHANGE_EMBEDDER}


class Renewing:
    """Does the long work in the background and tells how far it is."""

    def __init__(
        self, database: Database, clock: Clock, embedders: Embedders, indexing: Indexing, queue: JobQueue
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedders = embedders
        self._indexing = indexing
        self._queue = queue
        self._board = ProgressBoard()

    def ask(self) -> None:
        """Ask that everything lacking a vector get one and the index be written anew; asking twice is asking once."""
        with self._database.write() as session:
            self._queue.add(session, REINDEX, EVERYTHING)
        if not self._board.read().is_running:
            self._board.begin("reindex", "asked")

    def progress(self) -> IndexProgress:
        """Say how far it is, or how it ended."""
        return self._board.read()

    def job_handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of job."""
        return {REINDEX: lambda _key: self._reindex(), CHANGE_EMBEDDER: lambda _key: self._change()}

    def write_anew(self, note: Callable[[int], None]) -> int:
        """Do all of it now, in this thread, with the chosen embedder; return how many memories the index holds.

        `note` is told how many texts have been embedded. Raises EmbedderUnavailable, IndexUnavailable.
        """
        embedded = 0
        while count := self._embed_some(self._embedders.chosen):
            embedded += count
            note(embedded)
        held = self._indexing.rebuild(self._embedders.chosen.model_id)
        self._settle()
        return held

    # --- the jobs --------------------------------------------------------------

    def _reindex(self) -> None:
        with self._telling("reindex"):
            embedder = self._embedders.serving
            require_ready(embedder)
            if self._embed_slice("reindex", embedder):
                return
            self._write("reindex", embedder)
            if embedder is self._embedders.chosen:
                self._settle()
            self._board.finish(self._clock.now())

    def _change(self) -> None:
        with self._telling("embedder"):
            chosen = self._embedders.chosen
            require_ready(chosen)
            if not self._indexing.is_outdated():
                return
            if self._embed_slice("embedder", chosen):
                return
            self._write("embedder", chosen)
            self._settle()
            self._board.finish(self._clock.now())

    def _embed_slice(self, task: Task, embedder: Embedder) -> bool:
        """Embed a slice and ask for the next; return False once nothing is missing."""
        shown = self._board.read()
        if (shown.task, shown.step) != (task, "embedding"):
            self._board.begin(task, "embedding", self._count_missing(embedder.model_id))
        count = self._embed_some(embedder)
        self._board.advance(count)
        if count:
            with self._database.write() as session:
                self._queue.add(session, JOB_OF[task], EVERYTHING)
        return bool(count)

    def _embed_some(self, embedder: Embedder) -> int:
        for table in TABLES:
            with self._database.read() as session:
                missing = table.find_missing(session, embedder.model_id, SLICE)
            if missing:
                embedded = embedder.embed([each.text for each in missing])
                with self._database.write() as session:
                    table.save(session, embedder.model_id, missing, embedded)
                return len(missing)
        return 0

    def _count_missing(self, model_id: str) -> int:
        with self._database.read() as session:
            return sum(table.count_missing(session, model_id) for table in TABLES)

    def _write(self, task: Task, embedder: Embedder) -> None:
        self._board.begin(task, "writing", self._indexing.count_entries(embedder.model_id))
        self._indexing.rebuild(embedder.model_id, self._board.advance)

    def _settle(self) -> None:
        """Let the chosen embedder answer, forget the vectors of others, and embed what came during the last step."""
        self._embedders.switch()
        with self._database.write() as session:
            for table in TABLES:
                table.keep_only(session, [self._embedders.chosen.model_id])
            self._queue.add(session, INDEX_MEMORIES, EVERYTHING)
            self._queue.add(session, CATCH_UP, "0")

    @contextmanager
    def _telling(self, task: Task) -> Iterator[None]:
        """Show on the board why the work stopped, if it does."""
        try:
            yield
        except (EmbedderUnavailable, IndexUnavailable) as error:
            if self._board.read().task != task:
                self._board.begin(task, "waiting")
            self._board.wait(error)
            raise
        except Exception as error:
            self._board.fail(
                f"Writing the search index broke off ({type(error).__name__}).",
                "It is tried again a few times by itself. The server's log says more; you can start it again here.",
            )
            raise
