"""Which text is chosen: what has its time, by a model that can write; else a line, by a tiny model's pick."""

from datetime import UTC, datetime, timedelta

from core.engines.scripted import Scripted, ScriptedEngine
from core.errors import EngineDied
from core.followups.candidate import Citable, Intent, Situation
from core.followups.composing.composer import Composer, Composition
from core.personas.spec import PersonaSpec
from core.ports import ModelInfo
from tests.core.followups.conftest import FakeVoices

FRIDAY = datetime(2026, 11, 27, tzinfo=UTC)
NOW = FRIDAY + timedelta(days=1, hours=12)
SAID = FRIDAY - timedelta(days=3)
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
SPEC = PersonaSpec(name="Remy", topics=("vintage shirts",), greeting="Yo, welcome ringside!")
WORDS = ("Flowers today", "Applause tonight", "A drum roll now")
ASKS = {"message": "How did your job interview go?"}
SHARES = {"message": "Yo, welcome your vintage shirt ringside: shall I find it a theme?"}


def compose(
    *replies: Scripted, is_tiny: bool = False, memories: tuple[Citable, ...] = (SHIRT,), size: str = ""
) -> Composition:
    words = "\n".join(memory.quote for memory in memories)
    situation = Situation(SPEC, memories, NOW, user_words=words, silence=NOW - SAID)
    voices = FakeVoices(ScriptedEngine(replies), ModelInfo(name="scripted", parameters=size, is_tiny=is_tiny))
    return Composer(voices).compose(situation)


def test_what_presses_goes_before_what_is_put_better() -> None:
    made = compose(ASKS, " Was it long?", SHARES, " Which cuff?", memories=(SHIRT, INTERVIEW))
    assert made.chosen is not None
    assert made.chosen.candidate.memory_ids == (INTERVIEW.id,)
    assert made.chosen.candidate.written_by == "model"
    assert {memory_id for one in made.weighed for memory_id in one.candidate.memory_ids} == {1, 2}


def test_what_was_written_before_the_engine_broke_off_is_kept() -> None:
    died = EngineDied("It broke off.", hint="Try again.")
    made = compose(ASKS, " Was it long?", died, memories=(SHIRT, INTERVIEW))
    assert made.chosen is not None
    assert made.chosen.candidate.written_by == "model"
    assert made.trouble == "It broke off. Try again."


def test_a_tiny_model_picks_among_lines_that_are_as_good() -> None:
    plain = compose(" Nice.", " Nice.", is_tiny=True)
    lines = [one.candidate.text for one in plain.weighed if one.candidate.written_by == "template"]
    assert len(lines) > 1
    for line in lines:
        made = compose(" Nice.", " Nice.", {"line": line}, is_tiny=True)
        assert made.chosen is not None
        assert made.chosen.candidate.text == line
        assert made.chosen.candidate.written_by == "template"
        assert "picked" in made.reason


def test_a_pick_that_fails_costs_nothing_but_the_pick() -> None:
    made = compose(" Nice.", " Nice.", EngineDied("It broke off.", hint="Try again."), is_tiny=True)
    assert made.chosen is not None
    assert made.chosen.candidate.written_by == "template"
    assert "picked" not in made.reason


def test_beside_what_a_small_model_writes_stand_lines_and_the_better_one_is_sent() -> None:
    weak = ({"message": "Your job interview was yesterday. Did you study?"}, " Did you sleep?")
    small = compose(*weak, memories=(INTERVIEW,), size="1.5B")
    assert small.chosen is not None
    assert small.chosen.candidate.written_by == "template"
    good = compose({"message": "Yo, how did your job interview go?"}, " Was it long?", memories=(INTERVIEW,), size="8B")
    assert good.chosen is not None
    assert good.chosen.candidate.written_by == "model"
    assert not [one for one in good.weighed if one.candidate.written_by == "template"]


def test_no_line_is_written_for_two_matters() -> None:
    cello = Citable(3, "Likes cello music", "preference", "I like cello music", said_at=SAID)
    spec = SPEC.model_copy(
        update={"follow_up_examples": tuple(f"{word} for that thing you told me about. Next bar?" for word in WORDS)}
    )
    situation = Situation(spec, (SHIRT, cello), NOW, user_words=f"{SHIRT.quote}\n{cello.quote}", silence=NOW - SAID)
    silent = FakeVoices(ScriptedEngine(()), error=EngineDied("No model.", hint="Start one."))
    made = Composer(silent).compose(situation)
    begun = [one.candidate.text.split(" for ")[0] for one in made.weighed if "Next bar?" in one.candidate.text]
    assert sorted(begun) == sorted(WORDS)


def test_a_tiny_model_is_not_asked_the_same_again_for_another_end() -> None:
    cello = Citable(3, "Likes cello music", "preference", "I like cello music", said_at=SAID)
    made = compose(" Nice.", " Fine.", is_tiny=True, memories=(cello,))
    assert sum(one.candidate.written_by == "model" for one in made.weighed) == 2
    assert {one.candidate.intent for one in made.weighed} == {Intent.SHARE, Intent.OFFER}


def test_no_line_and_no_small_model_speaks_of_a_death() -> None:
    loss = Citable(4, "Grandmother died in spring", "relationship", "My grandmother died in spring", 5, said_at=SAID)
    assert compose(memories=(loss,), size="1.5B").weighed == ()
    made = compose({"message": "Hello."}, " Hello.", {"message": "Hello."}, memories=(loss,), size="8B")
    assert [one for one in made.weighed if one.candidate.written_by == "template"] == []
