"""What a press of a button in a chat does: asks anew who presses, calls the service, keeps what went wrong to show it.

Buttons and fragments run without the shell's gate in front of them, so each asks for itself.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import Sent
from core.errors import StudioError
from core.studio import Studio
from pages import parts, sidebar

TROUBLE = "chat-trouble"
EDITED = "chat-edited"
T = TypeVar("T")


def is_still(studio: Studio, actor: Actor) -> bool:
    """Whether the browser still is who it was when the page was drawn."""
    return sidebar.find_actor(studio) == actor


def attempt(studio: Studio, actor: Actor, action: Callable[[], T]) -> T | None:
    """Do it and return its answer; None when it could not be done, and the next run says why."""
    if not is_still(studio, actor):
        return None
    try:
        return action()
    except StudioError as error:
        st.session_state[TROUBLE] = error
        return None


def show_trouble() -> None:
    """Say what went wrong with the last press, once."""
    error = st.session_state.pop(TROUBLE, None)
    if error is not None:
        parts.show_error(error)


def box_key(conversation_id: int) -> str:
    """Return the key of a conversation's text box: what is half typed in one never shows in another."""
    return f"say-{conversation_id}"


def say(studio: Studio, actor: Actor, conversation_id: int, text: str | None = None) -> None:
    """Send what was typed, or a given text; what could not be sent goes back into the box."""
    key = box_key(conversation_id)
    typed = st.session_state.get(key) if text is None else text
    if not typed:
        return
    sent = attempt(studio, actor, lambda: studio.chats.send(actor, conversation_id, typed))
    if sent is None:
        st.session_state[key] = typed
    else:
        follow(sent)


def follow(sent: Sent) -> None:
    """Show the conversation that something was sent to, at its end."""
    st.query_params["c"] = str(sent.conversation_id)
    st.query_params.pop("m", None)


def write_again(studio: Studio, actor: Actor, message_id: int) -> None:
    """Have a reply written once more."""
    attempt(studio, actor, lambda: studio.chats.regenerate(actor, message_id))


def flip(studio: Studio, actor: Actor, message_id: int) -> None:
    """Show another version of a message."""
    attempt(studio, actor, lambda: studio.chats.choose(actor, message_id))


def rate(studio: Studio, actor: Actor, message_id: int, key: str) -> None:
    """Keep a thumb: up, down, or taken back."""
    thumb = st.session_state.get(key)
    rating = 0 if thumb is None else 1 if thumb else -1
    attempt(studio, actor, lambda: studio.chats.rate(actor, message_id, rating))  # type: ignore[arg-type]


def stop(studio: Studio, actor: Actor, message_id: int) -> None:
    """End a reply now."""
    attempt(studio, actor, lambda: studio.chats.stop(actor, message_id))


def resend(studio: Studio, actor: Actor, message_id: int) -> None:
    """Send a message in its edited form; it stays in the form when that fails."""
    text = st.session_state.get(f"edit-{message_id}", "")
    if attempt(studio, actor, lambda: studio.chats.edit_and_resend(actor, message_id, text)) is not None:
        st.session_state.pop(EDITED, None)
