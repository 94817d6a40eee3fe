"""One memory on the page: what it says, where it is from, and what can be done with it."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.memory.views import MemoryView
from pages import memories_details as details
from pages import memories_dialogs as dialogs
from pages import memories_words as words
from pages import parts
from pages.memories_undo import attempt

if TYPE_CHECKING:
    from core.studio import Studio

ACTIONS = {
    "Details": ":material/history:",
    "Edit": ":material/edit:",
    "Pin": ":material/keep:",
    "Unpin": ":material/keep_off:",
    "Forget": ":material/delete:",
}
SOURCES_SHOWN = 2


def draw(
    studio: "Studio",
    actor: Actor,
    view: MemoryView,
    *,
    zone: tzinfo,
    with_check: bool = False,
    with_persona: bool = True,
) -> None:
    """Draw the memory as a card into the present container; the persona is named where there are several."""
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
                key=f"actions-{view.id}",
                help="Details, edit, pin, forget",
            )
        if view.history:
            st.caption(f":material/history: {parts.plain(view.history)}")
        st.markdown(_state(view, studio.clock.now(), with_persona=with_persona))
        _draw_sources(view, zone)
        _draw_parts(studio, actor, view)
    if chosen:
        _do(studio, actor, view, chosen)


def _actions(view: MemoryView) -> tuple[str, ...]:
    # What is past is not recalled: there is nothing to pin, and nothing to set right.
    return ("Details", "Forget") if view.is_past else ("Details", "Edit", "Unpin" if view.pinned else "Pin", "Forget")


def _label(action: str) -> str:
    return f"{ACTIONS[action]} {action}"


def _state(view: MemoryView, now: datetime, *, with_persona: bool) -> str:
    """Write its date and what is special about it as badges, and the rest as one quiet line."""
    when, ahead = words.write_when(view), words.write_until(view, now)
    found = [
        f":blue-badge[:material/event: {when}{f' · {ahead}' if ahead else ''}]" if when else "",
        f":orange-badge[:material/lock: {parts.plain(words.write_topic(view))}]" if view.sensitive else "",
        f":gray-badge[:material/history: past since {words.write_day(view.invalid_at)}]" if view.invalid_at else "",
        f":small[:gray[{parts.plain(words.write_facts(view, now, with_persona=with_persona))}]]",
    ]
    return " ".join(badge for badge in found if badge)


def _draw_sources(view: MemoryView, zone: tzinfo) -> None:
    for source in view.sources[: 0 if view.parts else SOURCES_SHOWN]:
        quote = parts.plain(words.shorten(source.quote, 110))
        label = f":small[“{quote}” · {words.write_day(source.said_at, zone)}]"
        with st.container(key=f"source-{view.id}-{source.message_id}"):
            parts.link_to_message(source.conversation_id, source.message_id, label, icon=":material/format_quote:")


def _draw_parts(studio: "Studio", actor: Actor, view: MemoryView) -> None:
    """Unfold what a summary was made of; it is loaded when it is opened."""
    if not view.parts:
        return
    label = f"Made of {len(view.parts)} memories"
    opened = st.expander(label, key=f"parts-{view.id}", type="compact", on_change="rerun")
    with opened:
        if opened.open:
            details.draw_parts(studio, actor, view)


def _do(studio: "Studio", actor: Actor, view: MemoryView, action: str) -> None:
    memories = studio.memories
    match action:
        case "Details":
            details.show(studio, actor, view)
        case "Edit":
            dialogs.show_edit(studio, actor, view)
        case "Forget":
            attempt(
                studio, actor, lambda: memories.delete(actor, [view.id]), "Forgotten. Undo is at the top of the page."
            )
        case _:
            attempt(studio, actor, lambda: memories.pin(actor, view.id, action == "Pin"), f"{action}ned.")
