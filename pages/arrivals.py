"""What has come for somebody since the page was last drawn: messages to read, and messages to approve."""

from dataclasses import dataclass

import streamlit as st

from core.accounts.rules import Actor
from core.studio import Studio
from pages import parts

SHOWN = "arrivals-shown"


@dataclass(frozen=True)
class Arrivals:
    """How many are unread, and what waits for a creator's word: each one's id, words, and whether it is approved."""

    unread: int = 0
    held: tuple[tuple[int, str, bool], ...] = ()

    @property
    def to_approve(self) -> int:
        """How many want a word."""
        return sum(not is_approved for _, _, is_approved in self.held)


def look(studio: Studio, actor: Actor) -> Arrivals:
    """Return what is there now."""
    held = tuple((one.id, one.text, one.is_approved) for one in studio.held.list(actor))
    return Arrivals(studio.followups.unread(actor), held)


def note(studio: Studio, actor: Actor) -> None:
    """Take what is there now as known: whoever brought it back need not be told of it."""
    st.session_state[SHOWN] = look(studio, actor)


def announce(studio: Studio, actor: Actor, now: Arrivals) -> None:
    """Say what is new, once."""
    before = st.session_state.get(SHOWN, now)
    st.session_state[SHOWN] = now
    newest = studio.followups.newest_unread(actor) if now.unread > before.unread else None
    if newest is not None:
        words = f"**{parts.plain(newest.spec.name)}** wrote to you. [Read it](/chat?c={newest.conversation_id})"
        st.toast(words, icon=":material/mark_email_unread:", duration="long")
    if {id_ for id_, _, _ in now.held} - {id_ for id_, _, _ in before.held}:
        words = "A persona would like to write. [Read it first](/follow-ups)"
        st.toast(words, icon=":material/edit_note:", duration="long")
