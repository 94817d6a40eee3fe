"""Without a model: the right moment, the person's own words, the persona's own way to begin."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.followups.angles import find_angles
from core.followups.candidate import Citable, Intent, Situation
from core.followups.checks import weigh
from core.followups.templates import write_template
from core.followups.voice import begin, find_closer, find_lead
from core.personas.spec import PersonaSpec
from core.personas.templates import load_templates

FRIDAY = datetime(2026, 11, 27, tzinfo=UTC)
SAID = datetime(2026, 11, 24, 18, tzinfo=UTC)
INTERVIEW = Citable(
    1,
    "Has a job interview on Friday (27 November 2026)",
    "plan",
    "I have a job interview on Friday",
    starts_at=FRIDAY,
    ends_at=FRIDAY + timedelta(days=1),
    date_precision="day",
    said_at=SAID,
)
SHIRT = Citable(2, "Bought a vintage shirt in Leeds", "event", "I bought a vintage shirt in Leeds", said_at=SAID)
CHEF = PersonaSpec(
    name="Chef",
    greeting="Come in.",
    follow_up_examples=(
        "Report from the kitchen, please: how did that dish turn out?",
        "I have it. Want the three steps?",
    ),
)


def lines(now: datetime, *memories: Citable, spec: PersonaSpec = CHEF) -> list[str]:
    words = "\n".join(memory.quote for memory in memories)
    situation = Situation(spec, memories, now, user_words=words, silence=now - SAID)
    found = [write_template(angle, situation) for angle in find_angles(situation)]
    return [line.text for line in found if line and weigh(line, situation).is_sendable]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (FRIDAY + timedelta(days=1, hours=10), "Report from the kitchen, please: how was your job interview?"),
        (FRIDAY - timedelta(hours=10), "Your job interview is tomorrow. Is there one thing I can help you get ready?"),
        (FRIDAY + timedelta(hours=10), "Your job interview is today. Is there one thing I can help you get ready?"),
    ],
)
def test_speaks_of_a_plan_as_its_day_stands(now: datetime, line: str) -> None:
    assert lines(now, INTERVIEW) == [line]


def test_a_plan_whose_time_has_come_goes_first() -> None:
    situation = Situation(CHEF, (SHIRT, INTERVIEW), FRIDAY + timedelta(days=1, hours=10))
    assert [angle.intent for angle in find_angles(situation)] == [Intent.CHECK_IN, Intent.SHARE]


def test_offers_an_idea_in_the_personas_words() -> None:
    [line] = lines(SAID + timedelta(days=1), SHIRT)
    assert "the vintage shirt you bought in Leeds" in line
    assert line.endswith("Want the three steps?")


def test_what_the_person_does_stays_theirs() -> None:
    waltz = Citable(4, "Is writing a waltz for Ana", "fact", "I am writing a waltz for Ana", said_at=SAID)
    [line] = lines(SAID + timedelta(days=1), waltz)
    assert "you are writing a waltz for Ana" in line


@pytest.mark.parametrize(
    ("language", "start"), [("French", "Tu m’avais dit"), ("German", "Du hast mir erzählt"), ("Spanish", "Me dijiste")]
)
def test_other_languages_quote_the_person(language: str, start: str) -> None:
    spec = PersonaSpec(name="Camille", language=language)
    quote = "J'ai acheté une guitare"
    memory = Citable(3, "A acheté une guitare", "event", quote, said_at=SAID)
    [line] = lines(SAID + timedelta(days=1), memory, spec=spec)
    assert line.startswith(start)
    assert quote in line


def test_says_nothing_in_a_language_it_does_not_speak() -> None:
    assert lines(SAID + timedelta(days=1), SHIRT, spec=PersonaSpec(name="Aki", language="Japanese")) == []


def test_leaves_heavy_matters_alone() -> None:
    heavy = Citable(4, "Grandmother died", "event", "my grandmother died", said_at=SAID)
    marked = replace(SHIRT, is_sensitive=True)
    assert lines(SAID + timedelta(days=1), heavy, marked) == []


def test_begins_as_the_persona_does() -> None:
    assert find_lead(CHEF) == "Report from the kitchen, please:"
    assert find_closer(CHEF) == "Want the three steps?"
    assert find_lead(PersonaSpec(name="Remy", greeting="Yo, welcome!")) == "Yo,"
    assert find_lead(PersonaSpec(name="Nobody")) == ""
    assert begin("Yo,", "How was it?") == "Yo, how was it?"
    assert begin("", "your exam is today.") == "Your exam is today."


def test_every_shipped_persona_has_something_worth_sending() -> None:
    for template in load_templates():
        assert lines(FRIDAY + timedelta(days=1, hours=10), INTERVIEW, SHIRT, spec=template.spec), template.key
