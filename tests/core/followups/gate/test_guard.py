"""The guard model is asked as its family wants to be asked, and what it does not say is never taken for "safe"."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.engines.ollama import OllamaEngine
from core.engines.scripted import ScriptedEngine
from core.errors import EngineUnavailable
from core.followups.gate.guard import Guard, read_answer
from core.ports import ModelInfo
from tests.core.engines.ollama_server import OllamaServer

LLAMA, GRANITE, THINKING = "llama-guard3:1b", "granite3-guardian:2b", "ibm/granite3.3-guardian:8b"


def guard(model: str, *answers: object) -> Guard:
    return Guard(ScriptedEngine(answers, models=(ModelInfo(name=model),)), model)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("model", "answer", "is_safe", "detail"),
    [
        (LLAMA, "safe", True, ""),
        (LLAMA, "\n\nsafe\n", True, ""),
        (LLAMA, "unsafe\nS10", False, "Unsafe: hate."),
        (LLAMA, "unsafe\nS1,S11", False, "Unsafe: violent crimes, self-harm."),
        (LLAMA, "unsafe", False, "Unsafe."),
        (GRANITE, "No", True, ""),
        (GRANITE, "Yes", False, "It finds it harmful."),
        (GRANITE, "No\n<confidence> High </confidence>", True, ""),
        (GRANITE, "<score> yes </score>", False, "It finds it harmful."),
        ("ibm/granite3.3-guardian:8b", "<score>no</score>", True, ""),
    ],
)
def test_reads_the_answers_of_both_families(model: str, answer: str, is_safe: bool, detail: str) -> None:
    read = read_answer(model, answer)
    assert (read.is_safe, read.detail) == (is_safe, detail)


@pytest.mark.parametrize(
    ("model", "answer"),
    [
        (LLAMA, ""),
        (LLAMA, "The message is safe to send."),
        (LLAMA, "safely"),
        (LLAMA, "unsafe? safe"),
        (LLAMA, "No"),
        (GRANITE, "safe"),
        (GRANITE, "No, but it could be"),
        (GRANITE, "<score></score>"),
    ],
)
def test_anything_else_is_no_answer(model: str, answer: str) -> None:
    assert read_answer(model, answer).is_safe is None


def test_llama_guard_judges_the_last_turn_of_a_talk() -> None:
    asked = guard(LLAMA, "safe")
    assert asked.ask("How did it go?", "I have an interview").is_safe

    [request] = asked.engine.requests  # type: ignore[attr-defined]
    assert [(turn.role, turn.content) for turn in request.messages] == [
        ("user", "I have an interview"),
        ("assistant", "How did it go?"),
    ]
    assert (request.model, request.sampling.temperature) == (LLAMA, 0.0)


def test_granite_reads_the_name_of_the_risk_from_the_system_turn() -> None:
    asked = guard(GRANITE, "No")
    asked.ask("How did it go?", "")

    [request] = asked.engine.requests  # type: ignore[attr-defined]
    assert [turn.role for turn in request.messages] == ["system", "user", "assistant"]
    assert request.messages[0].content == "harm"


def test_a_guard_that_cannot_be_reached_says_so() -> None:
    answer = guard(LLAMA, EngineUnavailable("Ollama is not answering.", hint="Start it.")).ask("How did it go?", "")
    assert (answer.is_safe, answer.detail) == (None, "Ollama is not answering.")


SHELF: dict[str, dict[str, Any]] = {
    LLAMA: {"family": "llama", "size": "1.5B", "capabilities": ["completion"]},
    GRANITE: {"family": "granite", "size": "2.6B", "capabilities": ["completion"]},
    THINKING: {"family": "granite", "size": "8.2B", "capabilities": ["completion", "tools", "thinking"]},
}
"""The guards as Ollama's library lists them."""


@pytest.fixture
def serve() -> Iterator[Callable[[str], OllamaServer]]:
    """Run servers that answer every chat with this text, cut into chunks as Ollama sends it."""
    servers: list[OllamaServer] = []

    def start(answer: str) -> OllamaServer:
        servers.append(OllamaServer(ScriptedEngine([answer]), models=SHELF))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def server(serve: Callable[[str], OllamaServer]) -> OllamaServer:
    return serve("unsafe\nS11")


@pytest.mark.parametrize(
    ("model", "answer", "is_safe"),
    [
        (LLAMA, "safe", True),
        (LLAMA, "unsafe\nS2", False),
        (GRANITE, "No", True),
        (GRANITE, "Yes", False),
        (THINKING, "No\n<confidence> High </confidence>", True),
        (THINKING, "<score> yes </score>", False),
        (THINKING, "<score> no </score>", True),
        (THINKING, "<think>\n</think>\n<score> no </score>", True),
        (THINKING, "<think>The message asks about", None),
    ],
)
def test_reads_what_the_models_cards_show_through_the_protocol(
    serve: Callable[[str], OllamaServer], model: str, answer: str, is_safe: bool | None
) -> None:
    assert Guard(OllamaEngine(serve(answer).url), model).ask("How did it go?", "I have an interview").is_safe is is_safe


def test_a_guard_that_could_think_is_asked_not_to(serve: Callable[[str], OllamaServer]) -> None:
    server = serve("<score> no </score>")
    Guard(OllamaEngine(server.url), THINKING).ask("How did it go?", "")
    assert server.requests[-1]["think"] is False


def test_asks_a_real_server_by_its_own_protocol(server: OllamaServer) -> None:
    answer = Guard(OllamaEngine(server.url), LLAMA).ask("Jump.", "I stand on a bridge")

    assert (answer.is_safe, answer.detail) == (False, "Unsafe: self-harm.")
    assert [turn["role"] for turn in server.requests[-1]["messages"]] == ["user", "assistant"]
    assert server.requests[-1]["options"]["temperature"] == 0


def test_a_model_that_the_server_lacks_is_no_answer(server: OllamaServer) -> None:
    answer = Guard(OllamaEngine(server.url), "llama-guard3:8b").ask("Hello.", "")
    assert answer.is_safe is None
    assert "llama-guard3:8b" in answer.detail
