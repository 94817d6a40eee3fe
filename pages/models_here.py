"""The models that are on this machine, and which of them is to speak."""

from dataclasses import dataclass

import streamlit as st

from core.accounts.rules import Act, Actor, may
from core.studio import Studio
from pages import models_actions as actions
from pages import models_words as words
from pages import parts


@dataclass(frozen=True)
class Row:
    """One model as the list shows it. `where` says which engine has it."""

    name: str
    facts: str
    where: str
    can_speak: bool
    speaks: bool


def draw(studio: Studio, actor: Actor) -> None:
    """Draw the list; the owner may pick who speaks."""
    st.subheader("On this machine", anchor=False)
    _draw_setting(studio)
    for row in _list_rows(studio):
        _draw_row(studio, actor, row)


def _draw_setting(studio: Studio) -> None:
    settings = studio.settings
    if settings.chat_model or settings.embedded_model:
        name = "STUDIO_CHAT_MODEL" if settings.chat_model else "STUDIO_EMBEDDED_MODEL"
        st.info(f"`{name}` is set, and decides which model speaks.", icon=":material/settings:")


def _list_rows(studio: Studio) -> list[Row]:
    status = studio.rooms.status()
    is_ollama = status.kind == "ollama"
    speaking = status.model.name if status.model else ""
    rows = [
        Row(
            model.name,
            words.say_facts(model.parameters, words.say_size(model.size_bytes), model.family),
            "Ollama",
            model.can_chat,
            model.name == speaking,
        )
        for model in (studio.rooms.models() if is_ollama else ())
    ]
    for local in studio.rooms.local_models():
        model, where = local.info, "comes with the studio" if local.is_packaged else "from the hub"
        facts = words.say_facts(model.parameters, words.say_size(model.size_bytes), model.family)
        rows.append(Row(model.name, facts, where, not is_ollama, not is_ollama and model.name == speaking))
    return rows


def _draw_row(studio: Studio, actor: Actor, row: Row) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"here-{row.where}-{row.name}"):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{parts.plain(row.name)}**")
            st.caption(parts.plain(words.say_facts(row.facts, row.where)))
        if row.speaks:
            st.badge("Speaks now", icon=":material/graphic_eq:", color="green")
        elif not row.can_speak:
            st.caption("Not for chat" if row.where == "Ollama" else "Rests while Ollama speaks", width="content")
        elif may(actor, Act.RUN):
            st.button(
                "Let it speak",
                key=f"choose-{row.where}-{row.name}",
                on_click=actions.choose,
                args=(studio, actor, row.name),
                width="content",
            )
