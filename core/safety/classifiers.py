"""Small linear classifiers over sentence vectors: a second eye beside the lists of phrases. Vectors come in."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.config import ROOT
from core.ports import Vectors

FOLDER = ROOT / "data" / "classifiers"
FINE = "fine"
"""The label of what nothing is wrong with; every classifier has it, first."""


@dataclass(frozen=True)
class Guess:
    """What a classifier made of one sentence: how sure it is that something is wrong (0 to 1), and what."""

    label: str
    score: float


@dataclass(frozen=True)
class Classifier:
    """A softmax over labels. `weights` has one row a label; it reads vectors of one embedder only."""

    name: str
    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    threshold: float
    embedder: str

    def judge(self, vectors: Vectors) -> list[Guess]:
        """Return one guess a vector: 1 − P(fine), and the likeliest of the other labels."""
        logits = vectors @ self.weights.T + self.biases
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = odds / odds.sum(axis=1, keepdims=True)
        return [Guess(self.labels[1 + int(row[1:].argmax())], float(1 - row[0])) for row in chances]

    def is_sure(self, guess: Guess) -> bool:
        """Whether the guess is sure enough to stop a text."""
        return guess.score >= self.threshold


def load_classifier(name: str, folder: Path = FOLDER) -> Classifier:
    """Read a classifier that ships with the studio."""
    row = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Classifier(
        name=row["name"],
        labels=tuple(row["labels"]),
        weights=np.asarray(row["weights"], dtype=np.float32),
        biases=np.asarray(row["biases"], dtype=np.float32),
        threshold=row["threshold"],
        embedder=row["embedder"],
    )
