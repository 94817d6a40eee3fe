"""The time machine's play: never where the rules refuse, never days late, and as the real tick does it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from core.accounts.rules import Actor, Role
from core.chat.talking import NEW_AFTER, continue_or_begin
from core.errors import NotFound
from core.followups.cases import load_cases
from core.followups.deciding.facts import Facts, Limits, Mode
from core.followups.deciding.policy import RuleId
from core.followups.deciding.timing import LOOK_AHEAD
from core.followups.playing.diary import HeldBack, write_diary
from core.followups.playing.habits import Habit, make_up_user, write_script
from core.followups.playing.simulation import Deed, Event, Move, Script, Timeline, simulate
from core.storage.tables import Conversation, FollowUpSend
from tests.core.followups.conftest import Room

START = datetime(2026, 3, 20, tzinfo=UTC)
"""Nine days before Berlin's clocks go forward."""
DAYS = timedelta(days=1)
HOURS = timedelta(hours=1)
ZONES = ("UTC", "Europe/Berlin", "America/Havana", "Asia/Kathmandu")
SOMEBODY = make_up_user(Mode.AUTO, is_studio_on=True, time_zone="UTC")


def play(script: Script, facts: Facts = SOMEBODY, *, days: int = 30, is_settled: bool = False) -> Timeline:
    return simulate(
        facts,
        script,
        start=START,
        end=START + days * DAYS,
        limits=Limits(),
        new_talk_after=NEW_AFTER,
        is_settled=is_settled,
    )


def habit(kind: Habit, facts: Facts = SOMEBODY) -> Timeline:
    return play(write_script(kind, start=START, days=30, zone=UTC, is_new=True), facts)


# --- habits ---------------------------------------------------------------------


def test_whoever_never_answers_gets_one_message_the_next_day_and_no_other() -> None:
    [sent] = habit(Habit.SILENT).follow_ups
    assert sent.at == START + DAYS + 14 * HOURS + timedelta(minutes=25)
    assert sent.decision is not None
    assert sent.decision.is_allowed


def test_whoever_answers_gets_one_a_day_until_the_window_is_over() -> None:
    sent = habit(Habit.ANSWERS).follow_ups
    assert len(sent) > 5
    assert sent[-1].at <= START + 18 * HOURS + 14 * DAYS
    assert all(later.at - one.at >= 24 * HOURS for one, later in pairwise(sent))


def test_a_stop_in_an_answer_is_the_end() -> None:
    timeline = habit(Habit.STOPS)
    assert [event.deed for event in timeline.events[-2:]] == [Deed.FOLLOW_UP, Deed.STOPS]
    assert RuleId.OPTED_IN in timeline.stretches[-1].failing


def test_nothing_follows_a_crisis() -> None:
    timeline = habit(Habit.CRISIS)
    crisis_at = next(event.at for event in timeline.events if event.deed is Deed.CRISIS)
    assert all(sent.at < crisis_at for sent in timeline.follow_ups)
    assert RuleId.NO_CRISIS in timeline.stretches[-1].failing


def test_whoever_comes_back_after_a_week_has_a_new_window() -> None:
    first, second = habit(Habit.RETURNS).follow_ups
    assert second.at - first.at > NEW_AFTER


def test_three_messages_are_too_few() -> None:
    timeline = habit(Habit.FEW)
    assert timeline.follow_ups == ()
    assert all(RuleId.ENOUGH_MESSAGES in part.failing for part in timeline.stretches)


def test_nothing_is_played_for_a_persona_that_is_off_or_a_studio_that_is() -> None:
    off = make_up_user(Mode.OFF, is_studio_on=True, time_zone="")
    dark = make_up_user(Mode.AUTO, is_studio_on=False, time_zone="")
    assert habit(Habit.ANSWERS, off).follow_ups == habit(Habit.ANSWERS, dark).follow_ups == ()


def test_after_one_was_turned_down_nothing_comes_until_the_user_writes() -> None:
    talked = replace(
        SOMEBODY,
        first_role="user",
        window_opened_at=START - DAYS,
        last_message_at=START - DAYS,
        user_messages_at=(START - DAYS,) * 5,
    )
    assert len(play(Script(), talked).follow_ups) == 1
    assert play(Script(), talked, is_settled=True).follow_ups == ()
    spoken = play(Script((Move(START + 2 * DAYS),)), talked, is_settled=True)
    assert [sent.at > START + 2 * DAYS for sent in spoken.follow_ups] == [True]


