"""Says for each conversation whether its persona may write first, and what happens with it next by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Role, Thing, may, require
from core.errors import NotFound
from core.followups.deciding.cases import Case, list_conversations, load_cases
from core.followups.deciding.facts import Mode
from core.followups.deciding.forecast import Stretch, forecast, opens_at
from core.followups.deciding.outlook import Deed, NextStep, explain_hold, explain_hour, explain_retry
from core.followups.deciding.policy import decide
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.followups.views import ConversationDecision
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import FollowUp, FollowUpDue

SHOWN = 100
NO_TIME = timedelta(0)


@dataclass(frozen=True)
class Judging:
    """The service of decisions. Creators see of anybody's talk what the rules say; of a stranger's, numbers only."""

    database: Database
    clock: Clock
    watch: Watch

    def overview(self, actor: Actor, *, ahead: timedelta, persona_id: int | None) -> list[ConversationDecision]:
        """Decide for every conversation that a creator may look at, newest first, as of now and `ahead`."""
        require(actor, Act.BUILD)
        with self.database.read() as session:
            ids = list_conversations(
                session,
                user_id=actor.user_id,
                sees_all=actor.role == Role.OWNER,
                persona_id=persona_id,
                limit=SHOWN,
            )
            cases = load_cases(session, ids, now=self.clock.now())
            return self._judge(session, actor, cases, ahead)

    def look(self, actor: Actor, conversation_id: int, *, ahead: timedelta) -> ConversationDecision:
        """Decide for one conversation; raises NotFound."""
        case = self.find_visible(actor, conversation_id)
        with self.database.read() as session:
            return self._judge(session, actor, [case], ahead)[0]

    def forecast(self, actor: Actor, conversation_id: int, *, ahead: timedelta) -> list[Stretch]:
        """Return when, from now until `ahead`, a follow-up would be possible if nothing but time passed."""
        case, now = self.find_visible(actor, conversation_id), self.clock.now()
        return forecast(case.facts, now=now, until=now + ahead, limits=self.watch.limits)

    def find_visible(self, actor: Actor, conversation_id: int) -> Case:
        """Return a conversation whose rules the actor may see: their own, or one with a persona of theirs."""
        with self.database.read() as session:
            cases = load_cases(session, [conversation_id], now=self.clock.now())
        if not cases:
            raise NotFound("This conversation is not here.", hint="It may have been deleted.")
        if not may(actor, Act.PERSONAL, Thing(user_id=cases[0].user_id)):
            require(actor, Act.EDIT, Thing(creator_id=cases[0].creator_id))
        return cases[0]

    def _judge(self, session: Session, actor: Actor, cases: list[Case], ahead: timedelta) -> list[ConversationDecision]:
        queue = _Queue(session, {case.user_id for case in cases})
        now = self.clock.now() + ahead
        return [self._judge_one(queue, actor, case, now, is_moved=ahead != NO_TIME) for case in cases]

    def _judge_one(
        self, queue: "_Queue", actor: Actor, case: Case, now: datetime, *, is_moved: bool
    ) -> ConversationDecision:
        is_mine = case.user_id == actor.user_id
        return ConversationDecision(
            conversation_id=case.conversation_id,
            persona_id=case.persona_id,
            spec=case.spec,
            # A title is made of what was said: a stranger's stays theirs.
            title=case.title if is_mine else "",
            who="You" if is_mine else f"Visitor {case.user_id}",
            is_mine=is_mine,
            is_own_test=is_mine and actor.is_creator and case.facts.is_own_test,
            last_message_at=case.last_message_at,
            decision=decide(case.facts, now=now, limits=self.watch.limits),
            opens_at=opens_at(case.facts, now=now, limits=self.watch.limits),
            time_zone=case.facts.time_zone,
            next_step=self._next_step(queue, case, now, is_mine=is_mine, is_moved=is_moved),
        )

    # --- what comes next -----------------------------------------------------------

    def _next_step(self, queue: "_Queue", case: Case, now: datetime, *, is_mine: bool, is_moved: bool) -> NextStep:
        pair, limits = (case.persona_id, case.user_id), self.watch.limits
        due, held = (None, None) if is_moved else (queue.due.get(pair), queue.held.get(pair))
        ripens_at = self.watch.ripens_at(case, held, now)
        if not case.facts.is_studio_on:
            return NextStep(Deed.NOTHING, why=": the owner has switched off all follow-ups")
        if ripens_at is None:
            return NextStep(Deed.NOTHING, why=" while only time passes")
        if due is not None and due.conversation_id != case.conversation_id:
            return NextStep(Deed.NOTHING, why=": only the newest talk is followed up")
        if held is None and held_rows.holds_still(queue.settled.get(pair), case.facts):
            return NextStep(Deed.NOTHING, why=f" until {'you write' if is_mine else 'they write'} again")
        if held is not None and held.approved_at is None:
            why = explain_hour(case.facts, limits, ripens_at, now=now, is_you=is_mine)
            return NextStep(Deed.CREATOR, ripens_at, why)
        return self._timed(case, held, due, ripens_at, now, is_mine=is_mine)

    def _timed(
        self, case: Case, held: FollowUp | None, due: FollowUpDue | None, at: datetime, now: datetime, *, is_mine: bool
    ) -> NextStep:
        if due is not None and due.look_at > max(at, now):
            return NextStep(Deed.RETRY, due.look_at, explain_retry(case.facts, is_under_way=due.tries > 0))
        if case.facts.citable_memories < 1:
            return NextStep(Deed.RETRY, at, explain_retry(case.facts))
        if held is None and case.mode is Mode.ASK:
            return NextStep(Deed.HOLD, at, explain_hold(case.facts, self.watch.limits, at, is_you=is_mine))
        why = explain_hour(case.facts, self.watch.limits, at, now=now, is_you=is_mine)
        return NextStep(Deed.SEND if held is not None else Deed.WRITE, at, why)


class _Queue:
    """What is due, held and settled of some users, by pair."""

    def __init__(self, session: Session, user_ids: Collection[int]) -> None:
        self.settled = held_rows.find_settled(session, user_ids)
        due = session.exec(select(FollowUpDue).where(col(FollowUpDue.user_id).in_(user_ids)))
        self.due = {(row.persona_id, row.user_id): row for row in due}
        self.held = held_rows.find_of(session, user_ids)
