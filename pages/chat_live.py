"""The reply being written, shown as it grows; the rest of the page stands still meanwhile."""

from datetime import timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import LiveReply
from core.errors import NotFound
from core.studio import Studio
from pages import chat_actions as actions
from pages import dialogs, parts
from pages.chat_messages import as_written

LOOK_AGAIN = timedelta(milliseconds=250)
CARET = " :violet[▍]"


@st.fragment(run_every=LOOK_AGAIN)
def draw_live(studio: Studio, actor: Actor, message_id: int, face: str | bytes) -> None:
    """Draw the reply as far as it has come; when it has ended, have the page drawn anew."""
    reply = _look(studio, actor, message_id)
    if reply is None or not (reply.is_live or dialogs.is_page_held()):
        st.rerun(scope="app")
        return
    with st.container(key=f"theirs-{message_id}"), st.chat_message("assistant", avatar=face):
        _draw_words(reply)
        st.button(
            "Stop",
            key=f"stop-{message_id}",
            icon=":material/stop_circle:",
            type="tertiary",
            on_click=actions.stop,
            args=(studio, actor, message_id),
        )


def _look(studio: Studio, actor: Actor, message_id: int) -> LiveReply | None:
    # A fragment runs without the shell around it: ask again who this is before showing anything.
    if not actions.is_still(studio, actor):
        return None
    try:
        return studio.chats.live(actor, message_id)
    except NotFound:
        return None


def _draw_words(reply: LiveReply) -> None:
    if reply.thinking and not reply.text:
        st.caption(f":material/psychology: Thinking… {parts.plain(reply.thinking[-160:])}")
    if reply.text:
        st.markdown(as_written(reply.text) + CARET)
    elif not reply.thinking:
        with st.container(key="typing"):
            st.markdown(":gray[●&thinsp;●&thinsp;●]")
    if reply.note:
        st.caption(f":material/hourglass_top: {parts.plain(reply.note)}")
