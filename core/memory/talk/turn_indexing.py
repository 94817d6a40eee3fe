"""Embeds what was said, in the background, so that it can be found again; talk from before this was possible too."""

from collections.abc import Mapping

from sqlmodel import Session

from core.jobs.queue import JobQueue
from core.jobs.worker import Handler
from core.memory.talk import turns
from core.memory.talk.turns import NewTurn
from core.ports import Embedder
from core.storage.db import Database

INDEX_TURNS = "index_turns"
CATCH_UP = "catch_up_turns"
EMBED_AT_ONCE = 64
"""Turns a job embeds before other jobs have their turn."""


class TurnIndexing:
    """Two jobs: one looks at a conversation, the other, a slice at a time, at everything that was ever said."""

    def __init__(self, database: Database, embedder: Embedder, queue: JobQueue) -> None:
        self._database = database
        self._embedder = embedder
        self._queue = queue

    def ask(self, session: Session, conversation_id: int) -> None:
        """Ask, in the caller's transaction, that a conversation be embedded."""
        self._queue.add(session, INDEX_TURNS, str(conversation_id))

    def catch_up(self) -> None:
        """Ask that whatever lacks a vector of the present model get one."""
        with self._database.write() as session:
            self._queue.add(session, CATCH_UP, "0")

    def job_handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of job; they raise EmbedderUnavailable, and then nothing is lost."""
        return {
            INDEX_TURNS: lambda key: self._embed_conversation(int(key)),
            CATCH_UP: lambda key: self._embed_after(int(key)),
        }

    def _embed_conversation(self, conversation_id: int) -> None:
        with self._database.read() as session:
            found = turns.find_missing(
                session, self._embedder.model_id, limit=EMBED_AT_ONCE, conversation_id=conversation_id
            )
        self._embed(found)
        if len(found) == EMBED_AT_ONCE:
            with self._database.write() as session:
                self.ask(session, conversation_id)

    def _embed_after(self, message_id: int) -> None:
        model_id = self._embedder.model_id
        with self._database.read() as session:
            found = turns.find_missing(session, model_id, limit=EMBED_AT_ONCE, after=message_id)
        self._embed(found)
        if len(found) == EMBED_AT_ONCE:
            with self._database.write() as session:
                self._queue.add(session, CATCH_UP, str(found[-1].message_id))

    def _embed(self, found: list[NewTurn]) -> None:
        if not found:
            return
        model_id = self._embedder.model_id
        vectors = self._embedder.embed([turn.text for turn in found])
        with self._database.write() as session:
            turns.save(session, model_id, found, vectors)
