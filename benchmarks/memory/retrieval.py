"""How well recall finds what answers a question: `python -m benchmarks.memory.retrieval [--data FILE]`.

LoCoMo's questions (categories 1 to 4) name the turns that hold the answer; recall@k is the part of them among the first
k results, averaged over questions. A result is one turn or one memory; a memory counts as the turns that it is from,
takes one place, and a turn that a listed memory is from is not listed again. Weights were fitted on the first three
conversations of the file; the others are for reporting. No generating model is asked.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.machine import describe, table
from benchmarks.memory.locomo import CATEGORIES, TUNED_ON, Question, find_file, measure
from benchmarks.memory.retrieval_baselines import Baselines
from benchmarks.memory.retrieval_notes import load_chats
from benchmarks.memory.retrieval_ours import Laid, add
from benchmarks.memory.retrieval_small_talk import SMALL_TALK
from benchmarks.memory.retrieval_vectors import Embedding
from core.memory.recall.asking import Question as Read
from core.memory.recall.asking import ask
from core.memory.recall.choosing import choose
from core.memory.recall.shelf import Kept
from core.memory.recall.weighing import Source, Weighed
from core.memory.recall.words import is_small_talk
from core.vectors.embedder import SentenceEmbedder

WHERE = """This needs LoCoMo: locomo10.json from https://github.com/snap-research/locomo (data/), CC BY-NC 4.0, for
measuring only. Give its path with --data or in STUDIO_LOCOMO."""
FIRST = (5, 10, 20)
BOUNDS = ((0.0, 0.0), (0.1, 0.1), (0.2, 0.2), (0.2, 0.25), (0.2, 0.28), (0.2, 0.3), (0.25, 0.25), (0.25, 0.3))
"""Least relevance of a memory and of a turn that are tried."""
MEMORIES, TURNS = 6, 4
"""What a prompt gets at most."""
List = Callable[[Laid, int], list[frozenset[str]]]
"""Lists results for a talk's question, best first."""


def main() -> None:
    """Print every table."""
    arguments = _parse()
    file = arguments.data or find_file()
    if file is None or not file.exists():
        print(WHERE)
        return
    print(describe())
    embedder = SentenceEmbedder()
    embedder.load()
    embedding = Embedding(embedder, arguments.vectors)
    embedding.load()
    laid = [Laid(chat, embedding) for chat in load_chats(file)]
    report(laid)
    embedding.save()


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="LoCoMo's file")
    parser.add_argument("--vectors", type=Path, help="an .npz file in which vectors are kept between runs")
    return parser.parse_args()


def report(laid: Sequence[Laid]) -> None:
    """Print every table: of what choices were made on, of the rest, and of both."""
    tuned, held_out = laid[:TUNED_ON], laid[TUNED_ON:]
    methods = _find_baselines(laid) | _find_ours()
    for name, talks in (("held-out", held_out), ("tuned on", tuned), ("all", laid)):
        count = sum(len(each.chat.talk.questions) for each in talks)
        head = ["method", *(f"R@{first}" for first in FIRST), *(f"R@10 {name}" for name in CATEGORIES.values())]
        table(f"{name}: {len(talks)} talks, {count} questions", head, [_row(*each, talks) for each in methods.items()])
    head = ["without", "R@10, held-out", "loses", "R@10, tuned on", "loses"]
    table("What each part brings (turns, lifted by observed memories)", head, _ablate(held_out, tuned))
    head = ["memory at least", "turn at least"]
    for name in ("tuned on", "held-out"):
        head += [f"{what}, {name}" for what in ("small talk recalls a memory", "a turn", "evidence kept")]
    rows = [
        [*(f"{bound:.2f}" for bound in bounds), *_try_bounds(bounds, tuned), *_try_bounds(bounds, held_out)]
        for bounds in BOUNDS
    ]
    table(
        "Bounds of relevance: how often small talk recalls something, and what is left of the evidence, %", head, rows
    )


