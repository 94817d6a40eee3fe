"""Finds who may be written to now and sees to it: composed, held for the creator or sent, or set aside; never twice."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.errors import Conflict, EngineUnavailable, NotAllowed, NotFound, StudioError
from core.followups.cases import Case, load_cases
from core.followups.composing import composed_rows, evidence, situations
from core.followups.composing.composer import Composer, Composition
from core.followups.consent import switches
from core.followups.deciding.facts import Mode
from core.followups.deciding.policy import Decision, decide
from core.followups.deciding.timing import first_look, may_be_held
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.followups.sending.holdout import is_held_out
from core.followups.sending.locking import lock_case
from core.followups.sending.sending import Sender
from core.ports import Clock, Priority
from core.storage.db import Database
from core.storage.tables import FollowUp

log = logging.getLogger(__name__)

BACKWARDS = timedelta(minutes=1)
"""A clock that goes back further than this was set; a smaller step is its own correction."""


@dataclass
class Tally:
    """What one tick did."""

    looked: int = 0
    sent: int = 0
    held: int = 0
    set_aside: int = 0


@dataclass
class Sweep:
    """One look around, again and again. `share` of the users is set aside; at most `most` are looked at in one tick."""

    database: Database
    clock: Clock
    composer: Composer
    sender: Sender
    watch: Watch
    share: float = 0.0
    most: int = 20
    _last_at: datetime | None = None

    def tick(self) -> Tally:
        """Look at what is due. Nothing leaves while the owner's switch is off."""
        now, tally = self.clock.now(), Tally()
        if self._last_at is not None and now < self._last_at - BACKWARDS:
            self.watch.repair(self.database, now)
        self._last_at = now
        self.sender.give_up_lost()
        with self.database.read() as session:
            if not switches.is_studio_on(session):
                return tally
        for case in self.find(now):
            tally.looked += 1
            self._look_safely(case, tally)
        return tally

    def find(self, now: datetime) -> list[Case]:
        """Take up what is due and return the cases worth a closer look; the others are let go of at once."""
        ids = self.watch.take(self.database, now, self.most)
        if not ids:
            return []
        with self.database.write() as session:
            cases = load_cases(session, ids, now=now)
            held = held_rows.find_of(session, {case.user_id for case in cases})
            ripe = [case for case in cases if self._is_ripe(case, held.get((case.persona_id, case.user_id)), now)]
            for case in cases:
                if case not in ripe:
                    self._let_go(session, case, now)
        return ripe

    def _is_ripe(self, case: Case, held: FollowUp | None, now: datetime) -> bool:
        """Whether there is something to do now: to compose, or to send what its creator approved."""
        decision = decide(case.facts, now=now, limits=self.watch.limits)
        is_free = _may_begin(case, decision) if held is None else bool(held.approved_at) and decision.is_allowed
        return is_free and self.watch.ripens_at(case, held, now) == now

    def _let_go(self, session: Session, case: Case, now: datetime, error: str = "") -> None:
        held = held_rows.find(session, case.persona_id, case.user_id)
        if held is not None and self.watch.ripens_at(case, held, now) is None:
            held_rows.close(session, held, "expired", "The rules do not allow it any more.")
        self.watch.let_go(session, case, now, error)

    # --- one of them -----------------------------------------------------------

    def _look_safely(self, case: Case, tally: Tally) -> None:
        error = ""
        try:
            self._look(case, tally)
        except (NotAllowed, Conflict, NotFound):
            pass  # something changed while it was composed: the next look knows it
        except StudioError as trouble:
            error = trouble.message
        except Exception as trouble:
            # One pair's trouble must not keep the others waiting; only its kind is kept, words may be private.
            log.exception("A follow-up could not be seen to.")
            error = type(trouble).__name__
        with self.database.write() as session:
            now = self.clock.now()
            for fresh in load_cases(session, [case.conversation_id], now=now):
                self._let_go(session, fresh, now, error)

    def _look(self, case: Case, tally: Tally) -> None:
        with self.database.read() as session:
            held = held_rows.find(session, case.persona_id, case.user_id)
            is_settled = held_rows.is_settled(session, case.persona_id, case.user_id, case.facts)
        if held is not None and held.approved_at is not None:
            self.sender.send_held(held.id or 0, case.conversation_id)
            tally.sent += 1
        elif held is None and not is_settled:
            self._begin(case, tally)

    def _begin(self, case: Case, tally: Tally) -> None:
        if self._set_aside(case):
            tally.set_aside += 1
            return
        composition = self._compose(case)
        if composition.chosen is None:
            return
        if case.mode is Mode.ASK:
            tally.held += self._hold(case.conversation_id, composition)
        elif composition.chosen.may_go_unseen:
            self.sender.send_composed(case.conversation_id, composition)
            tally.sent += 1
        else:
            raise EngineUnavailable("The guard model gave no answer, and nothing is sent by itself without it.")

    def _compose(self, case: Case) -> Composition:
        now = self.clock.now()
        # Words fit the day on which they arrive: what is read first may have to wait for a good hour.
        arrives_at = first_look(case.facts, now=now, limits=self.watch.limits) or now
        with self.database.read() as session:
            situation = situations.load_situation(session, case, now=arrives_at)
        return self.composer.compose(situation, seed=now.toordinal(), priority=Priority.BACKGROUND)

    # --- set aside -------------------------------------------------------------

    def _set_aside(self, case: Case) -> bool:
        """Draw whether this user gets none; what would have been written to them is entered without a word."""
        if self.share <= 0 or case.facts.is_own_test:
            return False
        now = self.clock.now()
        with self.database.write() as session:
            if not is_held_out(case.user_id, salt=switches.holdout_salt(session), share=self.share):
                return False
            fresh = lock_case(session, case.conversation_id, now)
            decision = decide(fresh.facts, now=now, limits=self.watch.limits)
            is_settled = held_rows.is_settled(session, case.persona_id, case.user_id, fresh.facts)
            if _may_begin(fresh, decision) and not is_settled:
                composed_rows.add_set_aside(session, fresh, decision, now)
            return True

    # --- held --------------------------------------------------------------------

    def _hold(self, conversation_id: int, composition: Composition) -> bool:
        now = self.clock.now()
        with self.database.write() as session:
            case = lock_case(session, conversation_id, now)
            decision = decide(case.facts, now=now, limits=self.watch.limits)
            held = held_rows.find(session, case.persona_id, case.user_id)
            if not _may_begin(case, decision) or case.mode is not Mode.ASK or held is not None:
                return False
            row = composed_rows.add_composed(session, case, composition, now, status="held", origin="auto")
            row.decision = [result.as_row() for result in decision.rules]
            chosen = composition.chosen
            # The evidence: whoever has one of these memories deleted has the held words deleted too.
            evidence.add_evidence(session, row.id or 0, chosen.candidate.memory_ids if chosen else ())
            return True


def _may_begin(case: Case, decision: Decision) -> bool:
    """Whether to compose: what its creator reads first may be composed while the person sleeps."""
    return decision.is_allowed or (case.mode is Mode.ASK and may_be_held(decision))
