"""The conversations on the follow-ups page: whose they are, and in two words whether the persona could write."""

from datetime import timedelta
from typing import Literal

import streamlit as st

from core.followups.deciding.outlook import Deed
from core.followups.deciding.refusals import instant_words
from core.followups.views import ConversationDecision
from core.studio import Studio
from pages import more, parts
from pages.followups_words import silent_words

SHOWN = 8
LIMIT = "followups-limit"
OPEN = "followups-open"
"""Where the session keeps which conversation is shown in detail."""
Color = Literal["green", "orange", "gray"]


def draw(studio: Studio, shown: list[ConversationDecision], chosen_id: int, ahead: timedelta) -> None:
    """Draw a card for each conversation; the chosen one is marked."""
    limit = more.count_shown(LIMIT, SHOWN)
    for one in shown[:limit]:
        _draw_card(studio, one, is_chosen=one.conversation_id == chosen_id, ahead=ahead)
    if len(shown) > limit:
        more.draw_button(LIMIT, SHOWN, f"Show {min(SHOWN, len(shown) - limit)} more")


def _draw_card(studio: Studio, one: ConversationDecision, *, is_chosen: bool, ahead: timedelta) -> None:
    with (
        st.container(border=True, key=f"followup-card-{one.conversation_id}"),
        st.container(horizontal=True, vertical_alignment="center", gap="small"),
    ):
        parts.avatar(studio.personas.avatar(one.spec), size=44, label=one.spec.name)
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(f"**{parts.plain(one.spec.name)}**")
            st.caption(parts.plain(_about(one)))
            draw_pill(one, ahead)
            if one.decision.is_allowed:
                st.caption(parts.plain(one.next_words))
        label = ":material/check:" if is_chosen else ":material/chevron_right:"
        help_ = "Shown" if is_chosen else f"Show {parts.plain(one.spec.name)}"
        if st.button(label, key=f"open-{one.conversation_id}", disabled=is_chosen, help=help_):
            st.session_state[OPEN] = one.conversation_id
            st.rerun()


def _about(one: ConversationDecision) -> str:
    """Of a stranger's talk, not even the title is shown."""
    return f"{one.who} · {one.title or 'Untitled'}" if one.is_mine else one.who


def draw_head(studio: Studio, one: ConversationDecision, ahead: timedelta) -> None:
    """Draw the head of the chosen conversation."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(one.spec), size=56, label=one.spec.name)
        with st.container(width="stretch", gap="xxsmall"):
            st.subheader(parts.plain(one.spec.name), anchor=False)
            st.caption(parts.plain(_about(one)))
        draw_pill(one, ahead)
    if one.decision.is_allowed or one.next_step.deed is not Deed.NOTHING:
        st.caption(f":material/arrow_forward: {parts.plain(one.next_words)}")


def draw_pill(one: ConversationDecision, ahead: timedelta) -> None:
    """Draw the status as a badge."""
    words, color, icon = status_words(one, ahead)
    st.badge(words, color=color, icon=icon)


def status_words(one: ConversationDecision, ahead: timedelta) -> tuple[str, Color, str]:
    """Return the status in words, with its colour and icon."""
    if one.decision.is_allowed:
        return ("May write then" if ahead else "May write now"), "green", ":material/check_circle:"
    if one.opens_at is not None:
        when = instant_words(one.opens_at, one.decision.now, one.time_zone)
        return f"Waits until {when}", "orange", ":material/schedule:"
    return silent_words(one.decision.failing, is_mine=one.is_mine), "gray", ":material/do_not_disturb_on:"
