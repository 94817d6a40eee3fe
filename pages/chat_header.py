"""The head of a chat: whose face it is, that it is an AI, what speaks, and what can be done with the conversation."""

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import ConversationView
from core.studio import Studio
from pages import chat_actions as actions
from pages import chat_panels as panels
from pages import parts


def draw_header(studio: Studio, actor: Actor, view: ConversationView, tools: Callable[[], None]) -> None:
    """Draw face, name and AI label, and on the right whatever `tools` draws."""
    with st.container(key="chat-header", horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(view.spec), size=46, label=view.spec.name)
        with st.container(width="stretch", gap=None):
            st.subheader(f"{parts.plain(view.spec.name)} {_labels(view)}", anchor=False)
            if view.spec.tagline:
                st.caption(parts.plain(view.spec.tagline))
        with st.container(horizontal=True, width="content", gap="xsmall"):
            tools()


def _labels(view: ConversationView) -> str:
    paused = " :gray-badge[:material/pause_circle: memory paused]" if view.memory_paused else ""
    return f":violet-badge[:material/smart_toy: AI]{paused}"


def _nothing() -> None:
    return None


def draw_tools(studio: Studio, actor: Actor, view: ConversationView, more: Callable[[], None] = _nothing) -> None:
    """Draw "new chat" and the menu of this conversation, with whatever `more` adds to it."""
    if not view.refusal:
        st.button(
            "",
            icon=":material/edit_square:",
            key="new-chat",
            type="tertiary",
            help=f"New chat with {parts.plain(view.spec.name)}",
            on_click=begin,
            args=(studio, actor, view.persona_id),
        )
    menu = st.popover("", icon=":material/more_vert:", type="tertiary", key="chat-menu")
    with menu, st.container(gap="xxsmall", key="chat-menu-list"):
        if st.button("Rename", icon=":material/edit:", type="tertiary", key="rename-chat"):
            panels.show_rename(studio, actor, view)
        draw_downloads(studio, actor, view)
        st.toggle(
            "Pause memory here",
            view.memory_paused,
            key=f"pause-{view.id}",
            help="While paused, nothing you say here is remembered, and nothing is recalled.",
            on_change=_pause,
            args=(studio, actor, view.id),
        )
        more()
        if st.button("Delete", icon=":material/delete:", type="tertiary", key="delete-chat"):
            panels.show_delete(studio, actor, view)


def draw_downloads(studio: Studio, actor: Actor, view: ConversationView) -> None:
    """Draw the two exports; a file is written only when it is asked for."""
    name = re.sub(r"[^\w-]+", "-", view.title or view.spec.name).strip("-").lower() or "chat"
    for form, label, ending, mime in (
        ("markdown", "Export as text", "md", "text/markdown"),
        ("json", "Export everything (JSON)", "json", "application/json"),
    ):
        st.download_button(
            label,
            partial(studio.chats.export, actor, view.id, form),  # type: ignore[arg-type]
            file_name=f"{name}.{ending}",
            mime=mime,
            key=f"export-{form}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


def draw_engine(studio: Studio) -> None:
    """Say what the talk depends on when that is not simply ready; a demonstration model is named on one line."""
    status = studio.rooms.status()
    if status.state == "ready" and status.is_demo:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="engine-line"):
            st.caption(":material/science: A demonstration model speaks.", width="content")
            parts.link("models", "Get a better one", icon=":material/arrow_forward:")
    else:
        parts.engine_note(status)


def begin(studio: Studio, actor: Actor, persona_id: int) -> None:
    """Start a new conversation and show it."""
    conversation_id = actions.attempt(studio, actor, lambda: studio.chats.start(actor, persona_id))
    if conversation_id is not None:
        st.query_params["c"] = str(conversation_id)
        st.query_params.pop("m", None)


def _pause(studio: Studio, actor: Actor, conversation_id: int) -> None:
    paused = bool(st.session_state.get(f"pause-{conversation_id}"))
    actions.attempt(studio, actor, lambda: studio.chats.set_memory_paused(actor, conversation_id, paused))


def draw_version(studio: Studio, actor: Actor, view: ConversationView) -> None:
    """Say that the persona was saved anew since, and offer the newest."""
    if view.version_number == view.newest_version:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="version-note"):
        st.caption(
            f":material/history: This chat uses version {view.version_number}; version {view.newest_version} is newest."
        )
        st.button(
            f"Use version {view.newest_version}",
            type="tertiary",
            key="use-latest",
            on_click=actions.attempt,
            args=(studio, actor, lambda: studio.chats.use_latest_version(actor, view.id)),
        )
