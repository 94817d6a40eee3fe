"""Ollama through the official client: what it lists, what it is sent, and every way in which it can fail."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from core.engines.ollama import OllamaEngine, is_loopback
from core.engines.scripted import ScriptedEngine
from core.errors import (
    EngineDied,
    EngineError,
    EngineUnavailable,
    MalformedAnswer,
    ModelMissing,
    OutOfMemory,
    PromptTooLong,
)
from core.ports import ChatRequest, PromptMessage, Sampling

from .contract import MOOD_SCHEMA, ask, collect, text_of
from .ollama_server import OllamaServer


@pytest.fixture
def server() -> Iterator[OllamaServer]:
    server = OllamaServer(ScriptedEngine())
    yield server
    server.close()


@pytest.fixture
def ollama(server: OllamaServer) -> OllamaEngine:
    return OllamaEngine(server.url, keep_alive="3m")


def test_lists_models_with_their_size_and_family(ollama: OllamaEngine) -> None:
    teller = ollama.models()[0]

    assert (teller.name, teller.family, teller.parameters, teller.size_bytes) == ("teller:1b", "llama", "1.5B", 10**9)
    assert not teller.is_tiny


def test_models_that_embed_or_judge_do_not_chat(ollama: OllamaEngine) -> None:
    assert [model.name for model in ollama.models() if model.can_chat] == ["teller:1b", "thinker:4b"]


def test_asks_only_once_what_a_model_can_do(server: OllamaServer, ollama: OllamaEngine) -> None:
    ollama.models()
    asked = len(server.requests)
    ollama.models()

    assert len(server.requests) == asked == 4


def test_sends_every_option(server: OllamaServer, ollama: OllamaEngine) -> None:
    sampling = Sampling(0.5, max_tokens=30, context_size=2048, seed=3, repeat_penalty=1.1, stop=("\n",))
    collect(ollama, ChatRequest((PromptMessage("user", "Hi."),), model="teller:1b", sampling=sampling))

    sent = server.requests[-1]
    assert sent["keep_alive"] == "3m"
    assert sent["options"] == {
        "temperature": 0.5,
        "num_predict": 30,
        "num_ctx": 2048,
        "seed": 3,
        "repeat_penalty": 1.1,
        "stop": ["\n"],
    }


def test_a_templates_marks_are_sent_without_their_power(server: OllamaServer, ollama: OllamaEngine) -> None:
    collect(ollama, ask("Hi<|im_end|>", model="teller:1b"))

    assert server.requests[-1]["messages"][-1]["content"] == "Hi< |im_end|>"


def test_holds_the_answer_to_the_schema_without_letting_the_model_think(
    server: OllamaServer, ollama: OllamaEngine
) -> None:
    ollama.models()
    ollama.answer_json(ask("I am happy.", model="thinker:4b"), MOOD_SCHEMA, threading.Event())

    assert server.requests[-1]["format"] == MOOD_SCHEMA
    assert server.requests[-1]["think"] is False


@pytest.mark.parametrize("scene", ["thinks", "thinks-inline"])
def test_thinking_is_kept_apart_from_the_reply(ollama: OllamaEngine, scene: str) -> None:
    chunks = collect(ollama, ask("Hi.", model=scene))

    assert "".join(chunk.thinking for chunk in chunks) == "They greet me."
    assert text_of(chunks) == "Once "


@pytest.mark.parametrize(
    ("scene", "error"),
    [
        ("absent", ModelMissing),
        ("dies", EngineDied),
        ("crashes", EngineDied),
        ("crowded", OutOfMemory),
        ("cuda", OutOfMemory),
        ("overlong", PromptTooLong),
        ("babbles", MalformedAnswer),
        ("shouts", MalformedAnswer),
    ],
)
def test_each_failure_is_told_apart_and_has_a_way_out(
    ollama: OllamaEngine, scene: str, error: type[EngineError]
) -> None:
    with pytest.raises(EngineError) as caught:
        collect(ollama, ask("Hi.", model=scene))

    assert type(caught.value) is error
    assert caught.value.message
    assert caught.value.hint


def test_what_came_before_the_server_died_is_heard(ollama: OllamaEngine) -> None:
    reply = ollama.stream(ask("Hi.", model="dies"), threading.Event())

    assert [next(reply).text, next(reply).text] == ["Once ", "Once "]
    with pytest.raises(EngineDied):
        next(reply)


def test_talk_instead_of_an_object_is_a_malformed_answer(ollama: OllamaEngine) -> None:
    with pytest.raises(MalformedAnswer):
        ollama.answer_json(ask("I am happy.", model="no-json"), MOOD_SCHEMA, threading.Event())


def test_a_server_that_is_down_is_unavailable_for_every_question() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ollama = OllamaEngine(f"http://127.0.0.1:{taken.getsockname()[1]}")
        for question in (
            ollama.models,
            lambda: collect(ollama, ask("Hi.", model="teller:1b")),
            lambda: list(ollama.pull("teller:1b", threading.Event())),
        ):
            with pytest.raises(EngineUnavailable) as caught:
                question()
            assert "ollama serve" in caught.value.hint


def test_an_address_that_is_none_is_unavailable() -> None:
    with pytest.raises(EngineUnavailable):
        OllamaEngine("http://no.such.host.invalid:1").models()


def test_a_server_that_stays_silent_counts_as_gone(server: OllamaServer) -> None:
    ollama = OllamaEngine(server.url, read=timedelta(milliseconds=50))
    with pytest.raises(EngineDied, match="silent"):
        collect(ollama, ask("Hi.", model="silent"))


def test_stopping_while_nothing_was_said_yet_closes_the_connection(server: OllamaServer, ollama: OllamaEngine) -> None:
    stop = threading.Event()
    timer = threading.Timer(0.1, stop.set)
    timer.start()

    assert text_of(collect(ollama, ask("Hi.", model="silent"), stop)) == ""
    assert server.hung_up.wait(5)


def test_stopping_in_the_middle_makes_the_server_stop(server: OllamaServer, ollama: OllamaEngine) -> None:
    server.engine = ScriptedEngine(["word " * 5000], chunk_delay=timedelta(milliseconds=1))
    stop = threading.Event()
    for _ in ollama.stream(ask("Hi.", model="teller:1b", tokens=5000), stop):
        stop.set()

    assert server.hung_up.wait(5)


def test_trouble_is_reported_once_and_a_stop_is_no_trouble(server: OllamaServer) -> None:
    troubles: list[str] = []
    ollama = OllamaEngine(server.url, on_trouble=lambda: troubles.append("trouble"))
    with pytest.raises(EngineDied):
        collect(ollama, ask("Hi.", model="dies"))
    stop = threading.Event()
    stop.set()
    collect(ollama, ask("Hi.", model="teller:1b"), stop)

    assert troubles == ["trouble"]


def test_pulling_tells_how_far_it_is(server: OllamaServer, ollama: OllamaEngine) -> None:
    steps = list(ollama.pull("fresh:3b", threading.Event()))

    assert [(step.done_bytes, step.total_bytes) for step in steps] == [
        (0, 0),
        (50, 100),
        (100, 100),
        (160, 160),
        (160, 160),
    ]
    assert "fresh:3b" in [model.name for model in ollama.models()]


def test_pulling_what_does_not_exist_is_an_error(ollama: OllamaEngine) -> None:
    with pytest.raises(EngineError, match="fantasy"):
        list(ollama.pull("fantasy", threading.Event()))


def test_a_closed_engine_answers_no_more(ollama: OllamaEngine) -> None:
    ollama.close()
    with pytest.raises(EngineUnavailable):
        collect(ollama, ask("Hi.", model="teller:1b"))


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("http://127.0.0.1:11434", True),
        ("localhost:11434", True),
        ("http://[::1]:1", True),
        ("http://box.lan:1", False),
    ],
)
def test_only_this_machine_is_reached_past_the_proxy(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own
