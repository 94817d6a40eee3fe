"""Forgets for good: rows, index and files. What was deleted can be brought back for a while, from memory alone."""

import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Thing, require
from core.errors import NotFound
from core.jobs.queue import JobQueue
from core.memory import store
from core.memory.forgetting import forgotten
from core.memory.forgetting.trash import Kept, put_back, take_out
from core.memory.indexing.indexing import ERASE_INDEX, EVERYTHING, INDEX_MEMORIES, drop_from_index
from core.memory.reading.reading import READ_CONVERSATION
from core.memory.summing_up import summaries
from core.memory.talk.turn_indexing import INDEX_TURNS
from core.memory.views import Undo
from core.ports import Clock, VectorIndex
from core.storage.db import Database
from core.storage.tables import FollowUp, Memory

UNDO_FOR = timedelta(minutes=10)
MOST_KEPT = 50
"""Deletions that can be undone at a time, so that a process which lives for months does not grow."""


@dataclass(frozen=True)
class Deleted:
    """What a deletion took, and whose it was."""

    user_id: int
    kept: Kept
    expires_at: datetime


class Forgetting:
    """Deletes memories and their every trace. Undo lives in this process and in no file."""

    def __init__(self, database: Database, clock: Clock, index: VectorIndex, queue: JobQueue) -> None:
        self._database = database
        self._clock = clock
        self._index = index
        self._queue = queue
        self._deleted: dict[str, Deleted] = {}
        self._lock = threading.Lock()

    def delete(self, actor: Actor, memory_ids: Sequence[int]) -> Undo:
        """Forget these, or none when one of them is not the actor's (raises NotFound)."""
        with self._database.write() as session:
            owners = {row.id: row.user_id for row in store.rows_by_id(session, memory_ids)}
            for memory_id in memory_ids:
                require(actor, Act.PERSONAL, Thing(user_id=owners.get(memory_id)))
            summaries.note_unwanted(session, memory_ids, self._clock.now())
            kept = self._take_out(session, memory_ids)
        return self._erase(actor, kept)

    def delete_all(self, actor: Actor, persona_id: int | None) -> Undo:
        """Forget everything: past memories too, and all that was said."""
        with self._database.write() as session:
            rows = store.list_rows(session, actor.user_id, persona_id, include_past=True)
            said = forgotten.find_said(session, actor.user_id, persona_id, None)
            kept = self._take_out(session, [row.id for row in rows if row.id is not None], said)
        return self._erase(actor, kept)

    def forget_since(self, actor: Actor, since: datetime, persona_id: int | None) -> Undo:
        """Forget what was learned and said since an instant; what it had replaced holds again."""
        now = self._clock.now()
        with self._database.write() as session:
            rows = store.list_rows(session, actor.user_id, persona_id, include_past=True)
            ids = [row.id for row in rows if row.id is not None and row.created_at >= since]
            said = forgotten.find_said(session, actor.user_id, persona_id, since)
            store.reopen(session, ids, now)
            self._queue.add(session, INDEX_MEMORIES, EVERYTHING)
            kept = self._take_out(session, ids, said)
        return self._erase(actor, kept)

    def forget_persona(self, persona_id: int) -> None:
        """Take a persona's memories out of the rows and the index; its deletion cannot be undone."""
        with self._database.write() as session:
            ids = list(session.exec(select(Memory.id).where(col(Memory.persona_id) == persona_id)))
            kept = self._take_out(session, [each for each in ids if each is not None])
        self._forget_vectors(kept)

    def undo(self, actor: Actor, undo_id: str) -> int:
        """Bring back what a deletion took; raises NotFound once it is too late."""
        with self._lock:
            deleted = self._deleted.get(undo_id)
            if deleted is None or deleted.user_id != actor.user_id or deleted.expires_at <= self._clock.now():
                raise NotFound("It is too late to bring these memories back.", hint="Deleted is deleted.")
            del self._deleted[undo_id]
        with self._database.write() as session:
            count = put_back(session, deleted.kept, self._clock.now())
            self._queue.add(session, INDEX_MEMORIES, EVERYTHING)
            for conversation_id in forgotten.remember(session, deleted.kept.forgotten):
                self._queue.add(session, INDEX_TURNS, str(conversation_id))
                self._queue.add(session, READ_CONVERSATION, str(conversation_id))
        return count

    def _take_out(self, session: Session, memory_ids: Sequence[int], said: Sequence[int] = ()) -> Kept:
        _drop_unsent(session, memory_ids)
        kept = take_out(session, memory_ids, said, self._clock.now())
        _drop_unsent_in(session, forgotten.find_conversations(session, kept.forgotten))
        if kept.memory_ids or kept.forgotten.message_ids:
            # In the same transaction: whatever happens now, the files will be rid of it.
            self._queue.add(session, ERASE_INDEX, EVERYTHING)
        return kept

    def _erase(self, actor: Actor, kept: Kept) -> Undo:
        self._forget_vectors(kept)
        now = self._clock.now()
        undo = Undo(uuid.uuid4().hex, len(kept.memory_ids), now + UNDO_FOR)
        with self._lock:
            alive = {key: each for key, each in self._deleted.items() if each.expires_at > now}
            self._deleted = dict(
                [*alive.items(), (undo.id, Deleted(actor.user_id, kept, undo.expires_at))][-MOST_KEPT:]
            )
        return undo

    def _forget_vectors(self, kept: Kept) -> None:
        drop_from_index(self._index, kept.memory_ids)
        self._database.erase_deleted()


def _drop_unsent(session: Session, memory_ids: Sequence[int]) -> None:
    """Delete what was composed and not sent for whoever the memories are about: it may hold their words."""
    pairs = select(Memory.persona_id, Memory.user_id).where(col(Memory.id).in_(list(memory_ids)))
    session.execute(
        sa.delete(FollowUp).where(
            col(FollowUp.status) == "preview",
            sa.tuple_(col(FollowUp.persona_id), col(FollowUp.user_id)).in_(pairs),
        )
    )


def _drop_unsent_in(session: Session, conversation_ids: Sequence[int]) -> None:
    """Delete what was composed for these conversations and is not on its way: it may hold words of what was said."""
    session.execute(
        sa.delete(FollowUp).where(
            col(FollowUp.status).in_(("preview", "held")),
            col(FollowUp.conversation_id).in_(list(conversation_ids)),
        )
    )
