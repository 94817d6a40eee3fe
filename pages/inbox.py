"""What personas wrote to you unasked: read it, see why you got it, answer, or have it stopped."""

from datetime import timedelta
from functools import partial

import streamlit as st

from core.accounts.rules import Actor
from core.followups.deciding.wording import duration_words
from core.followups.views import InboxView
from core.studio import Studio
from pages import chat_actions as actions
from pages import more, parts, preferences, received
from pages.received_why import draw_why

SHOWN = 12
LIMIT = "inbox-limit"


def render(studio: Studio, actor: Actor) -> None:
    """Draw the inbox, newest first."""
    limit = more.count_shown(LIMIT, SHOWN)
    # One more than is shown tells whether there is more.
    items, unread = studio.followups.inbox(actor, limit=limit + 1), studio.followups.unread(actor)
    caption = f"{unread} unread" if unread else "Messages that your personas wrote first."
    parts.page_header("Inbox", caption, partial(_draw_tools, studio, actor, unread))
    actions.show_trouble()
    has_stopped_all = studio.followups.has_stopped_all(actor)
    if has_stopped_all:
        _draw_stopped(studio, actor)
    if not items:
        _draw_empty()
    for item in items[:limit]:
        _draw_item(studio, actor, item, has_stopped_all=has_stopped_all)
    if len(items) > limit:
        more.draw_button(LIMIT, SHOWN, "Show more", button_key="inbox-more")


def _draw_empty() -> None:
    text = "When a persona writes first, it lands here, with the reasons why you got it."
    if parts.empty_state("Nothing yet", text, "See who could write", icon=":material/inbox:"):
        parts.go("followups")


def _draw_tools(studio: Studio, actor: Actor, unread: int) -> None:
    if unread and st.button("Mark all as read", icon=":material/done_all:", type="tertiary", key="read-all"):
        studio.followups.mark_read(actor)
        st.rerun()
    if st.button("When may they write?", icon=":material/notifications:", type="tertiary", key="preferences"):
        preferences.show(studio, actor)


def _draw_stopped(studio: Studio, actor: Actor) -> None:
    """Say that all is stopped, with the way back."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="all-stopped"):
        st.markdown(":material/notifications_off: No persona writes to you first.")
        st.button("Undo", key="all-stopped-undo", on_click=preferences.stop_all, args=(studio, actor, False))


def _draw_item(studio: Studio, actor: Actor, item: InboxView, *, has_stopped_all: bool) -> None:
    with st.container(border=True, key=f"inbox-{item.id}"):
        _draw_head(studio, item)
        st.markdown(parts.plain(item.text))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if st.button("Reply", type="primary", icon=":material/reply:", key=f"reply-{item.id}"):
                studio.followups.mark_read(actor, item.id)
                parts.go("chat", c=item.conversation_id)
            if not item.is_read and st.button("Mark as read", type="tertiary", key=f"read-{item.id}"):
                studio.followups.mark_read(actor, item.id)
                st.rerun()
            received.draw_dislike(studio, actor, item)
            if not (has_stopped_all or item.is_stopped):
                _draw_stops(studio, actor, item)
        received.draw_feedback(studio, actor, item)
        received.draw_stopped_persona(studio, actor, item)
        with st.expander("Why did I get this?", icon=":material/help:"):
            draw_why(item)


def _draw_stops(studio: Studio, actor: Actor, item: InboxView) -> None:
    with st.popover("Stop", icon=":material/notifications_off:", type="tertiary", key=f"stops-{item.id}"):
        received.draw_stop(studio, actor, item)
        st.button(
            "Stop all personas",
            key=f"stop-all-{item.id}",
            type="tertiary",
            icon=":material/notifications_off:",
            help="No persona will write to you first. You can undo it at once.",
            on_click=preferences.stop_all,
            args=(studio, actor, True),
        )


def _draw_head(studio: Studio, item: InboxView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(item.spec), size=44, label=item.spec.name)
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(f"**{parts.plain(item.spec.name)}** :violet-badge[:material/smart_toy: AI]")
            st.caption(_sent_words(studio, item))
        if not item.is_read:
            st.badge("New", color="violet", icon=":material/circle:")
        elif item.is_answered:
            st.badge("Answered", color="green", icon=":material/done_all:")


def _sent_words(studio: Studio, item: InboxView) -> str:
    age = duration_words(max(studio.clock.now() - item.sent_at, timedelta(0)), units=1)
    return "Sent just now" if age == "0 minutes" else f"Sent {age} ago"
