"""Who speaks now, and what is on its way: the part of the Models page that keeps itself up to date."""

import streamlit as st

from core.accounts.rules import Act, Actor, may
from core.studio import Studio
from pages import models_actions as actions
from pages import models_words as words
from pages import parts

SHOWN = "models-shown"


@st.fragment(run_every=words.LOOK_AGAIN)
def draw(studio: Studio, actor: Actor) -> None:
    """Draw it; when something else on the page has to change too, have the page drawn anew."""
    # A fragment runs without the shell around it: ask again who this is before showing anything.
    if not actions.is_still(studio, actor):
        st.rerun(scope="app")
        return
    _rerun_when_changed(studio)
    actions.show_trouble()
    _draw_speaker(studio, actor)
    for download in reversed(studio.rooms.downloads()):
        _draw_download(studio, actor, download.source, download.name)


def _rerun_when_changed(studio: Studio) -> None:
    rooms = studio.rooms
    present = (rooms.status(), rooms.has_ollama, [(each.name, each.state) for each in rooms.downloads()])
    if st.session_state.setdefault(SHOWN, present) != present:
        st.session_state[SHOWN] = present
        st.rerun(scope="app")


def _draw_speaker(studio: Studio, actor: Actor) -> None:
    status = studio.rooms.status()
    with st.container(border=True, key="speaker"):
        st.caption("Speaking now")
        if status.state == "unavailable":
            _draw_silence(studio, actor, status.detail, status.hint)
            return
        if status.state == "loading" or status.model is None:
            st.subheader("Loading …", anchor=False)
            st.caption(parts.plain(status.detail or "It takes a moment. Everything else works meanwhile."))
            return
        model = status.model
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(parts.plain(model.name), anchor=False, width="content")
            st.badge(words.KINDS[status.kind], color="orange" if status.is_demo else "green")
        st.caption(
            words.say_facts(
                f"{model.parameters} parameters" if model.parameters else "",
                words.say_size(model.size_bytes),
            )
        )
        if status.detail:
            st.info(parts.plain(status.detail), icon=":material/info:")
        if status.is_demo and status.kind != "scripted":
            st.warning(words.DEMO, icon=":material/science:")


def _draw_silence(studio: Studio, actor: Actor, detail: str, hint: str) -> None:
    st.subheader("Nobody", anchor=False)
    st.error(f"**{parts.plain(detail)}**  \n{parts.plain(hint)}", icon=":material/power_off:")
    if may(actor, Act.RUN):
        st.button(
            "Look again", icon=":material/refresh:", key="look-again", on_click=actions.look_again, args=(studio, actor)
        )


def _draw_download(studio: Studio, actor: Actor, source: str, name: str) -> None:
    download = next(each for each in studio.rooms.downloads() if (each.source, each.name) == (source, name))
    with st.container(border=True, key=f"download-{source}-{name}"):
        where, _, file = download.name.rpartition("/")
        st.markdown(f"**{parts.plain(file)}**")
        if where:
            st.caption(f"from {parts.plain(where)}")
        if not download.is_over:
            text = words.say_progress(download.progress, download.total, download.state, download.stop.is_set())
            st.progress(download.share, text=text)
            _draw_button(studio, actor, "Stop", "cancel", download.name, download.source)
        elif download.state == "done":
            st.success("It is here, and speaks from now on.", icon=":material/check_circle:")
        elif download.error is not None:
            parts.show_error(download.error)
            _draw_button(studio, actor, "Try again", "fetch", download.name, download.source)
        else:
            st.caption(f"Stopped at {words.say_size(download.progress) or 'the start'}. What is here is kept.")
            _draw_button(studio, actor, "Go on", "fetch", download.name, download.source)


def _draw_button(studio: Studio, actor: Actor, label: str, action: str, name: str, source: str) -> None:
    if not may(actor, Act.RUN):
        return
    key = f"{action}-download-{name}"
    if action == "cancel":
        st.button(label, key=key, icon=":material/stop_circle:", on_click=actions.cancel, args=(studio, actor, name))
    else:
        st.button(label, key=key, icon=":material/refresh:", on_click=actions.fetch, args=(studio, actor, name, source))
