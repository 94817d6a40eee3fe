"""One conversation on a page: its window of messages, the reply being written, the box to type in."""

from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from core.accounts.rules import Actor
from core.chat.talking import LONGEST
from core.studio import Studio
from pages import chat_actions as actions
from pages import chat_found, parts
from pages.chat_live import draw_live
from pages.chat_messages import Scene, draw_messages, face_of

HEIGHT = 560
"""Pixels; the style sheet makes it fill the window."""
STYLE = Path(__file__).parent / "static" / "chat.css"
WINDOW = 30
"""Messages shown at first, and more for each press of "Earlier messages"."""


def put_on_style() -> None:
    """Dress a chat."""
    st.html(STYLE)


def open_scene(studio: Studio, actor: Actor, conversation_id: int) -> Scene:
    """Load what the page shows; raises NotFound."""
    found_id = parts.query_id("m")
    size = st.session_state.get(_window_key(conversation_id), WINDOW)
    view = studio.chats.open(actor, conversation_id, size=size, around=found_id)
    stopped_in = studio.followups.offer(actor, view.persona_id).stopped_in
    return Scene(studio, actor, view, face_of(studio, view), browser_zone(), found_id, stopped_in)


def draw_talk(scene: Scene) -> None:
    """Draw the messages, and below them what to do next."""
    # A source that a press led to stands near the top: there the window must not run to its end.
    with st.container(key="talk", height=HEIGHT, border=False, autoscroll=scene.found_id is None):
        if scene.view.before:
            _draw_earlier(scene)
        draw_messages(scene)
        _draw_live(scene)
        actions.show_trouble()
    if scene.found_id is not None:
        chat_found.draw_way_back(scene)
    elif scene.view.refusal:
        st.info(scene.view.refusal, icon=":material/lock:")
    else:
        _draw_box(scene)


def _draw_live(scene: Scene) -> None:
    live_id = scene.view.live_id
    if live_id is None or scene.view.after:
        return
    if live_id in [message.id for message in scene.view.messages]:
        draw_live(scene.studio, scene.actor, live_id, scene.face)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(":material/hourglass_top: A reply is still being written to another version.", width="content")
        st.button(
            "Show it",
            key="show-live",
            type="tertiary",
            on_click=actions.flip,
            args=(scene.studio, scene.actor, live_id),
        )


def _draw_earlier(scene: Scene) -> None:
    key = _window_key(scene.view.id)
    with st.container(horizontal=True, horizontal_alignment="center", key="earlier"):
        st.button(
            f"Earlier messages ({scene.view.before:,})",
            icon=":material/expand_less:",
            type="tertiary",
            key="show-earlier",
            on_click=_widen,
            args=(key,),
        )


def _widen(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, WINDOW) + WINDOW


def _window_key(conversation_id: int) -> str:
    return f"window-{conversation_id}"


def _draw_box(scene: Scene) -> None:
    view, name = scene.view, scene.view.spec.name
    with st.bottom:
        if not view.has_user_message and view.spec.openers:
            _draw_openers(scene)
        st.chat_input(
            f"Message {name}" if view.live_id is None else f"{name} is writing… you can already type",
            key=actions.box_key(view.id),
            max_chars=LONGEST,
            on_submit=actions.say,
            args=(scene.studio, scene.actor, view.id),
        )
        with st.container(key="foot"):
            st.caption(f"{parts.plain(name)} is an AI character and can be wrong. {_who_speaks(scene)}",
                       text_alignment="center")  # fmt: skip


def _who_speaks(scene: Scene) -> str:
    status = scene.studio.rooms.status()
    is_named = scene.actor.is_creator and status.state == "ready"
    return f"Speaking: {parts.plain(parts.engine_words(status)[0])}." if is_named else ""


def _draw_openers(scene: Scene) -> None:
    with st.container(horizontal=True, gap="xsmall", key="openers"):
        for number, opener in enumerate(scene.view.spec.openers):
            st.button(
                parts.plain(opener),
                key=f"opener-{scene.view.id}-{number}",
                on_click=actions.say,
                args=(scene.studio, scene.actor, scene.view.id, opener),
            )


def browser_zone() -> tzinfo:
    """Return the reader's time zone as their browser tells it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
