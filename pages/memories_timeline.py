"""The timeline: memories by the time they speak of, or by when they were said, month by month."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.browsing import Mark
from core.memory.views import MemoryView
from pages import memories_words as words
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio

PAGE_SIZE = 40
COMING = "Coming up"
BY = ("When it happens", "When you said it")


def draw(studio: "Studio", actor: Actor, shown: Sequence[Mark]) -> None:
    """Draw what is coming first, then month after month back in time."""
    by = st.segmented_control(
        "Order", BY, default=BY[0], required=True, label_visibility="collapsed", key="timeline-by"
    )
    dated = order(shown, now=studio.clock.now(), by_said=by == BY[1])
    if not dated:
        parts.empty_state(
            "No dates yet", "None of these memories names a day.", icon=":material/event_busy:", key="timeline"
        )
        return
    pages = -(-len(dated) // PAGE_SIZE)
    page = min(int(st.session_state.get("timeline-page") or 1), pages)
    part = dated[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    views = {view.id: view for view in studio.memories.show(actor, [mark.id for _, mark in part])}
    for title, entries in groupby(part, key=lambda entry: entry[0]):
        st.subheader(title, anchor=False)
        with st.container(border=True, key=f"timeline-{title}", gap="small"):
            for view in (views[mark.id] for _, mark in entries if mark.id in views):
                _draw_entry(view, studio.clock.now(), by_said=by == BY[1])
    if pages > 1:
        with st.container(horizontal_alignment="center"):
            st.pagination(pages, key="timeline-page")


def order(shown: Sequence[Mark], *, now: datetime, by_said: bool) -> list[tuple[str, Mark]]:
    """Return heading and memory: coming ones first, soonest first; then the past, latest first."""
    # A memory is as old as the message that it is from.
    moments = [(mark.created_at if by_said else mark.starts_at, mark) for mark in shown]
    dated = [(moment, mark) for moment, mark in moments if moment is not None]
    coming = sorted((pair for pair in dated if pair[0] > now), key=lambda pair: pair[0])
    gone = sorted((pair for pair in dated if pair[0] <= now), key=lambda pair: pair[0], reverse=True)
    return [(COMING, mark) for _, mark in coming] + [(f"{moment:%B %Y}", mark) for moment, mark in gone]


def _draw_entry(view: MemoryView, now: datetime, *, by_said: bool) -> None:
    day = words.write_day(view.created_at) if by_said else words.write_when(view)
    ahead = "" if by_said else words.write_until(view, now)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":violet-badge[{day}]", width=150)
        text = f"{parts.KIND_ICONS[view.kind]}&nbsp; {parts.plain(view.text)}"
        st.markdown(text + (f" :small[:gray[{ahead}]]" if ahead else ""), width="stretch")
        if view.sources:
            source = view.sources[0]
            with st.container(key=f"entry-{view.id}", width="content"):
                parts.link("chat", "", icon=":material/forum:", c=source.conversation_id, m=source.message_id)
