"""How each of a creator's personas writes first, and who is set aside for measuring."""

from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.personas.views import PersonaCard
from pages import followups_mode, parts

if TYPE_CHECKING:
    from core.studio import Studio


def draw(studio: "Studio", actor: Actor) -> None:
    """Draw a box for each persona; what is chosen holds at once."""
    cards = studio.personas.list(actor)
    if not cards:
        if parts.empty_state("No persona yet", "Each persona has its own choice here.", "Choose a persona"):
            parts.go("gallery")
        return
    for card in cards:
        with st.container(border=True, key=f"followups-persona-{card.id}", gap="small"):
            _draw_head(studio, card)
            followups_mode.draw_mode(studio, actor, card.id)


def _draw_head(studio: "Studio", card: PersonaCard) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(card.spec), size=44, label=card.name)
        st.markdown(f"**{parts.plain(card.name)}**", width="stretch")
        parts.link("builder", "How it sounds", icon=":material/edit:", persona=card.id)
