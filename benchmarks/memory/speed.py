"""How long recall takes: `python -m benchmarks.memory.speed [--full] [--cache FOLDER]`.

One person's memories among more and more of everybody else's, and one person with more and more of their own; beside
the bare embedding of the same question and a bare Chroma query. The data folders are kept for the next run.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, sleep, thread_time

import numpy as np
from numpy.typing import NDArray

from benchmarks.machine import describe, p50, p95, table, time_ms
from benchmarks.memory.bare_chroma import ask_bare, open_bare
from benchmarks.memory.installation import Crowd, prepare
from benchmarks.memory.sentences import QUESTIONS
from benchmarks.memory.talk import MINE, NOW
from core.clock import MovableClock
from core.config import Settings
from core.ports import LoadableEmbedder, Scope, Vectors
from core.studio import Studio, build_studio
from core.vectors.embedder import SentenceEmbedder

CACHE = Path(tempfile.gettempdir()) / "persona-studio-benchmarks"
CROWDS = tuple(Crowd(200, 0, others) for others in (1_000, 10_000, 100_000))
LARGEST = Crowd(200, 0, 1_000_000)
LARGE = Crowd(5_000, 20_000, 100_000)
OWN = (CROWDS[-1], Crowd(200, 1_000, 100_000), LARGE)
BARE_UP_TO, BARE_UP_TO_FULL = 10_000, 100_000
"""Others' memories up to which Chroma is filled too: it takes a minute for a hundred thousand, hours for a million."""
SOMEBODY_ELSE = Scope(2, 2)
LIMIT, TURNS = 6, 4
"""What a prompt asks for: so many memories, so many messages of earlier talk."""


@dataclass(frozen=True)
class Plan:
    """What is measured, how often. `settle_seconds`: a large scope is laid out behind its first question."""

    crowds: tuple[Crowd, ...] = CROWDS
    own: tuple[Crowd, ...] = OWN
    bare_up_to: int = BARE_UP_TO
    runs: int = 100
    first_runs: int = 8
    settle_seconds: float = 5


FULL = Plan((*CROWDS, LARGEST), bare_up_to=BARE_UP_TO_FULL)


@dataclass(frozen=True)
class Taken:
    """Milliseconds of something: by the clock on the wall, and of the processor, whatever else the machine does."""

    wall: float
    processor: float

    def __sub__(self, other: "Taken") -> "Taken":
        return Taken(self.wall - other.wall, self.processor - other.processor)


def read_clocks() -> Taken:
    """Return the clocks of this thread."""
    return Taken(perf_counter() * 1000, thread_time() * 1000)


class TimedEmbedder:
    """An embedder, the studio's own as a rule, that notes how long it took: the rest of a recall is our own part."""

    trouble = None
    is_ready = True

    def __init__(self, embedder: LoadableEmbedder | None = None) -> None:
        self._embedder = embedder or SentenceEmbedder()
        self.last = Taken(0, 0)

    @property
    def model_id(self) -> str:
        """Name of the model."""
        return self._embedder.model_id

    def load(self) -> None:
        """Load it now."""
        self._embedder.load()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        return self._embedder.embed(texts)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Return what texts are compared with; only this is timed."""
        began = read_clocks()
        try:
            return self._embedder.embed_question(text)
        finally:
            self.last = read_clocks() - began


@dataclass
class Times:
    """What each run took. `ours`: what recall took beyond the embedding in it."""

    recall: list[float] = field(default_factory=list)
    embedding: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    embedding_processor: list[float] = field(default_factory=list)
    ours_processor: list[float] = field(default_factory=list)

    def note(self, recall: Taken, embedding: Taken) -> None:
        """Keep one run."""
        ours = recall - embedding
        self.recall.append(recall.wall)
        self.ours.append(ours.wall)
        self.ours_processor.append(ours.processor)
        self.embedding_processor.append(embedding.processor)

    def cells(self) -> list[float]:
        """Return the first columns of the table."""
        pairs = [each for times in (self.recall, self.embedding, self.ours) for each in (p50(times), p95(times))]
        return [*pairs, p50(self.embedding_processor), p50(self.ours_processor)]


def run(plan: Plan = Plan(), *, cache: Path = CACHE, embedder: TimedEmbedder | None = None) -> None:
    """Print a table by the memories of others and one by the person's own."""
    embedder = embedder or TimedEmbedder()
    embedder.load()
    bench = Bench(plan, cache, embedder)
    head = ["recall p50", "p95", "bare embedding p50", "p95", "ours beyond it p50", "p95"]
    head += ["embedding, processor", "ours, processor", "first recall: ours", "processor", "from disk"]
    bench.warm_up()
    rows = [bench.row(f"{crowd.others:,}", crowd, crowd.others <= plan.bare_up_to) for crowd in plan.crowds]
    table("Recall among others' memories (200 own), ms", ["others' memories", *head, "bare Chroma p50", "p95"], rows)
    write_index(prepare(cache, plan.own[-1], embedder), embedder)
    rows = [bench.row(name_own(crowd), crowd, False)[:-2] for crowd in plan.own]
    table("Recall by the person's own (100,000 others' memories), ms", ["own memories and messages", *head], rows)


