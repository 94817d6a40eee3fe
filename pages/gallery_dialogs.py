"""What the gallery asks and tells in a window of its own: delete for ever, and the share link."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.personas.views import PersonaCard
from pages import parts

if TYPE_CHECKING:
    from core.studio import Studio


def losses(card: PersonaCard) -> str:
    """Say what goes with the persona."""
    versions = "its one version" if card.version_number == 1 else f"its {card.version_number} versions"
    talks = {0: "", 1: "1 conversation with every word in it, "}.get(
        card.conversation_count, f"{card.conversation_count:,} conversations with every word in them, "
    )
    if not card.is_saved:
        return f"The draft of {card.name} is erased from this machine. This cannot be undone."
    return (
        f"{card.name} is erased from this machine: {versions}, {talks}everything it remembers of anyone, and its "
        "follow-ups. This cannot be undone."
    )


def ask_delete(studio: "Studio", actor: Actor, card: PersonaCard, *, archive: Callable[[], None] | None) -> None:
    """Ask before deleting, saying what is lost; offers the archive instead where there is one."""

    @st.dialog(f"Delete {parts.plain(card.name)}?", icon=":material/delete:")
    def ask() -> None:
        st.markdown(parts.plain(losses(card)))
        if card.is_shared:
            st.markdown("Whoever has its link will find that it leads nowhere.")
        if archive:
            st.caption("The archive keeps everything and only puts it out of sight.")
        with st.container(horizontal=True, horizontal_alignment="right"):
            if archive and st.button("Archive instead", icon=":material/inventory_2:", key="delete-archive"):
                archive()
            if st.button("Delete for ever", type="primary", icon=":material/delete:", key="delete-yes"):
                _delete(studio, actor, card)

    ask()


def _delete(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    try:
        studio.personas.delete(actor, card.id)
    except StudioError as error:
        parts.show_error(error)
        return
    st.session_state["gallery-toast"] = (f"{card.name} is gone.", ":material/delete:")
    st.rerun()


def show_link(studio: "Studio", actor: Actor, card: PersonaCard) -> None:
    """Share the persona if it is not shared yet, and show the link to copy."""
    address = studio.sharing.share(actor, card.id)

    @st.dialog(f"Share {parts.plain(card.name)}", icon=":material/link:", on_dismiss="rerun")
    def show() -> None:
        st.markdown(
            "Whoever opens this link may talk to it, and to nothing else of your studio. "
            "They are told that it is an AI. What they say stays theirs: you do not see it."
        )
        st.code(address, language=None, wrap_lines=True)
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Stop sharing", icon=":material/link_off:", key="share-stop"):
                studio.sharing.unshare(actor, card.id)
                st.session_state["gallery-toast"] = (f"{card.name} is private again.", ":material/lock:")
                st.rerun()
            if st.button("Done", type="primary", key="share-done"):
                st.rerun()

    show()
