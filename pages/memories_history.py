"""The window of one memory's past: where it is from, what happened to it, who used it, and the ways back."""

from datetime import tzinfo
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.views import ChangeView, MemoryView
from pages import memories_words as words
from pages import parts
from pages.memories_dialogs import UNDO, attempt

if TYPE_CHECKING:
    from core.studio import Studio


@st.dialog("Where it comes from", width="medium")
def show(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Show a memory's sources, its changes, and the replies that used it."""
    zone = words.find_zone(studio.accounts.profile(actor).time_zone)
    st.markdown(f"**{parts.plain(view.text)}**")
    if view.history:
        st.caption(f":material/history: {parts.plain(view.history)}")
    for source in view.sources:
        st.markdown(f"> {parts.plain(source.quote)}")
        label = f"You, {words.write_day(source.said_at, zone)}: open the message"
        parts.link("chat", label, icon=":material/forum:", c=source.conversation_id, m=source.message_id)
    if not view.sources:
        st.caption("There is no message behind it: it was written by hand, or the message was deleted.")
    _draw_parts(studio, actor, view)
    st.markdown("**What happened to it**")
    for change in studio.memories.changes(actor, view.id):
        _draw_change(studio, actor, change, zone)
    log = studio.memories.recall_log(actor, view.id)
    if log:
        st.markdown(f"**Used in {len(log):,} {'reply' if len(log) == 1 else 'replies'}**")
        for entry in log[:5]:
            label = words.write_day(entry.recalled_at, zone)
            parts.link("chat", label, icon=":material/forum:", c=entry.conversation_id, m=entry.message_id)


def _draw_parts(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Show what a summary was made of."""
    if view.parts:
        st.markdown("**Made of**")
        for part in studio.memories.show(actor, view.parts):
            st.markdown(f"- {parts.plain(part.text)}")


def _draw_change(studio: "Studio", actor: Actor, change: ChangeView, zone: tzinfo) -> None:
    """Show one change, with the ways to take it back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"change-{change.id}"):
        text = parts.plain(words.write_change(change, zone))
        before = f"  \n:small[:gray[before: {parts.plain(change.text_before)}]]" if change.text_before else ""
        st.markdown(f"~~{text}~~" if change.undone_at else f"{text}{before}", width="stretch")
        if not change.may_be_undone:
            return
        label = words.WAYS_BACK[change.action]
        if st.button(label, icon=":material/undo:", type="tertiary", key=f"undo-change-{change.id}"):
            attempt(lambda: studio.memories.undo_change(actor, change.id))
        is_replacing = change.action in ("superseded", "replaced") and change.other_text
        if is_replacing and st.button("The newer one is wrong", type="tertiary", key=f"undo-newer-{change.id}"):
            attempt(lambda: _forget_newer(studio, actor, change.id))


def _forget_newer(studio: "Studio", actor: Actor, change_id: int) -> None:
    """Let the old one hold again and forget the newer, with the way back on the page."""
    undo = studio.memories.undo_change(actor, change_id, forget_newer=True)
    if undo is not None:
        st.session_state[UNDO] = undo
