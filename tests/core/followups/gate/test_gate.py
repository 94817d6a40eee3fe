"""The gate with its second eye and its guard: what they add, and what happens when one of them is not there."""

from datetime import UTC, datetime

import numpy as np
import pytest

from core.engines.scripted import Scripted, ScriptedEngine
from core.errors import EmbedderUnavailable, EngineUnavailable
from core.followups.candidate import Candidate, CheckId, Citable, Situation, Verdict, lasting_vetoes
from core.followups.gate.gate import Eyes, Gate
from core.followups.gate.guard import Guard
from core.personas.spec import PersonaSpec
from core.ports import ModelInfo
from core.safety.classifiers import Classifier
from tests.fakes import HashEmbedder

SHIRT = Citable(1, "Bought a vintage shirt in Leeds", "event", "I bought a vintage shirt in Leeds")
GOOD = "Does the vintage shirt from Leeds fit?"
GUARD = "llama-guard3:1b"


def situation(user_words: str = "I bought a vintage shirt in Leeds") -> Situation:
    return Situation(PersonaSpec(name="Remy"), (SHIRT,), datetime(2026, 11, 28, tzinfo=UTC), (), user_words)


def knows(embedder: HashEmbedder, name: str, label: str, words: str) -> Classifier:
    """Return a classifier that is sure of sentences with these words in them."""
    weights = np.stack([np.zeros(4096, dtype=np.float32), 60 * embedder.embed([words])[0]])
    biases = np.asarray([0, -8], dtype=np.float32)
    return Classifier(name, ("fine", label), weights, biases, 0.9, embedder.model_id)


def eyes(embedder: HashEmbedder | None = None) -> Eyes:
    embedder = embedder or HashEmbedder()
    heavy = knows(embedder, "heavy_topics", "health", "stretcher")
    return Eyes(embedder, heavy, knows(embedder, "manipulation", "guilt", "ungrateful"))


def verdict(gate: Gate, check: CheckId, text: str, user_words: str = SHIRT.quote) -> Verdict:
    weighed = gate.weigh(Candidate(text, (1,)), situation(user_words))
    return next(one for one in weighed.verdicts if one.check is check)


# --- the second eye ------------------------------------------------------------


def test_a_learned_veto_names_the_sentence_and_the_sort() -> None:
    found = verdict(Gate(eyes()), CheckId.NOT_MANIPULATIVE, f"{GOOD} You are ungrateful.")

    assert not found.passed
    assert found.words == ("You are ungrateful.",)
    assert found.reason.startswith("It presses: guilt (learned, ")


def test_the_rules_alone_would_have_let_it_pass() -> None:
    assert verdict(Gate(), CheckId.NOT_MANIPULATIVE, f"{GOOD} You are ungrateful.").passed


def test_a_heavy_sentence_is_fine_once_the_person_said_as_much() -> None:
    text = f"{GOOD} How was the stretcher?"
    assert not verdict(Gate(eyes()), CheckId.NOT_SENSITIVE, text).passed
    assert verdict(Gate(eyes()), CheckId.NOT_SENSITIVE, text, "the stretcher was hard").passed


def test_what_the_persona_said_raises_nothing() -> None:
    spec = PersonaSpec(name="Remy", backstory="He was carried on a stretcher. The stretcher was hard.")
    at = Situation(spec, (SHIRT,), datetime(2026, 11, 28, tzinfo=UTC), (), SHIRT.quote)
    weighed = Gate(eyes()).weigh(Candidate(f"{GOOD} How was the stretcher?", (1,)), at)
    assert CheckId.NOT_SENSITIVE in {one.check for one in weighed.vetoes}


def test_says_when_nothing_but_the_rules_decided() -> None:
    assert verdict(Gate(), CheckId.NOT_SENSITIVE, GOOD).reason == (
        "No heavy topic is brought up, by its phrases alone (no learned check looked)."
    )
    assert verdict(Gate(eyes()), CheckId.NOT_SENSITIVE, GOOD).reason == "No heavy topic is brought up."


