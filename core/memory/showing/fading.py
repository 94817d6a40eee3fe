"""How strongly a memory that is shown is held: the same curve by which recall weighs it."""

from datetime import datetime

from core.memory.decay import Held, strength
from core.memory.merging.slots import is_lasting
from core.memory.views import MemoryView


def find_strength(view: MemoryView, *, now: datetime) -> float | None:
    """Return the strength of a memory at `now`, from 1 (just said) towards 0; None when it never fades."""
    held = Held(
        view.kind,
        view.importance,
        view.seen_count,
        last_seen_at=view.updated_at,
        ends_at=view.ends_at or view.starts_at,
        is_lasting=view.pinned or is_lasting(view.text),
    )
    return None if held.is_lasting else strength(held, now=now)
