"""Every line that can be made, whatever was told, whoever speaks, whichever day it is, reads as a sentence."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Citable, Intent, Said, Situation
from core.followups.composing.angles import find_angles
from core.followups.composing.openings import write_openings, write_tiny_opening
from core.followups.composing.templates import write_templates
from core.followups.gate.checks import MAX_SENTENCES
from core.followups.gate.words import sentences
from core.personas.spec import PersonaSpec
from core.personas.templates import load_templates

Scenes = list[tuple[Situation, list[tuple[Intent, str]]]]
EVENT = datetime(2026, 11, 27, tzinfo=UTC)
PERSONAS = [template.spec for template in load_templates()]
TOLD = {
    "English": (
        ("Has a job interview on Friday (27 November 2026) at a radio station", "I have a job interview on Friday"),
        ("Exams are on Friday (27 November 2026)", "my exams are on Friday"),
        ("Is cooking for their sister's birthday on Friday (27 November 2026)", "I'm cooking for my sister's birthday"),
        ("Wants to run a 5k with their brother", "I want to run a 5k with my brother"),
        ("Bought two vintage shirts in Leeds", "I bought two vintage shirts in Leeds"),
        ("Likes fridge magnets", "I like fridge magnets"),
        ("Likes watching the boats", "I like watching the boats"),
        ("Used to row at university", "I used to row at university"),
        ("Sister Ana is moving to York", "my sister Ana is moving to York"),
        ("Lives in Utrecht", "I live in Utrecht"),
        ("Is nervous about it all", "I'm nervous about it all"),
        ("McDonald's is their favourite", "I love McDonald's"),
    ),
    "French": (
        ("A un entretien vendredi (27 novembre 2026)", "J'ai un entretien vendredi"),
        ("Adore les films d'horreur", "J'adore les films d'horreur"),
        ("Sœur Léa joue du piano avec soi", "Ma sœur Léa joue du piano avec moi"),
        ("Apprend le violon", "J'apprends le violon"),
        ("A acheté une guitare", "J'ai acheté une guitare"),
    ),
    "Spanish": (
        ("Tiene una entrevista el viernes (27 de noviembre de 2026)", "Tengo una entrevista el viernes"),
        ("Compró tres plantas ayer", "Ayer compré tres plantas"),
        ("Le encantan los cactus", "Me encantan los cactus"),
        ("Vive en Valencia", "Vivo en Valencia"),
    ),
    "German": (
        ("Hat am Freitag (27. November 2026) eine Prüfung", "Ich habe am Freitag eine Prüfung"),
        ("Hat sich einen neuen Ofen gekauft", "Ich habe mir einen neuen Ofen gekauft"),
        ("Liebt Himbeeren", "Ich liebe Himbeeren"),
        ("Lernt Gitarre", "Ich lerne Gitarre"),
    ),
}
SCENE = (Said("user", "I take the lantern"), Said("assistant", "The lantern hums. A door opens below. Left or right?"))


def scene(spec: PersonaSpec, language: str, told: tuple[str, str], now: datetime) -> Situation:
    text, quote = told
    is_dated = "2026" in text
    memory = Citable(
        1,
        text,
        "plan" if is_dated else "fact",
        quote,
        starts_at=EVENT if is_dated else None,
        ends_at=EVENT + timedelta(days=1) if is_dated else None,
        date_precision="day" if is_dated else "",
        said_at=EVENT - timedelta(days=6),
    )
    own = spec if language == "English" else spec.model_copy(update={"language": language, "follow_up_examples": ()})
    return Situation(own, (memory,), now, SCENE, quote, silence=timedelta(days=1))


@pytest.fixture(scope="module")
def scenes() -> Scenes:
    """Every persona, told every thing, on every kind of day, with all that can be said to it."""
    days = [EVENT + timedelta(days=days, hours=12) for days in (-5, -1, 0, 1, 4)]
    told = [(language, one) for language, those in TOLD.items() for one in those]
    made = [scene(spec, language, one, now) for spec in PERSONAS for language, one in told for now in days]
    return [(situation, every_line(situation)) for situation in made]


def every_line(situation: Situation) -> list[tuple[Intent, str]]:
    found = []
    for angle in find_angles(situation):
        found += [(angle.intent, line.text) for line in write_templates(angle, situation)]
        found += [(angle.intent, text) for text in write_openings(angle, situation)]
        found += [(angle.intent, text)] if (text := write_tiny_opening(angle, situation)) else []
    return found


def test_it_is_whole_and_begins_and_ends_as_sentences_do(scenes: Scenes) -> None:
    for _, text in (line for _, lines in scenes for line in lines):
        assert not re.search(r"[{}]|  |\s[,.]|\.\.(?!\.)|,,|\b(\w+) \1\b", text), text
        assert re.match(r"[¿¡“«„\"]*\s?[A-ZÀ-ÝÄÖÜ]", text), text
        assert re.search(r"[.!?…:][”»“]?$", text), text
        assert len(sentences(text)) <= MAX_SENTENCES, text
        assert text.count("?") <= 1, text


def test_it_speaks_to_the_person_not_of_them(scenes: Scenes) -> None:
    for _, text in (line for _, lines in scenes for line in lines):
        plain = re.sub(r"[“«„].*?[”»“]", "", text)
        assert not re.search(r"\b(?:their sister|their brother|my sister|my brother|ma sœur|avec soi|sich)\b", plain), (
            text
        )


def test_several_things_are_and_one_is(scenes: Scenes) -> None:
    for _, text in (line for _, lines in scenes for line in lines):
        assert not re.search(
            r"\b(?:exams|shirts|magnets|plantas|cactus)\b[^.?!]{0,20}? (?:is|was|has|es|fue|va)\b", text
        ), text


def test_what_is_over_is_asked_after_and_what_is_ahead_is_not(scenes: Scenes) -> None:
    for situation, intent, text in ((situation, *line) for situation, lines in scenes for line in lines):
        [memory] = situation.memories
        if memory.starts_at and situation.now < memory.starts_at:
            assert intent is not Intent.CHECK_IN
            assert not re.search(
                r"(?:view|exams?|entretien|entrevista|Prüfung),? (?:was|were|went|fue|war|c’était)\b|did \w+ \w+ go",
                text,
            ), text
        if memory.starts_at and intent is Intent.CHECK_IN:
            assert not re.search(r"\b(?:tomorrow|demain|mañana|morgen|today)\b| (?:is|ist|es) (?:on|am|el)\b", text), (
                text
            )
