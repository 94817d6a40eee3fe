"""The time machine in words: day by day what happens, what would be written and why, and what holds it back."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.followups.deciding.policy import Decision, RuleId
from core.followups.playing.diary import Entry, Happened, HeldBack, write_diary
from core.followups.playing.simulation import Deed, Event
from pages import followups_weighing, parts, sidebar
from pages.followups_words import DEEDS, LANES

if TYPE_CHECKING:
    from core.studio import Studio
    from pages.followups_machine import Run

LOOK_AGAIN = timedelta(milliseconds=500)
TELLING = (RuleId.ENOUGH_MESSAGES, RuleId.IDLE_LONG_ENOUGH, RuleId.WITHIN_WINDOW, RuleId.SOMETHING_CONCRETE)
"""Of the rules that pass, those whose findings differ from one time to another."""


def draw(studio: "Studio", actor: Actor, run: "Run") -> None:
    """Draw the list as far as the clock has come."""
    entries = write_diary(run.timeline, until=run.until, zone=run.zone)
    if not entries:
        st.caption("Press Play, or go on day by day.")
    with st.container(key="machine-diary", gap="xsmall"):
        for entry in entries:
            _draw_entry(studio, actor, run, entry)


def _draw_entry(studio: "Studio", actor: Actor, run: "Run", entry: Entry) -> None:
    if isinstance(entry, HeldBack):
        st.markdown(f":gray[:material/do_not_disturb_on:] **{_days(entry)}** – {_held_words(entry)}")
        return
    at = entry.event.at.astimezone(run.zone)
    when = f"**Day {entry.day}, {at:%H:%M}**"
    if entry.event.deed is Deed.FOLLOW_UP:
        _draw_follow_up(studio, actor, run, entry.event, when)
    else:
        st.markdown(f"{_mark(entry.event.deed)} {when} – {_deed_words(entry)}")


def _mark(deed: Deed) -> str:
    return ":material/chat_bubble:" if deed is Deed.WRITES else ":orange[:material/front_hand:]"


def _deed_words(entry: Happened) -> str:
    if entry.event.is_answer and entry.event.deed is Deed.STOPS:
        return "the person answers “stop”"
    if entry.event.is_answer:
        return "the person answers"
    words = DEEDS[entry.event.deed]
    return f"{words} {entry.times} messages" if entry.times > 1 else words


def _days(entry: HeldBack) -> str:
    return f"Day {entry.day}" if entry.day == entry.last_day else f"Days {entry.day}–{entry.last_day}"


def _held_words(entry: HeldBack) -> str:
    reasons = ", ".join(LANES[rule] for rule in entry.rules)
    if not entry.was_open:
        return f"held back: {reasons}"
    open_words = "may write, and waits for an hour at which this person usually talks"
    return f"held back at first: {reasons}; then it {open_words}" if reasons else open_words


def because(decision: Decision) -> str:
    """Return why a follow-up was let out: all rules pass, and what was found."""
    found = "; ".join(decision.result(rule).found for rule in TELLING)
    return f"because all {len(decision.rules)} rules pass: {found}"


# --- what would be said -------------------------------------------------------------


def _draw_follow_up(studio: "Studio", actor: Actor, run: "Run", event: Event, when: str) -> None:
    assert event.decision is not None
    name = parts.plain(run.subject.name)
    why = parts.plain(because(event.decision))
    st.markdown(f":green[:material/send:] {when} – **{name} would write**  \n:small[:gray[{why}]]")
    talk = run.subject.talk
    if talk is not None and talk.is_mine and not run.is_playing:
        _draw_text(studio, actor, run, talk.conversation_id, event.at)


def _draw_text(studio: "Studio", actor: Actor, run: "Run", conversation_id: int, at: datetime) -> None:
    """Draw the words, composed when asked for, as the memories are now; they are kept nowhere."""
    ahead = at - run.at
    preview = studio.followups.preview(actor, conversation_id, ahead=ahead)
    if preview.state == "composing":
        st.status("Weighing several ways to say it…", state="running", type="compact")
        _wait(studio, actor, conversation_id, at, run.at)
    elif preview.state == "failed":
        parts.show_error(StudioError(preview.error, hint=preview.hint))
    elif preview.state == "empty":
        st.button(
            "What would it say?",
            type="tertiary",
            icon=":material/auto_awesome:",
            key=f"machine-compose-{at.isoformat()}",
            on_click=studio.followups.compose,
            args=(actor, conversation_id),
            kwargs={"ahead": ahead},
        )
    elif preview.chosen is None:
        st.caption(f":material/do_not_disturb_on: {parts.plain(preview.reason)}")
    else:
        with st.container(border=True, gap="xsmall"):
            st.markdown(parts.plain(preview.chosen.text))
            with st.expander("Checks"):
                followups_weighing.draw_checks(preview.chosen)


@st.fragment(run_every=LOOK_AGAIN)
def _wait(studio: "Studio", actor: Actor, conversation_id: int, at: datetime, began: datetime) -> None:
    if st.session_state.get(parts.PAGES_KEY) is not None and sidebar.find_actor(studio) != actor:
        st.rerun(scope="app")
    if studio.followups.preview(actor, conversation_id, ahead=at - began).state != "composing":
        st.rerun(scope="app")
