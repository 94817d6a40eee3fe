"""The person's conversations, in the sidebar: find one, open it, begin another."""

from datetime import datetime, timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import ConversationCard
from core.studio import Studio
from pages import parts

SHOWN = 30


def draw_list(studio: Studio, actor: Actor, current_id: int | None) -> None:
    """Draw the search and the conversations, newest first, under headings of time."""
    with st.sidebar, st.container(key="conversations", gap="xxsmall"):
        search = st.text_input(
            "Search conversations",
            placeholder="Search conversations",
            icon=":material/search:",
            key="chat-search",
            label_visibility="collapsed",
        )
        cards = studio.chats.list(actor, search=search)
        if not cards:
            st.caption("Nothing found." if search.strip() else "No conversations yet.")
        has_others = len({card.persona_id for card in cards}) > 1
        heading = ""
        for card in cards[:SHOWN]:
            found = name_time(card.last_message_at, studio.clock.now())
            if found != heading:
                st.caption(found)
            heading = found
            _draw_card(card, is_current=card.id == current_id, is_found=bool(search.strip()), with_name=has_others)
        if len(cards) > SHOWN:
            st.caption("Search to find older ones.")


def _draw_card(card: ConversationCard, *, is_current: bool, is_found: bool, with_name: bool) -> None:
    title = parts.plain(card.title if len(card.title) <= 40 else card.title[:39] + "…")
    below = card.snippet if is_found else card.persona_name
    mark = "current-" if is_current else ""
    st.button(
        f"{title}  \n:small[:gray[{parts.plain(below[:60])}]]" if is_found or with_name else title,
        key=f"{mark}conversation-{card.id}",
        type="tertiary",
        width="stretch",
        help=parts.plain(f"{card.persona_name}: {card.snippet}") if card.snippet else None,
        on_click=_open,
        args=(card.id,),
    )


def _open(conversation_id: int) -> None:
    st.query_params["c"] = str(conversation_id)
    st.query_params.pop("m", None)


def name_time(instant: datetime, now: datetime) -> str:
    """Return the heading that a conversation stands under."""
    age = now - instant
    if age < timedelta(days=1):
        return "Last 24 hours"
    return "Last 7 days" if age < timedelta(days=7) else f"{instant:%B %Y}"
