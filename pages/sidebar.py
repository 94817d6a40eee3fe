"""The edge of every studio page: who speaks, what has arrived, and the way out. It keeps itself up to date."""

from datetime import timedelta
from html import escape

import streamlit as st

from core.accounts.rules import Actor
from core.studio import Studio
from pages import arrivals, dialogs, parts
from pages.arrivals import Arrivals

LOOK_AGAIN = timedelta(seconds=1)
"""A follow-up has to show within two seconds in an open browser."""


def find_cookie(studio: Studio) -> str:
    """Return the cookie that the browser brought when it connected."""
    return str(st.context.cookies.get(studio.accounts.cookie_name, ""))


def find_actor(studio: Studio) -> Actor | None:
    """Return who is asking, looked up afresh: the cookie is as old as the connection, the session may have ended."""
    return studio.accounts.actor_from_cookie(find_cookie(studio))


def draw(studio: Studio, actor: Actor, shown: Arrivals) -> None:
    """Draw the edge, and announce what has arrived since the last run."""
    arrivals.announce(studio, actor, shown)
    with st.sidebar:
        _keep_up(studio, actor.user_id, shown)
        _draw_account(studio, actor)


@st.fragment(run_every=LOOK_AGAIN)
def _keep_up(studio: Studio, user_id: int, shown: Arrivals) -> None:
    # A fragment runs without the shell around it: ask again who this is before drawing anything.
    actor = find_actor(studio)
    if actor is None or actor.user_id != user_id:
        st.rerun(scope="app")
    status = studio.rooms.status()
    if not dialogs.is_page_held():
        _rerun_when_changed(status.state)
        if arrivals.look(studio, actor) != shown:
            st.rerun(scope="app")
    with st.container(key="engine", gap="xxsmall"):
        words, color = parts.engine_words(status)
        st.badge(f"● {parts.plain(words)}", color=color)
        if status.state == "ready" and status.is_demo:
            parts.link("models", "Get a better model", icon=":material/arrow_forward:")
        elif status.state == "unavailable":
            parts.link("models", "See what is missing", icon=":material/arrow_forward:")


def _rerun_when_changed(state: str) -> None:
    # The page below may be waiting for the model: it learns here that it is there, or gone.
    if st.session_state.setdefault("engine-shown", state) != state:
        st.session_state["engine-shown"] = state
        st.rerun(scope="app")


def _draw_account(studio: Studio, actor: Actor) -> None:
    # A native form: signing out must reach the browser's cookie, which no script may touch.
    key = escape(studio.accounts.form_key(find_cookie(studio)), quote=True)
    st.html(
        f'<div class="studio-account"><span>{actor.role.value.capitalize()} of this studio</span>'
        '<form method="post" action="/auth/sign-out" target="_self">'
        f'<input type="hidden" name="key" value="{key}"><button type="submit">Sign out</button></form></div>'
    )
