"""The time machine: thirty days of a real talk or of somebody made up, by steps or in ten seconds; nothing is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.followups.deciding.policy import RuleId
from core.followups.playing.diary import end_of_day
from core.followups.playing.habits import Habit
from core.followups.playing.simulation import Timeline
from core.followups.playing.time_machine import DAYS
from core.followups.views import ConversationDecision
from core.time_zones import find_zone
from pages import followups_diary, followups_lanes, parts, sidebar

if TYPE_CHECKING:
    from core.studio import Studio

LENGTH = timedelta(seconds=10)
"""How long playing all days takes."""
RUN, SUBJECT = "machine-run", "machine-subject"
HABITS = {
    Habit.ANSWERS: "answers each message after three hours",
    Habit.SILENT: "never answers",
    Habit.DAILY: "writes every evening",
    Habit.RETURNS: "comes back after ten days",
    Habit.STOPS: "answers “stop”",
    Habit.CRISIS: "is in a crisis on day 3",
    Habit.FEW: "says only three things",
}


@dataclass(frozen=True)
class Subject:
    """What is played: a real talk, or a made-up user of a persona."""

    label: str
    name: str
    time_zone: str
    persona_id: int
    talk: ConversationDecision | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Return what tells it from others."""
        return self.persona_id, self.talk.conversation_id if self.talk else 0


@dataclass
class Run:
    """What was played, and how many of its days have gone by. `at`: when it was asked for."""

    subject: Subject
    habit: Habit
    timeline: Timeline
    at: datetime
    day: int = DAYS
    is_playing: bool = False

    @property
    def zone(self) -> tzinfo:
        """Return whose clock counts the days."""
        return find_zone(self.subject.time_zone)

    @property
    def until(self) -> datetime:
        """Return where the clock stands."""
        return end_of_day(self.timeline.start, self.day, self.zone)


def draw(studio: "Studio", actor: Actor, talks: list[ConversationDecision], time_zone: str) -> None:
    """Draw the machine, or what it needs to begin."""
    subjects = _list_subjects(studio, actor, talks, time_zone)
    if not subjects:
        if parts.empty_state("Nobody to play with yet", "The time machine needs a persona.", "Choose a persona"):
            parts.go("gallery")
        return
    st.caption(
        ":material/shield: **Nothing is sent, nothing is kept.** The same rules that decide for real are asked, "
        "moment by moment, what they would say. A message that waits for you counts as approved at once."
    )
    run = _choose(studio, actor, subjects)
    st.html(followups_lanes.STYLE)
    with st.container(border=True, key="machine", gap="small"):
        _draw_controls(run)
        st.fragment(_draw_run, run_every=LENGTH / DAYS if run.is_playing else None)(studio, actor)


def may_play(one: ConversationDecision) -> bool:
    """Tell whether there is a talk to go on from: the user has begun it."""
    return one.decision.result(RuleId.USER_STARTED).passed


def choose(one: ConversationDecision) -> None:
    """Have the next look at the machine begin with that talk."""
    st.session_state[SUBJECT] = (one.persona_id, one.conversation_id)


# --- what is played -----------------------------------------------------------


def _list_subjects(studio: "Studio", actor: Actor, talks: list[ConversationDecision], time_zone: str) -> list[Subject]:
    # One's own talk first: a stranger's days often hold nothing but what they have not agreed to.
    newest = sorted(talks, key=lambda one: one.last_message_at, reverse=True)
    begun = sorted((one for one in newest if may_play(one)), key=lambda one: not one.is_mine)
    real = [Subject(_talk_words(one), one.spec.name, one.time_zone, one.persona_id, one) for one in begun]
    cards = studio.personas.list(actor)
    return real + [Subject(f"Somebody made up · {card.name}", card.name, time_zone, card.id) for card in cards]


