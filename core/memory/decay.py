"""How strongly a memory is still held: it fades with time, slower the more it matters and the oftener it was said.

The forgetting curve of Ebbinghaus as memory systems use it (MemoryBank, Zhong et al. 2023): e^(−t / stability), where
every repetition starts the time anew and makes it more stable. Nothing is deleted for being faint: strength is a part
of a score, and whoever looks for a faded memory finds it.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

Seconds = float | NDArray[np.float64]

MIDDLE_IMPORTANCE = 3
STABILITY: Final[dict[str, timedelta]] = {
    "fact": timedelta(days=360),
    "relationship": timedelta(days=360),
    "preference": timedelta(days=180),
    "summary": timedelta(days=180),
    "event": timedelta(days=60),
    "plan": timedelta(days=60),
}
"""Time after which something of middle importance, said once, has faded to 37 %."""
FASTER_WHEN_OVER = 4.0
"""How much faster a plan or an event fades from the end of its time on."""


@dataclass(frozen=True, slots=True)
class Held:
    """What decides how fast a memory fades. `last_seen_at`: when it was last said or changed.

    `is_lasting`: pinned, or of the person's profile (`slots.is_lasting`): it never fades.
    `ends_at`: the end of the time it speaks of, or its beginning when it has no end.
    """

    kind: str
    importance: int
    seen_count: int
    last_seen_at: datetime
    ends_at: datetime | None = None
    is_lasting: bool = False


def strength(held: Held, *, now: datetime) -> float:
    """Return how strongly a memory is held at `now`: 1 when it was just said, falling towards 0."""
    return float(fade(*find_curve(held), now.timestamp()))


def find_curve(held: Held) -> tuple[float, float, float]:
    """Return what `fade` takes: the stability in seconds, when it was last seen, and from when on it is over."""
    is_ended = held.kind in ("plan", "event") and held.ends_at is not None
    stability = math.inf if held.is_lasting else _find_stability(held).total_seconds()
    return stability, held.last_seen_at.timestamp(), held.ends_at.timestamp() if is_ended and held.ends_at else math.inf


def fade(stability: Seconds, seen_at: Seconds, over_from: Seconds, now: float) -> NDArray[np.float64]:
    """Return the strength of one memory or, from arrays of one shape, of many."""
    age = np.maximum(now - np.asarray(seen_at), 0)
    over = np.maximum(now - np.maximum(over_from, seen_at), 0)
    strengths: NDArray[np.float64] = np.exp(-(age + (FASTER_WHEN_OVER - 1) * over) / stability)
    return strengths


def _find_stability(held: Held) -> timedelta:
    """Double it for each step of importance, and for each time that the number of times it was said doubles."""
    base = STABILITY.get(held.kind, STABILITY["fact"])
    repeated = 1.0 + math.log2(max(held.seen_count, 1))
    return base * (2.0 ** (held.importance - MIDDLE_IMPORTANCE)) * repeated
