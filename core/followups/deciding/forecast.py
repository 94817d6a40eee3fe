"""Looks ahead: when a follow-up becomes possible and when it stops being so, if nothing but time passes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from core.followups.deciding.facts import Facts, Limits
from core.followups.deciding.policy import Decision, RuleId, decide

STEPS = 400
"""Changes looked at: 30 days have about 60 of quiet hours and a handful of others."""


@dataclass(frozen=True)
class Stretch:
    """A time during which the decision does not change; `start` included, `end` excluded."""

    start: datetime
    end: datetime
    failing: tuple[RuleId, ...]

    @property
    def is_open(self) -> bool:
        """Whether a follow-up could be sent in it."""
        return not self.failing


def next_change(decision: Decision) -> datetime | None:
    """Return the first instant at which any rule changes its mind."""
    instants = [at for result in decision.rules for at in (result.passes_at, result.expires_at) if at is not None]
    return min((at for at in instants if at > decision.now), default=None)


def forecast(facts: Facts, *, now: datetime, until: datetime, limits: Limits) -> list[Stretch]:
    """Return the stretches from `now` to `until`, without gaps; neighbours differ in which rules fail."""
    stretches: list[Stretch] = []
    for decision, end in _decisions(facts, now, until, limits):
        failing = tuple(result.rule for result in decision.failing)
        if stretches and stretches[-1].failing == failing:
            stretches[-1] = Stretch(stretches[-1].start, end, failing)
        else:
            stretches.append(Stretch(decision.now, end, failing))
    return stretches


def _decisions(facts: Facts, now: datetime, until: datetime, limits: Limits) -> Iterator[tuple[Decision, datetime]]:
    for _ in range(STEPS):
        if now >= until:
            return
        decision = decide(facts, now=now, limits=limits)
        end = min(next_change(decision) or until, until)
        yield decision, end
        now = end


def opens_at(facts: Facts, *, now: datetime, limits: Limits, besides: Collection[RuleId] = ()) -> datetime | None:
    """Return the first instant from `now` on at which every rule passes, or None if waiting alone never gets there.

    `besides`: rules that are not asked.
    """
    return opens_after(decide(facts, now=now, limits=limits), facts, limits=limits, besides=besides)


def opens_after(
    decision: Decision, facts: Facts, *, limits: Limits, besides: Collection[RuleId] = ()
) -> datetime | None:
    """Return the same from a decision on these facts, which nobody has to take twice."""
    for _ in range(STEPS):
        failing = [result for result in decision.failing if result.rule not in besides]
        if not failing:
            return decision.now
        waits = [result.passes_at for result in failing if result.passes_at is not None]
        if len(waits) < len(failing):
            return None
        decision = decide(facts, now=max(waits), limits=limits)
    return None
