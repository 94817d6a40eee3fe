"""What waits for a creator's word: read it, change it, approve it, or turn it down and say why."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.followups.checks import MAX_CHARACTERS
from core.followups.held import REASON_LENGTH, HeldView
from core.followups.refusals import CHECK_TITLES, instant_words
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio

TROUBLE, DONE = "held-trouble", "held-done"


def draw(studio: "Studio", actor: Actor) -> None:
    """Draw the queue; nothing when it is empty."""
    if done := st.session_state.pop(DONE, None):
        st.toast(done, icon=":material/check_circle:")
    if trouble := st.session_state.pop(TROUBLE, None):
        parts.show_error(trouble)
    held = studio.held.list(actor)
    if not held:
        return
    st.subheader(f"Waiting for you · {len(held)}", anchor=False)
    for one in held:
        with st.container(border=True, key=f"held-{one.id}", gap="small"):
            _draw_one(studio, actor, one)


def _draw_one(studio: "Studio", actor: Actor, one: HeldView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(one.spec), size=44, label=one.spec.name)
        st.markdown(f"**{parts.plain(one.spec.name)}** → {one.who}", width="stretch")
        st.badge(_state(studio, one), color="green" if one.is_approved else "orange", icon=":material/schedule:")
    st.markdown(parts.plain(one.text))
    for memory in one.memories:
        parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
    if not one.is_mine:
        st.caption(":material/handshake: This person agreed that you read it before it is sent.")
    for veto in one.vetoes:
        st.markdown(f":red[:material/cancel:] **{CHECK_TITLES[veto.check]}** — {parts.plain(veto.reason)}")
    with st.container(horizontal=True, gap="small"):
        _draw_buttons(studio, actor, one)


def _state(studio: "Studio", one: HeldView) -> str:
    when = instant_words(one.goes_at or one.created_at, studio.clock.now(), one.time_zone)
    when += "" if one.is_mine else ", their time"
    return f"Goes {when}" if one.is_approved else f"Could go {when}"


def _draw_buttons(studio: "Studio", actor: Actor, one: HeldView) -> None:
    st.button(
        "Approve",
        type="primary",
        icon=":material/check:",
        key=f"approve-{one.id}",
        disabled=one.is_approved or bool(one.vetoes),
        on_click=_approve,
        args=(studio, actor, one),
    )
    with st.popover("Edit", icon=":material/edit:"):
        key = f"held-text-{one.id}"
        st.text_area("In your words", one.text, max_chars=MAX_CHARACTERS, key=key)
        st.caption("Your words pass the same checks. The person is told that they were changed.")
        st.button("Use this text", type="primary", key=f"held-edit-{one.id}", on_click=_edit, args=(studio, actor, one))
    with st.popover("Turn down", icon=":material/block:"):
        st.text_input("Why?", max_chars=REASON_LENGTH, placeholder="Too chummy", key=f"held-why-{one.id}")
        st.caption("Its words are erased. Nothing more is written until the person writes.")
        st.button("Turn it down", key=f"held-reject-{one.id}", on_click=_reject, args=(studio, actor, one))


def _approve(studio: "Studio", actor: Actor, one: HeldView) -> None:
    def approve() -> str:
        approval = studio.held.approve(actor, one.id)
        if approval.goes_at is None:
            return "Sent."
        return f"Approved. It goes {instant_words(approval.goes_at, studio.clock.now(), one.time_zone)}."

    _try(approve)


def _edit(studio: "Studio", actor: Actor, one: HeldView) -> None:
    def edit() -> str:
        studio.held.edit(actor, one.id, str(st.session_state[f"held-text-{one.id}"]))
        return "Your words are in."

    _try(edit)


def _reject(studio: "Studio", actor: Actor, one: HeldView) -> None:
    def reject() -> str:
        studio.held.reject(actor, one.id, str(st.session_state[f"held-why-{one.id}"]))
        return "Turned down."

    _try(reject)


def _try(action: Callable[[], str]) -> None:
    try:
        st.session_state[DONE] = action()
    except StudioError as error:
        st.session_state[TROUBLE] = error
