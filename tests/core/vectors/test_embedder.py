"""The embedder: honest about not being ready, and near in vectors what is near in meaning."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from core.errors import EmbedderUnavailable
from core.vectors.embedder import SentenceEmbedder


def test_before_it_is_loaded_it_says_so_at_once_and_knows_its_name(tmp_path):
    embedder = SentenceEmbedder()
    assert not embedder.is_ready
    assert embedder.trouble is None
    assert embedder.model_id.endswith("/384")
    with pytest.raises(EmbedderUnavailable, match="loading"):
        embedder.embed(["hello"])


@pytest.mark.slow
def test_a_folder_without_a_model_is_told_with_a_way_out(tmp_path):
    embedder = SentenceEmbedder(str(tmp_path))
    with pytest.raises(EmbedderUnavailable) as caught:
        embedder.load()
    assert "STUDIO_EMBEDDER" in caught.value.hint
    assert embedder.trouble is caught.value
    with pytest.raises(EmbedderUnavailable):
        embedder.embed(["hello"])


@pytest.fixture(scope="module")
def loaded() -> SentenceEmbedder:
    embedder = SentenceEmbedder()
    embedder.load()
    return embedder


@pytest.mark.slow
def test_near_in_meaning_is_near_in_vectors_of_length_one(loaded):
    scared, afraid, cello = loaded.embed(["Is scared of flying", "Is afraid of flying", "Plays the cello"])
    assert scared @ afraid > 0.9
    assert scared @ cello < 0.5
    assert np.linalg.norm(scared) == pytest.approx(1, abs=1e-5)
    assert loaded.embed([]).shape == (0, 384)
    assert loaded.is_ready


@pytest.mark.slow
def test_many_threads_and_many_texts_give_what_one_gives(loaded):
    texts = [f"This person owns book number {number}." for number in range(50)]
    whole = loaded.embed(texts)
    with ThreadPoolExecutor(4) as pool:
        alone = list(pool.map(lambda text: loaded.embed([text])[0], texts))
    assert np.allclose(whole, np.stack(alone), atol=1e-4)


@pytest.mark.slow
def test_a_folder_may_be_named_instead(loaded):
    from core.vectors.models import find_folder

    folder = find_folder("packaged")
    other = SentenceEmbedder(str(folder))
    assert other.model_id == f"{Path(folder).name}/384"
    other.load()
    assert np.allclose(other.embed(["hello"]), loaded.embed(["hello"]), atol=1e-5)
