"""What a run of the memory page costs somebody with thousands of memories: its own script, no browser, no model."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from sqlmodel import col
from streamlit.testing.v1 import AppTest

from benchmarks.drawing import HEAD, time_page
from benchmarks.machine import table
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.rows import to_unit
from core.config import Settings
from core.ports import Vectors
from core.storage.tables import Memory
from core.studio import Studio, build_studio
from core.vectors.embedder import SentenceEmbedder

CROWDS = tuple(Crowd(memories, 2 * memories, 0) for memories in (200, 5_000))
"""Each memory has its message."""
VIEWS = ("list", "timeline", "map")
KINDS = ("fact", "preference", "event", "plan", "relationship")
RUNS = 20


class Scattered(SentenceEmbedder):
    """Where a point lies on the map costs nothing: texts are put anywhere, at once."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        return to_unit(np.random.default_rng(2).normal(0, 1, (len(texts), 384)))


def run(crowds: Sequence[Crowd] = CROWDS, *, runs: int = RUNS) -> None:
    """Print one row for each view and number of memories."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for crowd in crowds for row in _measure(prepare(Path(folder), crowd, Scattered()), crowd, runs)]
    head = ["memories", "view", *HEAD]
    table(f"One run of the memory page, ms ({runs} runs)", head, rows)


def _measure(folder: Path, crowd: Crowd, runs: int) -> list[list[object]]:
    settings = Settings(data_dir=folder, engine="scripted", open_browser=False)
    studio = build_studio(settings, embedder=Scattered())
    try:
        _vary(studio)
        return [[f"{crowd.memories:,}", view, *_time(studio, view, runs)] for view in VIEWS]
    finally:
        studio.close()


def _vary(studio: Studio) -> None:
    """Let the memories be of all kinds, and every other one speak of a day."""
    number = col(Memory.id)
    kinds = sa.case(dict(enumerate(KINDS)), value=number % len(KINDS))
    days = sa.case((number % 2 == 0, col(Memory.created_at)))
    with studio.database.write() as session:
        session.connection().execute(sa.update(Memory).values(kind=kinds, starts_at=days))


def _time(studio: Studio, view: str, runs: int) -> tuple[float, float, float]:
    actor = studio.accounts.owner()
    page = AppTest.from_function(_draw, kwargs={"studio": studio, "actor": actor}, default_timeout=60)
    page.query_params["view"] = view
    return time_page(page, runs)


def _draw(studio, actor):  # type: ignore[no-untyped-def]  # runs as a script of its own: it knows no names of this file
    from pages import memories

    memories.render(studio, actor)