# --- whatever they do -------------------------------------------------------------

deeds = st.sampled_from([Deed.WRITES] * 8 + [Deed.STOPS, Deed.CRISIS])
moves = st.builds(
    lambda minutes, deed: Move(START + timedelta(minutes=minutes), deed), st.integers(0, 30 * 24 * 60 - 1), deeds
)
talks = st.lists(moves, max_size=8).map(tuple)
scripts = st.builds(
    lambda talk, more, wait: Script(tuple(Move(talk + n * timedelta(minutes=7)) for n in range(5)) + more, wait),
    st.integers(0, 5 * 24).map(lambda hours: START + hours * HOURS),
    talks,
    st.none() | st.integers(0, 30).map(lambda hours: hours * HOURS),
)


@settings(max_examples=150, deadline=None)
@given(scripts, st.sampled_from(ZONES))
def test_it_never_fires_where_a_rule_is_broken_and_is_never_days_late(script: Script, zone: str) -> None:
    """The judge counts by itself, and shares no code with the rules."""
    timeline = play(script, replace(SOMEBODY, time_zone=zone))
    for number, event in enumerate(timeline.events):
        if event.deed is Deed.FOLLOW_UP:
            _judge(timeline.events[:number], event, ZoneInfo(zone))
    assert all(part.end - part.start <= LOOK_AHEAD for part in timeline.stretches if part.is_open)


def _judge(before: tuple[Event, ...], sent: Event, zone: ZoneInfo) -> None:
    said = [event for event in before if event.deed is not Deed.FOLLOW_UP]
    conversation = _newest_conversation(before)
    own = [event for event in conversation if event.deed is not Deed.FOLLOW_UP]
    assert sum(sent.at - event.at < 14 * DAYS for event in said) >= 5
    assert sent.at - own[0].at <= 14 * DAYS
    assert before[-1].deed is not Deed.FOLLOW_UP
    assert sent.at - before[-1].at >= 20 * HOURS
    assert 9 <= sent.at.astimezone(zone).hour < 21
    assert not any(event.deed is Deed.STOPS for event in said)
    assert not any(event.deed is Deed.CRISIS for event in own)
    assert not any(event.deed is Deed.FOLLOW_UP and sent.at - event.at < 24 * HOURS for event in before)


def _newest_conversation(events: tuple[Event, ...]) -> list[Event]:
    found: list[Event] = []
    for event in events:
        if found and event.deed is not Deed.FOLLOW_UP and event.at - found[-1].at >= 7 * DAYS:
            found = []
        found.append(event)
    return found


@settings(max_examples=80, deadline=None)
@given(scripts)
def test_the_stretches_have_no_gaps(script: Script) -> None:
    parts = play(script).stretches
    assert (parts[0].start, parts[-1].end) == (START, START + 30 * DAYS)
    for one, other in pairwise(parts):
        assert one.end == other.start
        assert one.failing != other.failing


# --- as the real thing ------------------------------------------------------------

NEWS = (
    "I adopted a grey cat",
    "I planted a pear tree",
    "I am learning the cello",
    "I baked sourdough bread",
    "I painted the kitchen yellow",
    "I joined a chess club",
    "I bought a red bicycle",
    "I found a vintage radio",
    "I built a wooden bench",
    "I bought a green kayak",
    "I adopted a tortoise",
    "I painted the garden fence",
    "I bought a telescope",
    "I planted a row of tulips",
)


HABITS = [(Habit.SILENT, 16), (Habit.ANSWERS, 6), (Habit.RETURNS, 16), (Habit.STOPS, 16), (Habit.CRISIS, 16)]
"""With how many days of it: whoever answers every day is written to every day, until there is nothing new to say."""


@pytest.mark.parametrize(("kind", "days"), HABITS)
def test_the_real_services_do_the_same(room: Room, kind: Habit, days: int) -> None:
    room.set_mode(Mode.AUTO)
    visitor, conversation_id = room.guest()
    start = room.clock.now()
    with room.database.read() as session:
        [case] = load_cases(session, [conversation_id], now=start)
    script = write_script(kind, start=start, days=days, zone=UTC, is_new=False)
    played = simulate(
        case.facts, script, start=start, end=start + days * DAYS, limits=room.followups.limits, new_talk_after=NEW_AFTER
    )
    real = _Person(room, visitor, conversation_id, script, start + days * DAYS)
    assert real.live() == [sent.at for sent in played.follow_ups]
    assert played.follow_ups


