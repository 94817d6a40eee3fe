"""The reader with a model: it may propose anything; only what the message says is kept."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import pytest

from core.engines.room import Speaker
from core.errors import EngineLoading, EngineUnavailable, MalformedAnswer
from core.memory.reading.extraction import Found, Reading
from core.memory.reading.model_reader import ModelReader, ReaderChoice
from core.ports import ChatRequest, Chunk, ModelInfo

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class AnsweringEngine:
    """An engine that answers as it was told, or fails as it was told."""

    answer: dict[str, Any] | Exception
    kind: Literal["ollama", "embedded", "scripted"] = "scripted"
    asked: list[ChatRequest] = field(default_factory=list)

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def models(self) -> list[ModelInfo]:
        return []

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        return iter(())

    def count_tokens(self, text: str, model: str = "") -> int:
        return len(text)

    def close(self) -> None:
        return None


def propose(quote: str, memory: str, kind: str = "fact", importance: int = 3) -> dict[str, Any]:
    return {"memories": [{"quote": quote, "memory": memory, "kind": kind, "importance": importance}]}


def read(text: str, answer: dict[str, Any] | Exception) -> list[Found]:
    engine = AnsweringEngine(answer)
    return ModelReader(lambda: Speaker(engine, ModelInfo("test"))).read(Reading(text, 1, MONDAY))


def test_keeps_what_the_message_says_where_the_rules_see_nothing() -> None:
    said = "Fun fact: I hold the school record for the 800 metres"
    (found,) = read(
        said, propose("I hold the school record for the 800 metres", "Holds the school record for the 800 metres")
    )
    assert said[found.quote_start : found.quote_end] == "I hold the school record for the 800 metres"


def test_finds_the_quote_whatever_its_case_and_spacing() -> None:
    said = "honestly  I   hold the Record"
    (found,) = read(said, propose("i hold the record", "Holds the record"))
    assert said[found.quote_start : found.quote_end] == "I   hold the Record"


@pytest.mark.parametrize(
    ("said", "quote", "memory"),
    [
        ("ugh it's raining again lol", "ugh", "Brother is called Leo"),  # an example of the prompt
        ("ugh it's raining again lol", "my brother Leo is a vet", "Brother Leo is a vet"),
        ("Records are held by me", "Records are held by me", "Holds three records"),
        ("I do not juggle", "I do not juggle", "Juggles"),
        ("He juggles well", "He juggles well", "Juggles well"),
        ("Do I juggle?", "Do I juggle", "Juggles"),
        ("If I juggled I would join a circus", "I would join a circus", "Would join a circus"),
        ("*I juggle with torches*", "I juggle with torches", "Juggles with torches"),
        ("I juggle", "I juggle", "I juggle"),
        ("I juggle", "", "Juggles"),
        ("I juggle", "I juggle", ""),
        ("I juggle with their clubs", "I juggle with their clubs", "Juggles with their clubs"),  # whose?
        ("I keep having a great time", "I keep having a great time", "Has a great time"),  # says nothing
        ("In my novel I juggle with fire", "I juggle with fire", "Juggles with fire"),
        ("You must juggle for me", "You must juggle for me", "Must juggle"),
    ],
)
def test_drops_what_the_message_does_not_bear_out(said: str, quote: str, memory: str) -> None:
    assert read(said, propose(quote, memory)) == []


def test_keeps_what_the_rules_are_sure_of_and_says_nothing_twice() -> None:
    found = read("I play the cello", propose("I play the cello", "Plays the cello in a way"))
    assert [memory.text for memory in found] == ["Plays the cello"]


def test_dates_a_proposal_by_the_words_and_not_by_the_models_guess_of_its_kind() -> None:
    (found,) = read(
        "I juggle at the fair on Friday",
        propose("I juggle at the fair on Friday", "Juggles at the fair on Friday", "event"),
    )
    assert found.text == "Juggles at the fair on Friday (27 November 2026)"
    assert (found.kind, found.starts_at) == ("plan", datetime(2026, 11, 27, tzinfo=UTC))


@pytest.mark.parametrize("error", [EngineUnavailable("down"), MalformedAnswer("nonsense")])
def test_a_failing_engine_is_an_error_and_not_nothing_to_remember(error: Exception) -> None:
    with pytest.raises(type(error)):
        read("I play the cello", error)


def test_an_answer_of_another_shape_is_an_error() -> None:
    with pytest.raises(MalformedAnswer):
        read("I play the cello", {"thoughts": "none"})


def test_a_long_message_is_read_in_pieces_and_quoted_in_the_whole() -> None:
    engine = AnsweringEngine(propose("I juggle at fairs", "Juggles at fairs"))
    said = "It was a day. " * 200 + "I juggle at fairs."
    (found,) = ModelReader(lambda: Speaker(engine, ModelInfo("test"))).read(Reading(said, 1, MONDAY))
    assert len(engine.asked) > 1
    assert said[found.quote_start : found.quote_end] == "I juggle at fairs"


@dataclass
class Rooms:
    """A room whose state is set by hand."""

    state: str = "ready"
    is_demo: bool = False
    model: ModelInfo | None = field(default_factory=lambda: ModelInfo("llama:8b"))

    def status(self) -> "Rooms":
        return self

    def speaker(self) -> Speaker:
        raise EngineLoading("Loading the model.")


@dataclass
class Extractor:
    """The setting."""

    extractor: Literal["auto", "model", "extractive"] = "auto"


def test_the_model_reads_unless_it_is_tiny_or_missing() -> None:
    rooms = Rooms()
    choice = ReaderChoice(rooms, Extractor())  # type: ignore[arg-type]
    assert choice.reader().name == "model"
    rooms.model = ModelInfo("tiny", is_tiny=True)
    assert choice.reader().name == "extractive"
    rooms.model, rooms.state = None, "unavailable"
    assert choice.reader().name == "extractive"


def test_messages_wait_while_the_model_is_loading() -> None:
    with pytest.raises(EngineLoading):
        ReaderChoice(Rooms(state="loading"), Extractor()).reader()  # type: ignore[arg-type]


def test_the_setting_overrules() -> None:
    rooms = Rooms(state="loading")
    assert ReaderChoice(rooms, Extractor("extractive")).reader().name == "extractive"  # type: ignore[arg-type]
    assert ReaderChoice(rooms, Extractor("model")).reader().name == "model"  # type: ignore[arg-type]
