"""Titles, spans of time and cleaned replies read as a person would write them."""

from datetime import UTC, datetime, timedelta

import pytest

from core.chat.cleaning import clean_reply, end_at_sentence
from core.chat.listing import cut_around
from core.chat.spans import describe_instant, describe_span
from core.chat.titles import LONGEST, title_from


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-5), "moments"),
        (timedelta(seconds=119), "moments"),
        (timedelta(minutes=2), "2 minutes"),
        (timedelta(minutes=90), "2 hours"),
        (timedelta(hours=26), "26 hours"),
        (timedelta(days=3, hours=2), "3 days"),
        (timedelta(days=21), "3 weeks"),
        (timedelta(days=100), "3 months"),
        (timedelta(days=800), "2 years"),
    ],
)
def test_a_span_is_told_in_the_unit_a_person_would_choose(span: timedelta, words: str) -> None:
    assert describe_span(span) == words


def test_an_instant_names_its_day() -> None:
    assert describe_instant(datetime(2026, 1, 5, 18, 30, tzinfo=UTC)) == "Monday 5 January 2026, 18:30"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("can we see the milky way tonight? I hope so", "Can we see the milky way tonight?"),
        ("**Hello**  there.", "Hello there"),
        ("Oh. Well I think so", "Oh. Well I think so"),
        ("Hello Luna! My name is Nora. And yours?", "My name is Nora"),
        ("Hello!", "Hello!"),
        ("   ", ""),
    ],
)
def test_a_conversation_is_named_after_its_first_sentence(text: str, title: str) -> None:
    assert title_from(text) == title


def test_a_long_title_is_cut_between_words() -> None:
    title = title_from("telescope " * 20)
    assert len(title) <= LONGEST + 1
    assert title.endswith("telescope…")


@pytest.mark.parametrize(
    ("text", "shown", "is_cut"),
    [
        ("Luna: Hello!", "Hello!", False),
        ("Assistant: Hello!", "Hello!", False),
        ("Hello!\nUser: and then\nLuna: yes", "Hello!", True),
        ("Hello!\n\nHuman: hm", "Hello!", True),
        ("Hello!<|im_end|>", "Hello!", True),
        ("[Note for Luna, background only: it is Monday.]\n\nHello!", "Hello!", False),
        ("The user: a study", "The user: a study", False),
    ],
)
def test_a_reply_never_speaks_for_somebody_else(text: str, shown: str, is_cut: bool) -> None:
    cleaned = clean_reply(text, "Luna")
    assert (cleaned.text, cleaned.is_cut) == (shown, is_cut)


def test_a_reply_that_ran_out_of_tokens_ends_with_a_whole_sentence() -> None:
    assert end_at_sentence("The sky is clear. Look up! And th") == "The sky is clear. Look up!"
    assert end_at_sentence("No. But then there was a very long rest") == "No. But then there was a very long rest"


def test_a_snippet_shows_what_was_found() -> None:
    said = "one " * 60 + "telescope " + "two " * 60
    assert "telescope" in cut_around(said, "TELESCOPE")
    assert cut_around("short", "") == "short"


def test_a_long_stretch_of_marks_or_lines_is_looked_through_once() -> None:
    """Somebody may have a model repeat one mark for as long as it writes."""
    assert end_at_sentence(f"Yes. {'?' * 60_000}x") == f"Yes. {'?' * 60_000}x"
    text = f"Yes.{chr(10) * 60_000}No."
    assert clean_reply(text, "Luna").text == text
