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
    followups_mode,
    followups_preview,
    followups_rules,
    parts,
)

NARROW, WIDE = 6, 8


def render(studio: Studio, actor: Actor) -> None:
    """Draw the page: the clock, every conversation, and the chosen one in detail."""
    parts.page_header("Follow-ups", "A persona may write first: rarely, with a reason, and never against these rules.")
    if studio.rooms.status().state != "ready":
        parts.engine_note(studio.rooms.status())
    followups_mode.draw_switch(studio, actor)
    followups_held.draw(studio, actor)
    if not studio.followups.overview(actor):
        _draw_empty()
        return
    ahead = followups_clock.draw(studio, _time_zone(studio, actor))
    shown = studio.followups.overview(actor, ahead=ahead)
    chosen = _find_chosen(shown)
    cards, detail = st.columns([NARROW, WIDE], gap="medium")
    with cards:
        followups_cards.draw(studio, shown, chosen.conversation_id, ahead)
    with detail:
        _draw_detail(studio, actor, chosen, ahead)
    followups_rules.draw_published(studio.followups.limits)


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
        st.html(followups_clock.strip(studio, actor, chosen, ahead))
        message, rules = st.tabs(["Message", "Rules"])
        with message:
            followups_preview.draw(studio, actor, chosen, ahead)
        with rules:
            followups_rules.draw(chosen)
