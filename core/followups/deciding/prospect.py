"""Works out what happens next with a talk by itself, from plain facts: only for those that somebody looks at. Pure."""

from dataclasses import dataclass
from datetime import datetime

from core.followups.deciding.facts import Facts, Limits, Mode
from core.followups.deciding.outlook import Deed, NextStep, explain_hold, explain_hour, explain_retry
from core.followups.deciding.timing import ripens_at


@dataclass(frozen=True)
class Look:
    """When the studio looks at a pair of persona and user next, and at which talk of theirs; `tries`: so far."""

    conversation_id: int
    at: datetime
    tries: int


@dataclass(frozen=True)
class Prospect:
    """What decides on the next step. `look`: None while none is entered. `is_mine`: the talk of whoever reads it.

    `is_held`: a message waits, `is_approved`: its creator said yes. `is_settled`: nothing is to be written until the
    user writes.
    """

    conversation_id: int
    facts: Facts
    mode: Mode
    limits: Limits
    now: datetime
    is_mine: bool
    look: Look | None = None
    is_held: bool = False
    is_approved: bool = False
    is_settled: bool = False


def find_next_step(one: Prospect) -> NextStep:
    """Return what happens next by itself, when and why then."""
    at = ripens_at(one.facts, one.mode, is_held=one.is_held, now=one.now, limits=one.limits)
    if not one.facts.is_studio_on:
        return NextStep(Deed.NOTHING, why=": the owner has switched off all follow-ups")
    if at is None:
        return NextStep(Deed.NOTHING, why=" while only time passes")
    if one.look is not None and one.look.conversation_id != one.conversation_id:
        return NextStep(Deed.NOTHING, why=": only the newest talk is followed up")
    if one.is_settled and not one.is_held:
        return NextStep(Deed.NOTHING, why=f" until {'you write' if one.is_mine else 'they write'} again")
    if one.is_held and not one.is_approved:
        return NextStep(Deed.CREATOR, at, explain_hour(one.facts, one.limits, at, now=one.now, is_you=one.is_mine))
    return _time_step(one, at)


def _time_step(one: Prospect, at: datetime) -> NextStep:
    facts, limits, look = one.facts, one.limits, one.look
    if look is not None and look.at > max(at, one.now):
        return NextStep(Deed.RETRY, look.at, explain_retry(facts, is_under_way=look.tries > 0))
    if facts.citable_memories < 1:
        return NextStep(Deed.RETRY, at, explain_retry(facts))
    if one.mode is Mode.ASK and not one.is_held:
        return NextStep(Deed.HOLD, at, explain_hold(facts, limits, at, is_you=one.is_mine))
    why = explain_hour(facts, limits, at, now=one.now, is_you=one.is_mine)
    return NextStep(Deed.SEND if one.is_held else Deed.WRITE, at, why)