def _find_baselines(laid: Sequence[Laid]) -> dict[str, List]:
    known = {id(each): Baselines(each) for each in laid}
    names = list(known[id(laid[0])].methods)

    def name_method(name: str) -> List:
        return lambda each, number: each.order(known[id(each)].methods[name](each.chat.talk.questions[number]))

    return {name: name_method(name) for name in names}


def _find_ours() -> dict[str, List]:
    return {
        "ours: turns alone": lambda each, number: each.order(add(each.weigh_turns(each.questions[number]))),
        "ours: extracted memories alone": lambda each, number: _list_memories(each, number, each.extracted),
        "ours: observed memories alone": lambda each, number: _list_memories(each, number, each.observed),
        "ours: turns + extracted memories": lambda each, number: each.list_results(
            each.weigh(each.questions[number], each.extracted)
        ),
        "ours: turns + observed memories": lambda each, number: each.list_results(
            each.weigh(each.questions[number], each.observed)
        ),
    }


def _list_memories(laid: Laid, number: int, kept: Kept) -> list[frozenset[str]]:
    return laid.order_memories(kept, add(laid.weigh_memories(laid.questions[number], kept)))


def _row(name: str, method: List, talks: Sequence[Laid]) -> list[object]:
    found = [
        (question.category, [measure(listed, question.evidence, first) * 100 for first in FIRST])
        for each in talks
        for number, question in enumerate(each.chat.talk.questions)
        for listed in [method(each, number)]
    ]
    by_category = [np.mean([recalls[1] for each, recalls in found if each == category]) for category in CATEGORIES]
    return [name, *map(float, np.mean([recalls for _, recalls in found], axis=0)), *map(float, by_category)]


def _ablate(*parts_of_data: Sequence[Laid]) -> list[list[object]]:
    names = list(parts_of_data[0][0].weigh_turns(parts_of_data[0][0].questions[0]))
    columns = [_measure_without(talks, names) for talks in parts_of_data]
    rows: list[list[object]] = [["nothing", *(cell for column in columns for cell in (column[""], 0.0))]]
    for name in names:
        rows.append([name, *(cell for column in columns for cell in (column[name], column[""] - column[name]))])
    return rows


def _measure_without(talks: Sequence[Laid], names: Sequence[str]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in ("", *names)}
    for each in talks:
        for question, read in zip(each.chat.talk.questions, each.questions, strict=True):
            parts = each.weigh_turns(read, each.observed)
            for name, recalls in found.items():
                recalls.append(_measure_turns(each, question, add(parts, without=[name])))
    return {name: float(np.mean(recalls)) for name, recalls in found.items()}


def _measure_turns(laid: Laid, question: Question, scores: np.ndarray) -> float:
    return measure(laid.order(scores), question.evidence, 10) * 100


def _try_bounds(bounds: tuple[float, float], talks: Sequence[Laid]) -> list[float]:
    """Return how much small talk recalls a memory, how much a turn, and what reaches the prompt of the evidence."""
    least = dict(zip(("memory", "turn"), bounds, strict=True))
    noise = [_choose(found, least) for found in _weigh_small_talk(tuple(talks))]
    kept = [
        measure(each.list_results(_choose(found, least)), question.evidence, MEMORIES + TURNS)
        for each in talks
        for question, found in zip(each.chat.talk.questions, each.found, strict=True)
    ]
    recalls = [[any(one.source == source for one in chosen) for chosen in noise] for source in least]
    return [100 * float(np.mean(row)) for row in (*recalls, kept)]


@cache
def _weigh_small_talk(talks: tuple[Laid, ...]) -> list[list[Weighed]]:
    """Mere greetings are known by their words and ask for nothing, so they are left out."""
    asked = [text for text in SMALL_TALK if not is_small_talk(text)]
    return [each.weigh(_read(each, text), each.extracted) for each in talks for text in asked]


def _read(laid: Laid, text: str) -> Read:
    return ask(text, laid.embedding.embed([text])[0], now=laid.chat.talk.turns[-1].said_at)


def _choose(found: Sequence[Weighed], least: Mapping[Source, float]) -> list[Weighed]:
    return choose(found, memories=MEMORIES, turns=TURNS, least=least)


if __name__ == "__main__":
    main()
