"""Who speaks: which engine, and which of its models."""

import pytest

from core.engines.choosing import (
    EmbeddedView,
    OllamaView,
    decide_kind,
    describe_embedded,
    describe_ollama,
    pick_model,
)
from core.errors import EngineUnavailable
from core.ports import ModelInfo


def model(name: str, parameters: str, *, can_chat: bool = True) -> ModelInfo:
    return ModelInfo(name, parameters=parameters, can_chat=can_chat)


SMALL, GOOD, BETTER = model("qwen2.5:1.5b", "1.5B"), model("llama3.2:3b", "3.2B"), model("qwen2.5:7b-instruct", "7.6B")
HUGE, CODER, GUARD = model("llama3.3:70b", "70.6B"), model("qwen2.5-coder:7b", "7.6B"), model("shieldgemma:2b", "2.6B")
EMBEDDER = model("nomic-embed-text", "137M", can_chat=False)


@pytest.mark.parametrize(
    ("models", "picked"),
    [
        ([SMALL, GOOD, BETTER, HUGE], BETTER),
        ([SMALL, HUGE], SMALL),
        ([CODER, GUARD, SMALL], SMALL),
        ([CODER], CODER),
        ([EMBEDDER], None),
        ([], None),
    ],
)
def test_picks_the_best_for_talk_that_a_laptop_can_run(models: list[ModelInfo], picked: ModelInfo | None) -> None:
    assert pick_model(models) == picked


def test_the_wanted_model_wins_also_without_its_tag() -> None:
    mine = model("mine:latest", "70B")

    assert pick_model([GOOD, mine], "mine") == mine
    assert pick_model([GOOD, mine], "llama3.2:3b") == GOOD
    assert pick_model([GOOD, mine], "absent") == GOOD


@pytest.mark.parametrize(
    ("wanted", "seen", "kind"),
    [
        ("auto", OllamaView(), None),
        ("auto", OllamaView(True, (GOOD,)), "ollama"),
        ("auto", OllamaView(True, (EMBEDDER,)), "embedded"),
        ("auto", OllamaView(True, (), EngineUnavailable("down")), "embedded"),
        ("ollama", OllamaView(True, (), EngineUnavailable("down")), "ollama"),
        ("embedded", OllamaView(True, (GOOD,)), "embedded"),
        ("scripted", OllamaView(), "scripted"),
    ],
)
def test_ollama_speaks_when_it_can_unless_the_settings_say_otherwise(
    wanted: str, seen: OllamaView, kind: str | None
) -> None:
    assert decide_kind(wanted, seen) == kind


def test_a_forced_ollama_says_honestly_why_it_cannot_speak() -> None:
    down = describe_ollama(OllamaView(True, (), EngineUnavailable("Nobody there.", hint="Start it.")))
    bare = describe_ollama(OllamaView(True, (EMBEDDER,)))

    assert (down.state, down.detail, down.hint) == ("unavailable", "Nobody there.", "Start it.")
    assert bare.state == "unavailable"
    assert "ollama pull" in bare.hint
    assert describe_ollama(OllamaView()).state == "loading"


def test_a_tiny_model_is_called_a_demonstration() -> None:
    tiny = ModelInfo("tiny", is_tiny=True)

    assert describe_embedded(EmbeddedView(tiny)).is_demo
    assert describe_ollama(OllamaView(True, (tiny,))).is_demo
    assert not describe_embedded(EmbeddedView(GOOD)).is_demo
    assert describe_embedded(EmbeddedView()).state == "loading"
