"""A persona's voice: what it sounds like is read from its own lines, and somebody else's is heard and named."""

import pytest

from core.followups.candidate import Candidate, CheckId, Citable, Opinions, Situation, Verdict
from core.followups.gate.checks import choose, weigh
from core.followups.gate.style import hear_voice, style_of
from core.personas.spec import PersonaSpec
from tests.core.followups.gate.test_checks import NOW, SHIRT

RAPPER = PersonaSpec(
    name="Big Remy",
    greeting="Yo yo, welcome ringside!",
    follow_up_examples=("Yo, that thing you told me about: what's the next bar?", "Bell check! How'd it go, champ?"),
    topics=("beats",),
)
BUTLER = PersonaSpec(
    name="Pemberton",
    greeting="Good evening. How may I be of service?",
    follow_up_examples=("Forgive the intrusion. Might one ask how the occasion went?",),
)
FRENCH = PersonaSpec(
    name="Armand",
    language="French",
    greeting="Bonsoir. Que puis-je vous servir ?",
    follow_up_examples=("Votre soirée s'est-elle bien passée ?",),
)
GERMAN = PersonaSpec(
    name="Matze", language="German", greeting="Moin! Na, was hängt an deiner Wand?", follow_up_examples=("Na, du?",)
)
SKATER = PersonaSpec(name="Jax", greeting="yo what's good", follow_up_examples=("yo did u land it lol",))


def judge(text: str, spec: PersonaSpec, nearness: float | None = None, memory: Citable = SHIRT) -> Verdict:
    situation = Situation(spec, (memory,), NOW, (), memory.quote)
    weighed = weigh(Candidate(text, (1,), opinions=Opinions(nearness=nearness)), situation)
    return next(verdict for verdict in weighed.verdicts if verdict.check is CheckId.IN_PERSONA)


def test_a_rapper_who_writes_like_a_bank_is_heard_and_the_words_are_named() -> None:
    bank = judge("We kindly ask for your feedback regarding the vintage shirt.", RAPPER)

    assert bank.score == 0
    assert bank.words == ("We kindly", "feedback", "regarding")
    assert bank.reason.startswith("It is not the persona’s voice (register 0 %")


@pytest.mark.parametrize(
    ("spec", "own", "strange"),
    [
        (RAPPER, "Yo, that vintage shirt needs a beat, champ!", "The vintage shirt is noted. Please advise."),
        (BUTLER, "Might I ask how the vintage shirt fares?", "yo how's the vintage shirt lol"),
        (SKATER, "yo is the vintage shirt broken in yet", "Might I ask how the vintage shirt fares?"),
        (FRENCH, "Souhaitez-vous parler de votre chemise ?", "Alors ta chemise, tu la portes ?"),
        (GERMAN, "Na, trägst du dein Hemd schon?", "Haben Sie Ihr Hemd schon getragen?"),
    ],
)
def test_the_same_said_in_its_own_voice_ranks_higher(spec: PersonaSpec, own: str, strange: str) -> None:
    assert judge(own, spec).score > 0.5
    assert judge(strange, spec).score < 0.5


def test_what_is_the_personas_own_register_is_no_fault() -> None:
    clerk = RAPPER.model_copy(update={"greeting": "We kindly ask for your feedback.", "follow_up_examples": ()})
    assert judge("We kindly ask for your feedback regarding the vintage shirt.", clerk).score > 0.5


def test_a_way_of_speaking_may_be_described_instead_of_shown() -> None:
    described = BUTLER.model_copy(update={"style": "Street slang, always"})
    assert "slang" in style_of(described).registers
    assert "slang" not in style_of(BUTLER.model_copy(update={"style": "Never any slang"})).registers


def test_german_words_are_no_english_ones() -> None:
    assert judge("Hast du das Hemd schon getragen?", GERMAN).score > 0.5, "“hast” is old English, and today's German"


def test_emoji_count_against_a_persona_that_uses_none() -> None:
    text = "The vintage shirt deserves a second look."
    assert hear_voice(f"{text} 🎉🔥", BUTLER).score < hear_voice(text, BUTLER).score


def test_nearness_to_its_own_lines_moves_the_score_and_never_vetoes() -> None:
    text = "The vintage shirt deserves a second look."
    near, far, unread = (judge(text, BUTLER, nearness) for nearness in (1.0, 0.0, None))

    assert near.score > unread.score > far.score > 0
    assert "nearness 100 %" in near.reason
    assert "nearness" not in unread.reason


def test_a_persona_without_lines_is_not_judged_by_any() -> None:
    assert judge("We kindly ask about the vintage shirt.", PersonaSpec(name="New")).score > 0.4


def test_somebody_elses_voice_is_never_chosen() -> None:
    situation = Situation(RAPPER, (SHIRT,), NOW, (), SHIRT.quote)
    bank = weigh(Candidate("Would you kindly provide feedback regarding the vintage shirt?", (1,)), situation)

    assert bank.is_sendable, "a person may still send it"
    assert choose([bank]) is None


def test_a_town_of_the_talk_does_not_make_it_another_language() -> None:
    memory = Citable(1, "Goes to Malmö and Zürich", "plan", "off to Malmö and Zürich")
    assert judge("yo Malmö, Zürich, no stress", SKATER, memory=memory).score > 0
    assert judge("Kommst du am Samstag mit der Bahn nach Malmö?", SKATER, memory=memory).score == 0
