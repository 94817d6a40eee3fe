"""The edge of every studio page: who speaks, what has arrived, and the way out. It keeps itself up to date."""

from datetime import timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.studio import Studio
from pages import parts

LOOK_AGAIN = timedelta(seconds=1.5)
"""A follow-up has to show within two seconds in an open browser."""


def find_actor(studio: Studio) -> Actor | None:
    """Return who is asking, looked up afresh: the cookie is as old as the connection, the session may have ended."""
    return studio.accounts.actor_from_cookie(st.context.cookies.get(studio.accounts.cookie_name, ""))


def count_unread(studio: Studio, actor: Actor) -> int:
    """Return how many follow-ups wait in the actor's inbox."""
    return studio.followups.unread(actor)


def draw(studio: Studio, actor: Actor, unread: int) -> None:
    """Draw the edge, and announce what has arrived since the last run."""
    _announce(unread)
    with st.sidebar:
        _live(studio, actor.user_id, unread)


def _announce(unread: int) -> None:
    before = st.session_state.get("unread-shown", unread)
    if unread > before:
        st.toast("A persona wrote to you. It is in your inbox.", icon="💌")
    st.session_state["unread-shown"] = unread


@st.fragment(run_every=LOOK_AGAIN)
def _live(studio: Studio, user_id: int, unread: int) -> None:
    # A fragment runs without the shell around it: ask again who this is before drawing anything.
    actor = find_actor(studio)
    if actor is None or actor.user_id != user_id or count_unread(studio, actor) != unread:
        st.rerun(scope="app")
    words, color = parts.engine_words(studio.rooms.status())
    st.badge(parts.plain(words), icon=":material/circle:", color=color)
