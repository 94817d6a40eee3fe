"""Where a new persona begins: a ready-made character, or an empty page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.personas.templates import Template
from pages import gallery_card, parts

if TYPE_CHECKING:
    from core.studio import Studio

EVERYTHING = "All"


def draw(studio: "Studio", actor: Actor, *, is_first: bool) -> None:
    """Draw the choice; for a studio without personas it is also the welcome."""
    if is_first:
        parts.page_header(
            "Who will you talk to first?",
            "Pick a character and chat at once, or build your own. Everything stays on this machine.",
            actions=_scratch_button,
        )
    else:
        parts.page_header("New persona", "Start from a template, or from scratch.", actions=_buttons)
    chosen = _choose_category(studio.personas.templates())
    grid = st.grid(3, min_column_width=264, border=True)
    for template in studio.personas.templates():
        if chosen in (EVERYTHING, template.category):
            with grid.cell():
                _draw_template(studio, actor, template)


def _buttons() -> None:
    if st.button("Back", icon=":material/arrow_back:", key="templates-back"):
        st.query_params.pop("new", None)
        st.rerun()
    _scratch_button()


def _scratch_button() -> None:
    if st.button("Start from scratch", type="primary", icon=":material/edit_square:", key="templates-scratch"):
        parts.go("builder")


def _choose_category(templates: Sequence[Template]) -> str:
    categories = [EVERYTHING, *sorted({template.category for template in templates})]
    chosen = st.pills(
        "Kind", categories, default=EVERYTHING, required=True, label_visibility="collapsed", key="templates-kind"
    )
    return chosen or EVERYTHING


def _draw_template(studio: "Studio", actor: Actor, template: Template) -> None:
    spec = template.spec
    gallery_card.draw_face(studio.personas.banner(spec), spec.name, spec.tagline, key=template.key)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":violet-badge[{parts.plain(template.category)}]", width="stretch")
        popover = st.popover("Say hello", icon=":material/waving_hand:", type="tertiary", key=f"meet-{template.key}")
    with popover:
        _draw_sample(studio, template)
    with st.container(horizontal=True):
        is_chat = st.button(
            "Chat now", type="primary", icon=":material/forum:", width="stretch", key=f"use-{template.key}"
        )
        is_adjust = st.button("Adjust", icon=":material/tune:", key=f"adjust-{template.key}")
    if is_chat or is_adjust:
        card = studio.personas.create(actor, spec, template=template.key)
        if is_chat:
            gallery_card.open_chat(studio, actor, card.id)
        parts.go("builder", persona=card.id)


def _draw_sample(studio: "Studio", template: Template) -> None:
    face = studio.personas.avatar(template.spec)
    with st.chat_message("assistant", avatar=face):
        st.markdown(parts.plain(template.spec.greeting))
    for example in template.spec.examples[:2]:
        with st.chat_message("user", avatar=":material/person:"):
            st.markdown(parts.plain(example.user))
        with st.chat_message("assistant", avatar=face):
            st.markdown(parts.plain(example.reply))