class _Person:
    """A visitor who keeps to a script, for real."""

    def __init__(self, room: Room, visitor: Actor, conversation_id: int, script: Script, end: datetime) -> None:
        self.room, self.visitor, self.conversation_id = room, visitor, conversation_id
        self.script, self.end = script, end
        self.moves = sorted(script.moves)
        self.said = 0

    def live(self) -> list[datetime]:
        while (at := self._next()) is not None:
            self.room.clock.instant = at
            if self.moves and self.moves[0].at == at:
                self._do(self.moves.pop(0))
            elif self.room.followups.tick().sent and self.script.answers_after is not None:
                self.moves = sorted([*self.moves, Move(at + self.script.answers_after, self.script.answer)])
        with self.room.database.read() as session:
            return sorted(session.exec(select(FollowUpSend.sent_at)))

    def _next(self) -> datetime | None:
        times = [at for at in (self.room.due(), self.moves[0].at if self.moves else None) if at is not None]
        at = min(times, default=None)
        return at if at is not None and at < self.end else None

    def _do(self, move: Move) -> None:
        text = NEWS[self.said % len(NEWS)]
        self.said += 1
        with self.room.database.write() as session:
            row = continue_or_begin(session, session.get_one(Conversation, self.conversation_id), now=move.at)
            self.conversation_id = row.id or 0
        self.room.say(self.conversation_id, text)
        self.room.remember(self.visitor, text.removeprefix("I ").capitalize(), quote=text)
        if move.deed is Deed.STOPS:
            self.room.followups.set_consent(self.visitor, self.room.persona_id, False)
        if move.deed is Deed.CRISIS:
            self.room.frighten(self.conversation_id)


# --- the service ------------------------------------------------------------------


def test_it_writes_nothing_and_shows_nobody_elses_talk(room: Room) -> None:
    _, conversation_id = room.guest()
    machine, before = room.followups.machine, _everything(room)
    machine.play_talk(room.creator, conversation_id, Habit.ANSWERS)
    machine.play_made_up(room.creator, room.persona_id, Habit.DAILY)
    assert _everything(room) == before
    stranger = room.person(Role.CREATOR)
    with pytest.raises(NotFound):
        machine.play_talk(stranger, conversation_id, Habit.SILENT)
    with pytest.raises(NotFound):
        machine.play_made_up(stranger, room.persona_id, Habit.SILENT)


def _everything(room: Room) -> list[str]:
    with room.database.read() as session:
        connection = session.connection().connection.dbapi_connection
        return list(connection.iterdump())  # type: ignore[union-attr]


def test_what_was_turned_down_is_not_played_again(room: Room) -> None:
    _, conversation_id = room.guest(may_review=True)
    machine = room.followups.machine
    assert machine.play_talk(room.creator, conversation_id, Habit.SILENT).follow_ups
    room.pass_time()
    room.followups.tick()
    [held] = room.followups.held.list(room.creator)
    room.followups.held.reject(room.creator, held.id, "Too chummy")
    assert machine.play_talk(room.creator, conversation_id, Habit.SILENT).follow_ups == ()


# --- the diary --------------------------------------------------------------------


def test_days_that_pass_alike_are_told_once() -> None:
    timeline = habit(Habit.SILENT)
    diary = write_diary(timeline, until=timeline.end, zone=UTC)
    held = [entry for entry in diary if isinstance(entry, HeldBack)]
    assert [(one.day, one.last_day, one.rules[0]) for one in held] == [
        (1, 1, RuleId.IDLE_LONG_ENOUGH),
        (3, 14, RuleId.ONE_UNANSWERED),
        (15, 30, RuleId.ENOUGH_MESSAGES),
    ]


def test_the_diary_ends_where_the_clock_stands() -> None:
    timeline = habit(Habit.ANSWERS)
    diary = write_diary(timeline, until=timeline.start + 3 * DAYS, zone=UTC)
    assert max(entry.day for entry in diary) == 3
    assert write_diary(timeline, until=timeline.start, zone=UTC) == []
