"""What the buttons of the Models page do; each asks again whether it may."""

from collections.abc import Callable

import streamlit as st

from core.accounts.rules import Act, Actor, require
from core.errors import InvalidInput, StudioError
from core.studio import Studio
from pages import parts, sidebar

TROUBLE = "models-trouble"
WANTED = "models-wanted"


def is_still(studio: Studio, actor: Actor) -> bool:
    """Whether the browser still is who it was when the page was drawn."""
    return sidebar.find_actor(studio) == actor


def fetch(studio: Studio, actor: Actor, name: str, source: str) -> None:
    """Fetch a model, through Ollama or from the hub."""
    _attempt(studio, actor, lambda: (studio.rooms.pull if source == "ollama" else studio.rooms.fetch_gguf)(name))


def fetch_typed(studio: Studio, actor: Actor, source: str) -> None:
    """Fetch the model whose name was typed."""
    name = str(st.session_state.get(WANTED, "")).strip()
    if name:
        fetch(studio, actor, name, source)
    else:
        st.session_state[TROUBLE] = InvalidInput("Which one? Type the model's name first.")


def cancel(studio: Studio, actor: Actor, name: str) -> None:
    """Stop fetching a model; what is here is kept."""

    def stop() -> None:
        for download in studio.rooms.downloads():
            if download.name == name:
                download.cancel()

    _attempt(studio, actor, stop)


def choose(studio: Studio, actor: Actor, name: str) -> None:
    """Let this model speak."""
    _attempt(studio, actor, lambda: studio.rooms.choose(name))


def look_again(studio: Studio, actor: Actor) -> None:
    """Look for engines now."""
    _attempt(studio, actor, studio.rooms.recheck)


def show_trouble() -> None:
    """Say what went wrong with the last press, once."""
    error = st.session_state.pop(TROUBLE, None)
    if error is not None:
        parts.show_error(error)


def _attempt(studio: Studio, actor: Actor, action: Callable[[], object]) -> None:
    if not is_still(studio, actor):
        return
    try:
        require(actor, Act.RUN)
        action()
    except StudioError as error:
        st.session_state[TROUBLE] = error
