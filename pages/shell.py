"""The script behind every page: who is asking, which pages are theirs, and what they see when something breaks."""

from dataclasses import dataclass
from functools import partial
from importlib import import_module

import streamlit as st

from core import studio as house
from core.accounts.rules import Actor
from core.errors import StudioError
from core.studio import Studio
from pages import arrivals, broken, dialogs, door, look, parts, sidebar

HIDDEN = ""


@dataclass(frozen=True)
class Entry:
    """A page of the studio; without a section it is reached by links only."""

    name: str
    title: str
    icon: str
    path: str
    section: str


ENTRIES = (
    Entry("gallery", "Personas", ":material/groups:", "personas", "Studio"),
    Entry("chat", "Chat", ":material/forum:", "chat", "Studio"),
    Entry("inbox", "Inbox", ":material/inbox:", "inbox", "Studio"),
    Entry("memories", "Memories", ":material/neurology:", "memories", "Insight"),
    Entry("followups", "Follow-ups", ":material/schedule_send:", "follow-ups", "Insight"),
    Entry("models", "Models", ":material/memory:", "models", "Setup"),
    Entry("builder", "Build a persona", ":material/edit:", "build", HIDDEN),
    Entry("talk", "Talk", ":material/chat:", "talk", HIDDEN),
)


def draw() -> None:
    """Draw the page that was asked for, as far as the asker may see it."""
    look.put_on()
    dialogs.begin_page()
    try:
        studio = house.current()
    except StudioError as error:
        parts.show_error(error)
        return
    actor = sidebar.find_actor(studio)
    if actor is None:
        _at_the_door()
    elif actor.is_creator:
        _in_the_studio(studio, actor)
    else:
        _on_a_visit(studio, actor)


def _at_the_door() -> None:
    # Every address is registered, so that none of them tells a stranger more than another.
    st.session_state.clear()
    st.navigation([_door(), *(_door(entry.path) for entry in ENTRIES)], position="hidden").run()


def _on_a_visit(studio: Studio, actor: Actor) -> None:
    entry = next(entry for entry in ENTRIES if entry.name == "talk")
    talk = st.Page(partial(_draw_page, entry, studio, actor), title=entry.title, url_path=entry.path)
    st.session_state[parts.PAGES_KEY] = {"talk": talk}
    closed = [_door(entry.path) for entry in ENTRIES if entry.name != "talk"]
    _run(st.navigation([_door(), talk, *closed], position="hidden"))


def _door(path: str = "") -> st.Page:
    return st.Page(door.render, title="Persona Studio", url_path=path or None, default=not path)


def _in_the_studio(studio: Studio, actor: Actor) -> None:
    arrived = arrivals.look(studio, actor)
    marks = {"inbox": arrived.unread, "followups": arrived.to_approve}
    look.draw_brand()
    pages = {entry.name: _studio_page(entry, studio, actor, marks.get(entry.name, 0)) for entry in ENTRIES}
    st.session_state[parts.PAGES_KEY] = pages
    sections: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        sections.setdefault(entry.section, []).append(pages[entry.name])
    chosen = st.navigation(sections, expanded=True)
    sidebar.draw(studio, actor, arrived)
    _note_time_zone(studio, actor)
    _run(chosen)


def _note_time_zone(studio: Studio, actor: Actor) -> None:
    # Quiet hours are the person's own: their browser knows where they are.
    if not st.session_state.get("time-zone-noted"):
        studio.accounts.note_time_zone(actor, st.context.timezone or "")
        st.session_state["time-zone-noted"] = True


def _studio_page(entry: Entry, studio: Studio, actor: Actor, mark: int) -> st.Page:
    return st.Page(
        partial(_draw_page, entry, studio, actor),
        title=f"{entry.title} :violet-badge[{mark}]" if mark else entry.title,
        icon=entry.icon,
        url_path=entry.path,
        default=entry.name == "gallery",
        visibility="visible" if entry.section else "hidden",
    )


def _draw_page(entry: Entry, studio: Studio, actor: Actor) -> None:
    parts.name_tab(entry.title)
    # Imported when it is first opened: the first page need not wait for the others.
    import_module(f"pages.{entry.name}").render(studio, actor)


def _run(page: st.Page) -> None:
    try:
        page.run()
    except StudioError as error:
        parts.show_error(error)
    except Exception as error:  # noqa: BLE001 - the last one who can still tell the person
        broken.show_broken_page(error)


if __name__ == "__main__":
    draw()
