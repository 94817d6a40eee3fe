"""Tells played time day by day: what happened, and on days without a follow-up which rules held it back. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import groupby

from core.followups.deciding.policy import COURTESIES, RuleId
from core.followups.playing.simulation import Deed, Event, Timeline


@dataclass(frozen=True)
class Happened:
    """Something that happened on a day (the first is 1); `times` of it, one soon after the other."""

    day: int
    event: Event
    times: int = 1


@dataclass(frozen=True)
class HeldBack:
    """Days without a follow-up, and the rules in the way. `was_open`: for a while there was none, but no good hour."""

    day: int
    last_day: int
    rules: tuple[RuleId, ...]
    was_open: bool


Entry = Happened | HeldBack


def write_diary(timeline: Timeline, *, until: datetime, zone: tzinfo) -> list[Entry]:
    """Return everything until then, in order; days that passed alike are one entry."""
    entries: list[Entry] = []
    for day, (begins, ends) in enumerate(_days(timeline.start, min(until, timeline.end), zone), start=1):
        happened = [event for event in timeline.events if begins <= event.at < ends]
        entries += [Happened(day, event, times) for event, times in _group(happened)]
        if not any(event.deed is Deed.FOLLOW_UP for event in happened):
            since = max([begins, *(event.at for event in happened)])
            _add(entries, _find_reason(timeline, day, since, ends), is_quiet=not happened)
    return entries


def end_of_day(start: datetime, day: int, zone: tzinfo) -> datetime:
    """Return when that day ends on the user's clock; day 1 is the day of `start`, and day 0 ends at `start` itself."""
    if day < 1:
        return start
    date = start.astimezone(zone).date() + timedelta(days=day)
    return datetime.combine(date, time(0), zone).astimezone(UTC)


def _days(start: datetime, until: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    begins = start
    while begins < until:
        ends = min(end_of_day(begins, 1, zone), until)
        yield begins, ends
        begins = ends


def _group(events: list[Event]) -> Iterator[tuple[Event, int]]:
    """Messages of one talk are told once, by the first of them."""
    for deed, same in groupby(events, key=lambda event: (event.deed, event.is_answer)):
        alike = list(same)
        if deed == (Deed.WRITES, False):
            yield alike[0], len(alike)
        else:
            yield from ((event, 1) for event in alike)


def _find_reason(timeline: Timeline, day: int, since: datetime, until: datetime) -> HeldBack:
    parts = [part for part in timeline.stretches if part.start < until and part.end > since]
    # Every night is quiet: that is a reason only where there is no other part of the day.
    waking = [part for part in parts if RuleId.QUIET_HOURS not in part.failing] or parts
    failing = {rule for part in waking for rule in part.failing}
    # Where a firm rule is in the way, it does not matter that it would be too soon as well.
    failing = failing - COURTESIES or failing
    return HeldBack(day, day, tuple(r for r in RuleId if r in failing), any(part.is_open for part in waking))


def _add(entries: list[Entry], held: HeldBack, *, is_quiet: bool) -> None:
    last = entries[-1] if entries else None
    is_alike = isinstance(last, HeldBack) and (last.rules, last.was_open) == (held.rules, held.was_open)
    if is_quiet and is_alike and isinstance(last, HeldBack):
        held = HeldBack(last.day, held.last_day, held.rules, held.was_open)
        entries.pop()
    entries.append(held)
