"""What somebody types in a dialog is not lost to what arrives meanwhile: drawing the page anew would close it."""

import streamlit as st

OPEN = "dialog-open"


def begin_page() -> None:
    """Begin a run of the whole page, which closes whatever dialog was open."""
    st.session_state.pop(OPEN, None)


def hold_page() -> None:
    """Keep the page from drawing itself anew as long as this dialog is open.

    For dialogs with `on_dismiss="rerun"`: what arrived shows as soon as they are closed.
    """
    st.session_state[OPEN] = True


def is_page_held() -> bool:
    """Whether somebody is at work in a dialog."""
    return bool(st.session_state.get(OPEN))
