"""A model writes about what was told, goes on from the persona's own beginnings, and gets one second attempt."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.engines.scripted import Scripted, ScriptedEngine
from core.errors import MalformedAnswer
from core.followups.candidate import Citable, Said, Situation, Weighed
from core.followups.composing.angles import find_angles
from core.followups.composing.openings import write_openings
from core.followups.composing.writing import Writer
from core.followups.gate.checks import weigh
from core.personas.spec import PersonaSpec
from core.ports import ModelInfo, Priority
from tests.core.followups.conftest import Voice

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SHIRT = Citable(2, "Bought a vintage shirt in Leeds", "event", "I bought a vintage shirt in Leeds", said_at=NOW)
LINE = "Yo, was just spinning that thing you told me about. It has a second verse. Want to hear it?"
REMY = PersonaSpec(name="Big Remy", tagline="Play-by-play", greeting="Yo, welcome!", follow_up_examples=(LINE,))
GOOD = "Yo, that vintage shirt needs a theme song. Slow or fast?"
BAD = "I was so lonely without you."


def situation(spec: PersonaSpec = REMY, memory: Citable = SHIRT) -> Situation:
    return Situation(spec, (memory,), NOW, user_words=memory.quote, silence=timedelta(days=1))


def write(*replies: Scripted, of: Situation, is_tiny: bool = False) -> tuple[list[Weighed], ScriptedEngine]:
    engine = ScriptedEngine(replies)
    voice = Voice(engine, ModelInfo(name="scripted", is_tiny=is_tiny))
    writer = Writer(voice, of, 0, Priority.BACKGROUND, weigh)
    return writer.write(find_angles(of, allow_heavy=not is_tiny)[0]), engine


def test_writes_freely_and_from_the_personas_own_beginning() -> None:
    written, engine = write({"message": GOOD}, " Which cuff is loudest?", of=situation())
    assert written[0].candidate.text == GOOD
    assert written[1].candidate.text == (
        "Yo, was just spinning the vintage shirt you bought in Leeds. Which cuff is loudest?"
    )
    assert all(one.candidate.written_by == "model" for one in written)
    assert len(engine.requests) == 2


def test_the_two_ways_share_all_but_the_end_of_the_prompt() -> None:
    _, engine = write({"message": GOOD}, " Which cuff is loudest?", of=situation())
    freely, from_opening = (request.messages for request in engine.requests)
    assert from_opening[: len(freely)] == freely


def test_what_fails_gets_one_more_attempt_that_names_what_was_wrong() -> None:
    written, engine = write({"message": BAD}, f" {BAD}", {"message": GOOD}, of=situation())
    assert [one.is_sendable for one in written] == [False, False, True]
    order = engine.requests[-1].messages[-1].content
    assert order.startswith("That cannot be sent.")
    assert "name the very thing they told you" in order
    assert BAD in engine.requests[-1].messages[-2].content


def test_what_leaves_nothing_to_say_gets_one_more_attempt_too() -> None:
    flat = "Yo, that vintage shirt sits well."
    written, engine = write({"message": flat}, " It sits well.", {"message": GOOD}, of=situation())
    assert written[-1].candidate.text == GOOD
    assert "end with one short question" in engine.requests[-1].messages[-1].content


def test_a_story_is_begun_where_the_narrator_stopped() -> None:
    spec = REMY.model_copy(update={"tagline": "A haunted forest that tells stories", "follow_up_examples": ()})
    told = Citable(9, "Takes the lantern to the gate", "fact", "I take the lantern to the gate", said_at=NOW)
    talk = (Said("user", told.quote), Said("assistant", "The gate is old. A light answers. Enter, or wait?"))
    of = replace(situation(spec, told), talk=talk)
    assert write_openings(find_angles(of)[0], of) == ["Yo, you take the lantern to the gate, and now the gate is old."]


def test_there_is_no_third_attempt() -> None:
    written, engine = write({"message": BAD}, f" {BAD}", {"message": BAD}, {"message": GOOD}, of=situation())
    assert len(engine.requests) == 3
    assert not any(one.is_sendable for one in written)


def test_the_personas_own_line_said_again_does_not_pass_for_the_models() -> None:
    echo = LINE.replace("that thing you told me about", "the vintage shirt you bought in Leeds")
    written, _ = write({"message": echo}, " It has a second verse. Want to hear it?", {"message": echo}, of=situation())
    assert written == []


def test_what_it_was_shown_as_an_example_is_not_sent_about_another_matter() -> None:
    parroted = {"message": "Yo, was just thinking about that vintage shirt. Which corner did it get?"}
    written, _ = write(parroted, " Which cuff is loudest?", of=situation())
    assert [one.candidate.text.endswith("loudest?") for one in written] == [True]


def test_an_answer_that_breaks_off_is_no_reason_to_give_up() -> None:
    broken = MalformedAnswer("It broke off.", hint="Try again.")
    written, _ = write(broken, " Which cuff is loudest?", of=situation())
    assert [one.is_sendable for one in written] == [True]


@pytest.mark.parametrize("language", ["French", "German", "Spanish", "Japanese"])
def test_a_tiny_model_is_not_asked_to_go_on_in_a_language_it_does_not_speak(language: str) -> None:
    written, engine = write(" Oui.", of=situation(REMY.model_copy(update={"language": language})), is_tiny=True)
    assert written == []
    assert engine.requests == []


def test_a_tiny_model_is_not_asked_to_go_on_from_what_was_told_in_another_language() -> None:
    guitar = Citable(3, "A acheté une guitare", "event", "J'ai acheté une guitare hier", said_at=NOW)
    written, engine = write(" Yes.", of=situation(memory=guitar), is_tiny=True)
    assert written == []
    assert engine.requests == []


def test_a_tiny_model_goes_on_from_one_opening_more_than_once() -> None:
    written, _ = write(" Nice.", " Good shirt.", of=situation(), is_tiny=True)
    assert [one.candidate.text for one in written] == [
        "Yo, you told me that you bought a vintage shirt in Leeds. Nice.",
        "Yo, you told me that you bought a vintage shirt in Leeds. Good shirt.",
    ]


@pytest.mark.parametrize(
    ("memory", "opening"),
    [
        (Citable(5, "Has two exams on Friday (27 November 2026)", "plan", "I have two exams on Friday"), ""),
        (Citable(5, "Exams are on Friday (27 November 2026)", "plan", "My exams are on Friday"), "Yo, your exams are"),
        (
            Citable(5, "Has an exam on Friday (27 November 2026)", "plan", "I have an exam on Friday"),
            "Yo, your exam is",
        ),
        (
            Citable(5, "Is cooking for their sister on Friday (27 November 2026)", "plan", "I'm cooking on Friday"),
            "Yo, on Friday: cooking for your sister.",
        ),
    ],
)
def test_an_opening_says_for_when_and_agrees_with_its_matter(memory: Citable, opening: str) -> None:
    friday = datetime(2026, 11, 27, tzinfo=UTC)
    dated = replace(memory, starts_at=friday, ends_at=friday + timedelta(days=1), date_precision="day", said_at=NOW)
    of = situation(REMY, dated)
    found = write_openings(find_angles(of)[0], of)
    assert found[0].startswith(opening) if opening else found == []
