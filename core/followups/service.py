"""Follow-ups: who may be written to and why not, what would be said, sending it at most once, and receiving it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session

from core.accounts.rules import Act, Actor, Thing, require
from core.config import Settings
from core.errors import Conflict
from core.followups.candidate import Intent, write_by_hand
from core.followups.cases import Case, load_case
from core.followups.choices import Choices
from core.followups.composing import composed_rows, evidence, situations
from core.followups.composing.composer import Composer, Composition
from core.followups.composing.drafts import Draft, Drafts, Key
from core.followups.deciding.limits import read_limits
from core.followups.deciding.policy import Decision
from core.followups.gate.gate import Gate
from core.followups.judging import NO_TIME, Judging
from core.followups.playing.time_machine import TimeMachine
from core.followups.receiving.receiving import Receiving
from core.followups.sending.due import Watch
from core.followups.sending.ended import Ended
from core.followups.sending.held import HeldQueue
from core.followups.sending.locking import lock_case
from core.followups.sending.sending import Sender, Talking, Terms
from core.followups.sending.sweep import Sweep, Tally
from core.followups.views import CandidateView, ConversationDecision, Preview, cited_ids, show_unstored
from core.followups.visible import Talked
from core.memory.views import MemoryView
from core.ports import Channel, Clock, Priority, Voices
from core.storage.db import Database
from core.storage.tables import FollowUp


class FollowUps(Receiving):
    """The follow-up service. Nobody but the user sees what a follow-up to them says; creators see the rules."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        chats: Talking,
        rooms: Voices,
        settings: Settings,
        *,
        channels: Sequence[Channel] = (),
        gate: Gate | None = None,
    ) -> None:
        self.limits = read_limits(settings)
        watch = Watch(self.limits)
        super().__init__(database, clock, watch)
        self._gate = gate or Gate()
        self._judging = Judging(database, clock, watch)
        self._composer = Composer(rooms, self._gate)
        self._drafts = Drafts()
        self._sender = Sender(database, clock, chats, watch, channels)
        self.held = HeldQueue(database, clock, self._sender, watch, self._gate)
        self.ended = Ended(database, clock, watch, self.held.turned_down)
        self.choices = Choices(database, clock, watch)
        self.machine = TimeMachine(database, clock, self.limits)
        self._sweep = Sweep(
            database,
            clock,
            self._composer,
            self._sender,
            watch,
            share=settings.followup_holdout_share,
            most=settings.followup_tick_most,
        )

    def close(self) -> None:
        """Stop composing."""
        self._composer.close()
        self._gate.close()

    def repair(self) -> int:
        """Enter for every recent conversation when it is worth a look; return how many there are."""
        return self._watch.repair(self._database, self._clock.now())

    def tick(self) -> Tally:
        """Look at what is due, and send, hold or set aside what every rule allows."""
        return self._sweep.tick()

    # --- deciding ----------------------------------------------------------------

    def overview(
        self, actor: Actor, *, ahead: timedelta = NO_TIME, persona_id: int | None = None
    ) -> list[ConversationDecision]:
        """Decide for the newest conversations that a creator may look at, those that open first in front."""
        return self._judging.overview(actor, ahead=ahead, persona_id=persona_id)

    def count_talks(self, actor: Actor) -> list[Talked]:
        """Count the conversations that a creator may look at, by persona: an overview holds the newest alone."""
        return self._judging.count_talks(actor)

    def look(self, actor: Actor, conversation_id: int, *, ahead: timedelta = NO_TIME) -> ConversationDecision:
        """Decide for one conversation, with what belongs on its card; raises NotFound."""
        return self._judging.look(actor, conversation_id, ahead=ahead)

    def decide(self, actor: Actor, conversation_id: int, *, ahead: timedelta = NO_TIME) -> Decision:
        """Return every rule's answer for one conversation; raises NotFound."""
        return self.look(actor, conversation_id, ahead=ahead).decision

    # --- composing ---------------------------------------------------------------

    def preview(self, actor: Actor, conversation_id: int, *, ahead: timedelta = NO_TIME) -> Preview:
        """Return what would be sent, as far as it is composed; `empty` when nobody asked for it yet."""
        case = self._own(actor, conversation_id)
        draft = self._drafts.find((conversation_id, ahead))
        if draft is not None and not draft.is_done:
            return Preview("composing")
        if draft is not None and draft.error is not None:
            return Preview("failed", error=draft.error.message, hint=draft.error.hint)
        if ahead != NO_TIME:
            return self._passing_preview(case, draft, (conversation_id, ahead))
        return self._stored_preview(case)

    def compose(self, actor: Actor, conversation_id: int, *, ahead: timedelta = NO_TIME) -> None:
        """Compose in the background, anew if it was done before. With the clock moved ahead nothing is stored."""
        self._own(actor, conversation_id)
        self._drafts.start((conversation_id, ahead), lambda number: self._compose(conversation_id, ahead, number))

    def _compose(self, conversation_id: int, ahead: timedelta, number: int) -> Composition:
        now = self._clock.now()
        with self._database.read() as session:
            case = load_case(session, conversation_id, now=now)
            situation = situations.load_situation(session, case, now=now + ahead)
        composition = self._composer.compose(situation, seed=number, priority=Priority.PERSON)
        if ahead == NO_TIME:
            with self._database.write() as session:
                composed_rows.save_preview(session, case, composition, now)
        return composition

    def _passing_preview(self, case: Case, draft: Draft | None, key: Key) -> Preview:
        if draft is None or draft.composition is None:
            return Preview("empty")
        made = draft.composition
        views = [show_unstored(weighed, is_chosen=weighed is made.chosen) for weighed in made.weighed]
        ranked = tuple(sorted(views, key=lambda view: (not view.is_chosen, -view.score)))
        with self._database.read() as session:
            memories = evidence.load_memories(session, case.user_id, cited_ids(ranked))
        if _has_lost(ranked, memories):
            self._drafts.forget(key)
            return Preview("empty")
        return Preview("ready", ranked, memories, made.reason, made.engine, made.model, made.trouble)

    def _stored_preview(self, case: Case) -> Preview:
        with self._database.read() as session:
            row = composed_rows.find_preview(session, case.conversation_id)
            if row is None or row.id is None or row.created_at < case.last_message_at:
                return Preview("empty")
            views = tuple(composed_rows.load_candidates(session, row.id))
            memories = evidence.load_memories(session, case.user_id, cited_ids(views))
        if _has_lost(views, memories):
            with self._database.write() as session:
                composed_rows.drop_previews(session, case.conversation_id)
            return Preview("empty")
        reason, _, trouble = row.reason.partition("\n")
        return Preview("ready", views, memories, reason, row.engine, row.model, trouble, is_stored=True)

    def choose(self, actor: Actor, conversation_id: int, candidate_id: int) -> None:
        """Make another candidate of the preview the one to be sent."""
        self._own(actor, conversation_id)
        with self._database.write() as session:
            row = _preview_row(session, conversation_id)
            composed_rows.choose_candidate(session, row.id or 0, candidate_id)

    def edit(self, actor: Actor, conversation_id: int, text: str) -> tuple[CandidateView, ...]:
        """Put the creator's own words in the preview, weighed like any other; raises InvalidInput."""
        case = self._own(actor, conversation_id)
        with self._database.read() as session:
            views = composed_rows.load_candidates(session, _preview_row(session, conversation_id).id or 0)
            chosen = next((view for view in views if view.is_chosen), views[0] if views else None)
            situation = situations.load_situation(session, case, now=self._clock.now())
            cited = chosen.memory_ids if chosen else tuple(memory.id for memory in situation.memories)
            intent = chosen.intent if chosen else Intent.SHARE
        weighed = self._gate.weigh(write_by_hand(text, cited, intent), situation)
        with self._database.write() as session:
            row = _preview_row(session, conversation_id)
            composed_rows.add_candidate(session, row, weighed, is_chosen=False)
            newest = max(view.id for view in composed_rows.load_candidates(session, row.id or 0))
            composed_rows.choose_candidate(session, row.id or 0, newest)
            session.flush()
            return tuple(composed_rows.load_candidates(session, row.id or 0))

    # --- sending -----------------------------------------------------------------

    def send(self, actor: Actor, conversation_id: int, *, skip_courtesies: bool = False) -> int:
        """Send the preview's chosen text now and return the message's id; decided anew, and all or nothing.

        Raises NotAllowed naming the rule or check that forbids it, and Conflict when it was sent meanwhile.
        """
        self._own(actor, conversation_id)
        now = self._clock.now()
        with self._database.write() as session:
            case = lock_case(session, conversation_id, now)
            is_own_test = actor.is_creator and case.facts.is_own_test
            decision = self._sender.require_allowed(session, case, now, Terms(skip_courtesies, is_own_test))
            row = _preview_row(session, conversation_id)
            self._sender.let_out(session, case, row, decision, now)
        self._drafts.forget((conversation_id, NO_TIME))
        assert row.message_id is not None
        return row.message_id

    # --- whose ---------------------------------------------------------------------

    def _own(self, actor: Actor, conversation_id: int) -> Case:
        """Return a conversation of the actor's own: nobody else sees what would be said in it."""
        require(actor, Act.BUILD)
        case = self._judging.find_visible(actor, conversation_id)
        require(actor, Act.PERSONAL, Thing(user_id=case.user_id))
        return case


def _has_lost(views: Sequence[CandidateView], memories: Sequence[MemoryView]) -> bool:
    """Whether a memory that these were made of has been deleted: then their words go too."""
    return not {memory.id for memory in memories}.issuperset(cited_ids(views))


def _preview_row(session: Session, conversation_id: int) -> FollowUp:
    row = composed_rows.find_preview(session, conversation_id)
    if row is None:
        raise Conflict("There is no preview any more.", hint="It may have been sent already; else compose again.")
    return row
