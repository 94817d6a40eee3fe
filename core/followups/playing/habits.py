"""Users made up for the time machine: a few habits that show what the rules do. Pure."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from core.followups.deciding.facts import Facts, Mode
from core.followups.playing.simulation import Deed, Move, Script

EVENING = time(18)
ANSWERS_AFTER = timedelta(hours=3)
PAUSE = timedelta(minutes=5)
"""Between two messages of the first talk."""
ENOUGH, TOO_FEW = 6, 3
"""Messages of a first talk that the rules count as one, and of one that they do not."""
CRISIS_DAY, RETURN_DAY = 2, 10
"""Days after the first."""


class Habit(StrEnum):
    """How a user goes on after the talk."""

    ANSWERS = "answers"
    SILENT = "silent"
    DAILY = "daily"
    RETURNS = "returns"
    STOPS = "stops"
    CRISIS = "crisis"
    FEW = "few"


def write_script(habit: Habit, *, start: datetime, days: int, zone: tzinfo, is_new: bool) -> Script:
    """Return what a user of that habit does; `is_new`: they begin with a first talk in the evening of the first day."""
    talk = _first_talk(TOO_FEW if habit is Habit.FEW else ENOUGH, start, zone) if is_new else ()
    return Script(
        moves=talk + _later(habit, start, days, zone),
        answers_after=ANSWERS_AFTER if habit in (Habit.ANSWERS, Habit.STOPS) else None,
        answer=Deed.STOPS if habit is Habit.STOPS else Deed.WRITES,
    )


def _first_talk(messages: int, start: datetime, zone: tzinfo) -> tuple[Move, ...]:
    began = _evening(start, 0, zone)
    return tuple(Move(began + number * PAUSE) for number in range(messages))


def _later(habit: Habit, start: datetime, days: int, zone: tzinfo) -> tuple[Move, ...]:
    if habit is Habit.DAILY:
        return tuple(Move(_evening(start, day, zone)) for day in range(1, days + 1))
    if habit is Habit.RETURNS:
        return tuple(Move(_evening(start, RETURN_DAY, zone) + number * PAUSE) for number in range(ENOUGH))
    if habit is Habit.CRISIS:
        return (Move(_evening(start, CRISIS_DAY, zone), Deed.CRISIS),)
    return ()


def _evening(start: datetime, day: int, zone: tzinfo) -> datetime:
    date = start.astimezone(zone).date() + timedelta(days=day)
    return datetime.combine(date, EVENING, zone).astimezone(UTC)


def make_up_user(mode: Mode, *, is_studio_on: bool, time_zone: str) -> Facts:
    """Return a grown-up who has said yes to everything and is worth writing to, before their first word."""
    return Facts(
        is_persona_enabled=mode is not Mode.OFF,
        first_role=None,
        window_opened_at=None,
        last_message_at=None,
        consent=True,
        is_adult=True,
        citable_memories=1,
        time_zone=time_zone,
        is_studio_on=is_studio_on,
        is_reviewed=mode is Mode.ASK,
        may_review=True,
    )
