"""Windows of the memory page: write one, change one, forget much at once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.memory.extraction import MEMORY_LENGTH
from core.memory.views import MemoryView
from pages import memories_words as words
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio

UNDO = "memories-undo"
LAST_HOUR = timedelta(hours=1)


@st.dialog("Add a memory")
def show_add(studio: "Studio", actor: Actor, personas: Mapping[int, str]) -> None:
    """Let a memory be written by hand."""
    asked = parts.query_id("persona")
    ids = list(personas)
    persona_id = st.selectbox(
        "Who should remember it?",
        ids,
        index=ids.index(asked) if asked in personas else 0,
        format_func=personas.__getitem__,
        key="add-persona",
    )
    text = _draw_text("", "add")
    kind = _draw_kind("fact", "add")
    if _draw_agreement("Remember", "add-save"):
        attempt(lambda: studio.memories.add(actor, persona_id, text, kind))  # type: ignore[arg-type]


@st.dialog("Edit memory")
def show_edit(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Let a memory's words, kind and importance be changed."""
    text = _draw_text(view.text, f"edit-{view.id}")
    if view.parts:
        st.caption("This is a summary: once you change it, it is yours, and no longer follows the memories in it.")
    kind = _draw_kind(view.kind if view.kind in words.KINDS else "fact", f"edit-{view.id}")
    importance = st.slider("How much it matters", 1, 5, view.importance, key=f"edit-{view.id}-importance")
    if _draw_agreement("Save", f"edit-{view.id}-save"):
        attempt(lambda: studio.memories.edit(actor, view.id, text, kind=kind, importance=importance))  # type: ignore[arg-type]


def _draw_agreement(label: str, key: str) -> bool:
    with st.container(horizontal=True, horizontal_alignment="right"):
        return st.button(label, type="primary", icon=":material/check:", key=key)


def _draw_text(value: str, key: str) -> str:
    return st.text_area(
        "One short statement about you",
        value,
        max_chars=MEMORY_LENGTH,
        placeholder="Is allergic to peanuts",
        height=90,
        key=f"{key}-text",
    )


def _draw_kind(value: str, key: str) -> str:
    return st.pills(
        "Kind",
        words.KINDS,
        default=value,
        required=True,
        format_func=lambda kind: f"{parts.KIND_ICONS[kind]} {words.ONE_KIND[kind].capitalize()}",
        key=f"{key}-kind",
    )


def confirm_last_hour(studio: "Studio", actor: Actor) -> None:
    """Ask before the last hour is forgotten."""

    def forget() -> None:
        since = studio.clock.now() - LAST_HOUR
        st.session_state[UNDO] = studio.memories.forget_since(actor, since)

    text = "Everything learned about you in the last hour is forgotten. What you said since then is not read again."
    parts.confirm("Forget the last hour?", text, "Forget it", forget)


@st.dialog("Forget everything?")
def show_forget_everything(studio: "Studio", actor: Actor) -> None:
    """Ask twice before everything is forgotten."""
    st.markdown("Every persona forgets all that it knows about you. Your conversations stay.")
    st.caption("You can undo this for ten minutes, as long as the studio runs. After that it is gone from every file.")
    is_sure = st.checkbox("I am sure", key="forget-sure")
    if st.button(
        "Forget everything", type="primary", icon=":material/delete_forever:", disabled=not is_sure, key="forget-all"
    ):

        def forget() -> None:
            st.session_state[UNDO] = studio.memories.delete_all(actor)

        attempt(forget)


def attempt(action: Callable[[], object]) -> None:
    """Do it and draw the page anew, or say in words why it could not be done."""
    try:
        action()
    except StudioError as error:
        parts.show_error(error)
    else:
        st.rerun()
