"""Draws the messages of a chat: who said it, what was remembered for it, and what can be done with it."""

import base64
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import ConversationView, MessageView
from core.safety.disclosure import answer_if_asked
from core.studio import Studio
from pages import chat_actions as actions
from pages import chat_menu as menu
from pages import parts, received_chat
from pages.chat_remembered import show_remembered

CRISIS = (
    "**If you are in danger, or thinking of hurting yourself, please talk to a person now.** "
    "Call your local emergency number; [findahelpline.com](https://findahelpline.com) lists free, confidential lines "
    "in your country. This is an AI: it cannot see you or send help."
)
THUMBS = 3
"""The last so many replies carry thumbs in sight; older ones have them in their menu."""


@dataclass(frozen=True)
class Scene:
    """What drawing a message needs beside it."""

    studio: Studio
    actor: Actor
    view: ConversationView
    face: str | bytes
    zone: tzinfo
    found_id: int | None = None
    stopped_in: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything can be sent now."""
        return not self.view.refusal and self.view.live_id is None


def face_of(studio: Studio, view: ConversationView) -> str | bytes:
    """Return the persona's face: as bytes when it was uploaded, so that a browser loads it once and not a message."""
    uri = studio.personas.avatar(view.spec)
    return base64.b64decode(uri.partition(",")[2]) if ";base64," in uri and "svg" not in uri[:30] else uri


def draw_messages(scene: Scene) -> None:
    """Draw the window, with a line where a new day begins. The reply being written is drawn elsewhere."""
    day: date | None = None
    replies = [message.id for message in scene.view.messages if message.role == "assistant"]
    for message in scene.view.messages:
        said_on = message.created_at.astimezone(scene.zone).date()
        if said_on != day:
            draw_day(said_on)
        day = said_on
        if message.id != scene.view.live_id:
            draw_message(scene, message, has_thumbs=message.id in replies[-THUMBS:])


def draw_day(day: date) -> None:
    """Draw the line above a day's first message."""
    with st.container(key=f"day-{day.isoformat()}"):
        st.caption(f"{day:%A} {day.day} {day:%B %Y}", text_alignment="center")


def draw_message(scene: Scene, message: MessageView, *, has_thumbs: bool) -> None:
    """Draw one message, edited in place when that was asked for."""
    found = "found-" if message.id == scene.found_id else ""
    if message.role == "user":
        with st.container(key=f"{found}mine-{message.id}"), st.chat_message("user", avatar=":material/person:"):
            _draw_mine(scene, message)
        with st.container(key=f"under-mine-{message.id}", horizontal=True, gap="xxsmall"):
            menu.draw_flips(scene, message)
            menu.draw_menu(scene, message)
        _draw_studios_word(scene, message)
    else:
        with st.container(key=f"{found}theirs-{message.id}"), st.chat_message("assistant", avatar=scene.face):
            _draw_theirs(scene, message, has_thumbs=has_thumbs)


def _draw_studios_word(scene: Scene, message: MessageView) -> None:
    """Say what the persona has no say in: where help is, and that nobody human writes here."""
    if message.id in scene.view.crisis_ids:
        st.warning(CRISIS, icon=":material/volunteer_activism:")
    if answer := answer_if_asked(message.text, scene.view.spec.name):
        st.info(f"{parts.plain(answer)}  \n:small[A note from the studio.]", icon=":material/smart_toy:")
    received_chat.draw_stopped(scene, message)


def _draw_mine(scene: Scene, message: MessageView) -> None:
    if st.session_state.get(actions.EDITED) == message.id and scene.is_open:
        menu.draw_edit(scene, message)
    else:
        st.markdown(as_typed(message.text))


def _draw_theirs(scene: Scene, message: MessageView, *, has_thumbs: bool) -> None:
    if message.kind == "followup":
        received_chat.draw_label(scene, message)
    if message.has_thinking:
        menu.draw_thinking(scene, message)
    if message.text:
        st.markdown(as_written(message.text))
    _draw_state(scene, message)
    draw_remembered(scene, message)
    with st.container(key=f"under-theirs-{message.id}", horizontal=True, gap="xxsmall", vertical_alignment="center"):
        menu.draw_flips(scene, message)
        if has_thumbs and message.kind == "talk" and message.text:
            menu.draw_thumbs(scene, message)
        menu.draw_menu(scene, message)


def _draw_state(scene: Scene, message: MessageView) -> None:
    if message.status == "failed":
        with st.container(border=True, key=f"failed-{message.id}"):
            hint = f"  \n{parts.plain(message.hint)}" if message.hint else ""
            st.markdown(f":red[:material/error:] **{parts.plain(message.error)}**{hint}")
            _draw_retry(scene, message, "Retry")
    elif message.status == "stopped":
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(
                f":material/stop_circle: {parts.plain(message.error) if message.error else 'Stopped.'}", width="content"
            )
            _draw_retry(scene, message, "Write again")
    if message.trouble:
        st.caption(f":orange[:material/warning:] {parts.plain(message.trouble)}")


def _draw_retry(scene: Scene, message: MessageView, label: str) -> None:
    st.button(
        label,
        icon=":material/refresh:",
        key=f"retry-{message.id}",
        disabled=not scene.is_open,
        type="primary" if message.status == "failed" else "tertiary",
        on_click=actions.write_again,
        args=(scene.studio, scene.actor, message.id),
    )


def draw_remembered(scene: Scene, message: MessageView) -> None:
    """Say what the reply was written with; each memory leads to the words it came from."""
    count = len(message.recalled) + len(message.quoted)
    if not count:
        return
    first = message.recalled[0].text if message.recalled else message.quoted[0].text
    label = f"remembered: {first}" if count == 1 else f"remembered {count} things"
    label = parts.plain(_cut(label, 60))
    if st.button(label, icon=":material/neurology:", type="tertiary", key=f"remembered-{message.id}"):
        show_remembered(scene.studio, scene.actor, message, scene.view.spec.name, scene.zone)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def as_typed(text: str) -> str:
    """Return a person's words as Markdown that shows them as they typed them."""
    return "  \n".join(parts.plain(line.strip()) if line.strip() else "&nbsp;" for line in text.splitlines())


def as_written(text: str) -> str:
    """Return a model's words as Markdown without pictures, which would call out to whoever the words name."""
    return text.replace("![", "!\\[").replace("$", "\\$")


def clock_time(instant: datetime, zone: tzinfo) -> str:
    """Return "18:30" where the reader is."""
    return f"{instant.astimezone(zone):%H:%M}"
