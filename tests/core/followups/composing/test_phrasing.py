"""A memory is said back as one would say it to the person; what fits no rule stays in their own words."""
# ruff: noqa: E501  (statements)

from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Citable
from core.followups.composing.phrasing import phrase_of, when_words

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
        ("Has an interview on Friday (27 November 2026) at a radio station", "your interview at the radio station"),
        ("Is going to Lisbon next weekend (21–22 November 2026), them", "your trip to Lisbon"),
        ("Is writing a waltz for Ana", "the waltz you are writing for Ana"),
        ("Is into old Memphis rap", "old Memphis rap"),
        (
            "Signed up for a pottery class to make their own pots",
            "the pottery class you signed up for",
        ),
        ("Moved into a new flat last week (9–15 November 2026)", "your move into the new flat"),
        ("Is going to repaint their living room sage green", "your plan to repaint your living room sage green"),
        ("Is thinking of moving to York", "your plan to move to York"),
        ("Wants to run a 5k in March (March 2027)", "your plan to run a 5k"),
        ("Would love to visit Japan", "your plan to visit Japan"),
        ("Loves film music, especially Morricone", "film music"),
        ("Likes it when it rains", ""),
        ("Neighbour Marta gave them tomato seeds from her garden", "the tomato seeds your neighbour Marta gave you"),
        ("Sister Ana knitted them a scarf for their birthday", "the scarf your sister Ana knitted you"),
        ("Likes watching the boats", "watching the boats"),
        ("Is saving up now", ""),
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
        ("Watches old films with their sister", "you watch old films with your sister"),
        ("Bought a vintage shirt in Leeds", "you bought a vintage shirt in Leeds"),
        ("Sister Ana is getting married in June (June 2027)", "your sister Ana is getting married"),
        ("Can't stand cilantro", "you can't stand cilantro"),
        ("Is nervous about the presentation", "you are nervous about the presentation"),
        ("Doesn't eat meat", "you don't eat meat"),
    ],
)
def test_repeats_the_statement(text: str, clause: str) -> None:
    assert phrase_of(Citable(1, text)).clause == clause


@pytest.mark.parametrize(
    ("text", "quote", "thing", "clause"),
    [
        ("A acheté une guitare hier (19 novembre 2026)", "J'ai acheté une guitare hier", "", "tu as acheté une guitare"),
        ("A un entretien vendredi (27 novembre 2026)", "J'ai un entretien vendredi", "ton entretien", "tu as un entretien"),
        ("A une audition demain (21 novembre 2026)", "J'ai une audition demain", "ton audition", "tu as une audition"),
        ("Déménage à Lyon vendredi (27 novembre 2026)", "Je déménage à Lyon vendredi", "ton déménagement à Lyon", "tu déménages à Lyon"),
        ("Se marie en juin (juin 2027)", "Je me marie en juin", "", "tu te maries"),
        ("Apprend le violon avec sa sœur", "J'apprends le violon avec ma sœur", "", "tu apprends le violon avec ta sœur"),
        ("Sœur Léa joue du piano avec soi", "Ma sœur Léa joue du piano avec moi", "ta sœur Léa", "ta sœur Léa joue du piano avec toi"),
        ("Ne mange pas de viande", "Je ne mange pas de viande", "", ""),
        ("Hat am Freitag (27. November 2026) eine Prüfung", "Ich habe am Freitag eine Prüfung", "deine Prüfung", "du hast eine Prüfung"),
        ("Hat sich einen neuen Ofen gekauft", "Ich habe mir einen neuen Ofen gekauft", "dein neuer Ofen", "du hast dir einen neuen Ofen gekauft"),
        ("Lernt Gitarre und muss viel üben", "Ich lerne Gitarre und muss viel üben", "", "du lernst Gitarre"),
        ("Schwester Anna heiratet im Juni (Juni 2027)", "Meine Schwester Anna heiratet im Juni", "deine Schwester Anna", "deine Schwester Anna heiratet"),
        ("Liest gern Krimis", "Ich lese gern Krimis", "", "du liest gern Krimis"),
        ("Tiene una entrevista el viernes (27 de noviembre de 2026)", "Tengo una entrevista el viernes", "tu entrevista", "tienes una entrevista"),
        ("Compró tres plantas ayer (19 de noviembre de 2026)", "Ayer compré tres plantas", "tus tres plantas", "compraste tres plantas"),
        ("Le encantan los cactus", "Me encantan los cactus", "los cactus", "te encantan los cactus"),
        ("Se mudó a Sevilla", "Me mudé a Sevilla con mi hermano", "", "te mudaste a Sevilla"),
        ("Hermana Ana vive con su novio", "Mi hermana Ana vive con su novio", "tu hermana Ana", "tu hermana Ana vive con tu novio"),
    ],
)  # fmt: skip
def test_other_languages_are_said_back_by_their_own_grammar(text: str, quote: str, thing: str, clause: str) -> None:
    phrase = phrase_of(Citable(1, text, quote=quote))
    assert (phrase.thing, phrase.clause, phrase.quote) == (thing, clause, quote)


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
