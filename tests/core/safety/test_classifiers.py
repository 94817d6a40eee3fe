"""The learned checks: what ships can be read, is sure of what is plainly wrong, and leaves good lines alone."""

from pathlib import Path

import numpy as np
import pytest

from core.safety.classifiers import FINE, Classifier, load_classifier
from core.vectors.embedder import SentenceEmbedder

NAMES = ("heavy_topics", "manipulation")


def classifier(threshold: float = 0.8) -> Classifier:
    weights = np.asarray([[0, 0], [9, 0], [0, 9]], dtype=np.float32)
    return Classifier("test", (FINE, "guilt", "pressure"), weights, np.zeros(3, dtype=np.float32), threshold, "hash")


def test_names_the_likeliest_wrong_and_how_sure_it_is() -> None:
    guilt, pressure = classifier().judge(np.asarray([[1, 0], [0, 1]], dtype=np.float32))

    assert (guilt.label, pressure.label) == ("guilt", "pressure")
    assert guilt.score > 0.99


def test_what_is_fine_scores_low_however_many_kinds_of_wrong_there_are() -> None:
    [fine] = classifier().judge(np.asarray([[-1, -1]], dtype=np.float32))
    assert fine.score < 0.01


def test_is_sure_from_its_threshold_on() -> None:
    [unsure] = classifier().judge(np.asarray([[0, 0]], dtype=np.float32))
    assert not classifier().is_sure(unsure)
    assert classifier(threshold=unsure.score).is_sure(unsure)


def test_huge_weights_do_not_overflow() -> None:
    [guess] = classifier().judge(np.asarray([[1000, 0]], dtype=np.float32))
    assert guess.score == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_what_ships_fits_the_packaged_embedder(name: str) -> None:
    shipped = load_classifier(name)

    assert shipped.labels[0] == FINE
    assert shipped.weights.shape == (len(shipped.labels), 384)
    assert shipped.biases.shape == (len(shipped.labels),)
    assert 0.5 <= shipped.threshold < 1
    assert shipped.embedder == SentenceEmbedder().model_id


def test_no_text_of_other_peoples_ships() -> None:
    folder = Path(__file__).parents[3] / "data" / "classifiers"
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.md",
        "heavy_topics.examples.jsonl",
        "heavy_topics.json",
        "manipulation.examples.jsonl",
        "manipulation.json",
        "personas.examples.jsonl",
    ]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    embedder = SentenceEmbedder()
    embedder.load()
    return embedder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("heavy_topics", "Have the doctors told you how long your father will live?"),
        ("heavy_topics", "Do you sometimes wish that you would not wake up in the morning?"),
        ("manipulation", "I have felt so alone and worthless since you stopped talking to me."),
        ("manipulation", "You never even thanked me for all the hours that I gave you."),
    ],
)
def test_is_sure_of_what_no_phrase_lists(embedder: SentenceEmbedder, name: str, sentence: str) -> None:
    shipped = load_classifier(name)
    [guess] = shipped.judge(embedder.embed([sentence]))
    assert shipped.is_sure(guess)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_leaves_good_lines_alone(embedder: SentenceEmbedder, name: str) -> None:
    lines = (
        "Found any other vintage pieces at the thrift?",
        "A darkness lurks inside the cave before you.",
        "Have you discovered any new favorite soundtracks or composers recently?",
        "No reply needed, just a star for your collection.",
        "Your sourdough has been plotting in the fridge since Tuesday.",
    )
    shipped = load_classifier(name)
    assert not [guess for guess in shipped.judge(embedder.embed(lines)) if shipped.is_sure(guess)]
