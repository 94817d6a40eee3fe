"""How a persona's follow-ups go out, and the owner's switch over all of them: what is chosen holds at once."""

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.followups.choices import Sending, SetAside
from core.followups.deciding.facts import Mode
from core.followups.deciding.refusals import instant_words
from core.jobs.ticker import Beat
from core.time_zones import find_zone
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio

TITLES = {Mode.OFF: "Never", Mode.ASK: "After I have read it", Mode.AUTO: "By itself"}
WORDS = {
    Mode.OFF: "It answers, and never writes first.",
    Mode.ASK: "Each message waits until you approve it. To visitors only if they agreed that you read it.",
    Mode.AUTO: "It sends what passes every rule and check. You see when and why, not what it says to visitors.",
}


def draw_mode(studio: "Studio", actor: Actor, persona_id: int) -> None:
    """Draw the choice of a persona's mode, and who is set aside for measuring."""
    choice, key = studio.choices.find(actor, persona_id), f"follow-up-mode-{persona_id}"
    options = list(Mode)
    st.radio(
        "May this persona write first?",
        options,
        index=options.index(choice.mode),
        format_func=TITLES.__getitem__,
        captions=[WORDS[mode] for mode in options],
        key=key,
        on_change=choose,
        args=(studio, actor, persona_id, key),
    )
    st.caption("Only to people who talked to it before and agreed, at most once a day, never at night. Holds at once.")
    draw_set_aside(choice.aside)


def draw_set_aside(aside: SetAside) -> None:
    """Say how many people were drawn to get none; never who, so that nobody is treated differently for it."""
    if aside.times:
        people = "1 person is" if aside.users == 1 else f"{aside.users} people are"
        st.caption(f":material/science: {people} set aside by lot, to measure what follow-ups change, and get none.")


def choose(studio: "Studio", actor: Actor, persona_id: int, key: str) -> None:
    """Keep what was chosen in a widget."""
    studio.choices.set_mode(actor, persona_id, Mode(st.session_state[key]))


def draw_switch(studio: "Studio", actor: Actor, time_zone: str) -> None:
    """Draw the owner's switch with how looking goes, and for everybody else that it is off."""
    sending = studio.choices.sending(actor)
    if not sending.may_switch:
        if not sending.is_on:
            st.warning("The owner has switched off all follow-ups. Nothing is sent.", icon=":material/pause_circle:")
        return
    with st.container(border=True, key="followups-switch", gap="xxsmall"):
        st.toggle(
            "Follow-ups may leave the studio",
            sending.is_on,
            key="followups-leave",
            help="The switch over all personas. While it is off nothing is sent; what is due waits.",
            on_change=_switch,
            args=(studio, actor),
        )
        st.caption(_looking_words(studio, sending, time_zone))
        _draw_measuring(studio)
        for trouble in sending.troubles:
            words = f"A message could not be seen to, and is tried again later: {trouble.rstrip('.')}."
            st.caption(f":orange[:material/warning: {parts.plain(words)}]")


def _draw_measuring(studio: "Studio") -> None:
    """Tell the owner that some get none on purpose: without it a silent studio would look broken."""
    if share := studio.settings.followup_holdout_share:
        st.caption(
            f":material/science: Measuring: {share:.0%} of all people, drawn by lot, get no follow-ups, so that you "
            "can tell what they change. Who it is, is shown nowhere. Set by STUDIO_FOLLOWUP_HOLDOUT_SHARE."
        )


def _switch(studio: "Studio", actor: Actor) -> None:
    studio.choices.set_sending(actor, is_on=bool(st.session_state["followups-leave"]))


def _looking_words(studio: "Studio", sending: Sending, time_zone: str) -> str:
    beat, now = studio.ticker.beat(), studio.clock.now()
    if beat.at is None:
        return "Not checked yet who may be written to: it begins once the models are loaded."
    return f"{_beat_words(beat, now, time_zone)} {_next_words(sending, now, time_zone)}"


def _beat_words(beat: Beat, now: datetime, time_zone: str) -> str:
    words = f"Last checked {_past_words(beat.at or now, now, time_zone)}."
    if beat.trouble:
        return f":orange[:material/warning: {words} {parts.plain(beat.trouble)}]"
    return words if beat.is_alive else f":red[:material/error: {words} It seems stuck: restart the studio.]"


def _past_words(at: datetime, now: datetime, time_zone: str) -> str:
    local, today = at.astimezone(find_zone(time_zone)), now.astimezone(find_zone(time_zone)).date()
    return f"at {local:%H:%M}" if local.date() == today else f"on {local:%A} {local.day} {local:%B at %H:%M}"


def _next_words(sending: Sending, now: datetime, time_zone: str) -> str:
    if not sending.is_on:
        return ":orange[Switched off: what is due waits.]"
    if sending.next_look_at is None:
        return "Nobody is due: somebody has to talk first."
    if sending.next_look_at <= now:
        return "Somebody is due now."
    return f"Checks the next person {instant_words(sending.next_look_at, now, time_zone)}."
