"""A visitor's page: one shared persona's chat, what it remembers of them, and whether it may write first."""

import streamlit as st

from core.accounts.rules import Actor
from core.errors import NotFound
from core.sharing.service import SharedPersona
from core.studio import Studio
from pages import chat_actions as actions
from pages import chat_header as header
from pages import chat_room as room
from pages import parts, received_chat, talk_consent, talk_memory
from pages.chat_messages import Scene


def render(studio: Studio, actor: Actor) -> None:
    """Draw the chat that the link leads to, or what is remembered there; both stay theirs when it is taken back."""
    shared = _resolve(studio, actor)
    conversation_id = parts.query_id("c") or _find_conversation(studio, actor, shared)
    scene = _open(studio, actor, conversation_id)
    if scene is None:
        actions.show_trouble()
        _draw_nowhere(studio, actor)
        return
    studio.followups.mark_seen(actor, scene.view.id)
    parts.name_tab(scene.view.spec.name)
    if talk_memory.is_open():
        talk_memory.draw(scene)
        return
    room.put_on_style()
    header.draw_header(studio, actor, scene.view, lambda: _draw_tools(scene))
    _draw_state(studio)
    talk_consent.draw_question(scene)
    room.draw_talk(scene)
    received_chat.keep_up(scene)


def _resolve(studio: Studio, actor: Actor) -> SharedPersona | None:
    try:
        return studio.sharing.resolve(actor, parts.query("p"))
    except NotFound:
        return None


def _find_conversation(studio: Studio, actor: Actor, shared: SharedPersona | None) -> int | None:
    if shared is None:
        return None
    cards = studio.chats.list(actor, shared.persona_id)
    found = cards[0].id if cards else studio.chats.start(actor, shared.persona_id)
    st.query_params["c"] = str(found)
    return found


def _open(studio: Studio, actor: Actor, conversation_id: int | None) -> Scene | None:
    if conversation_id is None:
        return None
    try:
        return room.open_scene(studio, actor, conversation_id)
    except NotFound:
        return None


def _draw_state(studio: Studio) -> None:
    """A visitor is told when no reply can come, not which engine it would come from."""
    state = studio.rooms.status().state
    if state == "loading":
        st.caption(":material/hourglass_top: Still waking up. You can write already; the answer comes in a moment.")
    elif state != "ready":
        st.caption(
            ":orange[:material/power_off:] No answers can be written right now. Please come back a little later."
        )


def _draw_tools(scene: Scene) -> None:
    studio, actor, view = scene.studio, scene.actor, scene.view
    talk_memory.draw_button(scene)
    header.draw_tools(studio, actor, view, more=lambda: _draw_more(scene))


def _draw_more(scene: Scene) -> None:
    talk_consent.draw_entry(scene)
    others = scene.studio.chats.list(scene.actor, scene.view.persona_id)
    for card in [card for card in others if card.id != scene.view.id][:8]:
        st.button(
            parts.plain(card.title[:36]),
            icon=":material/forum:",
            key=f"other-{card.id}",
            type="tertiary",
            on_click=_show,
            args=(card.id,),
        )


def _show(conversation_id: int) -> None:
    st.query_params["c"] = str(conversation_id)
    st.query_params.pop("m", None)


def _draw_nowhere(studio: Studio, actor: Actor) -> None:
    """Say that the link leads nowhere, and give the visitor what is theirs."""
    parts.empty_state(
        "This link leads nowhere",
        "It was mistyped, or its owner took it back. Ask whoever sent it for a new one.",
        icon=":material/link_off:",
        key="nowhere",
    )
    cards = studio.chats.list(actor)
    if not cards:
        return
    st.markdown("**What you said before is still yours:** read it, take it along, or delete it.")
    for card in cards:
        st.button(
            f"{parts.plain(card.persona_name)}: {parts.plain(card.title)}",
            icon=":material/forum:",
            key=f"mine-still-{card.id}",
            on_click=_show,
            args=(card.id,),
        )
