"""The search index on the memory page: what is wrong with it, what is being done, a button to write it anew."""

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Act, Actor, may
from core.errors import StudioError
from core.memory.indexing.progress import IndexProgress
from core.memory.views import IndexHealth
from pages import parts
from pages.sidebar import find_actor

if TYPE_CHECKING:
    from core.studio import Studio

LOOK_AGAIN = timedelta(seconds=2)
NEWS = timedelta(minutes=10)
"""How long the end of it is worth a line."""


def draw(studio: "Studio", actor: Actor, health: IndexHealth) -> None:
    """Say what stands in the way of searching by meaning; to the owner also how far the work on the index is."""
    if health.trouble:
        st.warning(parts.plain(f"{health.trouble} {health.hint}".strip()), icon=":material/search_off:")
    if health.is_changing:
        st.info(write_change(health), icon=":material/swap_horiz:")
    if not may(actor, Act.RUN):
        return
    progress = studio.memories.reindex_progress()
    if progress.is_running:
        _watch(studio)
    elif progress.finished_at and studio.clock.now() - progress.finished_at < NEWS:
        st.success(write_progress(progress), icon=":material/done_all:")
    elif progress.step == "failed":
        st.error(parts.plain(write_progress(progress)), icon=":material/error:")


def offer(studio: "Studio", actor: Actor) -> None:
    """Offer the owner, in a menu, to write the index anew."""
    if not may(actor, Act.RUN):
        return
    if st.button(
        "Rebuild the search index",
        icon=":material/refresh:",
        type="tertiary",
        disabled=studio.memories.reindex_progress().is_running,
        help="In the background: go on, or leave this page. Search works as before until it is done.",
        key="index-rebuild",
    ):
        try:
            studio.memories.reindex(actor)
        except StudioError as error:
            parts.show_error(error)
        else:
            st.rerun()


@st.fragment(run_every=LOOK_AGAIN)
def _watch(studio: "Studio") -> None:
    # A fragment runs without the shell around it: ask again who this is before drawing anything.
    actor = find_actor(studio)
    progress = studio.memories.reindex_progress()
    if actor is None or not may(actor, Act.RUN) or not progress.is_running:
        st.rerun(scope="app")
        return
    share = progress.done / progress.total if progress.total else 0.0
    st.progress(min(share, 1.0), text=parts.plain(write_progress(progress)))


def write_progress(progress: IndexProgress) -> str:
    """Say in a sentence how far it is, or how it ended."""
    how_far = f"{progress.done:,} of {progress.total:,}"
    match progress.step:
        case "embedding" if progress.task == "embedder":
            return f"Reading everything anew for another model: {how_far} memories and messages"
        case "embedding":
            return f"Reading what the index lacks: {how_far} memories and messages"
        case "writing":
            return f"Writing the index: {how_far} memories"
        case "waiting" | "failed":
            return f"{progress.trouble} {progress.hint}".strip()
        case "done" if progress.task == "embedder":
            return "Everything has been read anew: memories are now found with the model of your choice."
        case "done":
            return f"The search index is written anew: {progress.done:,} memories."
        case _:
            return "The search index will be written anew in a moment…"


def write_change(health: IndexHealth) -> str:
    """Say how memories are found while another embedder takes over."""
    if health.has_previous:
        return "Memories are being read anew for another model. Until that is done, they are found with the one before."
    return (
        "Memories are being read anew for another model, and the one before cannot be opened any more. "
        f"So far {health.embedded:,} of {health.memories:,} are found by meaning, the others by their words."
    )


def write_home(health: IndexHealth) -> str:
    """Say where the index is, and what that means for what is deleted."""
    if health.home == "folder":
        return "The index is in the studio's own folder: what you delete is erased from it too."
    return (
        "The index is on a Chroma server. It holds numbers, never words; the server may keep the numbers of deleted "
        "memories on its disk, also after `chroma vacuum`. To erase them for good, stop the server, delete its folder, "
        "start it, and rebuild the search index."
    )
