"""Loads what memories took the place of, however far back, with one question for all of them."""

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import Session, col

from core.memory.merging.history import Stage, tell_history
from core.memory.merging.merge import CORRECTED, SAYS_MORE
from core.storage.tables import Memory, MemoryChange

FARTHEST = 20
"""How many steps back are followed."""
_NEVER_HELD = (CORRECTED.for_old, SAYS_MORE.for_old)
"""What was corrected never held, and what was told with more detail holds still."""


def load_histories(session: Session, texts: Mapping[int, str]) -> dict[int, str]:
    """Return one line for each of these memories, by id, that took the place of others."""
    stages: defaultdict[int, list[Stage]] = defaultdict(list)
    for memory_id, text, until in session.execute(_find_past(list(texts))):
        stages[memory_id].append(Stage(text, until))
    told = {memory_id: tell_history(past, texts[memory_id]) for memory_id, past in stages.items()}
    return {memory_id: line for memory_id, line in told.items() if line}


def _find_past(memory_ids: list[int]) -> sa.Select[tuple[int, str, sa.DateTime]]:
    begin = (
        sa.select(col(Memory.id).label("of"), col(Memory.id).label("id"), sa.literal(0).label("steps"))
        .where(col(Memory.id).in_(memory_ids))
        .cte("past", recursive=True)
    )
    older = sa.select(begin.c.of, col(Memory.id), begin.c.steps + 1).where(
        col(Memory.superseded_by) == begin.c.id, begin.c.steps < FARTHEST
    )
    chain = begin.union_all(older)
    never_held = sa.exists().where(
        col(MemoryChange.memory_id) == col(Memory.id),
        col(MemoryChange.action) == "superseded",
        col(MemoryChange.undone_at).is_(None),
        col(MemoryChange.reason).in_(_NEVER_HELD),
    )
    return (
        sa.select(chain.c.of, col(Memory.text), col(Memory.invalid_at))
        .join(chain, chain.c.id == col(Memory.id))
        .where(chain.c.steps > 0, col(Memory.invalid_at).is_not(None), ~never_held)
        .order_by(col(Memory.invalid_at), col(Memory.id))
    )
