"""What memories weigh, on disk and in RAM: `python -m benchmarks.memory.growth [--full] [--cache FOLDER]`.

Each size is opened by a process of its own, which does what a server does after its start: it compares index and
database, and recalls once.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import psutil

from benchmarks.machine import describe, table
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.sentences import QUESTIONS
from benchmarks.memory.speed import CACHE, LARGE, LIMIT, TURNS, TimedEmbedder, open_studio, parse, write_index
from benchmarks.memory.talk import MINE

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


def run(*, full: bool = False, cache: Path = CACHE) -> None:
    """Print a line for each size, one for what ten thousand more take, and what a person's own take in RAM."""
    embedder = TimedEmbedder()
    embedder.load()
    crowds = (*SIZES, LARGEST) if full else SIZES
    weights = [_weigh(prepare(cache, crowd, embedder)) for crowd in crowds]
    rows = [_row(crowd, weight) for crowd, weight in zip(crowds, weights, strict=True)]
    head = ["memories", "database", "Chroma folder", "server without index", "with index"]
    table("Growth, MB", head, [*rows, _grown(crowds, weights)])
    own = _weigh(prepare(cache, LARGE, embedder))
    name = f"{LARGE.memories:,} memories and {LARGE.turns:,} messages"
    table("What one person's own take in RAM once asked for, MB", ["", "RAM"], [[name, own.asked - own.opened]])


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


def _weigh(folder: Path) -> Weight:
    write_index(folder)
    command = [sys.executable, "-m", "benchmarks.memory.growth", "--inside", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    before, opened, asked = json.loads(done.stdout.splitlines()[-1])
    return Weight(_size(folder / "studio.db"), _size(folder / "index"), before, opened, asked)


def _size(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


# --- in the other process ----------------------------------------------------------


def _open_and_ask(folder: Path) -> None:
    embedder = TimedEmbedder()
    embedder.load()
    with open_studio(folder, embedder) as studio:
        found = [_resident()]
        studio.memories.repair()
        studio.worker.run_due()
        found.append(_resident())
        studio.memories.recall(MINE, QUESTIONS[0], limit=LIMIT, turns=TURNS)
        sleep(SETTLE_SECONDS)
        studio.memories.recall(MINE, QUESTIONS[1], limit=LIMIT, turns=TURNS)
        print(json.dumps([*found, _resident()]))


def _resident() -> float:
    return float(psutil.Process().memory_info().rss / 1e6)


if __name__ == "__main__":
    if "--inside" in sys.argv:
        _open_and_ask(Path(sys.argv[-1]))
    else:
        print(describe())
        chosen = parse()
        run(full=chosen.full, cache=chosen.cache)
