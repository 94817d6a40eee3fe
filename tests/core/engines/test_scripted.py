"""The shipped fake: says openly what it is, and does what a test tells it."""

import threading

import pytest

from core.engines.schema_example import build_example
from core.engines.scripted import LABEL, ScriptedEngine
from core.errors import EngineDied, OutOfMemory

from .contract import ask, collect, text_of


def test_without_replies_it_echoes_and_says_that_it_is_scripted() -> None:
    said = text_of(collect(ScriptedEngine(), ask("Good morning.")))

    assert said == f"{LABEL} You said: Good morning."


def test_plays_its_replies_in_order_and_keeps_what_it_was_asked() -> None:
    engine = ScriptedEngine(["One.", "Two."])

    assert [text_of(collect(engine, ask("a"))), text_of(collect(engine, ask("b")))] == ["One.", "Two."]
    assert [request.messages[0].content for request in engine.requests] == ["a", "b"]


def test_fails_when_told_to() -> None:
    with pytest.raises(OutOfMemory):
        collect(ScriptedEngine([OutOfMemory("Full.")]), ask("a"))

    reply = ScriptedEngine(["one two three"], fail_after=2).stream(ask("a"), threading.Event())
    assert [next(reply).text, next(reply).text] == ["one ", "two "]
    with pytest.raises(EngineDied):
        next(reply)


def test_answers_with_a_scripted_object_or_the_smallest_that_fits() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer", "minimum": 3}}, "required": ["n"]}
    engine = ScriptedEngine([{"n": 9}])

    answers = [engine.answer_json(ask("a"), schema, threading.Event()) for _ in range(2)]
    assert answers == [{"n": 9}, {"n": 3}]


def test_examples_follow_references_choices_and_bounds() -> None:
    schema = {
        "type": "object",
        "properties": {
            "word": {"$ref": "#/$defs/word"},
            "list": {"type": "array", "minItems": 2, "items": {"const": 1}},
            "either": {"anyOf": [{"type": "null"}, {"type": "string"}]},
            "yes": {"type": "boolean"},
        },
        "required": ["word", "list", "either", "yes"],
        "$defs": {"word": {"type": "string", "maxLength": 4}},
    }

    assert build_example(schema) == {"word": "scri", "list": [1, 1], "either": None, "yes": False}
