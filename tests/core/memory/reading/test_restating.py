"""What is understood beside what stands before it: whom "she" means, and who says hello. Sure, or nothing."""

from datetime import UTC, datetime

import pytest

from core.memory.reading.extraction import Found, Reading
from core.memory.reading.extractive import ExtractiveReader

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


def read(text: str) -> list[Found]:
    return ExtractiveReader().read(Reading(text, 1, MONDAY))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Hi, I'm Robin", ["Is called Robin"]),
        ("hey, Robin here, back from the dentist", ["Is called Robin"]),
        ("I'm Hannah", ["Is called Hannah"]),
        ("Salut, je suis Camille", ["S'appelle Camille"]),
        ("Hola, soy Lucía, de Valencia", ["Se llama Lucía"]),
        ("Hi, ich bin Jonas, 28, aus Leipzig", ["Heißt Jonas"]),
        ("My name is Hannah, not Anna", ["Is called Hannah, not Anna"]),
    ],
)
def test_a_bare_introduction_is_a_name(said: str, kept: list[str]) -> None:
    assert [found.text for found in read(said)] == kept


@pytest.mark.parametrize(
    "said",
    [
        "Hi, I'm Irish",
        "Hello, I'm Batman",
        "Hi, I'm sorry",
        "Hallo, ich bin Lehrer",
        "Salut, je suis Belge",
        "I'm Robin",
    ],
)
def test_what_may_be_something_else_is_no_name(said: str) -> None:
    assert not any("alle" in found.text or "eißt" in found.text for found in read(said))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I have a dog. His name is Rex.", "Dog's name is Rex"),
        ("My sister lives in Rome. She's a nurse.", "Sister is a nurse"),
        ("My friend Tom moved in. He's vegan.", "Friend Tom is vegan"),
        ("My dad was a miner. He loved it. He died when I was 19.", "Dad died when they were 19"),
        ("Mon père était boulanger. Il est mort l'année dernière.", "Père est mort l'année dernière (2025)"),
        ("Tengo una perra. Se llama Kira.", "Perra se llama Kira"),
        ("Ich habe einen Hund. Er heißt Balu.", "Hund heißt Balu"),
    ],
)
def test_who_is_meant_is_said_when_only_one_can_be(said: str, kept: str) -> None:
    assert kept in [found.text for found in read(said)]


@pytest.mark.parametrize(
    "said",
    [
        "She's a nurse.",
        "My mum and my sister live together. She's a nurse.",
        "My brother met Tom. He's a plumber.",
        "My sister met a guy. He's a plumber.",
        "His sister came over. She's a nurse.",
        "I noticed a little girl outside. She has no family.",
        "Mon frère a un chien. Il s'appelle Rex.",
        "We lost our cat on Saturday. 17 years old.",
    ],
)
def test_nothing_is_kept_of_whoever_it_may_be(said: str) -> None:
    kept = " ".join(found.text for found in read(said))
    assert not any(word in kept for word in ("nurse", "plumber", "family", "Rex", "17"))


def test_the_quote_reaches_back_to_who_is_meant() -> None:
    said = "Hey! My sister lives in Rome. She's a nurse."
    found = read(said)[-1]
    assert said[found.quote_start : found.quote_end] == "My sister lives in Rome. She's a nurse"
