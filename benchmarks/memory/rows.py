"""Rows written many at a time, and vectors near those of real sentences."""

from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.ports import Embedder, Vectors
from core.storage.db import Database

Row = dict[str, Any]
DISTINCT = 2_000
"""Texts that are really embedded; the vectors of all others lie near those of these, no two the same."""


def insert(database: Database, table: Any, rows: list[Row]) -> None:
    """Write rows of one table in one transaction."""
    if rows:
        with database.write() as session:
            session.connection().execute(sa.insert(table), rows)


def embed_near(texts: list[str], count: int, embedder: Embedder) -> Vectors:
    """Return `count` unit vectors, near those of the first texts: for measuring speed they need not fit the rest."""
    vectors = embedder.embed(texts[: min(count, DISTINCT)])
    near = np.resize(vectors, (count, vectors.shape[1]))
    return to_unit(near + np.random.default_rng(1).normal(0, 0.02, near.shape))


def to_unit(vectors: NDArray[Any]) -> Vectors:
    """Return the same directions with length 1."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
