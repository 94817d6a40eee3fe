"""What recall searches, kept in RAM: the scopes asked for last, each brought up to date with SQL before it is used."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from core.memory.recall import scoped, scoped_turns
from core.memory.recall.shelf import Kept, Remembered, Talk
from core.memory.recall.standing import Standing, Sums, load_standing
from core.memory.talk.shown import Shown
from core.ports import Scope
from core.storage.db import Database

log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024**2
"""What all scopes may take; those asked for longest ago go first."""
BYTES_EACH = 4_000
"""About what one memory or turn takes, its vector and its words."""
LEFT_IN_PLACE = 0.01
"""Part of a scope's turns that may have gone before it is laid out anew: till then they still count in its averages."""
KEPT_WARM = 4
"""The scopes asked for last are brought up to date in the background, so that the next question need not."""


class MemoryShelf:
    """One scope's memories. The revisions in SQL say whether it still holds."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept = kept or Kept()
        self._stamp: Sums | None = None
        self._revisions: dict[int, int] = {}
        self._memories: dict[int, Remembered] = {}
        self._without_vector: list[int] = []

    def refresh(self, session: Session, scope: Scope, model_id: str, stamp: Sums) -> None:
        """Load what changed; a vector that came later is a change too."""
        changed = scoped.find_placed(session, self._without_vector, model_id)
        if stamp == self._stamp and not changed:
            return
        revisions = scoped.load_revisions(session, scope)
        changed += [each for each, revision in revisions.items() if self._revisions.get(each) != revision]
        found = self._memories | scoped.load_remembered(session, scope, changed, model_id)
        self._memories = {each: found[each] for each in sorted(revisions)}
        self._revisions, self._stamp = revisions, stamp
        self._without_vector = [memory.id for memory in self._memories.values() if memory.vector is None]
        self.kept = Kept(list(self._memories.values()))


class TalkShelf:
    """One scope's earlier talk: what is embedded and stands on a branch that is shown."""

    def __init__(self) -> None:
        self.talk = Talk()
        self.shown = Shown()
        self._stamp: Sums | None = None
        self._present: set[int] = set()
        self._newest: dict[int, int] = {}

    @property
    def is_laid_out(self) -> bool:
        """Whether it has been loaded once."""
        return self._stamp is not None

    def refresh(self, session: Session, scope: Scope, model_id: str, standing: Standing) -> None:
        """Take in what is new and leave out what is not there, or not shown, any more."""
        has_moved = self.shown.follow(session, scope, standing.leaves)
        if standing.turns == self._stamp and not has_moved:
            return
        wanted = self.shown.ids.intersection(scoped_turns.load_ids(session, scope, model_id))
        self._take(session, scope, model_id, wanted)
        self._stamp = standing.turns

    def _take(self, session: Session, scope: Scope, model_id: str, wanted: set[int]) -> None:
        found = scoped_turns.load_turns(session, scope, model_id, sorted(wanted - self._present))
        gone = len(self.talk.forgotten) + len(self._present - wanted)
        # Turns are only ever put behind the others; an older one comes back when an earlier branch is chosen.
        is_late = any(turn.id <= self._newest.get(turn.conversation_id, 0) for turn in found)
        if is_late or gone > LEFT_IN_PLACE * len(self.talk):
            self.talk, self._newest = Talk(), {}
            found = scoped_turns.load_turns(session, scope, model_id, sorted(wanted))
        else:
            self.talk.forget(self._present - wanted)
        self.talk.add(found)
        self._newest |= {turn.conversation_id: turn.id for turn in found}
        self._present = wanted


@dataclass(frozen=True)
class Shelf:
    """All that is searched for one scope, for one thread at a time."""

    memories: MemoryShelf
    turns: TalkShelf
    model_id: str
    lock: threading.RLock

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return (len(self.memories.kept) + len(self.turns.talk)) * BYTES_EACH


@dataclass(frozen=True)
class Opened:
    """What is searched for one question, how its scope stands, and the session in which that is so."""

    session: Session
    memories: MemoryShelf
    turns: TalkShelf
    standing: Standing


class Shelves:
    """The scopes in RAM. Nothing is believed without asking SQL: another process may have changed the rows."""

    def __init__(self, database: Database, *, most_bytes: int = MOST_BYTES) -> None:
        self._database = database
        self._most_bytes = most_bytes
        self._shelves: OrderedDict[Scope, Shelf] = OrderedDict()
        self._lock = threading.Lock()
        self._being_laid_out: set[Scope] = set()

    @contextmanager
    def open(self, scope: Scope, model_id: str) -> Iterator[Opened]:
        """Yield what is there now."""
        shelf = self._find(scope, model_id)
        # First the lock, then the session: what a later one sees is never older.
        with shelf.lock, self._database.read() as session:
            standing = load_standing(session, scope, model_id)
            shelf.memories.refresh(session, scope, model_id, standing.memories)
            shelf.turns.refresh(session, scope, model_id, standing)
            self._make_room(scope)
            yield Opened(session, shelf.memories, shelf.turns, standing)

    def has(self, scope: Scope, model_id: str) -> bool:
        """Whether a scope is laid out already."""
        with self._lock:
            shelf = self._shelves.get(scope)
            return shelf is not None and shelf.model_id == model_id and shelf.turns.is_laid_out

    def lay_out(self, scope: Scope, model_id: str) -> None:
        """Begin to lay a scope out, in a thread of its own; nothing happens while that goes on already."""
        with self._lock:
            if scope in self._being_laid_out:
                return
            self._being_laid_out.add(scope)
        threading.Thread(target=self._lay_out, args=(scope, model_id), name="recall-laying-out", daemon=True).start()

    def _lay_out(self, scope: Scope, model_id: str) -> None:
        try:
            with self.open(scope, model_id):
                pass
        except SQLAlchemyError:
            log.warning("A large scope could not be laid out for recall; the next question tries again.")
        finally:
            with self._lock:
                self._being_laid_out.discard(scope)

    def drop(self, user_id: int) -> None:
        """Let go of what belongs to a person: what they delete is to leave RAM too."""
        with self._lock:
            for scope in [each for each in self._shelves if each.user_id == user_id]:
                del self._shelves[scope]

    def warm(self) -> None:
        """Bring the scopes asked for last up to date."""
        with self._lock:
            latest = list(self._shelves.items())[-KEPT_WARM:]
        for scope, shelf in latest:
            with self.open(scope, shelf.model_id):
                pass

    def _find(self, scope: Scope, model_id: str) -> Shelf:
        with self._lock:
            shelf = self._shelves.get(scope)
            if shelf is None or shelf.model_id != model_id:
                shelf = self._shelves[scope] = Shelf(MemoryShelf(), TalkShelf(), model_id, threading.RLock())
            self._shelves.move_to_end(scope)
            return shelf

    def _make_room(self, newest: Scope) -> None:
        with self._lock:
            total = sum(shelf.size for shelf in self._shelves.values())
            while total > self._most_bytes and next(iter(self._shelves)) != newest:
                total -= self._shelves.popitem(last=False)[1].size
