"""Says for each conversation whether its persona may write first, and what happens with it next by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, require
from core.followups.cases import Case, load_cases, load_visible
from core.followups.deciding.forecast import opens_after, opens_at
from core.followups.deciding.policy import decide
from core.followups.deciding.prospect import Look, Prospect
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.followups.views import ConversationDecision
from core.followups.visible import Talked, count_talks, list_talks
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import FollowUpDue

SHOWN = 100
NO_TIME = timedelta(0)
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Judging:
    """The service of decisions. Creators see of anybody's talk what the rules say; of a stranger's, numbers only."""

    database: Database
    clock: Clock
    watch: Watch

    def overview(self, actor: Actor, *, ahead: timedelta, persona_id: int | None) -> list[ConversationDecision]:
        """Decide for the newest conversations that a creator may look at, as of now and `ahead`.

        Whom a persona may write to now comes first, then who is next; those alike newest first. It is the order of now
        whatever the clock shows: cards that change places under one's hand are hard to follow.
        """
        require(actor, Act.BUILD)
        with self.database.read() as session:
            ids = list_talks(session, actor, persona_id=persona_id, limit=SHOWN)
            cases = load_cases(session, ids, now=self.clock.now())
            return self._judge(session, actor, sorted(cases, key=self._find_opening), ahead)

    def _find_opening(self, case: Case) -> datetime:
        return opens_at(case.facts, now=self.clock.now(), limits=self.watch.limits) or NEVER

    def count_talks(self, actor: Actor) -> list[Talked]:
        """Count the conversations that a creator may look at, by persona."""
        require(actor, Act.BUILD)
        with self.database.read() as session:
            return count_talks(session, actor)

    def look(self, actor: Actor, conversation_id: int, *, ahead: timedelta) -> ConversationDecision:
        """Decide for one conversation; raises NotFound."""
        case = self.find_visible(actor, conversation_id)
        with self.database.read() as session:
            return self._judge(session, actor, [case], ahead)[0]

    def find_visible(self, actor: Actor, conversation_id: int) -> Case:
        """Return a conversation whose rules the actor may see: their own, or one with a persona of theirs."""
        with self.database.read() as session:
            return load_visible(session, actor, conversation_id, now=self.clock.now())

    def _judge(self, session: Session, actor: Actor, cases: list[Case], ahead: timedelta) -> list[ConversationDecision]:
        queue = _Queue(session, {case.user_id for case in cases})
        now = self.clock.now() + ahead
        return [self._judge_one(actor, case, self._foresee(queue, actor, case, now, ahead)) for case in cases]

    def _judge_one(self, actor: Actor, case: Case, prospect: Prospect) -> ConversationDecision:
        decision = decide(case.facts, now=prospect.now, limits=prospect.limits)
        return ConversationDecision(
            conversation_id=case.conversation_id,
            persona_id=case.persona_id,
            spec=case.spec,
            # A title is made of what was said: a stranger's stays theirs.
            title=case.title if prospect.is_mine else "",
            who="You" if prospect.is_mine else f"Visitor {case.user_id}",
            is_mine=prospect.is_mine,
            is_own_test=prospect.is_mine and actor.is_creator and case.facts.is_own_test,
            last_message_at=case.last_message_at,
            decision=decision,
            opens_at=opens_after(decision, case.facts, limits=prospect.limits),
            time_zone=case.facts.time_zone,
            prospect=prospect,
        )

    def _foresee(self, queue: "_Queue", actor: Actor, case: Case, now: datetime, ahead: timedelta) -> Prospect:
        pair, is_moved = (case.persona_id, case.user_id), ahead != NO_TIME
        # With the clock moved ahead nobody knows what will be due or held by then.
        held = None if is_moved else queue.held.get(pair)
        return Prospect(
            conversation_id=case.conversation_id,
            facts=case.facts,
            mode=case.mode,
            limits=self.watch.limits,
            now=now,
            is_mine=case.user_id == actor.user_id,
            look=None if is_moved else queue.looks.get(pair),
            is_held=held is not None,
            is_approved=held is not None and held.approved_at is not None,
            is_settled=held_rows.holds_still(queue.settled.get(pair), case.facts),
        )


class _Queue:
    """What is due, held and settled of some users, by pair."""

    def __init__(self, session: Session, user_ids: Collection[int]) -> None:
        self.settled = held_rows.find_settled(session, user_ids)
        due = session.exec(select(FollowUpDue).where(col(FollowUpDue.user_id).in_(user_ids)))
        self.looks = {(row.persona_id, row.user_id): Look(row.conversation_id, row.look_at, row.tries) for row in due}
        self.held = held_rows.find_of(session, user_ids)
