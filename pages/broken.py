"""What a person sees when a page breaks in a way that nobody foresaw: no traceback, and a number to find it by."""

import logging
import secrets

import streamlit as st

from core.errors import StudioError
from pages import parts

log = logging.getLogger(__name__)


def show_broken_page(error: Exception) -> bool:
    """Show an expected error as what it is, log any other once under a short number; returns that it was handled."""
    if isinstance(error, StudioError):
        parts.show_error(error)
        return True
    number = secrets.token_hex(3)
    log.error("Page error %s", number, exc_info=error)
    st.error(
        "**Something broke on this page.**  \nNothing that was shown as saved is lost. Reload the page; "
        f"if it happens again, the server's log has the details under `{number}`.",
        icon=":material/healing:",
    )
    return True
