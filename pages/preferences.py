"""When personas may write to somebody: the person's own switches, hours and ways, in one small dialog."""

from dataclasses import replace

import streamlit as st

from core.accounts.profile import Profile
from core.accounts.rules import Actor
from core.studio import Studio
from core.time_zones import list_zones
from pages import chat_actions as actions
from pages import dialogs, parts, preferences_mail

READ_FIRST = "Whoever made it reads each message before it is sent, and so what it says of you. "
HOURS = range(24)


@st.dialog("When may personas write to you?", icon=":material/notifications:", on_dismiss="rerun")
def show(studio: Studio, actor: Actor, persona_id: int | None = None, name: str = "") -> None:
    """Show the switches; with a persona, the one for it first."""
    if not actions.is_still(studio, actor):
        st.rerun()
    dialogs.hold_page()
    draw(studio, actor, persona_id, name)
    if st.button("Done", type="primary", key="preferences-done"):
        st.rerun()


def draw(studio: Studio, actor: Actor, persona_id: int | None = None, name: str = "") -> None:
    """Draw the switches; every change holds at once."""
    has_stopped = studio.followups.has_stopped_all(actor)
    _draw_all(studio, actor, has_stopped=has_stopped)
    if persona_id is not None:
        _draw_persona(studio, actor, persona_id, name, is_locked=has_stopped)
    _draw_hours(studio, actor)
    preferences_mail.draw(studio, actor)
    actions.show_trouble()


def _draw_persona(studio: Studio, actor: Actor, persona_id: int, name: str, *, is_locked: bool) -> None:
    offer = studio.followups.offer(actor, persona_id)
    if not offer.is_offered:
        st.caption(f"{parts.plain(name)} never writes first.")
        return
    key = f"may-write-{persona_id}"
    _seed(key, offer.is_agreed)
    st.toggle(
        f"{parts.plain(name)} may write first",
        key=key,
        disabled=is_locked,
        on_change=lambda: answer(studio, actor, persona_id, bool(st.session_state.get(key))),
    )
    st.caption(
        f"Rarely, about what you talked of. {READ_FIRST if offer.is_reviewed else ''}Only if you are 18 or over. "
        "Answer “stop” to any message, and it stops."
    )


def _draw_all(studio: Studio, actor: Actor, *, has_stopped: bool) -> None:
    key = "anybody"
    _seed(key, not has_stopped)
    st.toggle(
        "Personas may write to me first",
        key=key,
        help="Switch it off to stop every persona at once. What you allowed each of them is kept for later.",
        on_change=lambda: stop_all(studio, actor, not st.session_state.get(key)),
    )


# --- when ----------------------------------------------------------------------


def _draw_hours(studio: Studio, actor: Actor) -> None:
    profile = studio.accounts.profile(actor)
    start, end = quiet_hours(studio, profile)
    _seed("quiet-start", start)
    _seed("quiet-end", end)
    zone = profile.time_zone or browser_zone()
    zones = list_zones()
    _seed("time-zone", zone if zone in zones else "UTC")
    st.markdown("**When**  \n:small[Never in your quiet hours, on your clock.]")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key, label in (("quiet-start", "Quiet from"), ("quiet-end", "Quiet until")):
            st.selectbox(
                label, HOURS, key=key, format_func=hour_words, width=120, on_change=_save, args=(studio, actor)
            )
        st.selectbox("Your time zone", zones, key="time-zone", width=240, on_change=_save, args=(studio, actor))
    if st.session_state["quiet-start"] == st.session_state["quiet-end"]:
        st.caption("The same hour twice: no quiet hours, so at any time.")


def _save(studio: Studio, actor: Actor) -> None:
    state = st.session_state

    def keep() -> None:
        profile = studio.accounts.profile(actor)
        hours = {"quiet_start": state["quiet-start"], "quiet_end": state["quiet-end"]}
        studio.accounts.save_profile(actor, replace(profile, time_zone=state["time-zone"], **hours))

    actions.attempt(studio, actor, keep)


def quiet_hours(studio: Studio, profile: Profile) -> tuple[int, int]:
    """Return a person's quiet hours: theirs, or the studio's while they named none."""
    limits = studio.followups.limits
    if profile.quiet_start is None or profile.quiet_end is None:
        return limits.quiet_start, limits.quiet_end
    return profile.quiet_start, profile.quiet_end


def hour_words(hour: int) -> str:
    """Return "09:00"."""
    return f"{hour:02}:00"


def browser_zone() -> str:
    """Return the time zone that the browser tells, an empty string if it tells none."""
    return str(st.context.timezone or "")


# --- what a press does ----------------------------------------------------------


def answer(studio: Studio, actor: Actor, persona_id: int, may_write: bool) -> None:
    """Keep somebody's word on a persona; a yes states their age too, and where their clock is."""

    def keep() -> None:
        if may_write:
            profile = studio.accounts.profile(actor)
            zone = profile.time_zone or browser_zone()
            known = replace(profile, is_adult=True, time_zone=zone if zone in list_zones() else "")
            if known != profile:
                studio.accounts.save_profile(actor, known)
        is_reviewed = studio.followups.offer(actor, persona_id).is_reviewed
        studio.followups.set_consent(actor, persona_id, may_write, may_review=may_write and is_reviewed)

    actions.attempt(studio, actor, keep)


def stop_all(studio: Studio, actor: Actor, stopped: bool) -> None:
    """Keep whether anybody may write first at all."""
    actions.attempt(studio, actor, lambda: studio.followups.set_stopped_all(actor, stopped))


def _seed(key: str, value: object) -> None:
    """Show what is kept, not what a widget showed when the dialog was last open."""
    st.session_state[key] = value
