"""The embedded model: what it holds in memory, whom it serves first, and what it says when it cannot."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.engines.embedded import EmbeddedEngine
from core.engines.llama import LlamaServer
from core.engines.packaged import find_packaged_model
from core.engines.tokens import estimate_tokens
from core.errors import EngineLoading, EngineUnavailable, MalformedAnswer, ModelMissing, PromptTooLong
from core.ports import ChatRequest, PromptMessage

from .contract import ask, collect, text_of

pytestmark = pytest.mark.slow


@pytest.fixture
def empty() -> Iterator[EmbeddedEngine]:
    engine = EmbeddedEngine(context_size=1024, threads=1)
    yield engine
    engine.close()


def test_the_packaged_model_is_known_to_be_tiny(embedded_engine: EmbeddedEngine) -> None:
    (model,) = embedded_engine.models()

    assert (model.family, model.parameters, model.is_tiny) == ("llama", "135M", True)


def test_a_prompt_longer_than_the_model_reads_is_an_error(embedded_engine: EmbeddedEngine) -> None:
    with pytest.raises(PromptTooLong, match="2048"):
        collect(embedded_engine, ask("word " * 4000))


def test_a_schema_that_is_none_is_an_error_and_nobody_is_held_up(embedded_engine: EmbeddedEngine) -> None:
    with pytest.raises(MalformedAnswer):
        embedded_engine.answer_json(ask("Hi."), {"type": "nonsense"}, threading.Event())
    assert text_of(collect(embedded_engine, ask("Hi.")))


def test_stopping_while_the_prompt_is_read_leaves_the_model_to_the_next(embedded_engine: EmbeddedEngine) -> None:
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()

    assert text_of(collect(embedded_engine, ask("kind words " * 400), stop)) == ""
    assert text_of(collect(embedded_engine, ask("Hi.")))


def test_counts_with_the_models_own_tokenizer_even_while_it_talks(embedded_engine: EmbeddedEngine) -> None:
    reply = embedded_engine.stream(ask("Tell me a long story.", tokens=200), threading.Event())
    next(reply)

    assert embedded_engine.count_tokens("Hello world, how are you?") == 7
    reply.close()


@pytest.mark.parametrize(
    "text",
    [
        "I had a wonderful weekend in Leeds with my sister; we talked about my interview on Friday at 10:30!",
        "Am Wochenende habe ich mit meiner Schwester über die Geschwindigkeitsbegrenzung gestritten; übrigens …",
        "J'ai passé un week-end merveilleux à Lyon avec ma sœur ; nous avons acheté une chemise.",
        "Я провела чудесные выходные в Казани с сестрой.",
        "週末は妹とリーズで素敵な時間を過ごしました。",
        "I love it 😍🎉👨‍👩‍👧‍👦 so much ❤️ on 2026-11-22, call +44 7700 900123",
    ],
)
def test_the_estimate_is_never_below_the_count(embedded_engine: EmbeddedEngine, text: str) -> None:
    counted = embedded_engine.count_tokens(text)

    assert counted <= estimate_tokens(text) <= 2 * counted + 4


def test_the_prefix_of_a_conversation_is_read_only_once() -> None:
    server = LlamaServer(find_packaged_model(), context_size=1024, threads=1)
    turns = [{"role": "system", "content": "You are a kind cook. " * 20}, {"role": "user", "content": "Hi."}]
    try:
        first = _read_from_cache(server, turns)
        again = _read_from_cache(
            server, [*turns, {"role": "assistant", "content": "Hi!"}, {"role": "user", "content": "Go on."}]
        )
    finally:
        server.close()

    assert first == 0
    assert again > 100


def _read_from_cache(server: LlamaServer, messages: list[dict[str, str]]) -> int:
    usages: list[dict[str, Any]] = []

    def receive(piece: dict[str, Any]) -> bool:
        usages.extend([piece["usage"]] if piece.get("usage") else [])
        return False

    server.stream({"messages": messages, "max_tokens": 4, "stream_options": {"include_usage": True}}, receive)
    return int(usages[-1]["prompt_tokens_details"]["cached_tokens"])


def test_without_a_model_it_is_loading(empty: EmbeddedEngine) -> None:
    with pytest.raises(EngineLoading):
        collect(empty, ask("Hi."))
    assert empty.models() == []
    assert empty.count_tokens("Hello") >= 1


def test_a_damaged_file_is_refused_with_a_way_out(empty: EmbeddedEngine, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(find_packaged_model().read_bytes()[:9_000_000])

    with pytest.raises(EngineUnavailable, match=r"damaged\.gguf") as caught:
        empty.load(damaged).result(timeout=30)
    assert caught.value.hint
    with pytest.raises(EngineUnavailable):
        collect(empty, ask("Hi."))


def test_a_model_can_be_taken_in_after_another_failed_and_given_back(empty: EmbeddedEngine, tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable):
        empty.load(tmp_path / "absent.gguf").result(timeout=30)
    info = empty.load(find_packaged_model()).result(timeout=30)
    assert text_of(collect(empty, ask("Hi.", model=info.name)))

    empty.unload()
    with pytest.raises(EngineLoading):
        collect(empty, ask("Hi."))


def test_after_closing_nobody_is_left_waiting(empty: EmbeddedEngine) -> None:
    empty.close()
    with pytest.raises(EngineUnavailable):
        collect(empty, ask("Hi."))


def test_a_message_without_a_model_name_goes_to_the_model_in_memory(embedded_engine: EmbeddedEngine) -> None:
    request = ChatRequest((PromptMessage("user", "Hi."),), model="another")
    with pytest.raises(ModelMissing):
        collect(embedded_engine, request)
