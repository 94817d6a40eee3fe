"""What every engine promises, whoever provides it; each implementation's test class inherits this."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from core.errors import MalformedAnswer, ModelMissing
from core.ports import ChatRequest, Chunk, Engine, Priority, PromptMessage, Sampling

MOOD_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "mood": {"enum": ["good", "bad"]},
        "reasons": {"type": "array", "maxItems": 2, "items": {"$ref": "#/$defs/reason"}},
    },
    "required": ["mood", "reasons"],
    "additionalProperties": False,
    "$defs": {"reason": {"type": "string", "maxLength": 30}},
}


def ask(*turns: str, tokens: int = 24, **more: Any) -> ChatRequest:
    """Build a request from `user`, `assistant`, `user`… in turn, sampled the same way every time."""
    roles = ("user", "assistant")
    messages = tuple(PromptMessage(roles[n % 2], text) for n, text in enumerate(turns))
    sampling = Sampling(temperature=0.0, seed=7, max_tokens=tokens, context_size=2048)
    return ChatRequest(messages, sampling=sampling, **more)


def collect(engine: Engine, request: ChatRequest, stop: threading.Event | None = None) -> list[Chunk]:
    return list(engine.stream(request, stop or threading.Event()))


def text_of(chunks: list[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks)


class EngineContract:
    """Subclasses provide the fixture `engine`."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    def test_has_a_model_that_can_chat(self, engine: Engine) -> None:
        assert any(model.can_chat and model.name for model in engine.models())

    def test_a_reply_comes_in_pieces_and_ends_with_what_it_cost(self, engine: Engine) -> None:
        *pieces, last = collect(engine, ask("Tell me about the sea."))

        assert len([piece for piece in pieces if piece.text]) > 3
        assert last.usage
        assert last.usage.prompt_tokens > 0
        assert last.usage.reply_tokens > 0

    def test_a_reply_is_no_longer_than_allowed(self, engine: Engine) -> None:
        last = collect(engine, ask("Tell me a very long story about the sea.", tokens=5))[-1]

        assert last.usage
        assert last.usage.finish == "length"
        assert last.usage.reply_tokens <= 5

    def test_the_same_request_gets_the_same_reply(self, engine: Engine) -> None:
        request = ask("What is your favourite dish?")

        assert text_of(collect(engine, request)) == text_of(collect(engine, request))

    def test_a_stopped_reply_ends_early_without_an_error(self, engine: Engine) -> None:
        stop, heard = threading.Event(), []
        for chunk in engine.stream(ask("Tell me a very long story about the sea.", tokens=300), stop):
            heard.append(chunk)
            stop.set()

        assert len(heard) == 2
        assert heard[-1].usage
        assert heard[-1].usage.finish == "stopped"

    def test_a_reply_stopped_before_it_began_is_empty(self, engine: Engine) -> None:
        stop = threading.Event()
        stop.set()

        assert text_of(collect(engine, ask("Hello."), stop)) == ""

    def test_the_next_request_is_served_when_a_reply_was_left_unheard(self, engine: Engine) -> None:
        reply = engine.stream(ask("Tell me a very long story about the sea.", tokens=300), threading.Event())
        next(reply)
        reply.close()

        assert text_of(collect(engine, ask("Hello.")))

    def test_an_opening_is_continued_and_not_repeated(self, engine: Engine) -> None:
        opening = "Hello! Last time you told me that you have a job interview on Friday."

        said = text_of(collect(engine, ask("Hi, it's me again.", opening)))

        assert said
        assert "Last time you told me" not in said

    def test_an_answer_fits_its_schema(self, engine: Engine) -> None:
        answer = engine.answer_json(ask("I am happy today.", tokens=120), MOOD_SCHEMA, threading.Event())

        assert answer["mood"] in ("good", "bad")
        assert all(len(reason) <= 30 for reason in answer["reasons"])

    def test_an_answer_that_breaks_off_is_an_error(self, engine: Engine) -> None:
        schema = {
            "type": "object",
            "properties": {"words": {"type": "array", "minItems": 9, "maxItems": 9, "items": {"enum": ["la la"]}}},
            "required": ["words"],
        }
        with pytest.raises(MalformedAnswer):
            engine.answer_json(ask("Sing.", tokens=3), schema, threading.Event())

    def test_a_stopped_answer_is_an_error(self, engine: Engine) -> None:
        stop = threading.Event()
        stop.set()
        with pytest.raises(MalformedAnswer):
            engine.answer_json(ask("I am happy today."), MOOD_SCHEMA, stop)

    def test_a_model_that_is_not_there_is_named_with_a_way_out(self, engine: Engine) -> None:
        with pytest.raises(ModelMissing, match="no-such-model") as caught:
            collect(engine, ask("Hello.", model="no-such-model"))
        assert caught.value.hint

    def test_eight_callers_at_once_each_get_their_own_reply(self, engine: Engine) -> None:
        requests = [
            ask(f"Say the number {n}.", tokens=8, priority=Priority.PERSON if n % 2 else Priority.BACKGROUND)
            for n in range(8)
        ]
        alone = [text_of(collect(engine, request)) for request in requests]

        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda request: text_of(collect(engine, request)), requests))

        assert together == alone

    def test_counts_tokens(self, engine: Engine) -> None:
        assert engine.count_tokens("") == 0
        assert 2 <= engine.count_tokens("Hello, world!") <= 12
        assert engine.count_tokens("word " * 100) >= 100
