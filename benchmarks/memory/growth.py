"""What memories weigh, on disk and in RAM: `python -m benchmarks.memory.growth [--full] [--cache FOLDER]`.

Each size is opened by a process of its own, which does what a server does after its start: it compares index and
database, and recalls once.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import psutil

from benchmarks.machine import describe, table
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.sentences import QUESTIONS
from benchmarks.memory.speed import CACHE, LARGE, LIMIT, TURNS, open_studio, parse, write_index
from benchmarks.memory.talk import MINE
from core.ports import LoadableEmbedder
from core.vectors.embedder import SentenceEmbedder

SIZES = tuple(Crowd(200, 0, others) for others in (1_000, 10_000, 30_000))
LARGEST = Crowd(200, 0, 100_000)
EACH = 10_000
SETTLE_SECONDS = 5


@dataclass(frozen=True)
class Weight:
    """Megabytes. `before`: the process with its embedder; `opened`: with the index too; `asked`: after a recall."""

    sql: float
    index: float
    before: float
    opened: float
    asked: float


def run(
    sizes: Sequence[Crowd] = SIZES,
    own: Crowd = LARGE,
    *,
    cache: Path = CACHE,
    embedder: LoadableEmbedder | None = None,
    measure: Callable[[Path], Sequence[float]] | None = None,
) -> None:
    """Print a line for each size, one for what ten thousand more take, and what a person's own take in RAM."""
    embedder = embedder or SentenceEmbedder()
    embedder.load()

    def weigh(crowd: Crowd) -> Weight:
        folder = prepare(cache, crowd, embedder)
        write_index(folder, embedder)
        taken = (measure or _measure_elsewhere)(folder)
        return Weight(_size(folder / "studio.db"), _size(folder / "index"), *taken)

    weights = [weigh(crowd) for crowd in sizes]
    rows = [_row(crowd, weight) for crowd, weight in zip(sizes, weights, strict=True)]
    head = ["memories", "database", "Chroma folder", "server without index", "with index"]
    table("Growth, MB", head, [*rows, _grown(sizes, weights)])
    owned = weigh(own)
    name = f"{own.memories:,} memories and {own.turns:,} messages"
    table("What one person's own take in RAM once asked for, MB", ["", "RAM"], [[name, owned.asked - owned.opened]])


def _row(crowd: Crowd, weight: Weight) -> list[object]:
    return [f"{crowd.memories + crowd.others:,}", weight.sql, weight.index, weight.before, weight.opened]


def _grown(crowds: Sequence[Crowd], weights: Sequence[Weight]) -> list[object]:
    tens = (crowds[-1].others - crowds[0].others) / EACH
    first, last = weights[0], weights[-1]
    return [
        f"each {EACH:,} more",
        (last.sql - first.sql) / tens,
        (last.index - first.index) / tens,
        (last.before - first.before) / tens,
        (last.opened - first.opened) / tens,
    ]


def _measure_elsewhere(folder: Path) -> Sequence[float]:
    command = [sys.executable, "-m", "benchmarks.memory.growth", "--inside", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _size(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


# --- in the other process ----------------------------------------------------------


def open_and_ask(folder: Path, embedder: LoadableEmbedder, settle_seconds: float = SETTLE_SECONDS) -> list[float]:
    """Return what this process weighs before it opens the index, with it, and after a question; MB."""
    with open_studio(folder, embedder) as studio:
        found = [_resident()]
        studio.memories.repair()
        studio.worker.run_due()
        found.append(_resident())
        studio.memories.recall(MINE, QUESTIONS[0], limit=LIMIT, turns=TURNS)
        sleep(settle_seconds)
        studio.memories.recall(MINE, QUESTIONS[1], limit=LIMIT, turns=TURNS)
        return [*found, _resident()]


def _answer(folder: Path) -> None:
    embedder = SentenceEmbedder()
    embedder.load()
    print(json.dumps(open_and_ask(folder, embedder)))


def _resident() -> float:
    return float(psutil.Process().memory_info().rss / 1e6)


if __name__ == "__main__":
    if "--inside" in sys.argv:
        _answer(Path(sys.argv[-1]))
    else:
        print(describe())
        chosen = parse()
        run((*SIZES, LARGEST) if chosen.full else SIZES, cache=chosen.cache)
