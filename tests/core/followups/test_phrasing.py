"""A memory is said back as one would say it to the person; what fits no rule stays in their own words."""

from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Citable
from core.followups.phrasing import phrase_of, when_words

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Has a job interview on Friday (27 November 2026)", "your job interview"),
        ("Has an exam", "your exam"),
        ("Has two cats", ""),
        ("Has a sister called Ana", "your sister Ana"),
        ("Exam is on Monday (23 November 2026)", "your exam"),
        ("Driving test is tomorrow (21 November 2026)", "your driving test"),
        ("Bought a vintage shirt in Leeds", "the vintage shirt you bought in Leeds"),
        ("Bought a cool vintage shirt yesterday (19 November 2026)", "the cool vintage shirt you bought"),
        ("Finally finished their first song", "your first song"),
        ("Finally finished my first song", "your first song"),
        ("Baked sourdough bread for the first time", "the sourdough bread you baked for the first time"),
        ("Started learning guitar", "learning guitar"),
        ("Read Dune last week (9–15 November 2026)", "Dune"),
        ("Visited Rome in May (May 2026)", "your visit to Rome"),
        ("Moved to York", "your move to York"),
        ("Is learning Spanish and want to visit Sevilla next spring", "learning Spanish"),
        ("Has been training for the Leeds half marathon", "training for the Leeds half marathon"),
        ("Is moving to a new flat next month (December 2026)", "moving to a new flat"),
        ("Is going to repaint their living room sage green", "your plan to repaint your living room sage green"),
        ("Is thinking of moving to York", "your plan to move to York"),
        ("Wants to run a 5k in March (March 2027)", "your plan to run a 5k"),
        ("Would love to visit Japan", "your plan to visit Japan"),
        ("Loves film music, especially Morricone", "film music"),
        ("Likes it when it rains", ""),
        ("Loves to cook", ""),
        ("Plays the cello", "playing the cello"),
        ("Studies biology in Leeds", "studying biology in Leeds"),
        ("Works as a nurse", "your work as a nurse"),
        ("Lives in Leeds and works as a nurse", "life in Leeds"),
        ("Favourite composer is Morricone", "your favourite composer, Morricone"),
        ("Sister Ana is getting married in June (June 2027)", "your sister Ana"),
        ("Can't stand cilantro", ""),
        ("Is called Sam", ""),
        ("Is nervous about the presentation", ""),
        ("", ""),
    ],
)
def test_names_the_thing(text: str, thing: str) -> None:
    assert phrase_of(Citable(1, text)).thing == thing


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Has a job interview on Friday (27 November 2026)", "you have a job interview"),
        ("Loves film music, especially Morricone", "you love film music, especially Morricone"),
        ("Studies biology", "you study biology"),
        ("Watches old films with their sister", ""),
        ("Bought a vintage shirt in Leeds", "you bought a vintage shirt in Leeds"),
        ("Sister Ana is getting married in June (June 2027)", "your sister Ana is getting married"),
        ("Can't stand cilantro", "you can't stand cilantro"),
        ("Is nervous about the presentation", "you are nervous about the presentation"),
        ("Doesn't eat meat", "you don't eat meat"),
    ],
)
def test_repeats_the_statement(text: str, clause: str) -> None:
    assert phrase_of(Citable(1, text)).clause == clause


def test_other_languages_stay_in_the_persons_own_words() -> None:
    phrase = phrase_of(
        Citable(1, "A acheté une guitare hier (19 novembre 2026)", quote="J'ai acheté une guitare hier.")
    )
    assert (phrase.thing, phrase.clause, phrase.quote) == ("", "", "J'ai acheté une guitare hier")


def test_words_that_would_break_the_sentence_are_not_quoted() -> None:
    assert phrase_of(Citable(1, "Likes rain", quote="I like rain. Really!")).quote == ""
    assert phrase_of(Citable(1, "Likes rain", quote="I like rain " * 20)).quote == ""


def test_a_name_alone_is_nothing_to_speak_about() -> None:
    assert phrase_of(Citable(1, "Is called Sam", quote="My name is Sam")).is_empty


@pytest.mark.parametrize(
    ("days", "precision", "words"),
    [
        (0, "day", "today"),
        (1, "day", "tomorrow"),
        (-1, "day", "yesterday"),
        (4, "day", "on Tuesday"),
        (-3, "day", "on Tuesday"),
        (20, "day", "on 10 December"),
        (20, "month", "in December"),
    ],
)
def test_says_when_as_of_today(days: int, precision: str, words: str) -> None:
    memory = Citable(1, "Has an exam", starts_at=NOW + timedelta(days=days), date_precision=precision)
    assert when_words(memory, NOW, UTC) == words
