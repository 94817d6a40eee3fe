"""What waits for a creator's word: read, changed, let go or turned down; the rules decide once more at the end.

A creator reads what would be said in their own test, and to a person who agreed to exactly that; nobody else's.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from core.accounts.rules import Act, Actor, Thing, may, require
from core.errors import InvalidInput, NotAllowed, NotFound
from core.followups.candidate import Verdict, write_by_hand
from core.followups.cases import Case, load_cases
from core.followups.composing import composed_rows, evidence, situations
from core.followups.consent import switches
from core.followups.deciding.outlook import explain_hour
from core.followups.deciding.policy import decide
from core.followups.deciding.refusals import explain_refusal
from core.followups.deciding.timing import first_look
from core.followups.gate.gate import Gate
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.followups.sending.locking import lock_case
from core.followups.sending.sending import Sender, require_worthy
from core.followups.sending.turned_down import TurnedDown
from core.followups.views import CandidateView
from core.memory.views import MemoryView
from core.personas.spec import PersonaSpec
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import FollowUp, Persona

REASON_LENGTH = 300


@dataclass(frozen=True)
class HeldView:
    """A follow-up that waits. `memories` are shown to the person whose they are alone.

    `goes_at`: when it will go, once approved. `may_go_now`: whether every rule allows it before that good hour.
    `goes_why`: why just then, as a clause.
    """

    id: int
    persona_id: int
    conversation_id: int
    spec: PersonaSpec
    who: str
    is_mine: bool
    text: str
    is_edited: bool
    verdicts: tuple[Verdict, ...]
    memories: tuple[MemoryView, ...]
    created_at: datetime
    is_approved: bool
    goes_at: datetime | None
    goes_why: str = ""
    may_go_now: bool = False
    time_zone: str = ""

    @property
    def vetoes(self) -> tuple[Verdict, ...]:
        """What forbids these words."""
        return tuple(verdict for verdict in self.verdicts if not verdict.passed)


@dataclass(frozen=True)
class Approval:
    """What an approval came to: sent at once (its message), or to be sent at `goes_at`."""

    message_id: int | None = None
    goes_at: datetime | None = None


@dataclass(frozen=True)
class HeldQueue:
    """The service of what is held."""

    database: Database
    clock: Clock
    sender: Sender
    watch: Watch
    gate: Gate = field(default_factory=Gate)
    turned_down: TurnedDown = field(default_factory=TurnedDown)

    def list(self, actor: Actor) -> list[HeldView]:
        """List what waits for this creator's word, oldest first; what may not go any more is not shown."""
        require(actor, Act.BUILD)
        now = self.clock.now()
        with self.database.read() as session:
            rows = [row for row in held_rows.list_held(session) if _may_read(session, actor, row)]
            cases = {
                case.conversation_id: case for case in load_cases(session, [r.conversation_id for r in rows], now=now)
            }
            views = [self._view(session, actor, row, cases[row.conversation_id]) for row in rows]
        return [view for view in views if view.goes_at is not None]

    def edit(self, actor: Actor, follow_up_id: int, text: str) -> None:
        """Put the creator's own words in; they are weighed like any other. Raises InvalidInput, NotFound."""
        with self.database.read() as session:
            row, case = self._find(session, actor, follow_up_id)
            chosen = _chosen(session, row)
            situation = situations.load_situation(session, case, now=self.clock.now())
        weighed = self.gate.weigh(write_by_hand(text, chosen.memory_ids, chosen.intent), situation)
        with self.database.write() as session:
            row, _ = self._find(session, actor, follow_up_id)
            composed_rows.replace_candidates(session, row, weighed)

    def approve(self, actor: Actor, follow_up_id: int, *, at_once: bool = False) -> Approval:
        """Let it go at the next good hour, which may be now; raises NotAllowed if none comes.

        `at_once`: not to wait for a good hour, if every rule allows it now.
        """
        now = self.clock.now()
        with self.database.write() as session:
            row, case = self._find(session, actor, follow_up_id)
            require_worthy(session, case, row, now)
            decision = decide(case.facts, now=now, limits=self.watch.limits)
            goes_at = first_look(case.facts, now=now, limits=self.watch.limits)
            if goes_at is None or not case.facts.is_studio_on:
                raise explain_refusal(decision, is_own_test=False, time_zone=case.facts.time_zone)
            held_rows.approve(session, row, now)
            self.watch.arm_case(session, case, now)
        if not decision.is_allowed or (goes_at > now and not at_once):
            return Approval(goes_at=goes_at)
        return Approval(message_id=self.sender.send_held(follow_up_id, case.conversation_id))

    def reject(self, actor: Actor, follow_up_id: int, reason: str) -> None:
        """Turn it down; nothing more is written to this person until they write. Its words are erased.

        For a little while it can be brought back (core/followups/sending/ended.py).
        """
        reason = " ".join(reason.split())
        if not reason or len(reason) > REASON_LENGTH:
            raise InvalidInput("Say in a few words why.", field="reason", hint="It helps to see what goes wrong.")
        now = self.clock.now()
        with self.database.write() as session:
            row, case = self._find(session, actor, follow_up_id)
            self.turned_down.close(session, row, reason, now)
            self.watch.arm_case(session, case, now)

    # --- whose ---------------------------------------------------------------------

    def _find(self, session: Session, actor: Actor, follow_up_id: int) -> tuple[FollowUp, Case]:
        row = session.get(FollowUp, follow_up_id)
        if row is None or not _may_read(session, actor, row):
            raise NotFound("There is nothing here for you.", hint="It may have been sent or ended meanwhile.")
        case = lock_case(session, row.conversation_id, self.clock.now())
        session.refresh(row)
        if row.status != "held":
            raise NotAllowed("This is not waiting any more.", hint="Reload the page to see what is.")
        return row, case

    def _view(self, session: Session, actor: Actor, row: FollowUp, case: Case) -> HeldView:
        is_mine, chosen = row.user_id == actor.user_id, _chosen(session, row)
        now, limits = self.clock.now(), self.watch.limits
        goes_at = first_look(case.facts, now=now, limits=limits)
        return HeldView(
            id=row.id or 0,
            persona_id=row.persona_id,
            conversation_id=row.conversation_id,
            spec=case.spec,
            who="You" if is_mine else f"Visitor {row.user_id}",
            is_mine=is_mine,
            text=chosen.text,
            is_edited=chosen.written_by == "hand",
            verdicts=chosen.verdicts,
            memories=evidence.load_memories(session, actor.user_id, chosen.memory_ids) if is_mine else (),
            created_at=row.created_at,
            is_approved=row.approved_at is not None,
            goes_at=goes_at,
            goes_why=explain_hour(case.facts, limits, goes_at, now=now, is_you=is_mine) if goes_at else "",
            may_go_now=decide(case.facts, now=now, limits=limits).is_allowed,
            time_zone=case.facts.time_zone,
        )


def _may_read(session: Session, actor: Actor, row: FollowUp) -> bool:
    """Their own test, or a person who agreed that this persona's creator reads it before it is sent."""
    persona = session.get(Persona, row.persona_id)
    if persona is None or row.status != "held":
        return False
    if row.user_id == actor.user_id:
        return may(actor, Act.EDIT, Thing(creator_id=persona.creator_id))
    consent = switches.find_consent(session, row.user_id, row.persona_id)
    return actor.is_creator and persona.creator_id == actor.user_id and bool(consent and consent.may_review)


def _chosen(session: Session, row: FollowUp) -> CandidateView:
    chosen = next((view for view in composed_rows.load_candidates(session, row.id or 0) if view.is_chosen), None)
    if chosen is None:
        raise NotFound("There is nothing here for you.", hint="Its words are gone.")
    return chosen
