"""How near a text is to a persona's own lines is measured against what others say."""

from core.followups.gate.nearness import KEPT, Nearness
from core.personas.spec import PersonaSpec
from tests.fakes import HashEmbedder

SPEC = PersonaSpec(
    name="Quill", greeting="Quack goes the duck on the monitor.", follow_up_examples=("Quack, duck monitor duck?",)
)


def measure(text: str, spec: PersonaSpec = SPEC) -> float | None:
    embedder = HashEmbedder()
    return Nearness(embedder).measure(embedder.embed([text])[0], spec)


def test_its_own_words_are_near_and_others_are_not() -> None:
    own, strange = measure("The duck says quack on the monitor."), measure("Velvet curtains for the hallway.")
    assert own is not None
    assert strange is not None
    assert own > strange
    assert 0 <= strange <= own <= 1


def test_without_lines_there_is_nothing_to_be_near_to() -> None:
    assert measure("Quack.", PersonaSpec(name="New")) is None


def test_keeps_what_it_embedded_but_not_for_ever() -> None:
    embedder = HashEmbedder()
    nearness, vector = Nearness(embedder), embedder.embed(["Quack."])[0]
    for number in range(2 * KEPT):
        nearness.measure(vector, SPEC.model_copy(update={"greeting": f"Quack {number}."}))
    assert len(nearness._means) <= KEPT
