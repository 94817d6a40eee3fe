"""Pieces that several pages share, so that the studio looks and speaks alike everywhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, Protocol

import streamlit as st

from core.errors import StudioError

PAGES_KEY = "pages"
"""Where the shell keeps the run's pages in the session: name → `st.Page`."""

KIND_ICONS = {
    "fact": ":material/person:",
    "preference": ":material/favorite:",
    "event": ":material/event:",
    "plan": ":material/flag:",
    "relationship": ":material/group:",
    "summary": ":material/summarize:",
}


class EngineLook(Protocol):
    """What the pages show of an engine's status."""

    @property
    def kind(self) -> str: ...
    @property
    def model(self) -> Any: ...
    @property
    def state(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def is_demo(self) -> bool: ...


@dataclass(frozen=True)
class RuleLine:
    """One rule of a decision, in words: what it asks for, what was found, when it could next pass."""

    title: str
    passes: bool
    found: str
    required: str = ""
    next_pass: str = ""


# --- moving about ------------------------------------------------------------


def go(name: str, **query: object) -> None:
    """Open another page of the studio, as `go("chat", c=1)`; ends the run."""
    page = st.session_state[PAGES_KEY][name]
    st.switch_page(page, query_params={key: str(value) for key, value in query.items()})


def link(name: str, label: str, *, icon: str | None = None, **query: object) -> None:
    """Draw a link to another page of the studio; draws nothing where that page is not registered."""
    page = st.session_state.get(PAGES_KEY, {}).get(name)
    if page is not None:
        st.page_link(page, label=label, icon=icon, query_params={key: str(value) for key, value in query.items()})


def link_to_message(conversation_id: int, message_id: int, label: str, *, icon: str | None = None) -> None:
    """Draw a link to a message: in the studio's chat, or, for a visitor, behind their share link."""
    place = "chat" if "chat" in st.session_state.get(PAGES_KEY, {}) else "talk"
    link(place, label, icon=icon, **_visit(place), c=conversation_id, m=message_id)


def link_to_memory(memory_id: int, label: str, *, conversation_id: int, icon: str | None = None) -> None:
    """Draw a link to a memory: on the memory page, or, for a visitor, beside the conversation they look at."""
    if "memories" in st.session_state.get(PAGES_KEY, {}):
        link("memories", label, icon=icon, memory=memory_id)
    else:
        link("talk", label, icon=icon, **_visit("talk"), c=conversation_id, see="memories", memory=memory_id)


def _visit(place: str) -> dict[str, str]:
    return {"p": query("p")} if place == "talk" else {}


def query(name: str) -> str:
    """Return a part of the page's address, or an empty string."""
    return str(st.query_params.get(name, ""))


def query_id(name: str) -> int | None:
    """Return a part of the page's address that names a row, or None if it does not."""
    text = query(name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


# --- saying ------------------------------------------------------------------


def name_tab(title: str) -> None:
    """Name the browser's tab after what it shows."""
    st.set_page_config(page_title=f"{title} · Persona Studio")


def page_header(title: str, caption: str = "", actions: Callable[[], None] | None = None) -> None:
    """Draw a page's title and caption, and on the right whatever `actions` draws."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="page-header"):
        with st.container(width="stretch", gap="xxsmall"):
            st.title(title, anchor=False)
            if caption:
                st.caption(caption)
        if actions is not None:
            with st.container(horizontal=True, width="content", gap="small"):
                actions()


def show_error(error: StudioError) -> None:
    """Say what went wrong and what to do about it."""
    text = worded(error.message)
    st.error(f"**{text}**  \n{worded(error.hint)}" if error.hint else text, icon=":material/error:")


def empty_state(
    title: str,
    text: str,
    button: str = "",
    *,
    icon: str = ":material/auto_awesome:",
    key: str = "empty",
    button_icon: str | None = None,
    button_key: str = "",
    on_click: Callable[[], None] | None = None,
) -> bool:
    """Fill a page that has nothing to show yet, with a way on; returns whether its button was pressed."""
    with st.container(border=True, horizontal_alignment="center", key=f"empty-{key}"):
        st.markdown(f"### {icon}", text_alignment="center")
        st.subheader(title, anchor=False, text_alignment="center")
        st.caption(text, text_alignment="center")
        return bool(button) and st.button(
            button, type="primary", icon=button_icon, key=button_key or f"{key}-button", on_click=on_click
        )


def plain(text: str) -> str:
    """Return text that markdown shows as it was typed: for whatever a person or a model wrote."""
    special = "\\`*_{}[]()#+-.!|<>~:$^=&"
    return "".join("\\" + letter if letter in special else letter for letter in text)


def worded(text: str) -> str:
    """Return text in which `…` stays something to type, and everything else is shown as it was typed."""
    words = text.split("`")
    if len(words) % 2 == 0:
        return plain(text)
    return "".join(f"`{part}`" if at % 2 and part else plain(part) for at, part in enumerate(words))


# --- people and memories -----------------------------------------------------


def avatar(source: str, *, size: int = 48, label: str = "") -> None:
    """Draw a persona's face (a data: URI or SVG text) as a rounded square of `size` pixels."""
    st.html(avatar_html(source, size=size, label=label), width="content")


def avatar_html(source: str, *, size: int = 48, label: str = "") -> str:
    """Return the face as HTML, for use inside a larger piece of it."""
    style = f"width:{size}px;height:{size}px;border-radius:{max(8, size // 4)}px;object-fit:cover;display:block"
    return f'<img src="{escape(source, quote=True)}" alt="{escape(label, quote=True)}" style="{style}">'


def memory_chip(text: str, kind: str = "fact", *, sensitive: bool = False) -> None:
    """Draw one memory as a chip: its kind's icon and what it says."""
    icon = ":material/lock:" if sensitive else KIND_ICONS.get(kind, ":material/bookmark:")
    short = text if len(text) <= 90 else text[:89].rstrip() + "…"
    st.badge(plain(short), icon=icon, color="orange" if sensitive else "violet", help=plain(text))


def rule_list(lines: Sequence[RuleLine]) -> None:
    """Draw a decision: every rule, passed or not, with what was found and when it could next pass."""
    for line in lines:
        mark = ":green[:material/check_circle:]" if line.passes else ":red[:material/cancel:]"
        words = f"{mark} **{plain(line.title)}** — {plain(line.found)}"
        if not line.passes and line.required:
            words += f"  \n:small[Needed: {plain(line.required)}]"
        if not line.passes and line.next_pass:
            words += f"  \n:small[:material/schedule: {plain(line.next_pass)}]"
        st.markdown(words)


def confirm(title: str, text: str, button: str, action: Callable[[], object]) -> None:
    """Ask before something that cannot be taken back; runs `action` and the page again when agreed."""

    @st.dialog(title)
    def ask() -> None:
        st.markdown(plain(text))
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Keep it", key="confirm-no"):
                st.rerun()
            if st.button(button, type="primary", key="confirm-yes"):
                _do_and_rerun(action)

    ask()


def _do_and_rerun(action: Callable[[], object]) -> None:
    try:
        action()
    except StudioError as error:
        show_error(error)
    else:
        st.rerun()


# --- engines -----------------------------------------------------------------


def engine_words(status: EngineLook) -> tuple[str, Literal["green", "orange", "red"]]:
    """Return the status in a few words, and the colour that goes with it."""
    if status.state == "loading":
        return "Loading the model…", "orange"
    if status.state != "ready":
        return "No model", "red"
    where = {"ollama": "Ollama", "embedded": "built in", "scripted": "scripted"}.get(status.kind, status.kind)
    name = short_model(status.model.name) if status.model else status.kind
    words = name if name == where else f"{name} · {where}"
    return words, "orange" if status.is_demo else "green"


def short_model(name: str) -> str:
    """Return a model's name without what only its file needs: folders, `.gguf`, quantisation, “Instruct”."""
    name = name.rsplit("/", 1)[-1].removesuffix(".gguf")
    return re.sub(r"[-.](?:i?q\d\w*|f16|bf16|instruct|it|chat)\b", "", name, flags=re.IGNORECASE) or name


def engine_note(status: EngineLook) -> None:
    """Say on a page what its talk depends on, when that is not simply ready."""
    if status.state == "loading":
        waiting = "The model is still loading. You can go on; replies start when it is there."
        st.info(worded(status.detail or waiting), icon=":material/hourglass_top:")
    elif status.state != "ready":
        text = status.detail or "No model is available."
        st.warning(worded(f"{text} {status.hint}".strip()), icon=":material/power_off:")
    elif status.is_demo:
        st.caption(":material/science: A tiny demonstration model speaks. It chats, but not cleverly.")
        link("models", "Get a better one", icon=":material/arrow_forward:")
