"""How well messages are read for memories: `python -m benchmarks.memory.extraction [--split blind] [--misses]`.

The labelled messages are written by hand; each expected memory is named by words it must contain. Rules are written
looking at the `develop` part only; `held-out` is by the same hands, `blind` by hands that never saw the rules.
"Subject✗" counts what was kept, not wanted, from messages that speak of somebody else: an upper bound.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.memory.audit import find_fault
from core.engines.embedded import EmbeddedEngine
from core.engines.room import Speaker
from core.memory.reading.extraction import Found, Reader, Reading
from core.memory.reading.extractive import ExtractiveReader
from core.memory.reading.model_reader import ModelReader

LABELLED = (Path(__file__).with_name("extraction.jsonl"), Path(__file__).with_name("extraction_blind.jsonl"))
SPLITS = ("develop", "held-out", "blind")


@dataclass
class Score:
    """Counts over messages; the rates are derived from them."""

    messages: int = 0
    expected: int = 0
    found: int = 0
    correct: int = 0
    wrong_subject: int = 0
    unsupported: int = 0
    wrong_kind: int = 0
    wrong_date: int = 0
    junk_messages: int = 0
    misses: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return the line of the table."""
        return (
            f"{name:<10}{self.messages:>9}{self.expected:>9}{self.found:>7}"
            f"{_percent(self.correct, self.found):>10}{_percent(self.correct, self.expected):>8}"
            f"{_percent(self.wrong_subject, self.found):>9}{_percent(self.unsupported, self.found):>12}"
            f"{_percent(self.wrong_kind, self.correct):>11}{_percent(self.wrong_date, self.correct):>11}"
        )


HEADER = (
    f"{'':<10}{'messages':>9}{'expected':>9}{'found':>7}{'precision':>10}{'recall':>8}{'subject✗':>9}{'unsupported':>12}"
    f"{'kind✗':>11}{'date✗':>11}"
)


def load_labelled(split: str) -> Iterator[dict[str, Any]]:
    """Yield the labelled messages of a split."""
    for path in LABELLED:
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if item["split"] == split:
                yield item


def score(reader: Reader, items: Iterable[dict[str, Any]]) -> dict[str, Score]:
    """Read every message and compare; returns scores by language, and for all."""
    scores: dict[str, Score] = {}
    for number, item in enumerate(items):
        reading = Reading(item["text"], number, datetime.fromisoformat(item["said_at"]))
        found = reader.read(reading)
        for name in (item["lang"], "all"):
            _compare(scores.setdefault(name, Score()), item, found)
    return scores


def _compare(total: Score, item: dict[str, Any], found: list[Found]) -> None:
    total.messages += 1
    total.expected += len(item["keep"])
    total.found += len(found)
    open_labels = list(item["keep"])
    for memory in found:
        fault = find_fault(memory, item["text"], item["lang"])
        total.unsupported += bool(fault)
        total.misses += [f"unsupported: {item['text']!r} → {memory.text!r} ({fault})"] if fault else []
        label = next((label for label in open_labels if _has_words(memory.text, label["must"])), None)
        if label is None:
            total.misses.append(f"not wanted: {item['text']!r} → {memory.text!r}")
            total.wrong_subject += bool(item.get("others"))
            continue
        open_labels.remove(label)
        total.correct += 1
        total.wrong_kind += memory.kind != label["kind"]
        total.wrong_date += _date(memory) != label.get("date", _date(memory))
    total.misses += [f"missed: {item['text']!r} {label['must']}" for label in open_labels]


def _has_words(text: str, words: list[str]) -> bool:
    return all(word.casefold() in text.casefold() for word in words)


def _date(memory: Found) -> str:
    return memory.starts_at.date().isoformat() if memory.starts_at else ""


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def report(reader: Reader, split: str, *, every: int = 1, show_misses: bool = False) -> None:
    """Print one table for a reader."""
    scores = score(reader, list(load_labelled(split))[::every])
    print(f"\n{reader.name} reader, {split}\n{HEADER}")
    for name in sorted(scores, key=lambda name: (name == "all", name)):
        print(scores[name].row(name))
    if show_misses:
        print(*scores["all"].misses, sep="\n")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", action="append", choices=SPLITS, help="may be given several times")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was not wanted")
    parser.add_argument("--every", type=int, default=1, help="read each Nth message only, for a slow model")
    parser.add_argument("--gguf", type=Path, help="score the model reader too, with this model file")
    arguments = parser.parse_args()
    splits = arguments.split or list(SPLITS[1:])
    for split in splits:
        report(ExtractiveReader(), split, every=arguments.every, show_misses=arguments.misses)
    if arguments.gguf:
        _report_model(arguments.gguf, splits, every=arguments.every, show_misses=arguments.misses)


def _report_model(path: Path, splits: list[str], *, every: int, show_misses: bool) -> None:
    engine = EmbeddedEngine(context_size=4096)
    engine.load(path).result(timeout=300)
    speaker = Speaker(engine, engine.models()[0])
    for split in splits:
        report(ModelReader(lambda: speaker), split, every=every, show_misses=show_misses)
    engine.close()


def run() -> None:
    """Print the tables of the parts that no rule was written for."""
    for split in SPLITS[1:]:
        report(ExtractiveReader(), split)


if __name__ == "__main__":
    main()
