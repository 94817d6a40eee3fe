"""Without a model: the right moment, the person's own words, the persona's own way to begin."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Citable, Earlier, Intent, Said, Situation
from core.followups.composing.angles import find_angles
from core.followups.composing.templates import write_templates
from core.followups.composing.voice import begin, find_closer, find_lead
from core.followups.gate.checks import weigh
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
    found = [
        line for angle in find_angles(situation) for line in write_templates(angle, situation, -angle.memory.id)[:1]
    ]
    return [line.text for line in found if weigh(line, situation).is_sendable]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (FRIDAY + timedelta(days=1, hours=10), "Report from the kitchen, please: how did your job interview go?"),
        (FRIDAY - timedelta(hours=10), "Your job interview is tomorrow. Is there one thing I can help you get ready?"),
        (FRIDAY + timedelta(hours=10), "Your job interview is today. Is there one thing I can help you get ready?"),
    ],
)
def test_speaks_of_a_plan_as_its_day_stands(now: datetime, line: str) -> None:
    assert lines(now, INTERVIEW) == [line]


def test_a_plan_whose_time_has_come_goes_first() -> None:
    situation = Situation(CHEF, (SHIRT, INTERVIEW), FRIDAY + timedelta(days=1, hours=10))
    assert [angle.intent for angle in find_angles(situation)] == [Intent.CHECK_IN, Intent.SHARE]


def test_what_was_told_goes_where_the_personas_own_line_leaves_a_place_for_it() -> None:
    line = "Yo, was just spinning that thing you told me about. Want to hear the second verse?"
    spec = CHEF.model_copy(update={"follow_up_examples": (line,)})
    said = "Yo, was just spinning the vintage shirt you bought in Leeds. Want to hear the second verse?"
    assert lines(SAID + timedelta(days=1), SHIRT, spec=spec) == [said]


def test_a_line_that_asks_how_it_went_waits_until_it_is_over() -> None:
    asking, sharing = (
        "Bell check! How'd it go, what you told me about?",
        "Flowers for what you told me about. Next bar?",
    )
    spec = CHEF.model_copy(update={"follow_up_examples": (asking, sharing)})
    assert lines(FRIDAY + timedelta(days=1, hours=10), INTERVIEW, spec=spec) == [
        "Bell check! How'd it go, your job interview?"
    ]
    assert lines(SAID + timedelta(days=1), SHIRT, spec=spec) == [
        "Flowers for the vintage shirt you bought in Leeds. Next bar?"
    ]


def test_a_sentence_that_was_sent_before_is_not_sent_again() -> None:
    situation = Situation(CHEF, (SHIRT,), SAID + timedelta(days=1), user_words=SHIRT.quote)
    [angle] = find_angles(situation)
    first, second = (line.text for line in write_templates(angle, situation))
    again = replace(situation, sent=(Earlier(first),))
    assert [line.text for line in write_templates(angle, again)] == [second]


def test_does_not_speak_of_the_same_memory_twice_in_a_row() -> None:
    sent = (Earlier("How was it?", (INTERVIEW.id,)), Earlier("What came of it?", (SHIRT.id,)))
    situation = Situation(CHEF, (SHIRT, INTERVIEW), FRIDAY + timedelta(days=1, hours=10), sent=sent)
    assert [angle.memory.id for angle in find_angles(situation)] == [SHIRT.id]


def test_two_seeds_say_it_in_two_ways() -> None:
    situation = Situation(CHEF, (SHIRT,), SAID + timedelta(days=1))
    [angle] = find_angles(situation)
    assert write_templates(angle, situation, 0)[0].text != write_templates(angle, situation, 1)[0].text


def test_what_a_person_cannot_have_is_nothing_to_begin_with() -> None:
    assert lines(SAID + timedelta(days=1), Citable(6, "Can't eat peanuts", "fact", "I can't eat peanuts")) == []


def test_a_story_goes_on_where_it_stopped() -> None:
    narrator = next(template.spec for template in load_templates() if template.key == "forest-narrator")
    memory = Citable(7, "Takes the lantern to the gate", "fact", "I take the lantern to the gate", said_at=SAID)
    talk = (Said("user", memory.quote), Said("assistant", "The gate is older than the road."))
    situation = Situation(narrator, (memory,), SAID + timedelta(days=1), talk, memory.quote)
    [angle] = find_angles(situation)
    assert angle.intent is Intent.CONTINUE
    assert write_templates(angle, situation, -memory.id)[0].text.startswith(
        "Dusk. The story so far: you take the lantern to the gate"
    )


def test_what_the_person_makes_stays_theirs() -> None:
    waltz = Citable(4, "Is writing a waltz for Ana", "fact", "I am writing a waltz for Ana", said_at=SAID)
    line, *_ = lines(SAID + timedelta(days=1), waltz)
    assert "the waltz you are writing for Ana" in line


@pytest.mark.parametrize(("language", "start"), [("German", "Du hast mir erzählt"), ("Spanish", "Me dijiste")])
def test_what_was_told_in_another_language_stays_in_the_persons_own_words(language: str, start: str) -> None:
    spec = PersonaSpec(name="Camille", language=language)
    quote = "J'ai acheté une guitare"
    memory = Citable(3, "A acheté une guitare", "event", quote, said_at=SAID)
    [line] = lines(SAID + timedelta(days=1), memory, spec=spec)
    assert line.startswith(start)
    assert quote in line


def test_other_languages_speak_to_the_person_as_one_does() -> None:
    spec = PersonaSpec(name="Camille", language="French")
    exam = replace(INTERVIEW, text="A un entretien vendredi (27 novembre 2026)", quote="J'ai un entretien vendredi")
    assert lines(FRIDAY - timedelta(hours=10), exam, spec=spec) == [
        "Petit compte à rebours : ton entretien, c’est demain. De quoi aurais-tu encore besoin ?"
    ]


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


def test_a_story_goes_on_from_what_the_narrator_said_last() -> None:
    narrator = next(template.spec for template in load_templates() if template.key == "forest-narrator")
    memory = Citable(7, "Takes the lantern to the gate", "fact", "I take the lantern to the well", said_at=SAID)
    talk = (
        Said("user", memory.quote),
        Said("assistant", "The gate is older than the road."),
        Said("user", "I walk on"),
        Said("assistant", "The cave breathes out. Inside, a light answers yours. Enter, call, or wait?"),
        Said("user", "I have to sleep now"),
    )
    situation = Situation(narrator, (memory,), SAID + timedelta(days=1), talk, memory.quote)
    [angle] = find_angles(situation)
    line = write_templates(angle, situation, -memory.id)[0]
    assert line.text == (
        "Dusk. The story so far: you take the lantern to the gate, and now the cave breathes out. "
        "Will you return to it?"
    )
    assert weigh(line, situation).is_sendable


def test_a_persona_that_speaks_of_one_thing_does_not_say_it_of_several() -> None:
    spec = CHEF.model_copy(
        update={
            "follow_up_examples": (
                "That thing you told me about has been on the chalkboard since. Shall I read it?",
                "Flowers for what you told me about. Next bar?",
            )
        }
    )
    one = Citable(8, "Likes jazz", "preference", "I like jazz", said_at=SAID)
    several = Citable(8, "Likes fridge magnets", "preference", "I like fridge magnets", said_at=SAID)
    assert "Jazz has been on the chalkboard since. Shall I read it?" in all_lines(one, spec)
    found = all_lines(several, spec)
    assert "Flowers for fridge magnets. Next bar?" in found
    assert not any("magnets has" in line for line in found)


def all_lines(memory: Citable, spec: PersonaSpec) -> list[str]:
    situation = Situation(spec, (memory,), SAID + timedelta(days=1), user_words=memory.quote)
    return [line.text for angle in find_angles(situation) for line in write_templates(angle, situation)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Found a cool vintage jacket at the thrift store on Saturday (21 November 2026), pure 90s",
            "I was just thinking about the cool vintage jacket you found at the thrift store. "
            "Found anything else good there since?",
        ),
        (
            "Bought a pasta machine to celebrate",
            "I was just thinking about the pasta machine you bought. How is it treating you so far?",
        ),
        (
            "Baked their first sourdough bread",
            "I was just thinking about your first sourdough bread. Is the next one already on your mind?",
        ),
    ],
)
def test_asks_after_what_was_found_or_got_or_made_as_one_asks_after_each(text: str, line: str) -> None:
    memory = Citable(4, text, "event", text, said_at=SAID)
    assert lines(SAID + timedelta(days=2), memory, spec=CHEF.model_copy(update={"follow_up_examples": ()}))[0] == line


def test_a_matter_that_is_all_there_is_can_be_put_two_ways() -> None:
    liking = Citable(5, "Likes old maps", "preference", "I like old maps", said_at=SAID)
    situation = Situation(CHEF, (liking,), SAID + timedelta(days=1), user_words=liking.quote)
    assert [angle.intent for angle in find_angles(situation)] == [Intent.SHARE, Intent.OFFER]


def test_a_plain_line_has_its_turn_after_two_of_the_personas_own() -> None:
    spec = CHEF.model_copy(
        update={"follow_up_examples": tuple(f"Bell {n}! Flowers for that thing you told me about." for n in "abc")}
    )
    situation = Situation(spec, (SHIRT,), SAID + timedelta(days=1), user_words=SHIRT.quote)
    written = [line.text for line in write_templates(find_angles(situation)[0], situation)]
    assert ["Bell" in text for text in written[:3]] == [True, True, False]
