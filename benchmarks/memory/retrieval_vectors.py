"""Embeds each text once a run; with a folder, once for all runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from core.ports import Embedder, Vectors


@dataclass
class Embedding:
    """A memory before the embedder. `file`: where vectors are kept for the next run, if anywhere."""

    embedder: Embedder
    file: Path | None = None
    known: dict[str, np.ndarray] = field(default_factory=dict)

    def load(self) -> None:
        """Read what an earlier run kept."""
        if self.file and self.file.exists():
            kept = np.load(self.file)
            self.known = dict(zip(kept["names"].tolist(), kept["vectors"], strict=True))

    def save(self) -> None:
        """Keep what is known for the next run."""
        if self.file:
            np.savez(self.file, names=np.array(list(self.known)), vectors=np.stack(list(self.known.values())))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        names = [sha256(text.encode()).hexdigest() for text in texts]
        new = sorted({text for text, name in zip(texts, names, strict=True) if name not in self.known}, key=len)
        for text, vector in zip(new, self.embedder.embed(new), strict=True):
            self.known[sha256(text.encode()).hexdigest()] = vector
        return np.stack([self.known[name] for name in names])
