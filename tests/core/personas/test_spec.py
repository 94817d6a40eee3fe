"""What fits into a persona, what is made to fit, and how the rest is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.personas.spec import LIMITS, PersonaSpec, find_problems, parse_spec, rough_spec, spec_fields
from core.text import clean_line, clean_lines, clean_text, split_lines

lines = st.lists(st.text(max_size=30), max_size=5)
fields = st.fixed_dictionaries(
    {
        "name": st.text(min_size=1, max_size=20),
        "tagline": st.text(max_size=40),
        "personality": st.text(max_size=100),
        "topics": lines,
        "openers": lines,
        "examples": st.lists(st.fixed_dictionaries({"user": st.text(max_size=9), "reply": st.text(max_size=9)})),
        "temperature": st.floats(),
    }
)


@given(fields)
def test_a_persona_survives_being_written_as_json_and_read_again(typed):
    spec = rough_spec(typed)
    assert parse_spec(spec_fields(spec)) == spec


@given(fields)
def test_whatever_is_typed_no_control_character_is_kept_and_names_are_one_line(typed):
    spec = rough_spec(typed)
    assert "\n" not in spec.name + spec.tagline + "".join(spec.topics)
    assert all(unicodedata.category(c) != "Cc" or c == "\n" for c in str(spec_fields(spec)))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(fields)
def test_either_a_persona_is_made_or_a_problem_is_named(typed):
    problems = find_problems(typed)
    if problems:
        with pytest.raises(InvalidInput) as refusal:
            parse_spec(typed)
        assert problems[refusal.value.field] == refusal.value.message
    else:
        assert parse_spec(typed)


def test_an_invisible_name_is_no_name():
    for name in ("", "   ", "\u200b\u200d", "\u202e", "\n"):
        assert find_problems({"name": name}) == {"name": "The name is missing."}


def test_text_direction_tricks_are_taken_out_but_joined_emoji_stay():
    spec = parse_spec({"name": "Ada\u202e\x00", "tagline": "👩\u200d🍳 cooks"})
    assert (spec.name, spec.tagline) == ("Ada", "👩\u200d🍳 cooks")


def test_lists_drop_empty_entries_and_repetitions():
    assert clean_lines(["Soup", " soup ", "", "Bread"]) == ("Soup", "Bread")
    assert split_lines("one\n\n  two \n") == ("one", "two")


def test_empty_examples_are_dropped_and_half_ones_refused_by_number():
    empty, half = {"user": "", "reply": " "}, {"user": "Hi", "reply": ""}
    assert parse_spec({"name": "Ada", "examples": [empty]}).examples == ()
    assert find_problems({"name": "Ada", "examples": [{"user": "a", "reply": "b"}, half]}) == {
        "examples": "The reply in example 2 is missing."
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("tagline", "x" * 121, "The tagline may have 120 characters; this has 121."),
        ("openers", ["fine", "x" * 141], "Opener 2 may have 140 characters; this has 141."),
        ("topics", [str(n) for n in range(25)], "The topics to talk about may be 24 at most; these are 25."),
        ("temperature", 1.6, "The temperature is a number from 0 to 1.5."),
        ("temperature", float("nan"), "The temperature is a number from 0 to 1.5."),
        ("charisma", 7, "A persona has no field called “charisma”."),
        ("avatar", "../../etc/passwd", "The avatar cannot be read."),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(field, value, sentence):
    assert find_problems({"name": "Ada", field: value}) == {field: sentence}


def test_a_text_of_exactly_the_limit_fits():
    assert find_problems({"name": "x" * LIMITS.name, "greeting": "x" * LIMITS.greeting}) == {}


def test_a_draft_is_shown_as_far_as_it_fits():
    assert rough_spec({"name": "", "tagline": "Hello", "style": "x" * 5000}) == PersonaSpec(
        name="Untitled persona", tagline="Hello"
    )
