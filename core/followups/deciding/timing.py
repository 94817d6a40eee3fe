"""Says when a talk is worth a look: at an hour at which its user usually writes, or sooner for its creator to read."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from core.followups.deciding.facts import Facts, Limits, Mode
from core.followups.deciding.forecast import opens_at
from core.followups.deciding.policy import Decision, RuleId, decide, quiet_hours

DAYTIME = frozenset(range(10, 20))
"""Local hours for somebody whose habits are not known: 10:00 to 20:00."""
KNOWN_MESSAGES = 5
KNOWN_DAYS = 2
"""Fewer messages, or all of them on one day, are no habit."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LOOK_AHEAD = timedelta(days=2)
QUARTER = timedelta(minutes=15)
"""Zones are shifted by quarters of an hour, so every local hour begins on one."""
WHILE_READ = frozenset({RuleId.QUIET_HOURS, RuleId.DAILY_CAP})
"""What is waited out while a creator reads: both are about the hour at which a message arrives."""


def good_hours(facts: Facts, limits: Limits) -> frozenset[int]:
    """Return the user's local hours in which a message is welcome: around those they write in; none is quiet.

    Empty when quiet hours take the whole day.
    """
    quiet = quiet_hours(facts, limits)
    waking = frozenset(range(24)) - _quiet(quiet.start, quiet.end)
    if not limits.keeps_good_hours:
        return waking
    return usual_hours(facts, limits) & waking or DAYTIME & waking or waking


def usual_hours(facts: Facts, limits: Limits) -> frozenset[int]:
    """Return the local hours around which the user writes on several days; empty while no habit is known."""
    return _usual_hours(facts.user_messages_at, quiet_hours(facts, limits).zone)


def _quiet(start: int, end: int) -> frozenset[int]:
    return frozenset((start + step) % 24 for step in range((end - start) % 24))


def _usual_hours(times: tuple[datetime, ...], zone: tzinfo) -> frozenset[int]:
    days_by_hour: dict[int, set[object]] = defaultdict(set)
    local = [at.astimezone(zone) for at in times]
    for at in local:
        for hour in (at.hour - 1, at.hour, at.hour + 1):
            days_by_hour[hour % 24].add(at.date())
    if len(times) < KNOWN_MESSAGES or len({at.date() for at in local}) < KNOWN_DAYS:
        return frozenset()
    # What they did on two days or more is a habit; once is an accident.
    return frozenset(hour for hour, days in days_by_hour.items() if len(days) >= KNOWN_DAYS)


def pick_time(facts: Facts, limits: Limits, *, earliest: datetime, closes_at: datetime | None) -> datetime:
    """Return the first instant from `earliest` on that is in a good hour; `earliest` when none comes before the end.

    `closes_at`: when the rules stop allowing it (quiet hours aside), if they do.
    """
    hours, zone = good_hours(facts, limits), quiet_hours(facts, limits).zone
    at = earliest
    while at <= earliest + LOOK_AHEAD:
        if at.astimezone(zone).hour in hours:
            return at if closes_at is None or at < closes_at else earliest
        at += QUARTER - (at.astimezone(UTC) - EPOCH) % QUARTER
    return earliest


def first_look(facts: Facts, *, now: datetime, limits: Limits) -> datetime | None:
    """Return when it is worth sending: the good time after the rules open, None if waiting alone never opens them.

    Whether there is something to speak about, and the studio's own switch, may change without a word to anybody:
    they are left to the look itself.
    """
    opening = opens_at(hopeful(facts), now=now, limits=limits)
    if opening is None:
        return None
    rules = decide(hopeful(facts), now=opening, limits=limits).rules
    ends = [rule.expires_at for rule in rules if rule.expires_at and rule.rule is not RuleId.QUIET_HOURS]
    return pick_time(facts, limits, earliest=opening, closes_at=min(ends, default=None))


def first_hold(facts: Facts, *, now: datetime, limits: Limits) -> datetime | None:
    """Return when a message is worth composing for its creator to read: at any hour, if it could go out later.

    None if waiting alone never lets it go.
    """
    if opens_at(hopeful(facts), now=now, limits=limits) is None:
        return None
    return opens_at(hopeful(facts), now=now, limits=limits, besides=WHILE_READ)


def ripens_at(facts: Facts, mode: Mode, *, is_held: bool, now: datetime, limits: Limits) -> datetime | None:
    """Return when there is something to do: to compose what its creator reads, at any hour, or to send it."""
    first = first_hold if mode is Mode.ASK and not is_held else first_look
    return first(facts, now=now, limits=limits)


def may_be_held(decision: Decision) -> bool:
    """Tell whether nothing is in the way but what is waited out while its creator reads."""
    return all(result.rule in WHILE_READ and result.passes_at is not None for result in decision.failing)


def hopeful(facts: Facts) -> Facts:
    """Return the facts as if there were something to speak about, and the studio's switch on."""
    return replace(facts, citable_memories=max(1, facts.citable_memories), is_studio_on=True)
