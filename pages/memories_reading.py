"""Says that messages are being read for memories, and draws the page anew when that has brought something."""

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from pages import dialogs
from pages.sidebar import find_actor

if TYPE_CHECKING:
    from core.studio import Studio

LOOK_AGAIN = timedelta(seconds=2)


def draw(studio: "Studio", actor: Actor, waiting: int) -> None:
    """Draw it while any of the actor's messages are waiting."""
    if waiting:
        _watch(studio, actor.user_id, waiting)


@st.fragment(run_every=LOOK_AGAIN)
def _watch(studio: "Studio", user_id: int, waiting: int) -> None:
    # A fragment runs without the shell around it: ask again who this is before drawing anything.
    actor = find_actor(studio)
    if actor is None or actor.user_id != user_id:
        st.rerun(scope="app")
        return
    now = studio.memories.health(actor).waiting_messages
    if now != waiting and not dialogs.is_page_held():
        st.rerun(scope="app")
    few = "one message" if now == 1 else f"{now:,} messages"
    st.status(f"Reading {few} for memories…", type="compact")
