"""How near a text is to what a persona says, against what other personas say; by an embedder's vectors."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.followups.gate.persona_lines import own_lines
from core.personas.spec import PersonaSpec
from core.personas.templates import load_templates
from core.ports import Embedder

FAR, NEAR = -0.02, 0.12
"""Between these differences of cosines nearness goes from 0 to 1: on the gate's texts, most others' and most own."""
KEPT = 64
"""Personas whose lines stay embedded."""


@dataclass(frozen=True)
class Nearness:
    """Compares texts with a persona's own lines, and with those of the shipped characters."""

    embedder: Embedder
    _means: dict[tuple[str, ...], NDArray[np.float32]] = field(default_factory=dict)

    def measure(self, vector: NDArray[np.float32], spec: PersonaSpec) -> float | None:
        """Return 0 (as near to others as to it, or nearer) to 1; None for a persona that has no lines."""
        lines = tuple(own_lines(spec))
        others = tuple(line for template in load_templates() for line in template.spec.follow_up_examples)
        if not lines:
            return None
        own, strange = self._mean(lines), self._mean(tuple(line for line in others if line not in lines))
        return float(np.clip(((own - strange) @ vector - FAR) / (NEAR - FAR), 0, 1))

    def _mean(self, lines: tuple[str, ...]) -> NDArray[np.float32]:
        """Return the mean vector: its product with another is the mean of the cosines."""
        kept = self._means.get(lines)
        if kept is None:
            kept = self.embedder.embed(list(lines)).mean(axis=0)
            if len(self._means) >= KEPT:
                self._means.clear()
            self._means[lines] = kept
        return kept
