"""The face of a persona in the builder: a picture of one's own, or colours and a symbol for the drawn one."""

from collections.abc import Mapping
from typing import Any, get_args

import streamlit as st

from core.personas.spec import Glyph, Palette
from pages.builder_form import Form

GLYPH_ICONS: Mapping[str, str] = {
    "": "Aa",
    "music": ":material/music_note:",
    "chef": ":material/skillet:",
    "sofa": ":material/chair:",
    "mic": ":material/mic:",
    "tree": ":material/park:",
    "speech": ":material/forum:",
    "dumbbell": ":material/fitness_center:",
    "book": ":material/menu_book:",
    "telescope": ":material/nights_stay:",
    "compass": ":material/explore:",
    "flower": ":material/local_florist:",
    "spark": ":material/auto_awesome:",
}


def draw_looks(form: Form, kept: Mapping[str, Any]) -> None:
    """Draw the choice of colours and symbol, and the upload beside it."""
    st.pills(
        "Colours",
        get_args(Palette),
        default=kept["palette"],
        required=True,
        format_func=lambda name: name.capitalize() or "By name",
        key=form.key("palette"),
        on_change=form.keep,
    )
    st.pills(
        "Symbol",
        get_args(Glyph),
        default=kept["glyph"],
        required=True,
        format_func=lambda name: GLYPH_ICONS[name],
        key=form.key("glyph"),
        on_change=form.keep,
        help="“Aa” draws the initials.",
    )
    with st.expander("A picture of your own", icon=":material/add_photo_alternate:", expanded=bool(kept["avatar"])):
        _draw_upload(form, kept)


def _draw_upload(form: Form, kept: Mapping[str, Any]) -> None:
    key = form.key("upload")
    st.file_uploader(
        "PNG, JPEG, WebP or GIF, up to 5 MB",
        type=["png", "jpg", "jpeg", "webp", "gif"],
        max_upload_size=5,
        key=key,
        on_change=_take,
        args=(form, key),
    )
    if kept["avatar"]:
        st.button(
            "Back to the drawn face",
            icon=":material/undo:",
            key=form.key("no-picture"),
            on_click=form.put,
            args=({"avatar": ""},),
        )


def _take(form: Form, key: str) -> None:
    uploaded = st.session_state.get(key)
    if uploaded is not None:
        form.upload(uploaded.getvalue())
