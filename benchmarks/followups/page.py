"""What a run of the follow-up page costs a creator whom many people talk to: its own script, no browser, no model."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.drawing import HEAD, time_page
from benchmarks.followups.sweep import NOW, fill
from benchmarks.machine import table
from core.clock import MovableClock
from core.config import Settings
from core.studio import Studio, build_studio

PEOPLE = (100, 1_000)
"""Their owner has a hundred personas."""
VIEWS = ("people", "machine", "personas")
RUNS = 20


def run(people: Sequence[int] = PEOPLE, *, runs: int = RUNS) -> None:
    """Print one row for each view and number of people, all of whom could be written to."""
    rows = [row for number in people for row in _measure(number, runs)]
    table(f"One run of the follow-up page, ms ({runs} runs)", ["people", "view", *HEAD], rows)


def _measure(people: int, runs: int) -> list[list[object]]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), engine="scripted", open_browser=False)
        studio = build_studio(settings, clock=MovableClock(NOW))
        try:
            fill(studio.database, people)
            return [[f"{people:,}", view, *_time(studio, view, runs)] for view in VIEWS]
        finally:
            studio.close()


def _time(studio: Studio, view: str, runs: int) -> tuple[float, float, float]:
    drawn = {"studio": studio, "actor": studio.accounts.owner()}
    page = AppTest.from_function(_draw, kwargs=drawn, default_timeout=120)
    page.query_params["view"] = view
    return time_page(page, runs)


def _draw(studio, actor):  # type: ignore[no-untyped-def]  # runs as a script of its own: it knows no names of this file
    from pages import followups

    followups.render(studio, actor)
