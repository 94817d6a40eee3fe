"""What can be done with all memories at once: add one, take them along, forget many."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from pages import memories_dialogs as dialogs
from pages import memories_index

if TYPE_CHECKING:
    from core.studio import Studio


def draw(studio: "Studio", actor: Actor, personas: Mapping[int, str], persona_id: int | None = None) -> None:
    """Draw "add" and the menu; `persona_id` keeps them to what one of the personas remembers."""
    if st.button("Add", icon=":material/add:", type="primary", key="memories-add", disabled=not personas):
        dialogs.show_add(studio, actor, personas)
    menu = st.popover("", icon=":material/more_vert:", key="memories-menu", help="Export, forget")
    with menu, st.container(gap="xxsmall", key="memories-menu-list"):
        st.download_button(
            "Export as JSON",
            data=partial(studio.memories.export, actor, persona_id),
            file_name="memories.json",
            mime="application/json",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="memories-export",
        )
        memories_index.offer(studio, actor)
        if st.button(
            "Forget the last hour", icon=":material/history_toggle_off:", type="tertiary", key="memories-hour"
        ):
            dialogs.show_forget_hour(studio, actor, persona_id)
        if st.button("Forget everything", icon=":material/delete_forever:", type="tertiary", key="memories-everything"):
            name = personas.get(persona_id, "") if persona_id else ""
            dialogs.show_forget_everything(studio, actor, persona_id, name)
