"""Where a persona is made: its fields by section, how it looks beside them, and a bar that saves."""

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from core.accounts.rules import Actor
from core.errors import EngineError, StudioError
from core.personas.spec import find_problems, parse_spec, rough_spec
from core.personas.views import PersonaCard
from pages import builder_sections, builder_side, gallery_card, parts
from pages.builder_form import Form

if TYPE_CHECKING:
    from core.studio import Studio

FLASH = "builder-flash"
# A file of ours, since the content policy forbids inline scripts; it only presses Ctrl+Enter while somebody types.
KEEP_TYPING = '<script src="/app/static/keep_typing.js"></script>'


def render(studio: "Studio", actor: Actor) -> None:
    """Draw the builder for `?persona=ID`; without one, begin a persona that is only a draft until it is saved."""
    persona_id = parts.query_id("persona")
    if persona_id is None:
        st.query_params["persona"] = str(studio.personas.begin(actor).id)
        st.rerun()
    card = studio.personas.get(actor, persona_id)
    form = Form(studio, actor, card)
    fields = form.fields()
    _draw_header(studio, actor, card, fields)
    problems = form.visible_problems(fields)
    _draw_problems(problems)
    left, right = st.columns([5, 3], gap="large")
    with left:
        builder_sections.draw(form, problems, _model_names(studio))
    with right:
        builder_side.draw(studio, actor, form, fields)
    with st.bottom:
        _draw_bar(studio, actor, form, fields)
    st.html(KEEP_TYPING, unsafe_allow_javascript=True)


def _draw_header(studio: "Studio", actor: Actor, card: PersonaCard, fields: dict[str, Any]) -> None:
    def actions() -> None:
        if st.button("All personas", icon=":material/arrow_back:", key="builder-back"):
            parts.go("gallery")
        if card.is_saved and st.button("Chat", icon=":material/forum:", key="builder-chat"):
            gallery_card.open_chat(studio, actor, card.id)

    if flash := st.session_state.pop(FLASH, None):
        st.toast(flash, icon=":material/check_circle:")
    name = rough_spec(fields, unnamed="New persona").name
    parts.page_header(parts.plain(name), _version_words(card), actions=actions)


def _version_words(card: PersonaCard) -> str:
    if not card.is_saved:
        return "Not saved yet"
    shared = "shared by link" if card.is_shared else "private"
    archived = " · archived" if card.is_archived else ""
    return f"Version {card.version_number} · {shared}{archived}"


def _draw_problems(problems: dict[str, str]) -> None:
    if trouble := st.session_state.pop("builder-trouble", None):
        parts.show_error(trouble)
    if problems:
        where = [f"- {builder_sections.section_of(field)}: {parts.plain(text)}" for field, text in problems.items()]
        st.warning("**Before it can be saved**\n" + "\n".join(where), icon=":material/rule:")


def _model_names(studio: "Studio") -> list[str]:
    try:
        return [model.name for model in studio.rooms.models() if model.can_chat]
    except EngineError:
        # No list is no reason to stop building; the choice made before stays on offer.
        return []


def _draw_bar(studio: "Studio", actor: Actor, form: Form, fields: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="builder-bar"):
        st.markdown(_draft_words(form), width="stretch")
        if form.card.has_draft and form.card.is_saved:
            st.button("Discard", type="tertiary", icon=":material/undo:", key="builder-discard", on_click=form.discard)
        # Never disabled: what was typed last counts as changed only when the field is left, which this click does.
        kind: Literal["primary", "secondary"] = "primary" if _has_changes(form) else "secondary"
        if st.button("Save", type=kind, icon=":material/check:", key="builder-save"):
            _save(studio, actor, form, fields)


def _has_changes(form: Form) -> bool:
    return form.card.has_draft or not form.card.is_saved


def _draft_words(form: Form) -> str:
    if form.card.has_draft and form.card.is_begun:
        return ":orange[:material/edit_note:] Unsaved changes, kept as a draft"
    if form.card.is_saved:
        return f":green[:material/check_circle:] Saved as version {form.card.version_number}"
    return ":material/edit_note: Whatever you type is kept as a draft"


def _save(studio: "Studio", actor: Actor, form: Form, fields: dict[str, Any]) -> None:
    form.note_try(True)
    if find_problems(fields):
        st.rerun()
    try:
        saved = studio.personas.save(actor, form.card.id, parse_spec(fields))
    except StudioError as error:
        st.session_state["builder-trouble"] = error
        st.rerun()
    is_new = saved.version_number != form.card.version_number
    st.session_state[FLASH] = (
        f"Saved as version {saved.version_number}. Conversations keep the version they began with."
        if is_new
        else f"Nothing changed: version {saved.version_number} says all of this."
    )
    form.note_try(False)
    st.rerun()
