"""What a persona remembers of a visitor, beside the talk: the same rights as in the studio, over their own alone."""

import streamlit as st

from core.memory.showing.browsing import Wanted
from pages import memories_filters as filters
from pages import memories_list, memories_one, memories_reading, memories_tools, memories_undo, parts
from pages.chat_messages import Scene

SEE = "see"
MEMORIES = "memories"


def is_open() -> bool:
    """Whether the visitor looks at what is remembered instead of at the talk."""
    return parts.query(SEE) == MEMORIES


def draw_button(scene: Scene) -> None:
    """Draw the way there."""
    st.button(
        "",
        icon=":material/neurology:",
        key="my-memories",
        type="tertiary",
        help=f"What {parts.plain(scene.view.spec.name)} remembers of you",
        on_click=_open,
    )


def draw(scene: Scene) -> None:
    """Show the visitor's memories with this persona: search, details, change, forget, take along."""
    studio, actor, view = scene.studio, scene.actor, scene.view
    _draw_header(scene)
    memories_undo.draw(studio, actor)
    if (memory_id := parts.query_id("memory")) is not None:
        memories_one.draw(studio, actor, memory_id)
        return
    memories_reading.draw(studio, actor, studio.memories.health(actor).waiting_messages)
    wanted = [Wanted(persona_id=view.persona_id, is_past=is_past) for is_past in (False, True)]
    if not any(studio.memories.browse(actor, each) for each in wanted):
        _draw_nothing(parts.plain(view.spec.name))
        return
    chosen = filters.draw({}, persona_id=view.persona_id)
    shown = filters.choose(studio, actor, chosen)
    if shown:
        memories_list.draw(studio, actor, shown, with_persona=False)
    else:
        filters.draw_no_match()


def _draw_header(scene: Scene) -> None:
    view, name = scene.view, parts.plain(scene.view.spec.name)
    st.button("Back to the talk", icon=":material/arrow_back:", type="tertiary", key="to-talk", on_click=_close)
    parts.page_header(
        f"What {name} remembers of you",
        f"The studio shows this to you alone, not to whoever made {name}.",
        lambda: memories_tools.draw(scene.studio, scene.actor, {view.persona_id: view.spec.name}, view.persona_id),
    )


def _draw_nothing(name: str) -> None:
    parts.empty_state(
        "Nothing remembered yet",
        f"What you tell {name} about yourself is noted here a few seconds later, with the sentence it comes from.",
        icon=":material/neurology:",
        key="memories",
    )


def _open() -> None:
    st.query_params[SEE] = MEMORIES


def _close() -> None:
    for name in (SEE, "memory"):
        st.query_params.pop(name, None)
