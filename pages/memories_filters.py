"""Which memories are shown: by persona, kind, state, and what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.showing.browsing import Order, Wanted
from pages import memories_words as words
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio

KEYS = ("memories-search", "memories-kinds", "memories-persona", "memories-state")
ALL = 0
STATES = ("Sensitive", "Pinned", "Past")


@dataclass(frozen=True)
class Chosen:
    """What the filters say; empty means all."""

    search: str = ""
    persona_id: int | None = None
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def draw(personas: Mapping[int, str], *, persona_id: int | None = None) -> Chosen:
    """Draw search and filters (the persona's only where there are several); returns what they say."""
    with st.container(horizontal=True, vertical_alignment="center", key="memories-filters"):
        search = st.text_input(
            "Search",
            placeholder="Search by meaning, as “food I can’t eat”",
            icon=":material/search:",
            type="search",
            label_visibility="collapsed",
            width=330,
            key="memories-search",
        )
        persona = persona_id or _draw_persona(personas)
        kinds = st.pills(
            "Kinds",
            words.SHOWN_KINDS,
            selection_mode="multi",
            format_func=lambda kind: f"{parts.KIND_ICONS[kind]} {words.KIND_NAMES[kind]}",
            label_visibility="collapsed",
            key="memories-kinds",
        )
        states = st.pills("State", STATES, selection_mode="multi", label_visibility="collapsed", key="memories-state")
    return Chosen((search or "").strip(), persona, tuple(kinds or ()), tuple(states or ()))


def _draw_persona(personas: Mapping[int, str]) -> int | None:
    if len(personas) < 2:
        return None
    asked = parts.query_id("persona")
    options = [ALL, *personas]
    chosen = st.selectbox(
        "Persona",
        options,
        index=options.index(asked) if asked in personas else 0,
        format_func=lambda found: "All personas" if found == ALL else personas[found],
        label_visibility="collapsed",
        width=190,
        key="memories-persona",
    )
    return chosen or None


def choose(studio: "Studio", actor: Actor, chosen: Chosen, order: Order = "newest") -> Sequence[int]:
    """Return the memories that fit, by id: in this order, or as searching ranks them where no time orders them."""
    fitting = studio.memories.browse(
        actor,
        Wanted(
            persona_id=chosen.persona_id,
            kinds=chosen.kinds,
            is_past="Past" in chosen.states,
            only_sensitive="Sensitive" in chosen.states,
            only_pinned="Pinned" in chosen.states,
            order=order,
        ),
    )
    if not chosen.search:
        return fitting
    found = [view.id for view in studio.memories.search(actor, chosen.persona_id, chosen.search)]
    ranked, others = (found, fitting) if order == "newest" else (fitting, found)
    fits_both = set(others).intersection(ranked)
    return [memory_id for memory_id in ranked if memory_id in fits_both]


def draw_no_match() -> None:
    """Say that nothing fits, and offer to look at everything again."""
    parts.empty_state(
        "Nothing fits",
        "No memory matches this search and these filters.",
        "Show everything",
        icon=":material/filter_alt_off:",
        key="no-match",
        button_icon=":material/restart_alt:",
        button_key="memories-clear",
        on_click=_clear,
    )


def _clear() -> None:
    for key in KEYS:
        st.session_state.pop(key, None)
    st.query_params.pop("persona", None)
