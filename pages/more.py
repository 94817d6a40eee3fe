"""Long lists are drawn a few at a time: how many of one are shown by now, and the button that shows more."""

import streamlit as st


def count_shown(key: str, step: int) -> int:
    """Return how many entries of the list with this key are to be drawn."""
    return int(st.session_state.get(key, step))


def draw_button(key: str, step: int, label: str, *, button_key: str | None = None) -> None:
    """Draw the button below a list of which there is more."""
    if st.button(label, width="stretch", key=button_key):
        st.session_state[key] = count_shown(key, step) + step
        st.rerun()
