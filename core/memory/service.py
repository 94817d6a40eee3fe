"""What a persona remembers of a person, and everything that person may do about it.

Every method that takes an `actor` shows or changes the actor's own memories alone: nobody, not even a persona's
creator, sees what another person told it.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from types import MappingProxyType

from sqlmodel import Session

from core.accounts.rules import Act, Actor, Thing, require
from core.errors import NotFound
from core.jobs.queue import JobQueue
from core.jobs.worker import Handler
from core.memory import store
from core.memory.forgetting.forgetting import Forgetting
from core.memory.indexing.embedders import Embedders, Reopen
from core.memory.indexing.indexing import Indexing
from core.memory.indexing.progress import IndexProgress
from core.memory.indexing.renewing import Renewing
from core.memory.merging import changes
from core.memory.merging.editing import Editing, check_text, require_row
from core.memory.patience import Patience
from core.memory.reading.extraction import MemoryKind
from core.memory.reading.reading import ConversationReader, Readers
from core.memory.recall.recalling import EXACT_UP_TO, Recalling
from core.memory.showing import browsing, showing
from core.memory.showing.browsing import Tally, Wanted
from core.memory.showing.mapping import Maps
from core.memory.summing_up.consolidating import CONSOLIDATE_MEMORIES, Consolidating
from core.memory.summing_up.summariser import Summariser
from core.memory.talk.turn_indexing import TurnIndexing
from core.memory.views import (
    ChangeView,
    IndexHealth,
    MapPoint,
    MemoryView,
    Quoted,
    Recalled,
    RecallLogView,
    RecallResult,
    TurnView,
    Undo,
)
from core.ports import Clock, Embedder, Scope, VectorIndex, Voices
from core.storage.db import Database

SEARCH_LIMIT = 30
NOTHING_QUOTED: Quoted = MappingProxyType({})


class Memories:
    """The memory service. SQL is the truth; the index follows it through jobs that survive a crash."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        embedder: Embedder,
        index: VectorIndex,
        queue: JobQueue,
        readers: Readers,
        *,
        voices: Voices | None = None,
        exact_up_to: int = EXACT_UP_TO,
        embedder_name: str = "",
        reopen: Reopen | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        # Only one of them answers at a time: whoever embeds or compares asks this.
        embedders = Embedders(embedder, name=embedder_name, reopen=reopen)
        self._maps = Maps()
        self._patience = Patience(clock)
        self._indexing = Indexing(database, clock, embedders, index, queue)
        self._renewing = Renewing(database, clock, embedders, self._indexing, queue)
        self._turns = TurnIndexing(database, embedders, queue)
        self._reading = ConversationReader(database, clock, embedders, index, queue, readers)
        self._recalling = Recalling(database, clock, embedders, self._indexing, exact_up_to=exact_up_to)
        self._forgetting = Forgetting(database, clock, index, queue)
        self._editing = Editing(database, clock, index, queue, self._forgetting)
        self._consolidating = Consolidating(database, clock, embedders, queue, Summariser(voices))

    # --- seeing ----------------------------------------------------------------

    def search(self, actor: Actor, persona_id: int | None, query: str) -> list[MemoryView]:
        """Find the actor's memories by meaning and by words, best first; by words alone while vectors are off.

        Raises NotAllowed when a visitor searches without a pause.
        """
        self._patience.admit_search(actor)
        with self._database.read() as session:
            persona_ids = [persona_id] if persona_id is not None else store.personas_of(session, actor.user_id)
        scopes = [Scope(found, actor.user_id) for found in persona_ids]
        ids = self._recalling.search(scopes, query, limit=SEARCH_LIMIT)
        return self.show(actor, ids)

    def get(self, actor: Actor, memory_id: int) -> MemoryView:
        """Return one memory; raises NotFound."""
        views = self.show(actor, [memory_id])
        if not views:
            raise NotFound("This memory is not there any more.", hint="Reload the page to see what is.")
        return views[0]

    def browse(self, actor: Actor, wanted: Wanted) -> list[int]:
        """List which of the actor's memories fit, in the order that is wanted; `show` makes views of a page of them."""
        with self._database.read() as session:
            return browsing.list_ids(session, actor.user_id, wanted, self._clock.now())

    def tally(self, actor: Actor) -> Tally:
        """Count the actor's memories."""
        with self._database.read() as session:
            return browsing.count(session, actor.user_id)

    def show(self, actor: Actor, memory_ids: Sequence[int]) -> list[MemoryView]:
        """Return the actor's memories of these ids, in their order; what is not there any more is left out."""
        with self._database.read() as session:
            rows = {row.id: row for row in store.rows_by_id(session, memory_ids) if row.user_id == actor.user_id}
            return showing.load_views(session, [rows[found] for found in memory_ids if found in rows])

    def changes(self, actor: Actor, memory_id: int) -> list[ChangeView]:
        """List what happened to a memory and why, newest first; raises NotFound."""
        with self._database.read() as session:
            require_row(session, actor, memory_id)
            return changes.load_changes(session, memory_id)

    def recall_log(self, actor: Actor, memory_id: int) -> list[RecallLogView]:
        """List the replies whose prompt contained a memory, newest first; raises NotFound."""
        with self._database.read() as session:
            require_row(session, actor, memory_id)
            return showing.load_recall_log(session, memory_id)

    def told_in(self, actor: Actor, message_id: int) -> list[MemoryView]:
        """List what is remembered of the actor from a message."""
        with self._database.read() as session:
            return showing.load_told(session, actor.user_id, message_id)

    def points(self, actor: Actor, persona_id: int | None = None) -> list[MapPoint]:
        """Place the actor's memories on a plane so that near meanings lie near; those without a vector are left out."""
        with self._database.read() as session:
            return self._maps.draw(session, actor.user_id, persona_id, self._indexing.model_id)

    def export(self, actor: Actor, persona_id: int | None = None) -> str:
        """Write all of the actor's memories as JSON, past ones and sources included."""
        views = self.list(actor, persona_id, include_past=True)
        return json.dumps([asdict(view) for view in views], default=str, ensure_ascii=False, indent=2)

    # --- changing --------------------------------------------------------------

    def add(self, actor: Actor, persona_id: int, text: str, kind: MemoryKind = "fact") -> MemoryView:
        """Keep a memory typed by hand; raises InvalidInput, NotFound, NotAllowed (a visitor typed too much)."""
        text = check_text(text, kind)
        with self._database.write() as session:
            persona = store.find_persona(session, persona_id)
            require(actor, Act.TALK, Thing(creator_id=persona.creator_id, is_shared=persona.visibility == "link"))
            self._patience.admit_writing(actor, kept=browsing.count(session, actor.user_id).live)
            row = store.insert_by_hand(session, Scope(persona_id, actor.user_id), text, kind, self._clock.now())
            self._indexing.ask(session)
        return self.get(actor, row)

    def edit(
        self, actor: Actor, memory_id: int, text: str, *, kind: MemoryKind | None = None, importance: int | None = None
    ) -> MemoryView:
        """Change a memory's words; the old ones stay in its history. Raises InvalidInput, NotFound, NotAllowed."""
        self._patience.admit_writing(actor)
        self._editing.edit(actor, memory_id, text, kind=kind, importance=importance)
        return self.get(actor, memory_id)

    def pin(self, actor: Actor, memory_id: int, pinned: bool) -> MemoryView:
        """Pin a memory, so that it is recalled before others, or unpin it; raises NotFound."""
        self._editing.pin(actor, memory_id, pinned)
        return self.get(actor, memory_id)

    def undo_change(self, actor: Actor, change_id: int, *, forget_newer: bool = False) -> Undo | None:
        """Take one change of a memory back, for good: what is said again does not do it anew.

        `forget_newer`: what had taken its place is forgotten; then the way back from that is returned. Raises NotFound,
        and Conflict when something later changed the same.
        """
        undo = self._editing.undo_change(actor, change_id, forget_newer=forget_newer)
        return self._let_go(actor, undo) if undo else None

    # --- forgetting ------------------------------------------------------------

    def delete(self, actor: Actor, memory_ids: Sequence[int]) -> Undo:
        """Forget these memories; their words are in no file afterwards. Raises NotFound and forgets none."""
        return self._let_go(actor, self._forgetting.delete(actor, memory_ids))

    def delete_all(self, actor: Actor, persona_id: int | None = None) -> Undo:
        """Forget everything a persona, or every persona, remembers of the actor."""
        return self._let_go(actor, self._forgetting.delete_all(actor, persona_id))

    def forget_since(self, actor: Actor, since: datetime, persona_id: int | None = None) -> Undo:
        """Forget what was learned since an instant, and do not read what was said since then."""
        return self._let_go(actor, self._forgetting.forget_since(actor, since, persona_id))

    def _let_go(self, actor: Actor, undo: Undo) -> Undo:
        """What a person deletes leaves RAM too, but for what it takes to undo it."""
        self._recalling.let_go(actor.user_id)
        return undo

    def undo(self, actor: Actor, undo_id: str) -> int:
        """Bring back what a deletion took, with its sources and history; return how many. Raises NotFound."""
        return self._forgetting.undo(actor, undo_id)

    def forget_persona(self, persona_id: int) -> None:
        """Erase from the index what belonged to a persona; call it before its rows are deleted."""
        self._forgetting.forget_persona(persona_id)

    # --- in talk ---------------------------------------------------------------

    def recall(
        self, scope: Scope, query: str, *, limit: int, turns: int = 0, skip: Collection[int] = ()
    ) -> RecallResult:
        """Choose what belongs into the prompt for what was just said: memories, and so many turns of earlier talk.

        `skip`: the messages that the prompt holds anyway. Never raises: `trouble` says what was off.
        """
        return self._recalling.recall(scope, query, limit=limit, turns=turns, skip=skip)

    def note_recalled(
        self, session: Session, message_id: int, items: Sequence[Recalled], quoted: Quoted = NOTHING_QUOTED
    ) -> None:
        """Keep, in the caller's transaction, which memories and which earlier messages a reply's prompt contained."""
        store.insert_recalls(session, message_id, items, self._clock.now())
        store.insert_turn_recalls(session, message_id, quoted, self._clock.now())

    def recalled_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[MemoryView]]:
        """Return the memories that each reply's prompt contained, in their order; replies without any are left out."""
        with self._database.read() as session:
            return showing.load_recalled(session, actor.user_id, message_ids)

    def quoted_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[TurnView]]:
        """Return the earlier messages that each reply's prompt quoted, best first; not what was forgotten since."""
        with self._database.read() as session:
            return showing.load_quoted(session, actor.user_id, message_ids)

    def recall_scores(self, actor: Actor, message_id: int) -> dict[int, dict[str, float]]:
        """Return by memory id the parts of the scores with which a reply's memories were chosen."""
        with self._database.read() as session:
            return showing.load_scores(session, actor.user_id, message_id)

    def citable(self, scope: Scope, now: datetime) -> list[MemoryView]:
        """List what a follow-up may cite: live, and not sensitive unless the user told it themself."""
        with self._database.read() as session:
            return showing.load_citable(session, scope, now)

    def note_unread(self, session: Session, conversation_id: int) -> None:
        """Ask, in the caller's transaction, that what was said be read and found again; unless paused."""
        self._reading.note_unread(session, conversation_id)
        self._turns.ask(session, conversation_id)

    def read_conversation(self, conversation_id: int) -> None:
        """Read what the user said and nobody read yet. Whole messages or nothing: a crash neither loses nor doubles."""
        self._reading.read_conversation(conversation_id)

    # --- the index -------------------------------------------------------------

    def health(self, actor: Actor) -> IndexHealth:
        """Say how many memories the actor has, how many are indexed, and what stands in the way."""
        return self._indexing.health(actor)

    def open_previous_embedder(self) -> None:
        """After another embedder was chosen, let the one before answer until it has embedded everything anew."""
        self._indexing.open_previous_embedder()

    def repair(self) -> None:
        """Ask that index and SQL be compared in the background, and whatever differs be mended."""
        self._indexing.repair()
        self._reading.note_all_unread()
        self._turns.catch_up()

    def reindex(self, actor: Actor) -> None:
        """Ask that the index be written anew from SQL in the background; raises NotFound unless it is the owner."""
        require(actor, Act.RUN)
        self._renewing.ask()

    def reindex_progress(self) -> IndexProgress:
        """Say how far it is, also with embedding everything by another model; counts everybody's."""
        return self._renewing.progress()

    def write_index_anew(self, note: Callable[[int], None]) -> int:
        """Write the index anew from SQL now, in this thread; return how many memories are in it.

        `note` is told how many texts have been embedded. Raises EmbedderUnavailable, IndexUnavailable.
        """
        return self._renewing.write_anew(note)

    def job_handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of job of this room."""
        return {
            "read_conversation": lambda key: self.read_conversation(int(key)),
            "index_memories": self._then_warm(lambda _key: self._indexing.index_memories()),
            "erase_index": lambda _key: self._indexing.erase_index(),
            CONSOLIDATE_MEMORIES: self._consolidating.consolidate,
            "check_index": lambda _key: self._indexing.check(),
            **self._renewing.job_handlers(),
            **{kind: self._then_warm(handler) for kind, handler in self._turns.job_handlers().items()},
        }

    def _then_warm(self, handler: Handler) -> Handler:
        """What is new is laid out for recall in the background, so that no reply need wait for it."""

        def run(key: str) -> None:
            handler(key)
            self._recalling.warm()

        return run

    # Last in the class: below it `list` no longer means the type.
    def list(
        self,
        actor: Actor,
        persona_id: int | None = None,
        *,
        kind: MemoryKind | None = None,
        text: str = "",
        include_past: bool = False,
    ) -> list[MemoryView]:
        """List the actor's memories, pinned first, then newest; `text` keeps those that contain it."""
        with self._database.read() as session:
            rows = store.list_rows(session, actor.user_id, persona_id, kind=kind, text=text, include_past=include_past)
            return showing.load_views(session, rows)
