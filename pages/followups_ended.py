"""What waited for a creator and was not sent: why, and for a little while the way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.followups.sending.ended import EndedView
from pages import arrivals, parts

if TYPE_CHECKING:
    from core.studio import Studio

Attempt = Callable[[Callable[[], str]], None]
OPEN = 2
"""So many are in sight; more would push what matters off the page."""


def draw(studio: "Studio", actor: Actor, attempt: Attempt) -> None:
    """Draw a line for each, with "Undo" as long as it can be undone."""
    ended = studio.ended.list(actor)[:OPEN]
    if not ended:
        return
    with st.container(border=True, key="held-ended", gap="xsmall"):
        for one in ended:
            _draw_one(studio, actor, one, attempt)


def _draw_one(studio: "Studio", actor: Actor, one: EndedView, attempt: Attempt) -> None:
    def bring_back() -> str:
        studio.ended.bring_back(actor, one.id)
        arrivals.note(studio, actor)
        return "It waits for you again."

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        icon = "block" if one.is_rejected else "timer_off"
        st.markdown(f":gray[:material/{icon}:] {parts.plain(_words(one))}", width="stretch")
        if one.undo_until is not None:
            st.button("Undo", icon=":material/undo:", key=f"undo-reject-{one.id}", on_click=attempt, args=(bring_back,))


def _words(one: EndedView) -> str:
    whom = "you" if one.who == "You" else one.who
    if one.is_rejected:
        return f"You turned down what {one.spec.name} would have written to {whom}: {one.reason}"
    reason = one.reason.replace("The user took their", "You took your" if whom == "you" else "They took their")
    reason = reason.replace("The user", "You" if whom == "you" else "They").replace("wants", "want")
    return f"{one.spec.name} did not write to {whom}. {reason.replace('Its creator', 'You')}"
