"""Lets a follow-up out at most once: decided anew and entered in one transaction, handed to a channel after it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.chat.store import find_live
from core.errors import Conflict, NotAllowed, StudioError
from core.followups import ledger
from core.followups.candidate import Candidate, lasting_vetoes
from core.followups.cases import Case
from core.followups.composing import composed_rows, evidence, situations
from core.followups.composing.composer import Composition
from core.followups.deciding.facts import Mode
from core.followups.deciding.policy import Decision, decide
from core.followups.deciding.refusals import explain_refusal, explain_vetoes
from core.followups.gate.checks import weigh
from core.followups.sending.due import Watch
from core.followups.sending.locking import lock_case, user_of
from core.followups.views import CandidateView
from core.ports import Channel, Clock, Delivery
from core.storage.db import Database
from core.storage.tables import FollowUp, InboxItem

log = logging.getLogger(__name__)

INBOX = "inbox"
HANDING_OVER = timedelta(minutes=10)
"""How long a channel may take; whoever reserved a follow-up longer ago is gone."""
LOST = "The server ended while this was handed over. It may have arrived, so it is not sent again; the inbox has it."


class Talking(Protocol):
    """What sending needs of the chat: a message of the persona's in the caller's transaction."""

    def append_follow_up(self, session: Session, conversation_id: int, text: str, now: datetime) -> int: ...


@dataclass(frozen=True)
class Terms:
    """How strictly one sending is held to the rules: courtesies may be passed over in a creator's own test."""

    skip_courtesies: bool = False
    is_own_test: bool = False


