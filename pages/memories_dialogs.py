"""Windows of the memory page: write one, change one, forget much at once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.reading.extraction import MEMORY_LENGTH
from core.memory.views import MemoryView
from pages import dialogs, parts
from pages import memories_words as words
from pages.memories_undo import attempt

if TYPE_CHECKING:
    from core.studio import Studio

LAST_HOUR = timedelta(hours=1)


@st.dialog("Add a memory", on_dismiss="rerun")
def show_add(studio: "Studio", actor: Actor, personas: Mapping[int, str]) -> None:
    """Let a memory be written by hand, for one of these personas (name by id)."""
    dialogs.hold_page()
    persona_id = _choose_persona(personas)
    text = _draw_text("", "add")
    kind = _draw_kind("fact", "add")
    if _draw_agreement("Remember", "add-save"):
        attempt(studio, actor, lambda: studio.memories.add(actor, persona_id, text, kind), "Remembered.")  # type: ignore[arg-type]


def _choose_persona(personas: Mapping[int, str]) -> int:
    asked, ids = parts.query_id("persona"), list(personas)
    if len(ids) == 1:
        return ids[0]
    return st.selectbox(
        "Who should remember it?",
        ids,
        index=ids.index(asked) if asked in personas else 0,
        format_func=personas.__getitem__,
        key="add-persona",
    )


@st.dialog("Edit memory", on_dismiss="rerun")
def show_edit(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Let a memory's words, kind and importance be changed."""
    dialogs.hold_page()
    text = _draw_text(view.text, f"edit-{view.id}")
    if view.parts:
        st.caption("This is a summary: once you change it, it is yours, and no longer follows the memories in it.")
    kind = _draw_kind(view.kind if view.kind in words.KINDS else "fact", f"edit-{view.id}")
    importance = st.slider("How much it matters", 1, 5, view.importance, key=f"edit-{view.id}-importance")
    if _draw_agreement("Save", f"edit-{view.id}-save"):
        attempt(
            studio,
            actor,
            lambda: studio.memories.edit(actor, view.id, text, kind=kind, importance=importance),  # type: ignore[arg-type]
            "Saved. Its old words are in its details.",
        )


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


@st.dialog("Forget the last hour?")
def show_forget_hour(studio: "Studio", actor: Actor, persona_id: int | None = None) -> None:
    """Ask before the last hour is forgotten, by one persona or by all."""
    st.markdown("What was learned about you in the last hour is forgotten, and nothing said since then is recalled.")
    st.caption("The conversation itself stays. You can undo this for ten minutes.")
    if st.button("Forget it", type="primary", icon=":material/history_toggle_off:", key="forget-hour"):
        since = studio.clock.now() - LAST_HOUR
        attempt(studio, actor, lambda: studio.memories.forget_since(actor, since, persona_id))


@st.dialog("Forget everything?")
def show_forget_everything(studio: "Studio", actor: Actor, persona_id: int | None = None, name: str = "") -> None:
    """Ask twice before everything is forgotten, by one persona (of that name) or by all."""
    st.markdown(f"{parts.plain(name) or 'Every persona'} forgets all that you told. Your conversations stay.")
    st.caption("You can undo this for ten minutes, as long as the studio runs. After that it is gone from every file.")
    is_sure = st.checkbox("I am sure", key="forget-sure")
    if st.button(
        "Forget everything", type="primary", icon=":material/delete_forever:", disabled=not is_sure, key="forget-all"
    ):
        attempt(studio, actor, lambda: studio.memories.delete_all(actor, persona_id))