def test_an_embedder_that_is_not_there_leaves_it_to_the_rules_and_says_so() -> None:
    embedder = HashEmbedder()
    gate = Gate(eyes(embedder))
    embedder.trouble = EmbedderUnavailable("The model is still loading.")

    assert "The model is still loading" in verdict(gate, CheckId.NOT_MANIPULATIVE, GOOD).reason
    assert not verdict(gate, CheckId.NOT_MANIPULATIVE, f"{GOOD} I miss you.").passed


def test_reads_no_vectors_of_another_embedder() -> None:
    gate = Gate(Eyes(HashEmbedder()))
    assert "another embedder" in verdict(gate, CheckId.NOT_MANIPULATIVE, GOOD).reason


def test_reads_english_only_and_says_so() -> None:
    assert "English only" in verdict(Gate(eyes()), CheckId.NOT_SENSITIVE, "Passt dir das Hemd aus Leeds?").reason


# --- the guard -----------------------------------------------------------------


def guarded(*answers: Scripted) -> tuple[Gate, ScriptedEngine]:
    engine = ScriptedEngine(answers, models=(ModelInfo(name=GUARD),))
    return Gate(guard=Guard(engine, GUARD)), engine


def test_without_a_guard_there_is_no_verdict_of_one() -> None:
    weighed = Gate().weigh(Candidate(GOOD, (1,)), situation())
    assert CheckId.GUARD not in {one.check for one in weighed.verdicts}
    assert weighed.may_go_unseen


def test_what_the_guard_finds_unsafe_is_vetoed_for_its_reason() -> None:
    gate, _ = guarded("unsafe\nS11")
    found = verdict(gate, CheckId.GUARD, GOOD)
    assert (found.passed, found.reason) == (False, "llama-guard3:1b: Unsafe: self-harm.")


def test_what_the_guard_finds_safe_may_go_and_is_asked_once() -> None:
    gate, engine = guarded("safe")
    for _ in range(2):
        assert gate.weigh(Candidate(GOOD, (1,)), situation()).may_go_unseen
    assert len(engine.requests) == 1


@pytest.mark.parametrize("answer", [EngineUnavailable("Ollama is not answering."), "I think it is fine."])
def test_without_the_guards_answer_only_a_person_may_send(answer: Scripted) -> None:
    gate, _ = guarded(answer, "safe")
    weighed = gate.weigh(Candidate(GOOD, (1,)), situation())

    assert weighed.is_sendable
    assert not weighed.may_go_unseen
    assert gate.weigh(Candidate(GOOD, (1,)), situation()).may_go_unseen, "no answer is not kept as one"


def test_a_missing_answer_does_not_change_the_score() -> None:
    gate, _ = guarded(EngineUnavailable("Ollama is not answering."))
    with_guard, without = (one.weigh(Candidate(GOOD, (1,)), situation()) for one in (gate, Gate()))
    assert with_guard.score == without.score


def test_the_guard_is_not_asked_about_what_is_vetoed_anyway() -> None:
    gate, engine = guarded("safe")
    gate.weigh(Candidate("How are you?", (1,)), situation())
    assert engine.requests == []


# --- later ---------------------------------------------------------------------


def test_what_no_time_changes_stays_vetoed_from_the_kept_verdicts() -> None:
    gate, _ = guarded("unsafe\nS10")
    kept = gate.weigh(Candidate(GOOD, (1,)), situation()).verdicts
    assert [one.check for one in lasting_vetoes(kept)] == [CheckId.GUARD]


def test_what_was_false_that_day_may_be_true_another() -> None:
    kept = Gate().weigh(Candidate(f"{GOOD} See you Tuesday, says Marcus.", (1,)), situation()).verdicts
    assert lasting_vetoes(kept) == ()
