"""What personas remember of you: where it is from, where it lies, and every way to change or forget it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.showing.browsing import Tally
from core.memory.views import IndexHealth
from pages import memories_filters as filters
from pages import (
    memories_index,
    memories_list,
    memories_map,
    memories_one,
    memories_reading,
    memories_timeline,
    memories_tools,
    memories_undo,
    parts,
)
from pages import memories_words as words

if TYPE_CHECKING:
    from core.studio import Studio

VIEWS = {
    "list": ":material/view_agenda: List",
    "map": ":material/scatter_plot: Map",
    "timeline": ":material/timeline: Timeline",
}


def render(studio: "Studio", actor: Actor) -> None:
    """Draw the page; `?persona=ID` shows one persona's memories, `?memory=ID` one, `?view=map` begins with the map."""
    health = studio.memories.health(actor)
    tally = studio.memories.tally(actor)
    # Every persona one may add to, and those that remember something.
    personas = {card.id: card.name for card in studio.personas.list(actor)} | tally.personas
    parts.page_header(
        "Memories",
        "What your personas know about you, and where they have it from.",
        partial(memories_tools.draw, studio, actor, personas),
    )
    memories_undo.draw(studio, actor)
    if (memory_id := parts.query_id("memory")) is not None:
        memories_one.draw(studio, actor, memory_id)
        return
    memories_reading.draw(studio, actor, health.waiting_messages)
    if not tally.live + tally.past:
        _draw_nothing(health)
        memories_index.draw(studio, actor, health)
        return
    _draw_numbers(tally, health)
    memories_index.draw(studio, actor, health)
    _draw_view(studio, actor, personas)


def _draw_view(studio: "Studio", actor: Actor, personas: Mapping[int, str]) -> None:
    view = st.segmented_control(
        "View",
        tuple(VIEWS),
        default=parts.query("view") if parts.query("view") in VIEWS else "list",
        required=True,
        format_func=VIEWS.__getitem__,
        label_visibility="collapsed",
        key="memories-view",
    )
    chosen = filters.draw(personas)
    if view == "timeline":
        memories_timeline.draw(studio, actor, chosen)
    elif not (shown := filters.choose(studio, actor, chosen)):
        filters.draw_no_match()
    elif view == "map":
        memories_map.draw(studio, actor, shown, chosen.persona_id)
    else:
        memories_list.draw(studio, actor, shown)


def _draw_numbers(tally: Tally, health: IndexHealth) -> None:
    cells = st.grid(4, min_column_width=150, border=True, key="memories-numbers")
    cells.cell().metric(
        "Memories", f"{tally.live:,}", help=f"{tally.past:,} past ones are kept as history." if tally.past else None
    )
    cells.cell().metric(
        "Indexed",
        f"{health.indexed:,} of {health.memories:,}",
        help=f"Search: {words.write_index(health)}. {memories_index.write_home(health)}",
    )
    cells.cell().metric("To be read", f"{health.waiting_messages:,}", help="Messages of yours, read in the background.")
    found = words.write_finders(tally.found_by)
    cells.cell().metric("Found", found[0], help=f"{' · '.join(found)}.")


def _draw_nothing(health: IndexHealth) -> None:
    text = "Tell a persona about yourself. What matters is noted here, with the sentence it comes from."
    if health.waiting_messages:
        text = "Your messages are being read. What is worth keeping appears here by itself."
    if parts.empty_state("Nothing remembered yet", text, "Start talking", icon=":material/neurology:", key="memories"):
        parts.go("chat")
