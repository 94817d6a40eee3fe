"""What a persona remembers of a visitor, and the way to make it forget."""

from collections.abc import Callable

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import ConversationView
from core.memory.views import MemoryView, Undo
from core.studio import Studio
from pages import chat_actions as actions
from pages import parts

UNDO = "talk-undo"


@st.dialog("What is remembered of you", width="medium", icon=":material/neurology:")
def show_memories(studio: Studio, actor: Actor, view: ConversationView) -> None:
    """Show the visitor's memories with this persona, each with its source and a way to delete it."""
    if not actions.is_still(studio, actor):
        st.rerun()
    name = parts.plain(view.spec.name)
    memories = studio.memories.list(actor, view.persona_id)
    st.caption(f"The studio shows this to you alone, not to whoever made {name}.")
    actions.show_trouble()
    _draw_undo(studio, actor)
    if not memories:
        st.markdown(f"{name} remembers nothing of you yet.")
        return
    for memory in memories:
        _draw_memory(studio, actor, memory)
    _draw_forget_all(studio, actor, view.persona_id)


def _draw_memory(studio: Studio, actor: Actor, memory: MemoryView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(f"{parts.KIND_ICONS.get(memory.kind, '')} {parts.plain(memory.text)}")
            for source in memory.sources[:1]:
                st.caption(f"“{parts.plain(source.quote)}” · {source.said_at:%d %b %Y}")
        if st.button("", icon=":material/delete:", key=f"forget-{memory.id}", type="tertiary", help="Forget this"):
            _forget(studio, actor, lambda: studio.memories.delete(actor, [memory.id]))


def _draw_forget_all(studio: Studio, actor: Actor, persona_id: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        is_sure = st.checkbox("I am sure", key="forget-sure")
        if st.button("Forget everything", icon=":material/delete_sweep:", key="forget-all", disabled=not is_sure):
            _forget(studio, actor, lambda: studio.memories.delete_all(actor, persona_id))


def _forget(studio: Studio, actor: Actor, forget: Callable[[], Undo]) -> None:
    undo = actions.attempt(studio, actor, forget)
    if undo is not None:
        st.session_state[UNDO] = undo
    st.rerun(scope="fragment")


def _draw_undo(studio: Studio, actor: Actor) -> None:
    undo = st.session_state.get(UNDO)
    if undo is None or undo.expires_at <= studio.clock.now():
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Forgotten: {undo.count}.", width="content")
        if st.button("Undo", icon=":material/undo:", key="forget-undo", type="tertiary"):
            st.session_state.pop(UNDO)
            actions.attempt(studio, actor, lambda: studio.memories.undo(actor, undo.id))
            st.rerun(scope="fragment")