def name_own(crowd: Crowd) -> str:
    """Return how much a person has, in figures."""
    return f"{crowd.memories:,} and {crowd.turns:,}"


def write_index(folder: Path, embedder: LoadableEmbedder) -> None:
    """Write the studio's own index of a data folder, unless that was done before."""
    if not (folder / "index").exists():
        with open_studio(folder, embedder) as studio:
            studio.memories.write_index_anew(lambda _: None)


@dataclass(frozen=True)
class Bench:
    """Measures one crowd after the other."""

    plan: Plan
    cache: Path
    embedder: TimedEmbedder

    def row(self, name: str, crowd: Crowd, is_bare_asked: bool) -> list[object]:
        """Return a line of the table."""
        folder = prepare(self.cache, crowd, self.embedder)
        warm = self._measure(folder)
        first, from_disk = (self._measure_first(folder, is_disk_cold=is_cold) for is_cold in (False, True))
        bare = self._measure_bare(folder) if is_bare_asked else []
        cold = [p50(first.ours), p50(first.ours_processor), p50(from_disk.ours)]
        return [name, *warm.cells(), *cold, *((p50(bare), p95(bare)) if bare else ("–", "–"))]

    def warm_up(self) -> None:
        """What a process does only once (imports, compiled statements) is no recall's fault."""
        self._measure_first(prepare(self.cache, self.plan.crowds[0], self.embedder), is_disk_cold=False)

    def _measure(self, folder: Path) -> Times:
        times = Times()
        with open_studio(folder, self.embedder) as studio:
            studio.memories.recall(MINE, QUESTIONS[0], limit=LIMIT, turns=TURNS)
            sleep(self.plan.settle_seconds)
            for question in QUESTIONS:
                studio.memories.recall(MINE, question, limit=LIMIT, turns=TURNS)
            for question in islice(cycle(QUESTIONS), self.plan.runs):
                recall_once(studio, question, self.embedder, times)
                self.embedder.embed_question(question)
                times.embedding.append(self.embedder.last.wall)
        return times

    def _measure_first(self, folder: Path, *, is_disk_cold: bool) -> Times:
        """Return what the first question of a person took, by a server that has answered another's before."""
        times = Times()
        for question in islice(cycle(QUESTIONS), self.plan.first_runs):
            with open_studio(folder, self.embedder) as studio:
                if (folder / "index").exists():
                    # As at every start: it opens the index.
                    studio.memories.repair()
                studio.memories.recall(SOMEBODY_ELSE, QUESTIONS[0], limit=LIMIT, turns=TURNS)
                if is_disk_cold:
                    _drop_from_cache(folder / "studio.db")
                recall_once(studio, question, self.embedder, times)
        return times

    def _measure_bare(self, folder: Path) -> list[float]:
        collection = open_bare(folder)
        vectors = cycle(self.embedder.embed(QUESTIONS))
        return time_ms(lambda: ask_bare(collection, next(vectors)), runs=self.plan.runs)


def recall_once(studio: Studio, question: str, embedder: TimedEmbedder, times: Times) -> None:
    """Recall for a question, and note the time; stops the benchmark when anything was off."""
    began = read_clocks()
    result = studio.memories.recall(MINE, question, limit=LIMIT, turns=TURNS)
    times.note(read_clocks() - began, embedder.last)
    if result.trouble or not result.items:
        raise RuntimeError(f"Nothing was recalled for {question!r}. {result.trouble}")


def _drop_from_cache(file: Path) -> None:
    """Let the system forget what it has read of a file, where it can be asked to."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


@contextmanager
def open_studio(folder: Path, embedder: LoadableEmbedder) -> Iterator[Studio]:
    """Yield the whole studio on a data folder, with nothing running in the background."""
    settings = Settings(data_dir=folder, engine="scripted", extractor="extractive")
    # "Last week" is the one before the talk ends, whenever this is run.
    studio = build_studio(settings, clock=MovableClock(NOW), embedder=embedder)
    try:
        yield studio
    finally:
        studio.close()


def parse() -> argparse.Namespace:
    """Read what every benchmark of this folder understands."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="up to a million memories; takes long the first time")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where prepared data is kept ({CACHE})")
    return parser.parse_args()


if __name__ == "__main__":
    print(describe())
    chosen = parse()
    run(FULL if chosen.full else Plan(), cache=chosen.cache)
