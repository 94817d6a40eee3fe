"""What a person changes of a single memory by hand, and the way back from any change, theirs or the reader's."""

import sqlalchemy as sa
from sqlmodel import Session, col

from core.accounts.rules import Act, Actor, Thing, require
from core.errors import InvalidInput
from core.jobs.queue import JobQueue
from core.memory import store
from core.memory.forgetting.forgetting import Forgetting
from core.memory.indexing.indexing import EVERYTHING, INDEX_MEMORIES, drop_from_index
from core.memory.merging.reverting import revert
from core.memory.reading.extraction import MEMORY_KINDS, MEMORY_LENGTH, MemoryKind
from core.memory.reading.reading import READ_CONVERSATION
from core.memory.summing_up import consolidating, summaries
from core.memory.views import Undo
from core.ports import Clock, Scope, VectorIndex
from core.storage.db import Database
from core.storage.tables import Memory, MemoryChange, MemoryPart


class Editing:
    """Changes the actor's own memories, and takes changes back."""

    def __init__(
        self, database: Database, clock: Clock, index: VectorIndex, queue: JobQueue, forgetting: Forgetting
    ) -> None:
        self._database = database
        self._clock = clock
        self._index = index
        self._queue = queue
        self._forgetting = forgetting

    def edit(self, actor: Actor, memory_id: int, text: str, *, kind: MemoryKind | None, importance: int | None) -> None:
        """Change words, kind or importance; an edited summary is the person's own from then on."""
        with self._database.write() as session:
            row = require_row(session, actor, memory_id)
            wanted = kind or (row.kind if row.kind != summaries.KIND else "fact")
            text = check_text(text, wanted)
            store.change_by_hand(session, row, text, wanted, importance or row.importance, self._clock.now())
            session.connection().execute(sa.delete(MemoryPart).where(col(MemoryPart.summary_id) == memory_id))
            gone = self._follow(session, row)
        drop_from_index(self._index, gone)

    def pin(self, actor: Actor, memory_id: int, pinned: bool) -> None:
        """Pin or unpin a memory."""
        with self._database.write() as session:
            store.set_pinned(session, require_row(session, actor, memory_id), pinned, self._clock.now())

    def undo_change(self, actor: Actor, change_id: int, *, forget_newer: bool) -> Undo | None:
        """Take one change back; raises NotFound, and Conflict when it cannot be undone any more."""
        with self._database.write() as session:
            change = session.get(MemoryChange, change_id)
            row = session.get(Memory, change.memory_id) if change else None
            require(actor, Act.PERSONAL, Thing(user_id=row.user_id if row else None))
            assert change is not None
            assert row is not None
            newer = change.other_memory_id if change.action == "superseded" else None
            conversation_id = revert(session, row, change, self._clock)
            if conversation_id is not None:
                self._queue.add(session, READ_CONVERSATION, str(conversation_id))
            gone = self._follow(session, row)
        drop_from_index(self._index, gone)
        return self._forgetting.delete(actor, [newer]) if forget_newer and newer is not None else None

    def _follow(self, session: Session, row: Memory) -> list[int]:
        """Let index and summaries follow a changed memory; return the summaries that are gone with its old words."""
        self._queue.add(session, INDEX_MEMORIES, EVERYTHING)
        consolidating.ask(session, self._queue, Scope(row.persona_id, row.user_id), self._clock.now())
        return summaries.drop(session, [row.id or 0])


def require_row(session: Session, actor: Actor, memory_id: int) -> Memory:
    """Return a memory of the actor's; raises NotFound."""
    row = session.get(Memory, memory_id)
    require(actor, Act.PERSONAL, Thing(user_id=row.user_id if row else None))
    assert row is not None
    return row


def check_text(text: str, kind: str) -> str:
    """Return a memory's words as they are kept; raises InvalidInput."""
    text = " ".join(text.split())
    if not text:
        raise InvalidInput("A memory needs words.", field="text", hint="Write one short sentence.")
    if len(text) > MEMORY_LENGTH:
        raise InvalidInput(f"A memory has at most {MEMORY_LENGTH} characters.", field="text", hint="Make it two.")
    if kind not in MEMORY_KINDS:
        raise InvalidInput("There is no such kind of memory.", field="kind")
    return text
