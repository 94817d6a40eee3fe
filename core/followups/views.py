"""What the follow-up service hands out: frozen answers, no rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from core.followups.candidate import CheckId, Intent, Verdict, Weighed, WrittenBy
from core.followups.consent.feedback import Dislike
from core.followups.deciding.forecast import Stretch, forecast
from core.followups.deciding.outlook import NextStep
from core.followups.deciding.policy import Decision
from core.followups.deciding.prospect import Prospect, find_next_step
from core.memory.views import MemoryView
from core.personas.spec import PersonaSpec

DraftState = Literal["empty", "composing", "ready", "failed"]


@dataclass(frozen=True)
class ConversationDecision:
    """A conversation and whether its persona may write first. Of a stranger's talk it holds numbers only.

    `opens_at`: the first instant at which waiting alone makes it possible, None if it never does.
    `prospect`: what decides on the next step.
    """

    conversation_id: int
    persona_id: int
    spec: PersonaSpec
    title: str
    who: str
    is_mine: bool
    is_own_test: bool
    last_message_at: datetime
    decision: Decision
    opens_at: datetime | None
    prospect: Prospect
    time_zone: str = ""

    @cached_property
    def next_step(self) -> NextStep:
        """What happens next by itself, when and why then; worked out when asked for, since few of many are shown."""
        return find_next_step(self.prospect)

    def look_ahead(self, now: datetime, until: datetime) -> list[Stretch]:
        """Return when, in that time, a follow-up would be possible if nothing but time passed."""
        return forecast(self.prospect.facts, now=now, until=until, limits=self.prospect.limits)

    @property
    def next_words(self) -> str:
        """What happens next by itself, as a sentence."""
        return self.next_step.words(self.decision.now, self.time_zone)

    @property
    def may_send_by_hand(self) -> bool:
        """Whether the person who looks at it may press Send, courtesies aside in their own test."""
        return self.is_mine and self.decision.may_send_by_hand(is_own_test=self.is_own_test)


@dataclass(frozen=True)
class CandidateView:
    """A text that was weighed, with the gate's verdicts; `id` 0 while it is not stored."""

    id: int
    text: str
    intent: Intent
    written_by: WrittenBy
    memory_ids: tuple[int, ...]
    verdicts: tuple[Verdict, ...]
    score: float
    is_chosen: bool

    @property
    def vetoes(self) -> tuple[Verdict, ...]:
        """The verdicts that forbid it."""
        return tuple(verdict for verdict in self.verdicts if not verdict.passed)


@dataclass(frozen=True)
class Preview:
    """What would be sent. `trouble` says why no model took part; `error` and `hint` why nothing came of it."""

    state: DraftState
    candidates: tuple[CandidateView, ...] = ()
    memories: tuple[MemoryView, ...] = ()
    reason: str = ""
    engine: str = ""
    model: str = ""
    trouble: str = ""
    error: str = ""
    hint: str = ""
    is_stored: bool = False

    @property
    def chosen(self) -> CandidateView | None:
        """The text that would be sent; None: rather nothing."""
        return next((candidate for candidate in self.candidates if candidate.is_chosen), None)

    def memories_of(self, candidate: CandidateView) -> tuple[MemoryView, ...]:
        """Return the memories that a candidate cites."""
        return tuple(memory for memory in self.memories if memory.id in candidate.memory_ids)


@dataclass(frozen=True)
class InboxView:
    """A follow-up as whoever received it sees it. `rules` is the decision as it was kept.

    `is_stopped`: they want nothing more from the persona that wrote.
    """

    id: int
    persona_id: int
    spec: PersonaSpec
    conversation_id: int
    message_id: int | None
    text: str
    sent_at: datetime
    is_read: bool
    is_answered: bool
    is_edited: bool
    rules: tuple[dict[str, Any], ...]
    memories: tuple[MemoryView, ...]
    dislike: Dislike | None = None
    is_stopped: bool = False


@dataclass(frozen=True)
class Offer:
    """What a persona's follow-ups are to somebody who talks to it.

    `is_offered`: it may write first at all. `is_reviewed`: its creator reads each message before it goes, which needs
    that person's word. `may_write`, `may_review`: that word; `may_write` is None before they were asked.
    `stopped_in`: the message in which they said "stop", if that is how it ended. `is_own`: it is a persona of theirs,
    which may write to them until they say no.
    """

    is_offered: bool
    is_reviewed: bool
    may_write: bool | None
    may_review: bool
    has_stopped_all: bool = False
    stopped_in: int | None = None
    is_own: bool = False

    @property
    def is_agreed(self) -> bool:
        """Whether their word covers what is offered."""
        if self.is_own:
            return self.may_write is not False
        return bool(self.may_write) and (self.may_review or not self.is_reviewed)

    @property
    def is_asking(self) -> bool:
        """Whether there is a question: they were never asked, or said yes before the creator wanted to read along."""
        is_new = self.may_write is None or (self.may_write and not self.is_agreed)
        return self.is_offered and is_new and not self.has_stopped_all


def read_verdict(row: dict[str, Any]) -> Verdict:
    """Return a verdict that was kept as JSON."""
    return Verdict(CheckId(row["check"]), row["is_veto"], row["score"], row["reason"], tuple(row["words"]))


def show_unstored(weighed: Weighed, *, is_chosen: bool) -> CandidateView:
    """Return a candidate that has no row, because the clock was moved."""
    made = weighed.candidate
    return CandidateView(
        0, made.text, made.intent, made.written_by, made.memory_ids, weighed.verdicts, weighed.score, is_chosen
    )


def cited_ids(views: Sequence[CandidateView]) -> list[int]:
    """Return the ids of all memories that these cite, each once."""
    return list(dict.fromkeys(id_ for view in views for id_ in view.memory_ids))
