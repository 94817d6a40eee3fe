"""Plays time ahead: what a user does, what would be written and when, and which rule holds it back. Pure.

It decides nothing itself: when to look, and whether it is allowed, is asked of the rules that the real thing asks.
"""

from bisect import insort
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.followups.deciding.facts import Facts, Limits
from core.followups.deciding.forecast import Stretch, forecast
from core.followups.deciding.policy import Decision, decide
from core.followups.deciding.timing import first_look


class Deed(StrEnum):
    """What happens: the user writes, writes "stop" or something that shows a crisis; the persona writes first."""

    WRITES = "writes"
    STOPS = "stops"
    CRISIS = "crisis"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, order=True)
class Move:
    """Something the user does."""

    at: datetime
    deed: Deed = Deed.WRITES
    is_answer: bool = False


@dataclass(frozen=True)
class Script:
    """What the user does at certain times, and how they answer every follow-up (None: not at all)."""

    moves: tuple[Move, ...] = ()
    answers_after: timedelta | None = None
    answer: Deed = Deed.WRITES


@dataclass(frozen=True)
class Event:
    """What happened; of a follow-up also the decision that let it out."""

    at: datetime
    deed: Deed
    decision: Decision | None = None
    is_answer: bool = False


@dataclass(frozen=True)
class Timeline:
    """Everything from `start` to `end`, in order; the stretches have no gaps between them."""

    start: datetime
    end: datetime
    events: tuple[Event, ...]
    stretches: tuple[Stretch, ...]

    @property
    def follow_ups(self) -> tuple[Event, ...]:
        """The messages that would be sent."""
        return tuple(event for event in self.events if event.deed is Deed.FOLLOW_UP)


def simulate(
    facts: Facts,
    script: Script,
    *,
    start: datetime,
    end: datetime,
    limits: Limits,
    new_talk_after: timedelta,
    is_settled: bool = False,
) -> Timeline:
    """Return what would happen if the user kept to the script and the persona to the rules.

    `new_talk_after`: the silence after which a message begins a new conversation, and with it a new window.
    `is_settled`: nothing is written until the user writes, whatever the rules say (a message was turned down).
    What other personas may send meanwhile is not played. A move at the very moment of a follow-up comes first.
    """
    moves = sorted(move for move in script.moves if start <= move.at < end)
    play = _Play(facts, moves, script, start, end, limits, new_talk_after, is_settled)
    play.run()
    return Timeline(start, end, tuple(play.events), tuple(play.stretches))


@dataclass
class _Play:
    """How far it has come."""

    facts: Facts
    moves: list[Move]
    script: Script
    now: datetime
    end: datetime
    limits: Limits
    new_talk_after: timedelta
    is_settled: bool
    events: list[Event] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def run(self) -> None:
        while self.now < self.end:
            move_at = self.moves[0].at if self.moves else self.end
            look_at = self._next_look()
            if look_at is not None and look_at < move_at:
                self._go_on(look_at)
                self._look()
            elif self.moves:
                self._go_on(move_at)
                self._make(self.moves.pop(0))
            else:
                self._go_on(self.end)

    def _next_look(self) -> datetime | None:
        return None if self.is_settled else first_look(self.facts, now=self.now, limits=self.limits)

    def _go_on(self, until: datetime) -> None:
        for stretch in forecast(self.facts, now=self.now, until=until, limits=self.limits):
            if self.stretches and self.stretches[-1].failing == stretch.failing:
                stretch = replace(stretch, start=self.stretches.pop().start)
            self.stretches.append(stretch)
        self.now = until

    def _look(self) -> None:
        decision = decide(self.facts, now=self.now, limits=self.limits)
        if not decision.is_allowed:
            # Time alone does not change what is missing here: nothing to speak about, or the owner's switch.
            self.is_settled = True
            return
        self.events.append(Event(self.now, Deed.FOLLOW_UP, decision))
        self.facts = after_follow_up(self.facts, self.now)
        if self.script.answers_after is not None:
            answer_at = self.now + self.script.answers_after
            if answer_at < self.end:
                insort(self.moves, Move(answer_at, self.script.answer, is_answer=True))

    def _make(self, move: Move) -> None:
        self.events.append(Event(move.at, move.deed, is_answer=move.is_answer))
        self.facts = after_move(self.facts, move, new_talk_after=self.new_talk_after)
        self.is_settled = False


def after_follow_up(facts: Facts, at: datetime) -> Facts:
    """Return the facts once a follow-up was sent."""
    return replace(
        facts,
        last_message_at=at,
        follow_ups_at=(*facts.follow_ups_at, at),
        sent_to_user_at=(*facts.sent_to_user_at, at),
        waiting=facts.waiting + 1,
    )


def after_move(facts: Facts, move: Move, *, new_talk_after: timedelta) -> Facts:
    """Return the facts once the user wrote; the persona answers in the same moment."""
    last = facts.last_message_at
    is_new = last is None or move.at - last >= new_talk_after
    return replace(
        facts,
        first_role="user" if is_new else facts.first_role or "user",
        window_opened_at=move.at if is_new else facts.window_opened_at or move.at,
        last_message_at=move.at,
        user_messages_at=(*facts.user_messages_at, move.at),
        crisis_at=move.at if move.deed is Deed.CRISIS else facts.crisis_at,
        has_crisis=move.deed is Deed.CRISIS or (facts.has_crisis and not is_new),
        consent=False if move.deed is Deed.STOPS else facts.consent,
        waiting=0,
    )
