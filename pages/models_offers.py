"""Better models, one click away: through Ollama where it runs, else from the hub; and how to install Ollama."""

import streamlit as st

from core.accounts.rules import Actor
from core.studio import Studio
from pages import models_actions as actions
from pages import models_words as words


def draw(studio: Studio, actor: Actor) -> None:
    """Draw the suggestions, a field for any other model, and the way to Ollama."""
    source = "ollama" if studio.rooms.has_ollama else "hub"
    st.subheader("Get something better", anchor=False)
    st.caption(_explain(source))
    with st.container(key="offers"):
        _draw_suggestions(studio, actor, source)
    _draw_other(studio, actor, source)
    if source == "hub":
        _draw_installation()


def _explain(source: str) -> str:
    if source == "ollama":
        return "Ollama is running: it fetches the model and keeps it. It speaks as soon as it is there."
    return (
        "A file from the Hugging Face hub: fetched once, checked, and kept in the data folder. "
        "It speaks as soon as it is there. You can stop and go on at any time."
    )


def _draw_suggestions(studio: Studio, actor: Actor, source: str) -> None:
    here = _names_here(studio)
    for number, offer in enumerate(studio.rooms.suggestions):
        name = offer.ollama_name if source == "ollama" else offer.hub_name
        is_here = name in here or name.rsplit("/", 1)[-1].removesuffix(".gguf") in here
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"offer-{number}"):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{offer.title}**" + (" :violet-badge[Start with this one]" if number == 0 else ""))
                # Ollama may hold the model in another precision, and so in another size.
                size = f"about {words.say_size(offer.size_bytes)}" if source == "hub" else ""
                st.caption(f"{offer.good_for}  \n{words.say_facts(offer.licence, size)}")
            st.button(
                "Already here" if is_here else "Download",
                key=f"fetch-{number}",
                icon=":material/check:" if is_here else ":material/download:",
                type="primary" if number == 0 and not is_here else "secondary",
                disabled=is_here or _is_coming(studio, name),
                on_click=actions.fetch,
                args=(studio, actor, name, source),
                width="content",
            )


def _names_here(studio: Studio) -> set[str]:
    return {model.name for model in studio.rooms.models()} | {model.info.name for model in studio.rooms.local_models()}


def _is_coming(studio: Studio, name: str) -> bool:
    return any(download.name == name and not download.is_over for download in studio.rooms.downloads())


def _draw_other(studio: Studio, actor: Actor, source: str) -> None:
    label, example = {
        "ollama": ("Another model from Ollama's library", "mistral:7b"),
        "hub": ("Another GGUF file from the hub", "owner/repository/file.gguf"),
    }[source]
    with st.form("other-model", border=False):
        st.text_input(label, key=actions.WANTED, placeholder=example)
        st.form_submit_button(
            "Download", icon=":material/download:", on_click=actions.fetch_typed, args=(studio, actor, source)
        )


def _draw_installation() -> None:
    with st.expander("Or install Ollama", icon=":material/terminal:"):
        st.markdown(
            "Ollama runs larger models faster, on the graphics card where there is one. "
            "Once it runs, the studio finds it by itself within a few seconds."
        )
        for system, tab in zip(words.INSTALL, st.tabs(list(words.INSTALL)), strict=True):
            with tab:
                st.code(f"{words.INSTALL[system]}\nollama pull llama3.2:3b", language="shell")
        st.caption("If it is installed but not running, start it with `ollama serve`.")
