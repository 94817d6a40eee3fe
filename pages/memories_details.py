"""The window of one memory: the words it rests on, what happened to it with the ways back, who used it and when."""

from datetime import tzinfo
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.views import ChangeView, MemoryView, RecallLogView, SourceView
from core.time_zones import find_zone
from pages import memories_words as words
from pages import parts
from pages.memories_undo import attempt

if TYPE_CHECKING:
    from core.studio import Studio

USES_SHOWN = 8


@st.dialog("About this memory", width="medium")
def show(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Show a memory's sources, its changes, and the replies that used it."""
    zone = find_zone(studio.accounts.profile(actor).time_zone)
    with st.container(gap="xxsmall"):
        st.markdown(f"**{parts.plain(view.text)}**")
        if view.history:
            st.caption(f":material/history: {parts.plain(view.history)}")
        st.caption(parts.plain(words.write_facts(view, studio.clock.now())))
    _draw_sources(view, zone)
    if view.parts:
        st.markdown(f"**Made of {len(view.parts)} memories**")
        draw_parts(studio, actor, view)
    st.markdown("**What happened to it**")
    with st.container(gap="xsmall", key="changes-list"):
        for change in studio.memories.changes(actor, view.id):
            _draw_change(studio, actor, change, zone)
    _draw_uses(view, studio.memories.recall_log(actor, view.id), zone)


def draw_parts(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """List what a summary was made of."""
    texts = [parts.plain(part.text) for part in studio.memories.show(actor, view.parts)]
    st.markdown("\n".join(f"- {text}" for text in texts))


def _draw_sources(view: MemoryView, zone: tzinfo) -> None:
    st.markdown("**Where you said it**")
    if not view.sources:
        is_hand = view.extractor == "hand"
        st.caption("Nowhere: it was written by hand." if is_hand else "The message behind it was deleted.")
    for source in view.sources:
        with st.container(gap="xxsmall", key=f"about-source-{source.message_id}"):
            st.markdown(_write_source(source))
            label = f":small[{words.write_day(source.said_at, zone)}: open the message]"
            parts.link_to_message(source.conversation_id, source.message_id, label, icon=":material/forum:")


def _write_source(source: SourceView) -> str:
    """Write the message around the words that count, and those in bold."""
    before, quote, after = (parts.plain(" ".join(text.split())) for text in (source.before, source.quote, source.after))
    start = " " if source.before[-1:].isspace() else ""
    end = " " if source.after[:1].isspace() else ""
    return f"“:gray[{before}]{start}**{quote}**{end}:gray[{after}]”".replace(":gray[]", "")


def _draw_change(studio: "Studio", actor: Actor, change: ChangeView, zone: tzinfo) -> None:
    """Show one change, with the ways to take it back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"change-{change.id}"):
        text = parts.plain(words.write_change(change, zone))
        before = f"  \n:small[:gray[Before: {parts.plain(change.text_before)}]]" if change.text_before else ""
        st.markdown(f":gray[~~{text}~~]" if change.undone_at else f"{text}{before}", width="stretch")
        if not change.may_be_undone:
            return
        label = words.WAYS_BACK[change.action]
        if st.button(label, icon=":material/undo:", type="tertiary", key=f"undo-change-{change.id}"):
            attempt(studio, actor, lambda: studio.memories.undo_change(actor, change.id), "Undone. It stays that way.")
        wrong = words.WRONG.get(change.action, "") if change.other_text else ""
        if wrong and st.button(wrong, icon=":material/delete:", type="tertiary", key=f"undo-newer-{change.id}"):
            attempt(studio, actor, lambda: studio.memories.undo_change(actor, change.id, forget_newer=True))


def _draw_uses(view: MemoryView, log: list[RecallLogView], zone: tzinfo) -> None:
    """Say who read it for what, and when."""
    name = parts.plain(view.persona_name)
    if not log:
        st.caption(f"{name} has not used it in a reply yet.")
        return
    st.markdown(f"**{name} used it in {len(log):,} {'reply' if len(log) == 1 else 'replies'}**")
    with st.container(gap="xxsmall", key="uses-list"):
        for entry in log[:USES_SHOWN]:
            asked = f", to “{parts.plain(words.shorten(entry.asked, 60))}”" if entry.asked else ""
            label = f":small[{words.write_day(entry.recalled_at, zone)}{asked}]"
            parts.link_to_message(entry.conversation_id, entry.message_id, label, icon=":material/forum:")
        if len(log) > USES_SHOWN:
            st.caption(f"And {len(log) - USES_SHOWN:,} earlier ones.")
