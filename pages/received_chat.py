"""A message that a persona wrote first, where it stands in the chat: labelled, explained, and stopped by a word."""

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import MessageView
from core.studio import Studio
from pages import chat_actions as actions
from pages import dialogs, parts, received
from pages.received_why import draw_why

if TYPE_CHECKING:
    from pages.chat_messages import Scene

LOOK_AGAIN = timedelta(seconds=2)


def draw_label(scene: "Scene", message: MessageView) -> None:
    """Say above a message that the persona wrote first, that it is an AI, and why it came."""
    name = parts.plain(scene.view.spec.name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"first-{message.id}"):
        st.badge(f"{name} wrote first · AI", icon=":material/mark_chat_unread:", color="violet", width="content")
        if st.button("Why?", key=f"why-{message.id}", type="tertiary", help="Why did I get this?"):
            show(scene.studio, scene.actor, message.id)


@st.dialog("Why did I get this?", width="medium", icon=":material/help:")
def show(studio: Studio, actor: Actor, message_id: int) -> None:
    """Show why a message of the chat came, with a way to say that it was not welcome."""
    item = studio.followups.received_in(actor, message_id) if actions.is_still(studio, actor) else None
    if item is None:
        st.markdown("This message is not here any more.")
        return
    draw_why(item)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        received.draw_dislike(studio, actor, item)
        if not item.is_stopped:
            received.draw_stop(studio, actor, item)
    received.draw_feedback(studio, actor, item)
    received.draw_stopped_persona(studio, actor, item)
    actions.show_trouble()


def draw_stopped(scene: "Scene", message: MessageView) -> None:
    """Below the message that said "stop": that it holds, and a way back. The studio's word, not the persona's."""
    studio, actor, persona_id = scene.studio, scene.actor, scene.view.persona_id
    if scene.stopped_in != message.id:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stopped"):
        name = parts.plain(scene.view.spec.name)
        st.caption(f":material/notifications_off: {name} will not write first any more.", width="content")
        st.button(
            "Undo",
            key="stopped-undo",
            type="tertiary",
            on_click=actions.attempt,
            args=(studio, actor, lambda: studio.followups.take_back_stop(actor, persona_id)),
        )


@st.fragment(run_every=LOOK_AGAIN)
def keep_up(scene: "Scene") -> None:
    """Draw a visitor's chat anew when something has arrived in it; it stands open for hours."""
    if not actions.is_still(scene.studio, scene.actor):
        st.rerun(scope="app")
    if not dialogs.is_page_held() and scene.studio.followups.has_unread(scene.actor, scene.view.id):
        st.rerun(scope="app")
