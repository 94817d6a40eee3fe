"""Below a message that a press led to: what is remembered from it, and the way back to now."""

import streamlit as st

from pages import memories_words as words
from pages import parts
from pages.chat_messages import Scene

SHOWN = 3
LENGTH = 48
"""Characters of a memory that a link shows."""


def draw_way_back(scene: Scene) -> None:
    """Draw the memories that come from the message, each with the way to it, and "Back to now"."""
    told = scene.studio.memories.told_in(scene.actor, scene.found_id or 0)
    later = f"{scene.view.after:,} later messages follow." if scene.view.after else ""
    what = "Remembered from this message:" if told else f"You are looking at an earlier message. {later}"
    with (
        st.bottom,
        st.container(
            horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="small", key="found-foot"
        ),
    ):
        st.caption(what, width="content")
        for view in told[:SHOWN]:
            label = f":small[{parts.plain(words.shorten(view.text, LENGTH))}]"
            parts.link_to_memory(view.id, label, conversation_id=scene.view.id, icon=":material/neurology:")
        st.button("Back to now", icon=":material/keyboard_double_arrow_down:", key="to-now", on_click=_leave)


def _leave() -> None:
    st.query_params.pop("m", None)
