"""The studio's chat: one conversation in the middle, the others in the sidebar."""

import streamlit as st

from core.accounts.rules import Actor
from core.errors import NotFound
from core.studio import Studio
from pages import chat_actions as actions
from pages import chat_header as header
from pages import chat_room as room
from pages import parts, talk_consent
from pages.chat_list import draw_list
from pages.chat_messages import Scene


def render(studio: Studio, actor: Actor) -> None:
    """Draw the conversation that the address names, or the last one."""
    room.put_on_style()
    conversation_id = _find_conversation(studio, actor)
    draw_list(studio, actor, conversation_id)
    if conversation_id is None:
        _draw_empty()
        return
    try:
        scene = room.open_scene(studio, actor, conversation_id)
    except NotFound as error:
        actions.show_trouble()
        _draw_missing(error)
        return
    studio.followups.mark_seen(actor, conversation_id)
    parts.name_tab(scene.view.spec.name)
    header.draw_header(studio, actor, scene.view, lambda: _draw_tools(scene))
    header.draw_engine(studio)
    header.draw_version(studio, actor, scene.view)
    room.draw_talk(scene)


def _draw_tools(scene: Scene) -> None:
    header.draw_tools(scene.studio, scene.actor, scene.view, more=lambda: talk_consent.draw_entry(scene))


def _find_conversation(studio: Studio, actor: Actor) -> int | None:
    """Return the conversation to show; `?persona=` means the last one with that persona, or a new one."""
    named, persona_id = parts.query_id("c"), parts.query_id("persona")
    if named is not None:
        return named
    cards = studio.chats.list(actor, persona_id)
    if persona_id is not None:
        found = cards[0].id if cards else studio.chats.start(actor, persona_id)
        st.query_params.pop("persona")
    else:
        found = cards[0].id if cards else None
    if found is not None:
        st.query_params["c"] = str(found)
    return found


def _draw_empty() -> None:
    if parts.empty_state(
        "Nobody to talk to yet",
        "Choose a persona, or make one: it takes a minute. Your conversations gather here.",
        "Choose a persona",
        icon=":material/forum:",
        key="chat",
        button_icon=":material/groups:",
    ):
        parts.go("gallery")


def _draw_missing(error: NotFound) -> None:
    if parts.empty_state(error.message, error.hint, "Open my last conversation", key="missing"):
        st.query_params.clear()
        st.rerun()
