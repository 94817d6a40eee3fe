"""The timeline: memories by the time they speak of, or by when they were said, month by month."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.showing.browsing import Order
from core.memory.views import MemoryView
from pages import memories_filters as filters
from pages import memories_words as words
from pages import parts
from pages.memories_filters import Chosen

if TYPE_CHECKING:
    from core.studio import Studio

PAGE_SIZE = 40
COMING = "Coming up"
ORDERS: dict[Order, str] = {"happens": "When it happens", "said": "When you said it"}


def draw(studio: "Studio", actor: Actor, chosen: Chosen) -> None:
    """Draw what is coming first, then month after month back in time; or from what was said last."""
    order = st.segmented_control(
        "Order",
        tuple(ORDERS),
        default="happens",
        required=True,
        format_func=ORDERS.__getitem__,
        label_visibility="collapsed",
        key="timeline-by",
    )
    shown = filters.choose(studio, actor, chosen, order)
    if not shown:
        _draw_nothing(order)
        return
    pages = -(-len(shown) // PAGE_SIZE)
    first = (min(int(st.session_state.get("timeline-page") or 1), pages) - 1) * PAGE_SIZE
    _draw_months(studio.memories.show(actor, shown[first : first + PAGE_SIZE]), studio.clock.now(), order)
    if pages > 1:
        with st.container(horizontal_alignment="center"):
            st.pagination(pages, key="timeline-page")


def _draw_nothing(order: Order) -> None:
    if order == "said":
        filters.draw_no_match()
        return
    text = "None of these memories names a day."
    parts.empty_state("No dates yet", text, icon=":material/event_busy:", key="timeline")


def _draw_months(views: Sequence[MemoryView], now: datetime, order: Order) -> None:
    for title, entries in groupby(views, key=lambda view: find_title(view, now, order)):
        st.subheader(title, anchor=False)
        with st.container(border=True, key=f"timeline-{title}", gap="small"):
            for view in entries:
                _draw_entry(view, now, by_said=order == "said")


def find_title(view: MemoryView, now: datetime, order: Order) -> str:
    """Return the heading under which a memory stands: its month, unless that is still to come."""
    moment = view.starts_at if order == "happens" and view.starts_at else view.created_at
    return COMING if moment > now else f"{moment:%B %Y}"


def _draw_entry(view: MemoryView, now: datetime, *, by_said: bool) -> None:
    day = words.write_day(view.created_at) if by_said else words.write_when(view)
    ahead = "" if by_said else words.write_until(view, now)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"dated-{view.id}"):
        st.markdown(f":violet-badge[{day}]", width=150)
        text = f"{parts.KIND_ICONS[view.kind]}&nbsp; {parts.plain(view.text)}"
        st.markdown(text + (f" :small[:gray[{ahead}]]" if ahead else ""), width="stretch")
        if view.sources:
            source = view.sources[0]
            with st.container(key=f"entry-{view.id}", width="content"):
                parts.link("chat", "", icon=":material/forum:", c=source.conversation_id, m=source.message_id)
