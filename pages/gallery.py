"""The first page a creator sees: their personas, or, where there are none yet, characters to begin with."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.personas.views import PersonaCard
from pages import gallery_card, gallery_templates, parts

if TYPE_CHECKING:
    from core.studio import Studio

PAGE_SIZE = 12
FILTERS = ("All", "Shared", "Private", "Archived")


def render(studio: "Studio", actor: Actor) -> None:
    """Draw the gallery, or the choice of templates (`?new=1`, and whenever there is no persona)."""
    cards = studio.personas.list(actor)
    archived = studio.personas.list(actor, archived=True)
    if parts.query("new") or not (cards or archived):
        gallery_templates.draw(studio, actor, is_first=not (cards or archived))
        return
    parts.page_header("Your personas", _count_words(cards), actions=_new_button)
    gallery_card.draw_undo(studio, actor)
    search, kind = _draw_filters()
    is_archived = kind == "Archived"
    shown = _choose(studio, actor, archived if is_archived else cards, search, kind, is_archived=is_archived)
    if shown:
        _draw_grid(studio, actor, shown)
    else:
        _draw_nothing(search, kind)


def _new_button() -> None:
    if st.button("New persona", type="primary", icon=":material/add:", key="gallery-new"):
        st.query_params["new"] = "1"
        st.rerun()


def _count_words(cards: Sequence[PersonaCard]) -> str:
    shared = sum(card.is_shared for card in cards)
    talks = sum(card.conversation_count for card in cards)
    words = [
        _number(len(cards), "character"),
        f"{shared} shared" if shared else "",
        _number(talks, "conversation") if talks else "",
    ]
    return " · ".join(word for word in words if word)


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _draw_filters() -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="center", key="gallery-filters"):
        search = st.text_input(
            "Search",
            placeholder="Search name, tagline or topic",
            icon=":material/search:",
            label_visibility="collapsed",
            live=True,
            type="search",
            width=320,
            key="gallery-search",
        )
        kind = st.pills(
            "Show", FILTERS, default="All", required=True, label_visibility="collapsed", key="gallery-filter"
        )
    return search or "", kind or "All"


def _choose(
    studio: "Studio", actor: Actor, cards: list[PersonaCard], search: str, kind: str, *, is_archived: bool
) -> list[PersonaCard]:
    found = studio.personas.list(actor, search=search, archived=is_archived) if search else cards
    if kind in ("Shared", "Private"):
        return [card for card in found if card.is_shared == (kind == "Shared")]
    return found


def _draw_grid(studio: "Studio", actor: Actor, cards: Sequence[PersonaCard]) -> None:
    count = -(-len(cards) // PAGE_SIZE)
    # The number of pages is part of the key: a page that a search has taken away cannot stay chosen.
    chosen = st.session_state.get(f"gallery-page-{count}", 1)
    grid = st.grid(3, min_column_width=264, border=True)
    for card in cards[(chosen - 1) * PAGE_SIZE : chosen * PAGE_SIZE]:
        with grid.cell():
            gallery_card.draw(studio, actor, card)
    if count > 1:
        st.pagination(count, key=f"gallery-page-{count}")


def _draw_nothing(search: str, kind: str) -> None:
    if search:
        text = f"No persona here speaks of “{search}”. Try another word, or another filter."
    else:
        text = {
            "Shared": "Nobody else can talk to your personas yet. Open a card's menu and choose Share.",
            "Private": "All of your personas are shared.",
            "Archived": "Whatever you archive rests here, with everything it knows.",
        }.get(kind, "All of your personas are in the archive.")
    icon = ":material/search_off:" if search else ":material/inventory_2:"
    parts.empty_state(
        "Nothing to show",
        text,
        "Clear the search" if search else "",
        icon=icon,
        key="gallery",
        button_key="gallery-clear",
        on_click=partial(_clear, "gallery-search"),
    )


def _clear(key: str) -> None:
    st.session_state[key] = ""
