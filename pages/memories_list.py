"""Memories one below the other, a page at a time, and several at once when they are to be forgotten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.views import MemoryView
from core.time_zones import find_zone
from pages import memories_row
from pages.memories_undo import attempt

if TYPE_CHECKING:
    from core.studio import Studio

PAGE_SIZE = 20


def draw(studio: "Studio", actor: Actor, shown: Sequence[int], *, with_persona: bool = True) -> None:
    """Draw the memories in their order, with a pager when they are many."""
    pages = max(1, -(-len(shown) // PAGE_SIZE))
    page = min(int(st.session_state.get("memories-page") or 1), pages)
    first = (page - 1) * PAGE_SIZE
    part = studio.memories.show(actor, shown[first : first + PAGE_SIZE])
    is_choosing = _draw_bar(studio, actor, shown, part, first)
    zone = find_zone(studio.accounts.profile(actor).time_zone)
    for view in part:
        memories_row.draw(studio, actor, view, zone=zone, with_check=is_choosing, with_persona=with_persona)
    if pages > 1:
        with st.container(horizontal_alignment="center"):
            st.pagination(pages, key="memories-page")


def _draw_bar(studio: "Studio", actor: Actor, shown: Sequence[int], part: Sequence[MemoryView], first: int) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", key="memories-bar"):
        range_ = f"{first + 1:,}–{first + len(part):,} of " if len(shown) > len(part) else ""
        st.caption(f"{range_}{len(shown):,} {'memory' if len(shown) == 1 else 'memories'}", width="stretch")
        is_choosing = st.toggle("Select several", key="memories-choosing")
    if is_choosing:
        _draw_choice(studio, actor, part)
    return is_choosing


def _draw_choice(studio: "Studio", actor: Actor, part: Sequence[MemoryView]) -> None:
    chosen = [view.id for view in part if st.session_state.get(f"choose-{view.id}")]
    with st.container(horizontal=True, vertical_alignment="center", key="memories-choice"):
        st.button("All on this page", type="tertiary", key="memories-all", on_click=_choose_all, args=(part, True))
        st.button("None", type="tertiary", key="memories-none", on_click=_choose_all, args=(part, False))
        if st.button(
            f"Forget {len(chosen)}",
            icon=":material/delete:",
            disabled=not chosen,
            type="primary",
            key="memories-forget",
        ):
            attempt(studio, actor, lambda: studio.memories.delete(actor, chosen))


def _choose_all(part: Sequence[MemoryView], is_chosen: bool) -> None:
    for view in part:
        st.session_state[f"choose-{view.id}"] = is_chosen
