"""One memory by itself: where a message leads that it comes from."""

from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.time_zones import find_zone
from pages import memories_row, parts

if TYPE_CHECKING:
    from core.studio import Studio


def draw(studio: "Studio", actor: Actor, memory_id: int) -> None:
    """Draw it, or say that it is gone, with the way to all the others."""
    st.button(
        "All memories", icon=":material/arrow_back:", type="tertiary", key="memories-all-of-them", on_click=_leave
    )
    found = studio.memories.show(actor, [memory_id])
    for view in found:
        zone = find_zone(studio.accounts.profile(actor).time_zone)
        memories_row.draw(studio, actor, view, zone=zone)
    if not found:
        parts.empty_state("This memory is gone", "It was forgotten.", icon=":material/neurology:", key="one")


def _leave() -> None:
    st.query_params.pop("memory", None)
