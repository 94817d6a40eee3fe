"""The small controls under a message: flip, like, and the menu with everything rarer."""

from typing import TYPE_CHECKING

import streamlit as st

from core.chat.views import MessageView
from pages import chat_actions as actions
from pages import chat_panels as panels
from pages import parts

if TYPE_CHECKING:
    from pages.chat_messages import Scene

COPY, AGAIN, EDIT, SENT, LIKE, DISLIKE, THOUGHT = (
    ":material/content_copy: Copy",
    ":material/refresh: Write again",
    ":material/edit: Edit and send again",
    ":material/data_object: What was sent",
    ":material/thumb_up: Good reply",
    ":material/thumb_down: Not a good reply",
    ":material/psychology: What it thought",
)


def draw_flips(scene: "Scene", message: MessageView) -> None:
    """Draw ‹ 2/3 › where a message has versions."""
    count, place = len(message.sibling_ids), message.place
    if count < 2:
        return
    _draw_flip(scene, message, place - 1, ":material/chevron_left:", "Previous version")
    st.caption(f"{place + 1}/{count}", width="content")
    _draw_flip(scene, message, place + 1, ":material/chevron_right:", "Next version")


def _draw_flip(scene: "Scene", message: MessageView, place: int, icon: str, words: str) -> None:
    exists = 0 <= place < len(message.sibling_ids)
    st.button(
        "",
        icon=icon,
        key=f"flip-{message.id}-{place}",
        type="tertiary",
        help=words,
        disabled=not exists,
        on_click=actions.flip,
        args=(scene.studio, scene.actor, message.sibling_ids[place] if exists else message.id),
    )


def draw_thumbs(scene: "Scene", message: MessageView) -> None:
    """Draw two thumbs."""
    key = f"thumbs-{message.id}"
    st.feedback(
        "thumbs",
        key=key,
        default={1: 1, -1: 0}.get(message.rating),
        on_change=actions.rate,
        args=(scene.studio, scene.actor, message.id, key),
    )


def draw_menu(scene: "Scene", message: MessageView) -> None:
    """Draw the three dots, and do what is chosen from them."""
    chosen = st.menu_button("", options_for(scene, message), icon=":material/more_horiz:", type="tertiary",
                            key=f"more-{message.id}")  # fmt: skip
    if chosen is not None:
        _do(scene, message, chosen)


def options_for(scene: "Scene", message: MessageView) -> list[str]:
    """Return what can be done with a message now, by whoever looks at it."""
    if message.role == "user":
        return [COPY, EDIT] if scene.is_open else [COPY]
    options = [COPY] if message.text else []
    if message.kind != "talk":
        return options
    options += [AGAIN] if scene.is_open else []
    options += [LIKE, DISLIKE]
    return options + ([SENT] if message.has_prompt and scene.actor.is_creator else [])


def _do(scene: "Scene", message: MessageView, chosen: str) -> None:
    studio, actor = scene.studio, scene.actor
    match chosen:
        case _ if chosen == COPY:
            panels.show_copy(message.text)
        case _ if chosen == SENT:
            panels.show_sent(studio, actor, message.id)
        case _ if chosen == EDIT:
            st.session_state[actions.EDITED] = message.id
            st.rerun()
        case _ if chosen == AGAIN:
            actions.write_again(studio, actor, message.id)
            st.rerun()
        case _:
            rating = 1 if chosen == LIKE else -1
            actions.attempt(studio, actor, lambda: studio.chats.rate(actor, message.id, rating))  # type: ignore[arg-type]
            st.session_state.pop(f"thumbs-{message.id}", None)
            st.rerun()


def draw_edit(scene: "Scene", message: MessageView) -> None:
    """Draw a message's text for changing, with send and cancel."""
    st.text_area("Your message", message.text, key=f"edit-{message.id}", label_visibility="collapsed")
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        st.button("Cancel", key=f"cancel-{message.id}", type="tertiary", on_click=_forget_edit)
        st.button(
            "Send",
            key=f"resend-{message.id}",
            type="primary",
            icon=":material/send:",
            on_click=actions.resend,
            args=(scene.studio, scene.actor, message.id),
        )
    st.caption("What you said before is kept: flip back to it any time.")


def _forget_edit() -> None:
    st.session_state.pop(actions.EDITED, None)


def draw_thinking(scene: "Scene", message: MessageView) -> None:
    """Draw a reasoning model's thoughts, closed; they are loaded when they are opened."""
    opened = st.expander(THOUGHT, key=f"thought-{message.id}", type="compact", on_change="rerun")
    with opened:
        if opened.open:
            st.markdown(f":gray[{parts.plain(scene.studio.chats.thinking_of(scene.actor, message.id))}]")
