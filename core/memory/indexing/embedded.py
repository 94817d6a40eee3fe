"""Everything that is found by meaning: the tables whose texts are embedded, and embedded anew by another model."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from core.memory.indexing import vectors
from core.memory.talk import turns
from core.ports import Vectors


@dataclass(frozen=True)
class EmbeddedTable:
    """How one table's texts get their vectors. What `find_missing` returns has a `text`, and goes back to `save`."""

    find_missing: Callable[[Session, str, int], Sequence[Any]]
    count_missing: Callable[[Session, str], int]
    save: Callable[[Session, str, Sequence[Any], Vectors], None]
    keep_only: Callable[[Session, Collection[str]], None]


MEMORIES = EmbeddedTable(
    lambda session, model_id, limit: vectors.find_missing(session, model_id, limit=limit),
    vectors.count_missing,
    vectors.save_all,
    vectors.keep_only,
)
TURNS = EmbeddedTable(
    lambda session, model_id, limit: turns.find_missing(session, model_id, limit=limit),
    turns.count_missing,
    turns.save,
    turns.keep_only,
)
TABLES = (MEMORIES, TURNS)
