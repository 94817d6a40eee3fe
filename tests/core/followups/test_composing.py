"""Which text is chosen: what has its time, by a model that can write; else a line, by a tiny model's pick."""

from datetime import UTC, datetime, timedelta

from core.engines.scripted import Scripted, ScriptedEngine
from core.errors import EngineDied
from core.followups.candidate import Citable, Situation
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
ASKS = {"message": "How did your job interview go?"}
SHARES = {"message": "Yo, welcome your vintage shirt ringside: shall I find it a theme?"}


def compose(*replies: Scripted, is_tiny: bool = False, memories: tuple[Citable, ...] = (SHIRT,)) -> Composition:
    words = "\n".join(memory.quote for memory in memories)
    situation = Situation(SPEC, memories, NOW, user_words=words, silence=NOW - SAID)
    voices = FakeVoices(ScriptedEngine(replies), ModelInfo(name="scripted", is_tiny=is_tiny))
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
