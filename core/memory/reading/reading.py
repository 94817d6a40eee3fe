"""Reads what the user said, message by message, after the reply: a message and its memories are kept together."""

import logging
from collections.abc import Sequence
from typing import Protocol

from sqlmodel import Session

from core.errors import EmbedderUnavailable
from core.jobs.queue import JobQueue
from core.memory.forgetting import forgotten
from core.memory.indexing.indexing import EVERYTHING, INDEX_MEMORIES, drop_from_index
from core.memory.merging.keeping import Read, keep
from core.memory.reading import unread
from core.memory.reading.acceptance import find_objection
from core.memory.reading.extraction import Found, Reader, Reading
from core.memory.reading.unread import Unread
from core.memory.summing_up import consolidating
from core.ports import Clock, Embedder, VectorIndex, Vectors
from core.storage.db import Database

log = logging.getLogger(__name__)

READ_CONVERSATION = "read_conversation"
MESSAGES_AT_ONCE = 20


class Readers(Protocol):
    """Chooses who reads, each time anew: a better model may have come meanwhile."""

    def reader(self) -> Reader:
        """Return the reader of the moment."""
        ...


class ConversationReader:
    """Takes unread messages, has them read, merges what was found. Reading happens outside any transaction."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        embedder: Embedder,
        index: VectorIndex,
        queue: JobQueue,
        readers: Readers,
    ) -> None:
        self._database = database
        self._clock = clock
        self._embedder = embedder
        self._index = index
        self._queue = queue
        self._readers = readers

    def note_unread(self, session: Session, conversation_id: int) -> None:
        """Ask that a conversation be read; what is said while memory is paused counts as read."""
        if unread.is_paused(session, conversation_id):
            forgotten.skip(session, conversation_id, self._clock.now())
        else:
            self._queue.add(session, READ_CONVERSATION, str(conversation_id))

    def note_all_unread(self) -> None:
        """Ask again for every conversation with unread messages: at start, for work that was given up."""
        with self._database.write() as session:
            for conversation_id in unread.find_conversations(session):
                self.note_unread(session, conversation_id)

    def read_conversation(self, conversation_id: int) -> None:
        """Read the next messages, in order; asks for another turn when there are more. Raises the reader's errors."""
        with self._database.read() as session:
            waiting = unread.load(session, conversation_id, limit=MESSAGES_AT_ONCE + 1)
        reader = self._readers.reader()
        for message in waiting[:MESSAGES_AT_ONCE]:
            self._read(reader, message)
        if len(waiting) > MESSAGES_AT_ONCE:
            with self._database.write() as session:
                self._queue.add(session, READ_CONVERSATION, str(conversation_id))

    def _read(self, reader: Reader, message: Unread) -> None:
        found = [
            each
            for each in reader.read(Reading(message.text, message.message_id, message.said_at, message.before))
            if self._is_accepted(each, message)
        ]
        read = Read(message, found, self._embed([each.text for each in found]), self._embedder.model_id)
        with self._database.write() as session:
            # Deleted, paused or read meanwhile: then there is nothing to keep.
            if not unread.is_still_unread(session, message.message_id):
                return
            gone = keep(session, read, self._clock.now())
            unread.mark_read(session, message.message_id, self._clock.now())
            if found:
                self._queue.add(session, INDEX_MEMORIES, EVERYTHING)
                consolidating.ask(session, self._queue, message.scope, self._clock.now())
        drop_from_index(self._index, gone)

    def _is_accepted(self, found: Found, message: Unread) -> bool:
        objection = find_objection(found, message.text, message.persona_texts)
        if objection:
            log.debug("Not kept from message %s: %s.", message.message_id, objection)
        return not objection

    def _embed(self, texts: Sequence[str]) -> Vectors | None:
        try:
            return self._embedder.embed(texts) if texts else None
        except EmbedderUnavailable:
            # Merged by words alone, then; the index job embeds it once it can.
            return None
