"""One memory on the page: what it says, where it is from, and what can be done with it."""

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.memory.views import MemoryView
from pages import memories_dialogs as dialogs
from pages import memories_history, parts
from pages import memories_words as words

if TYPE_CHECKING:
    from core.studio import Studio

UNDO = "memories-undo"
ACTIONS = {
    "Edit": ":material/edit:",
    "Pin": ":material/keep:",
    "Unpin": ":material/keep_off:",
    "History": ":material/history:",
    "Forget": ":material/delete:",
}
SOURCES_SHOWN = 2


def draw(studio: "Studio", actor: Actor, view: MemoryView, *, now: datetime, with_check: bool = False) -> None:
    """Draw the memory as a card into the present container."""
    with st.container(border=True, key=f"memory-{view.id}", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            if with_check:
                st.checkbox("Choose", key=f"choose-{view.id}", label_visibility="collapsed", width="content")
            icon = ":material/keep:" if view.pinned else parts.KIND_ICONS[view.kind]
            text = parts.plain(view.text)
            st.markdown(f":violet[{icon}]&nbsp; {f'~~{text}~~' if view.is_past else f'**{text}**'}", width="stretch")
            chosen = st.menu_button(
                ":material/more_horiz:",
                _actions(view),
                format_func=_label,
                type="tertiary",
                key=f"menu-{view.id}",
                help="More",
            )
        if view.history:
            st.caption(f":material/history: {parts.plain(view.history)}")
        st.markdown(_badges(view, now))
        _draw_sources(studio, actor, view)
    if chosen:
        _do(studio, actor, view, chosen)


def _actions(view: MemoryView) -> tuple[str, ...]:
    return ("Edit", "Unpin" if view.pinned else "Pin", "History", "Forget")


def _label(action: str) -> str:
    return f"{ACTIONS[action]} {action}"


def _badges(view: MemoryView, now: datetime) -> str:
    """Write kind, persona, date and state as one line of badges."""
    when, ahead = words.write_when(view), words.write_until(view, now)
    found = [
        f":violet-badge[{words.ONE_KIND[view.kind]}]",
        f":blue-badge[:material/event: {when}{f' · {ahead}' if ahead else ''}]" if when else "",
        ":orange-badge[:material/lock: sensitive]" if view.sensitive else "",
        f":gray-badge[:material/history: past since {words.write_day(view.invalid_at)}]" if view.invalid_at else "",
        f":gray-badge[{parts.plain(view.persona_name)}]",
        f":gray-badge[{words.READERS.get(view.extractor, view.extractor)}]",
        f":gray-badge[said {view.seen_count} times]" if view.seen_count > 1 else "",
        f":gray-badge[sums up {len(view.parts)} memories]" if view.parts else "",
        f":small[:gray[{words.write_importance(view.importance)}]]",
    ]
    return " ".join(badge for badge in found if badge)


def _draw_sources(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    zone = words.find_zone(studio.accounts.profile(actor).time_zone)
    for source in view.sources[:SOURCES_SHOWN]:
        quote = parts.plain(words.shorten(source.quote, 110))
        label = f":small[“{quote}” · {words.write_day(source.said_at, zone)}]"
        with st.container(key=f"source-{view.id}-{source.message_id}"):
            parts.link("chat", label, icon=":material/format_quote:", c=source.conversation_id, m=source.message_id)


def _do(studio: "Studio", actor: Actor, view: MemoryView, action: str) -> None:
    try:
        match action:
            case "Edit":
                dialogs.show_edit(studio, actor, view)
                return
            case "History":
                memories_history.show(studio, actor, view)
                return
            case "Forget":
                forget(studio, actor, [view.id])
            case _:
                studio.memories.pin(actor, view.id, action == "Pin")
    except StudioError as error:
        parts.show_error(error)
        return
    st.rerun()


def forget(studio: "Studio", actor: Actor, memory_ids: list[int]) -> None:
    """Forget these, and offer the way back on the next run; raises NotFound."""
    st.session_state[UNDO] = studio.memories.delete(actor, memory_ids)


def draw_undo(studio: "Studio", actor: Actor) -> None:
    """Offer the way back from the last forgetting while there is one."""
    undo = st.session_state.get(UNDO)
    if undo is None or undo.expires_at <= studio.clock.now():
        st.session_state.pop(UNDO, None)
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="memories-undo-bar"):
        few = "One memory is" if undo.count == 1 else f"{undo.count:,} memories are"
        st.markdown(f":material/delete: {few} forgotten, and erased from every file.", width="stretch")
        if st.button("Undo", icon=":material/undo:", type="primary", key="memories-undo-button"):
            _bring_back(studio, actor, undo.id)
        if st.button("Dismiss", type="tertiary", key="memories-undo-dismiss"):
            st.session_state.pop(UNDO, None)
            st.rerun()


def _bring_back(studio: "Studio", actor: Actor, undo_id: str) -> None:
    st.session_state.pop(UNDO, None)
    try:
        studio.memories.undo(actor, undo_id)
    except StudioError as error:
        parts.show_error(error)
        return
    st.rerun()
