"""When your personas would write first, what they would say, and what holds them back."""

from datetime import timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.errors import NotFound
from core.followups.views import ConversationDecision
from core.studio import Studio
from pages import (
    followups_cards,
    followups_clock,
    followups_held,
    followups_machine,
    followups_mode,
    followups_personas,
    followups_preview,
    followups_rules,
    followups_whose,
    parts,
)

NARROW, WIDE = 6, 8
VIEW = "followups-view"
MACHINE = ":material/history_toggle_off:"
VIEWS = {
    "people": ":material/group: People",
    "machine": f"{MACHINE} Time machine",
    "personas": ":material/tune: Personas",
}


def render(studio: Studio, actor: Actor) -> None:
    """Draw the page; `?view=machine` begins with the time machine, `?c=1` with that conversation."""
    parts.page_header("Follow-ups", "A persona may write first: rarely, with a reason, and never against these rules.")
    if studio.rooms.status().state != "ready":
        parts.engine_note(studio.rooms.status())
    time_zone = _time_zone(studio, actor)
    followups_mode.draw_switch(studio, actor, time_zone)
    view = _draw_views()
    if view != "machine":
        followups_machine.forget()
    if view == "people":
        _draw_people(studio, actor, time_zone)
    elif view == "machine":
        followups_machine.draw(studio, actor, studio.followups.overview(actor), time_zone)
    else:
        followups_personas.draw(studio, actor)
    followups_rules.draw_published(studio.followups.limits)


def _draw_views() -> str:
    asked = parts.query("view") if parts.query("view") in VIEWS else "people"
    return st.segmented_control(
        "View",
        tuple(VIEWS),
        default=None if VIEW in st.session_state else asked,
        required=True,
        format_func=VIEWS.__getitem__,
        label_visibility="collapsed",
        key=VIEW,
    )


def _draw_people(studio: Studio, actor: Actor, time_zone: str) -> None:
    followups_held.draw(studio, actor)
    talked = studio.followups.count_talks(actor)
    if not talked:
        _draw_empty()
        return
    ahead = followups_clock.draw(studio, time_zone)
    persona_id = followups_whose.draw(talked)
    shown = studio.followups.overview(actor, ahead=ahead, persona_id=persona_id)
    chosen = _find_chosen(shown)
    cards, detail = st.columns([NARROW, WIDE], gap="medium")
    with cards:
        followups_cards.draw(studio, shown, chosen.conversation_id, ahead)
    with detail:
        _draw_detail(studio, actor, chosen, ahead)


def _draw_empty() -> None:
    text = "Talk with a persona first. Once there is something to come back to, you see here whether it may write."
    if parts.empty_state("Nobody to write to yet", text, "Choose a persona", icon=":material/schedule_send:"):
        parts.go("gallery")


def _time_zone(studio: Studio, actor: Actor) -> str:
    try:
        return studio.accounts.profile(actor).time_zone
    except NotFound:
        return ""


def _find_chosen(shown: list[ConversationDecision]) -> ConversationDecision:
    wanted = (
        parts.query_id("c") if followups_cards.OPEN not in st.session_state else st.session_state[followups_cards.OPEN]
    )
    return next((one for one in shown if one.conversation_id == wanted), shown[0])


def _draw_detail(studio: Studio, actor: Actor, chosen: ConversationDecision, ahead: timedelta) -> None:
    with st.container(border=True, key="followup-detail"):
        followups_cards.draw_head(studio, chosen, ahead)
        st.html(followups_clock.strip(studio, chosen, ahead))
        if followups_machine.may_play(chosen):
            label = "See these 30 days in the time machine"
            st.button(label, type="tertiary", icon=MACHINE, key="open-machine", on_click=_open_machine, args=(chosen,))
        message, rules = st.tabs(["Message", "Rules"])
        with message:
            followups_preview.draw(studio, actor, chosen, ahead)
        with rules:
            followups_rules.draw(chosen)


def _open_machine(one: ConversationDecision) -> None:
    st.session_state[VIEW] = "machine"
    followups_machine.choose(one)
