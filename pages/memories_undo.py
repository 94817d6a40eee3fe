"""Forgetting on a page, and the way back: a bar above the memories, as long as there is one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.memory.views import Undo
from pages import parts
from pages.sidebar import find_actor

if TYPE_CHECKING:
    from core.studio import Studio

UNDO = "memories-undo"
SAID = "memories-said"
"""What the next run says has been done: a toast made right before a rerun is lost."""


def attempt(studio: "Studio", actor: Actor, action: Callable[[], Undo | object], said: str = "") -> None:
    """Do it and draw the page anew, or say in words why not; what was forgotten can then be brought back.

    Windows run without the shell's gate in front of them: who has signed out meanwhile changes nothing.
    """
    if find_actor(studio) == actor:
        try:
            done = action()
        except StudioError as error:
            parts.show_error(error)
            return
        if isinstance(done, Undo):
            st.session_state[UNDO] = done
        st.session_state[SAID] = said
    st.rerun()


def draw(studio: "Studio", actor: Actor) -> None:
    """Say what was done, and offer the way back from the last forgetting while there is one."""
    if said := st.session_state.pop(SAID, ""):
        st.toast(said, icon=":material/check:")
    undo = st.session_state.get(UNDO)
    if undo is None or undo.expires_at <= studio.clock.now():
        st.session_state.pop(UNDO, None)
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="memories-undo-bar"):
        st.markdown(
            f":material/delete: **{_count(undo)} forgotten** and erased from every file.  \n"
            ":small[:gray[What you said stays in the conversation, but is not recalled from it any more. "
            "Undo works for ten minutes.]]",
            width="stretch",
        )
        if st.button("Undo", icon=":material/undo:", type="primary", key="memories-undo-button"):
            st.session_state.pop(UNDO, None)
            attempt(studio, actor, lambda: studio.memories.undo(actor, undo.id), "Everything is back.")
        if st.button("Dismiss", type="tertiary", key="memories-undo-dismiss"):
            st.session_state.pop(UNDO, None)
            st.rerun()


def _count(undo: Undo) -> str:
    match undo.count:
        case 0:
            return "What was said is"
        case 1:
            return "One memory is"
        case _:
            return f"{undo.count:,} memories are"
