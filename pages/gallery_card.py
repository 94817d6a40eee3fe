"""One persona in the gallery: its face, what it is, and what can be done with it."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.personas.views import PersonaCard
from pages import parts
from pages.gallery_dialogs import ask_delete, show_link

if TYPE_CHECKING:
    from core.studio import Studio

UNDO = "gallery-undo"
ICONS = {
    "Edit": ":material/edit:",
    "Duplicate": ":material/content_copy:",
    "Share": ":material/link:",
    "Share link": ":material/link:",
    "Archive": ":material/inventory_2:",
    "Restore": ":material/unarchive:",
    "Delete": ":material/delete:",
}


def draw(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    """Draw the card into the present cell."""
    draw_face(studio.personas.banner(card.spec), card.name, card.tagline, key=str(card.id))
    st.markdown(_badges(card))
    with st.container(horizontal=True, vertical_alignment="center"):
        _draw_main_button(studio, actor, card)
        chosen = st.menu_button(
            ":material/more_horiz:", _options(card), format_func=_with_icon, key=f"menu-{card.id}", help="More"
        )
    if chosen:
        _do(studio, actor, card, chosen)


def draw_face(banner: str, name: str, tagline: str, *, key: str) -> None:
    """Draw banner, name and tagline, alike for personas, templates and the builder's preview."""
    with st.container(key=f"face-{key}", gap="xsmall"):
        st.image(banner, width="stretch", alt="")
        st.subheader(parts.plain(name), anchor=False)
        st.caption(parts.plain(tagline) or "No tagline yet")


def _badges(card: PersonaCard) -> str:
    found = []
    if card.is_archived:
        found.append(":gray-badge[:material/inventory_2: Archived]")
    elif card.is_shared:
        found.append(":green-badge[:material/public: Shared]")
    else:
        found.append(":gray-badge[:material/lock: Private]")
    if card.has_draft:
        found.append(":orange-badge[:material/edit: Draft]")
    if card.conversation_count:
        found.append(f":violet-badge[:material/forum: {card.conversation_count:,}]")
    return " ".join(found)


def _options(card: PersonaCard) -> list[str]:
    if card.is_archived:
        return ["Restore", "Edit", "Duplicate", "Delete"]
    sharing = [] if not card.is_saved else ["Share link"] if card.is_shared else ["Share"]
    return ["Edit", "Duplicate", *sharing, "Archive", "Delete"]


def _with_icon(option: str) -> str:
    return f"{ICONS[option]} {option}"


def _draw_main_button(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    if card.is_archived:
        if st.button("Restore", icon=":material/unarchive:", width="stretch", key=f"restore-{card.id}"):
            _restore(studio, actor, card)
    elif not card.is_saved:
        if st.button("Go on building", icon=":material/edit:", width="stretch", key=f"build-{card.id}"):
            parts.go("builder", persona=card.id)
    elif st.button("Chat", type="primary", icon=":material/forum:", width="stretch", key=f"chat-{card.id}"):
        open_chat(studio, actor, card.id)


def open_chat(studio: "Studio", actor: Actor, persona_id: int) -> None:
    """Go to the actor's last conversation with the persona, or to a new one; ends the run."""
    talks = studio.chats.list(actor, persona_id)
    parts.go("chat", c=talks[0].id if talks else studio.chats.start(actor, persona_id))


def _do(studio: "Studio", actor: Actor, card: PersonaCard, option: str) -> None:
    match option:
        case "Edit":
            parts.go("builder", persona=card.id)
        case "Duplicate":
            copy = studio.personas.duplicate(actor, card.id)
            st.session_state[UNDO] = None
            parts.go("builder", persona=copy.id)
        case "Share" | "Share link":
            show_link(studio, actor, card)
        case "Archive":
            archive(studio, actor, card)
        case "Restore":
            _restore(studio, actor, card)
        case "Delete":
            ask_delete(studio, actor, card, archive=None if card.is_archived else partial(archive, studio, actor, card))


def archive(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    """Archive the persona, remembering it for the undo; ends the run."""
    studio.personas.archive(actor, card.id)
    st.session_state[UNDO] = (card.id, card.name)
    st.session_state["gallery-toast"] = (f"{card.name} rests in the archive.", ":material/inventory_2:")
    st.rerun()


def _restore(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    studio.personas.restore(actor, card.id)
    st.session_state["gallery-toast"] = (f"{card.name} is back.", ":material/unarchive:")
    st.rerun()


def draw_undo(studio: "Studio", actor: Actor) -> None:
    """Announce what was just done, and offer to take the last archiving back."""
    if toast := st.session_state.pop("gallery-toast", None):
        st.toast(parts.plain(toast[0]), icon=toast[1])
    undo = st.session_state.get(UNDO)
    if not undo:
        return
    persona_id, name = undo
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="gallery-undo-bar"):
        st.markdown(f":material/inventory_2: {parts.plain(name)} rests in the archive.", width="stretch")
        if st.button("Undo", type="tertiary", icon=":material/undo:", key="gallery-undo-button"):
            _take_back(studio, actor, persona_id)
        if st.button("Dismiss", type="tertiary", key="gallery-undo-dismiss"):
            st.session_state[UNDO] = None
            st.rerun()


def _take_back(studio: "Studio", actor: Actor, persona_id: int) -> None:
    st.session_state[UNDO] = None
    try:
        studio.personas.restore(actor, persona_id)
    except StudioError as error:
        parts.show_error(error)
    else:
        st.rerun()
