"""Beside the builder's fields: how the persona will look and begin, and the versions it has been through."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts.rules import Actor
from core.personas.history import Change, list_changes
from core.personas.spec import PersonaSpec, rough_spec
from pages import gallery_card, parts
from pages.builder_form import Form

if TYPE_CHECKING:
    from core.studio import Studio


def draw(studio: "Studio", actor: Actor, form: Form, fields: Mapping[str, Any]) -> None:
    """Draw the preview and the history."""
    spec = rough_spec(fields, unnamed="New persona")
    st.caption("How it will look")
    _draw_preview(studio, spec)
    versions = studio.personas.versions(actor, form.card.id)
    if versions:
        with st.expander(f"Versions ({len(versions)})", icon=":material/history:"):
            st.caption("A conversation keeps the version it began with.")
            for change in list_changes(versions):
                _draw_version(form, change, is_newest=change.version.id == versions[0].id)


def _draw_preview(studio: "Studio", spec: PersonaSpec) -> None:
    with st.container(border=True, key="builder-preview"):
        gallery_card.draw_face(studio.personas.banner(spec), spec.name, spec.tagline, key="preview")
        with st.chat_message("assistant", avatar=studio.personas.avatar(spec)):
            st.markdown(parts.plain(spec.greeting) or ":gray[No greeting yet: the person speaks first.]")
        if spec.openers:
            st.markdown(" ".join(f":gray-badge[{parts.plain(opener)}]" for opener in spec.openers))


def _draw_version(form: Form, change: Change, *, is_newest: bool) -> None:
    version = change.version
    with st.container(horizontal=True, vertical_alignment="center", key=f"version-{version.number}"):
        with st.container(width="stretch", gap=None):
            st.markdown(
                f"**Version {version.number}** · {version.created_at.day} {version.created_at:%b %Y, %H:%M} UTC"
            )
            st.caption(_change_words(change))
        if is_newest:
            st.badge("Current", color="green")
        else:
            st.button(
                "Restore",
                type="tertiary",
                key=f"restore-version-{version.number}",
                on_click=form.restore,
                args=(version,),
                disabled=form.card.has_draft,
                help="Save or discard your changes first." if form.card.has_draft else "Bring it back as a draft.",
            )


def _change_words(change: Change) -> str:
    if not change.fields:
        return "The first one"
    shown = ", ".join(change.fields[:3])
    more = f" and {len(change.fields) - 3} more" if len(change.fields) > 3 else ""
    return f"Changed {shown}{more}"
