"""What waits for a creator's word: read it, change it, approve it, or turn it down and say why."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from zlib import crc32

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.followups.deciding.refusals import CHECK_TITLES, instant_words
from core.followups.gate.checks import MAX_CHARACTERS
from core.followups.sending.held import REASON_LENGTH, HeldView
from pages import followups_ended, parts

if TYPE_CHECKING:
    from core.studio import Studio

TROUBLE, DONE = "held-trouble", "held-done"


def draw(studio: "Studio", actor: Actor) -> None:
    """Draw the queue, and what ended lately; a line where there is neither."""
    if done := st.session_state.pop(DONE, None):
        st.toast(done, icon=":material/check_circle:")
    if trouble := st.session_state.pop(TROUBLE, None):
        parts.show_error(trouble)
    held = studio.held.list(actor)
    if held:
        st.subheader(f"Waiting for you · {len(held)}", anchor=False)
    for one in held:
        with st.container(border=True, key=f"held-{one.id}", gap="small"):
            _draw_one(studio, actor, one)
    followups_ended.draw(studio, actor, attempt)
    if not held:
        text = "Nothing waits for you. What a persona set to “After I have read it” would send, you read here first."
        st.caption(f":material/inbox: {text}")


def _draw_one(studio: "Studio", actor: Actor, one: HeldView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"held-head-{one.id}"):
        parts.avatar(studio.personas.avatar(one.spec), size=44, label=one.spec.name)
        st.markdown(f"**{parts.plain(one.spec.name)}** would write to {_whom(one)}", width="stretch")
        # The heading says what all the others do.
        if one.is_approved:
            st.badge("Approved", color="green", icon=":material/check:")
    st.markdown(parts.plain(one.text))
    for memory in one.memories:
        parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
    if not one.is_mine:
        st.caption(":material/handshake: This person agreed that you read it before it is sent.")
    for veto in one.vetoes:
        st.markdown(f":red[:material/cancel:] **{CHECK_TITLES[veto.check]}** — {parts.plain(veto.reason)}")
    st.caption(f":material/schedule: {parts.plain(_when_words(studio, one))}")
    with st.container(horizontal=True, gap="small"):
        _draw_approve(studio, actor, one)
        _draw_edit(studio, actor, one)
        _draw_reject(studio, actor, one)


def _whom(one: HeldView) -> str:
    return "you" if one.is_mine else f"{one.who}"


def _when_words(studio: "Studio", one: HeldView) -> str:
    if one.vetoes:
        return "These words cannot be sent. Change them, or turn them down."
    now = studio.clock.now()
    if one.goes_at is None or one.goes_at <= now:
        return "Goes in a moment." if one.is_approved else "Once approved, it goes at once."
    when, whose = instant_words(one.goes_at, now, one.time_zone), "" if one.is_mine else ", their time"
    return f"{'Goes' if one.is_approved else 'Once approved, it goes'} {when}{whose}{one.goes_why}."


# --- what one does with it -------------------------------------------------------


def _draw_approve(studio: "Studio", actor: Actor, one: HeldView) -> None:
    def approve(*, at_once: bool) -> str:
        approval = studio.held.approve(actor, one.id, at_once=at_once)
        if approval.goes_at is None:
            return "Sent."
        return f"Approved. It goes {instant_words(approval.goes_at, studio.clock.now(), one.time_zone)}."

    is_stopped = bool(one.vetoes)
    if not one.is_approved:
        st.button("Approve", type="primary", icon=":material/check:", key=f"approve-{one.id}", disabled=is_stopped,
                  on_click=attempt, args=(lambda: approve(at_once=False),))  # fmt: skip
    if one.may_go_now and one.goes_at is not None and one.goes_at > studio.clock.now():
        st.button("Send now", icon=":material/send:", key=f"send-now-{one.id}", disabled=is_stopped,
                  help="Without waiting for the hour at which they usually write.",
                  on_click=attempt, args=(lambda: approve(at_once=True),))  # fmt: skip


def _draw_edit(studio: "Studio", actor: Actor, one: HeldView) -> None:
    key = f"held-text-{one.id}"

    def edit() -> str:
        studio.held.edit(actor, one.id, str(st.session_state[key]))
        return "Your words are in."

    # Named after its words: once they are changed it is another box, and so closed.
    box = st.popover("Edit", icon=":material/edit:", key=f"held-edit-box-{one.id}-{crc32(one.text.encode())}")
    with box, st.form(f"held-edit-form-{one.id}", border=False):
        st.text_area("In your words", one.text, max_chars=MAX_CHARACTERS, key=key)
        st.caption("Your words pass the same checks. Whoever gets them is told that they were changed.")
        st.form_submit_button(
            "Use this text", type="primary", key=f"held-edit-{one.id}", on_click=attempt, args=(edit,)
        )


def _draw_reject(studio: "Studio", actor: Actor, one: HeldView) -> None:
    key = f"held-why-{one.id}"

    def reject() -> str:
        studio.held.reject(actor, one.id, str(st.session_state[key]))
        return "Turned down."

    with st.popover("Turn down", icon=":material/block:"), st.form(f"held-reject-form-{one.id}", border=False):
        st.text_input("Why?", max_chars=REASON_LENGTH, placeholder="Too chummy", key=key)
        st.caption(
            "Nothing more is written until they write. For ten minutes you can undo it; then its words are gone."
        )
        st.form_submit_button("Turn it down", key=f"held-reject-{one.id}", on_click=attempt, args=(reject,))


def attempt(action: Callable[[], str]) -> None:
    """Do it; the next run says what came of it, or why it could not be done."""
    try:
        st.session_state[DONE] = action()
    except StudioError as error:
        st.session_state[TROUBLE] = error