@dataclass(frozen=True)
class Sender:
    """Sends. Whatever it is asked for, the facts of that moment decide."""

    database: Database
    clock: Clock
    chats: Talking
    watch: Watch
    channels: Sequence[Channel] = ()

    def send_composed(self, conversation_id: int, composition: Composition) -> int:
        """Send what was composed for an automatic persona; return the message's id. Raises NotAllowed, Conflict."""

        def add_row(session: Session, case: Case, now: datetime) -> FollowUp:
            if case.mode is not Mode.AUTO:
                raise NotAllowed("This persona does not write by itself any more.")
            return composed_rows.add_composed(session, case, composition, now, status="reserved", origin="auto")

        return self._send(conversation_id, add_row)

    def send_held(self, follow_up_id: int, conversation_id: int) -> int:
        """Send what its creator approved; return the message's id. Raises NotAllowed, Conflict."""

        def find_row(session: Session, case: Case, now: datetime) -> FollowUp:
            row = session.get(FollowUp, follow_up_id)
            if row is None or row.status != "held" or row.approved_at is None:
                raise Conflict("This is not waiting to be sent any more.")
            return row

        return self._send(conversation_id, find_row)

    def _send(self, conversation_id: int, find_row: "FindRow") -> int:
        channel = self._choose_channel(conversation_id)
        with self.database.write() as session:
            now = self.clock.now()
            case = lock_case(session, conversation_id, now)
            decision = self.require_allowed(session, case, now, Terms())
            row = find_row(session, case, now)
            row.channel = channel.name if channel else INBOX
            delivery = self.let_out(session, case, row, decision, now)
            row.status = "reserved" if channel else "sent"
        if channel is not None:
            self._deliver(channel, delivery)
        assert row.message_id is not None
        return row.message_id

    # --- in the caller's transaction -------------------------------------------

    def require_allowed(self, session: Session, case: Case, now: datetime, terms: Terms) -> Decision:
        """Return the decision of this moment; raises NotAllowed naming what forbids it, or Conflict: a reply comes."""
        if find_live(session, case.conversation_id) is not None:
            raise Conflict("A reply is still being written.", hint="Wait for it, then send again.")
        decision = decide(case.facts, now=now, limits=self.watch.limits)
        if not decision.may_send_by_hand(is_own_test=terms.is_own_test and terms.skip_courtesies):
            raise explain_refusal(decision, is_own_test=terms.is_own_test, time_zone=case.facts.time_zone)
        return decision

    def let_out(self, session: Session, case: Case, row: FollowUp, decision: Decision, now: datetime) -> Delivery:
        """Enter a follow-up as sent, with its message, its evidence and its place in the inbox."""
        assert row.id is not None
        candidate = require_worthy(session, case, row, now)
        ledger.enter(session, row, now)
        row.message_id = self.chats.append_follow_up(session, case.conversation_id, candidate.text, now)
        row.status, row.text, row.reserved_at, row.sent_at = "sent", candidate.text, now, now
        row.is_edited = candidate.written_by == "hand"
        row.decision = [result.as_row() for result in decision.rules]
        session.add(row)
        evidence.add_evidence(session, row.id, candidate.memory_ids)
        session.add(InboxItem(user_id=row.user_id, followup_id=row.id, created_at=now))
        self.watch.arm(session, [case.conversation_id], now)
        return Delivery(
            row.id, case.conversation_id, case.persona_id, case.spec.name, case.user_id, candidate.text, now
        )

    # --- outside ---------------------------------------------------------------

    def _choose_channel(self, conversation_id: int) -> Channel | None:
        with self.database.read() as session:
            user_id = user_of(session, conversation_id)
        return next((channel for channel in self.channels if user_id and channel.reaches(user_id)), None)

    def _deliver(self, channel: Channel, delivery: Delivery) -> None:
        status, reason = "sent", ""
        try:
            channel.deliver(delivery)
        except StudioError as error:
            status, reason = "failed", error.message
        except Exception as error:
            # Whatever it was, it may have gone out: it is recorded, and never tried again.
            log.exception("The channel %s broke off.", channel.name)
            status, reason = "failed", type(error).__name__
        with self.database.write() as session:
            _end(session, col(FollowUp.id) == delivery.follow_up_id, status, reason)

    def give_up_lost(self) -> int:
        """Mark what was reserved and never came back as failed: it may have gone out. Return how many."""
        before = self.clock.now() - HANDING_OVER
        is_lost = col(FollowUp.reserved_at) <= before
        with self.database.read() as session:
            if session.exec(select(FollowUp.id).where(is_lost, FollowUp.status == "reserved")).first() is None:
                return 0
        with self.database.write() as session:
            return _end(session, is_lost, "failed", LOST)


class FindRow(Protocol):
    """Finds or makes the row that is to be sent, once the rules have allowed it."""

    def __call__(self, session: Session, case: Case, now: datetime) -> FollowUp: ...


def require_worthy(session: Session, case: Case, row: FollowUp, now: datetime) -> CandidateView:
    """Return the chosen text, weighed again: what was true when it was composed may not be any more."""
    chosen = next((view for view in composed_rows.load_candidates(session, row.id or 0) if view.is_chosen), None)
    if chosen is None:
        raise NotAllowed("There is nothing to send.", hint="Compose again, or write it yourself.")
    situation = situations.load_situation(session, case, now=now)
    weighed = weigh(Candidate(chosen.text, chosen.memory_ids, chosen.intent, chosen.written_by), situation)
    # What the learned checks and the guard found when it was composed holds as long as the words do.
    now_vetoed = {verdict.check for verdict in weighed.vetoes}
    kept = [verdict for verdict in lasting_vetoes(chosen.verdicts) if verdict.check not in now_vetoed]
    if vetoes := (*weighed.vetoes, *kept):
        raise explain_vetoes(vetoes)
    return replace(chosen, verdicts=weighed.verdicts)


def _end(session: Session, which: sa.ColumnElement[bool], status: str, reason: str) -> int:
    """End the hand-over of reserved follow-ups; one that was answered meanwhile stays so."""
    end = sa.update(FollowUp).where(which, col(FollowUp.status) == "reserved").values(status=status, reason=reason)
    return int(session.connection().execute(end).rowcount)