def _talk_words(one: ConversationDecision) -> str:
    title = f" · {one.title}" if one.is_mine and one.title else ""
    return f"{'Your talk' if one.is_mine else one.who} · {one.spec.name}{title}"


def _choose(studio: "Studio", actor: Actor, subjects: list[Subject]) -> Run:
    left, right = st.columns(2, gap="medium")
    places = {subject.key: subject for subject in subjects}
    key = left.selectbox("Whose days", list(places), format_func=lambda key: places[key].label, key=SUBJECT)
    subject = places[key]
    # Somebody who talked already has said what they said: too little is for somebody new.
    habits = [habit for habit in Habit if habit is not Habit.FEW or subject.talk is None]
    habit = right.selectbox("From then on, this person …", habits, format_func=HABITS.__getitem__, key="machine-habit")
    run: Run | None = st.session_state.get(RUN)
    if run is None or (run.subject.key, run.habit) != (key, habit):
        run = Run(subject, habit, _play(studio, actor, subject, habit), studio.clock.now())
        st.session_state[RUN] = run
    return run


def _play(studio: "Studio", actor: Actor, subject: Subject, habit: Habit) -> Timeline:
    machine = studio.machine
    if subject.talk is not None:
        return machine.play_talk(actor, subject.talk.conversation_id, habit)
    return machine.play_made_up(actor, subject.persona_id, habit)


# --- the clock -------------------------------------------------------------------


def _draw_controls(run: Run) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="machine-controls"):
        label, icon = ("Pause", ":material/pause:") if run.is_playing else ("Play 30 days", ":material/play_arrow:")
        st.button(label, type="primary", icon=icon, shortcut="K", key="machine-play", on_click=_toggle)
        st.button("A day back", icon=":material/chevron_left:", shortcut="J", key="machine-back",
                  on_click=_step, args=(-1,))  # fmt: skip
        st.button("A day on", icon=":material/chevron_right:", shortcut="L", key="machine-on",
                  on_click=_step, args=(1,))  # fmt: skip
        st.button("All 30 days", type="tertiary", key="machine-all", on_click=_step, args=(DAYS,))
        st.button("Again from now", type="tertiary", key="machine-again", on_click=forget,
                  help="Take in what has changed since: messages, answers, switches.")  # fmt: skip


def _toggle() -> None:
    run: Run = st.session_state[RUN]
    run.is_playing = not run.is_playing
    if run.is_playing and run.day == DAYS:
        run.day = 0


def _step(days: int) -> None:
    run: Run = st.session_state[RUN]
    run.is_playing = False
    run.day = min(DAYS, max(0, run.day + days))


def forget() -> None:
    """Drop what was played, so that the next look takes in what has changed since."""
    st.session_state.pop(RUN, None)


def _draw_run(studio: "Studio", actor: Actor) -> None:
    # A fragment runs without the shell around it: whoever signed out meanwhile sees nothing more.
    if st.session_state.get(parts.PAGES_KEY) is not None and sidebar.find_actor(studio) != actor:
        st.rerun(scope="app")
    run: Run = st.session_state[RUN]
    if run.is_playing:
        run.day += 1
        if run.day >= DAYS:
            run.day, run.is_playing = DAYS, False
            st.rerun(scope="app")
    _draw_clock(run)
    st.html(followups_lanes.write_lanes(run.timeline, until=run.until, zone=run.zone))
    followups_diary.draw(studio, actor, run)


def _draw_clock(run: Run) -> None:
    last = (run.until - timedelta(microseconds=1)).astimezone(run.zone)
    where = f"**Day {run.day} of {DAYS}** · {last:%a} {last.day} {last:%B}" if run.day else "**Before day 1**"
    sent = sum(event.at < run.until for event in run.timeline.follow_ups)
    count = "no message" if not sent else "1 message" if sent == 1 else f"{sent} messages"
    name = parts.plain(run.subject.name)
    st.markdown(f":material/schedule: {where} · so far **{name}** would have sent **{count}**")
