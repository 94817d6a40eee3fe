"""What a person sees when a page breaks in a way that nobody foresaw: no traceback, and a number to find it by."""

import logging
import secrets

import streamlit as st

from core.errors import StudioError
from pages import parts

log = logging.getLogger(__name__)


def show_broken_page(error: Exception) -> None:
    """Log the error once under a short number, and tell the person that number."""
    number = secrets.token_hex(3)
    log.error("Page error %s", number, exc_info=error)
    _tell(number)


def answer_script_error(error: Exception) -> bool:
    """Show what broke outside a page's own run, in a fragment or a callback; returns that it was shown.

    Streamlit has printed the traceback by then: only the number is still missing in the log.
    """
    if isinstance(error, StudioError):
        parts.show_error(error)
        return True
    number = secrets.token_hex(3)
    log.error("Page error %s: the %s above", number, type(error).__name__)
    _tell(number)
    return True


def _tell(number: str) -> None:
    st.error(
        "**Something broke on this page.**  \nNothing that was shown as saved is lost. Reload the page; "
        f"if it happens again, the server's log has the details under `{number}`.",
        icon=":material/healing:",
    )
