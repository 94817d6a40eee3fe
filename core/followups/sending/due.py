"""Keeps in SQL when each pair of persona and user is worth a look, in the transactions that change what decides it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from core.followups import ledger
from core.followups.cases import Case, load_cases
from core.followups.consent import opting_out
from core.followups.deciding.facts import PUBLISHED_WINDOW, Limits
from core.followups.deciding.timing import ripens_at
from core.followups.sending import held_rows
from core.storage.db import Database
from core.storage.tables import Conversation, FollowUp, FollowUpDue, Message

LEASE = timedelta(minutes=15)
"""How long composing and sending one follow-up may take before another may take it up."""
MOST_TRIES = 5
REST = timedelta(days=1)
"""How long a pair is left alone after it was taken up in vain too often."""
CRASHED = "The server ended in the middle of it, several times."
LATER = timedelta(hours=6)
SOON = timedelta(seconds=15)
"""When to look again where time has come and something else is missing: as long again as the silence has lasted,
between these. Soon after a talk its memories may not have been read yet.
"""
BATCH = 200


@dataclass(frozen=True)
class Watch:
    """Arms pairs: says when to look at them next."""

    limits: Limits

    # --- what changes --------------------------------------------------------

    def note_message(self, session: Session, conversation_id: int, now: datetime) -> None:
        """Take in that the user wrote: it may say "stop", answers what waited, ends what was held, and arms anew."""
        row = session.get_one(Conversation, conversation_id)
        opting_out.take_in(session, row, now)
        ledger.note_answer(session, row.persona_id, row.user_id, now)
        held_rows.expire(session, "The user wrote meanwhile.", persona_id=row.persona_id, user_id=row.user_id)
        self.arm(session, [conversation_id], now)

    def note_change(
        self, session: Session, now: datetime, *, persona_id: int | None = None, user_id: int | None = None
    ) -> None:
        """Take in that a switch of this persona, of this user, or of both together was moved."""
        ids = _recent(session, now, persona_id=persona_id, user_id=user_id)
        for start in range(0, len(ids), BATCH):
            self.arm(session, ids[start : start + BATCH], now)

    def note_profile(self, session: Session, user_id: int, now: datetime) -> None:
        """Take in that a user told something else about themselves: their age, their hours."""
        self.note_change(session, now, user_id=user_id)

    def repair(self, database: Database, now: datetime) -> int:
        """Arm every recent conversation: old data, other limits, a clock that was set back. Return how many."""
        with database.read() as session:
            ids = _recent(session, now)
        for start in range(0, len(ids), BATCH):
            with database.write() as session:
                self.arm(session, ids[start : start + BATCH], now)
        return len(ids)

    def arm(self, session: Session, conversation_ids: Sequence[int], now: datetime) -> None:
        """Enter when to look at these conversations next, each the newest of its pair."""
        session.flush()
        for case in load_cases(session, conversation_ids, now=now):
            self.arm_case(session, case, now)

    def arm_case(self, session: Session, case: Case, now: datetime) -> None:
        """Enter when to look at a conversation next, or that time alone changes nothing."""
        look_at = self._next_look(session, case, now)
        if look_at is None:
            session.execute(sa.delete(FollowUpDue).where(*_pair(case.persona_id, case.user_id)))
        else:
            _put(session, case, look_at)

    def _next_look(self, session: Session, case: Case, now: datetime) -> datetime | None:
        if held_rows.is_settled(session, case.persona_id, case.user_id, case.facts):
            return None
        held = held_rows.find(session, case.persona_id, case.user_id)
        look_at = self.ripens_at(case, held, now)
        if look_at is None or held is None or held.approved_at is not None:
            return look_at
        # What is held waits for its creator; whether it still may go is looked at now and then.
        return max(look_at, now + LATER)

    def ripens_at(self, case: Case, held: FollowUp | None, now: datetime) -> datetime | None:
        """Return when there is something to do: to compose what its creator reads, at any hour, or to send it."""
        return ripens_at(case.facts, case.mode, is_held=held is not None, now=now, limits=self.limits)

    # --- taking up -----------------------------------------------------------

    def take(self, database: Database, now: datetime, limit: int) -> list[int]:
        """Take up what is due, the longest waiting first, each user once; return the conversations.

        A pair that is not let go of (`arm` does that) is due again when the lease ends.
        """
        due = select(FollowUpDue).where(FollowUpDue.look_at <= now).order_by(col(FollowUpDue.look_at)).limit(limit)
        with database.read() as session:
            if session.exec(due).first() is None:
                return []  # most ticks: a look, and no writer kept waiting
        with database.write() as session:
            taken: dict[int, FollowUpDue] = {}
            for row in session.exec(due.with_for_update(skip_locked=True)):
                taken.setdefault(row.user_id, row)
            return [row.conversation_id for row in taken.values() if _lease(session, row, now)]

    def let_go(self, session: Session, case: Case, now: datetime, error: str = "") -> None:
        """Enter when to look again after a look that came to nothing: not at once, though its time has come."""
        look_at = self._next_look(session, case, now)
        if look_at is not None and look_at <= now:
            _put(session, case, now + min(LATER, max(SOON, now - case.last_message_at)), error)
        else:
            self.arm_case(session, case, now)


def _lease(session: Session, row: FollowUpDue, now: datetime) -> bool:
    is_fresh = row.tries < MOST_TRIES
    row.tries, row.look_at = (row.tries + 1, now + LEASE) if is_fresh else (0, now + REST)
    row.error = row.error if is_fresh else CRASHED
    session.add(row)
    return is_fresh


def _pair(persona_id: int, user_id: int) -> tuple[Any, ...]:
    return (col(FollowUpDue.persona_id) == persona_id, col(FollowUpDue.user_id) == user_id)


def _put(session: Session, case: Case, look_at: datetime, error: str = "") -> None:
    """Insert or replace in one statement: two who arm the same pair must not fail one another."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"conversation_id": case.conversation_id, "look_at": look_at, "tries": 0, "error": error}
    insert = dialect.insert(FollowUpDue).values(persona_id=case.persona_id, user_id=case.user_id, **values)
    session.execute(insert.on_conflict_do_update(index_elements=["persona_id", "user_id"], set_=values))


def _recent(session: Session, now: datetime, *, persona_id: int | None = None, user_id: int | None = None) -> list[int]:
    """List each pair's newest conversation with a word of the user in it, where a window can still be open."""
    has_word = (
        select(Message.id).where(col(Message.conversation_id) == col(Conversation.id), Message.role == "user").exists()
    )
    query = (
        select(Conversation.persona_id, Conversation.user_id, Conversation.id)
        .where(Conversation.last_message_at >= now - PUBLISHED_WINDOW, has_word)
        .order_by(col(Conversation.last_message_at), col(Conversation.id))
    )
    if persona_id is not None:
        query = query.where(Conversation.persona_id == persona_id)
    if user_id is not None:
        query = query.where(Conversation.user_id == user_id)
    return list(dict(_pairs(session.exec(query))).values())


def _pairs(rows: Any) -> Iterator[tuple[tuple[int, int], int]]:
    return (((persona_id, user_id), conversation_id) for persona_id, user_id, conversation_id in rows)
