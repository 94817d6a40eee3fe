"""Trains the gate's two classifiers and says how good they are on sentences they have not seen.

`python -m benchmarks.followups.train_classifiers --safety FOLDER [--write | --check]`, where FOLDER holds
`dia_train.json` and `dia_val.json` (DiaSafety), `simple_safety_tests.csv` and `synthetic_persona_chat_valid.csv`. What
is used, and on what terms, stands in `data/classifiers/README.md`; of other people's text nothing is kept but the
weights. `--check` trains anew, compares with what ships, and fails if it is not the same.
"""

import argparse
import csv
import hashlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from benchmarks.followups.gate_set import load_labelled
from benchmarks.followups.voices import load_pairs
from core.followups.candidate import Candidate, CheckId, Situation
from core.followups.gate.checks import weigh
from core.followups.gate.words import sentences
from core.personas.spec import PersonaSpec
from core.ports import Vectors
from core.safety.classifiers import FINE, FOLDER
from core.safety.topics import find_sensitive
from core.vectors.embedder import SentenceEmbedder

Scores = NDArray[np.float64]
SEED = 7
ORDINARY = 3000
"""Sentences of ordinary chat to learn from, and as many again to measure on."""
FALSE_ALARMS, OWN_FALSE_ALARMS = 0.005, 0.015
"""The share of fine sentences that may be stopped, of all and of personas': the threshold follows from them."""
OWN_WEIGHT = 5
"""A sentence as personas write them teaches more than one as people write them to each other."""
FOLDS = 5
SAME = 0.85
"""A cosine from which an example says the same as a text of the gate's own test: it is left out."""
OWN = ("heavy_topics", "manipulation", "personas")
"""The files of sentences written for the studio."""
TOPICS = {"Risk Ignorance": "despair", "Unauthorized Expertise": "health", "Biased Opinion": "controversy"}
SAME_WEIGHT, SAME_THRESHOLD = 0.01, 0.002
"""How far what is trained on another machine may be off: vectors differ in their last digits, weights go up to 5."""
SHORT = range(4, 41)
"""Words of a context that is used: longer ones tell a story, shorter ones nothing."""


@dataclass(frozen=True)
class Example:
    """A sentence and its label. `is_own`: written for the studio, as a persona would say it."""

    text: str
    label: str
    is_own: bool = False

    @property
    def weight(self) -> int:
        """How much it counts in training."""
        return OWN_WEIGHT if self.is_own else 1


# --- what is learned from ------------------------------------------------------


def read_own(name: str) -> list[Example]:
    """Return the examples written for the studio."""
    lines = (FOLDER / f"{name}.examples.jsonl").read_text(encoding="utf-8").splitlines()
    return [Example(row["text"], row["label"], is_own=True) for row in map(json.loads, lines)]


def read_dia(path: Path) -> list[Example]:
    """Return what people wrote in the three heavy categories of DiaSafety, each once."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    found = {row["context"]: TOPICS[row["category"]] for row in rows if row["category"] in TOPICS}
    return [Example(text, label) for text, label in found.items() if len(text.split()) in SHORT]


def read_harm(path: Path) -> list[Example]:
    """Return the prompts of SimpleSafetyTests about self-harm."""
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [Example(row["prompts_final"], "despair") for row in rows if row["harm_area"].startswith("Suicide")]


def read_ordinary(path: Path) -> list[Example]:
    """Return sentences of ordinary chat that touch nothing heavy as far as the phrases know, in a random order."""
    with path.open(encoding="utf-8") as file:
        chats = [row["Best Generated Conversation"] for row in csv.DictReader(file)]
    said = (re.sub(r"^User \d: ", "", line) for chat in chats for line in chat.splitlines())
    light = {part: None for line in said for part in sentences(line) if not find_sensitive(part)}
    found = [Example(text, FINE) for text in light]
    random.Random(SEED).shuffle(found)
    return found


def without_test_texts(examples: list[Example], embedder: SentenceEmbedder) -> list[Example]:
    """Leave out what says the same as a text on which the gate is measured."""
    texts = [item.candidate.text for item in load_labelled("all")]
    texts += [text for pair in load_pairs("all") for text in (pair.own, pair.strange)]
    tests = embedder.embed([part for text in texts for part in sentences(text)])
    nearest = (embedder.embed([example.text for example in examples]) @ tests.T).max(axis=1)
    return [example for example, near in zip(examples, nearest, strict=True) if near < SAME or not example.is_own]


# --- learning ------------------------------------------------------------------


def train(vectors: Vectors, examples: Sequence[Example]) -> LogisticRegression:
    """Fit a softmax."""
    labels, weights = [one.label for one in examples], [one.weight for one in examples]
    return LogisticRegression(C=1, max_iter=2000).fit(vectors, labels, sample_weight=weights)


def wrongness(model: LogisticRegression, vectors: Vectors) -> Scores:
    """Return 1 − P(fine) a vector."""
    chances: Scores = model.predict_proba(vectors)
    return 1 - chances[:, list(model.classes_).index(FINE)]


def unseen_scores(vectors: Vectors, examples: Sequence[Example]) -> Scores:
    """Return 1 − P(fine) for each example by a model that has not seen it."""
    scores = np.zeros(len(examples))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(vectors, [one.label for one in examples]):
        scores[unseen] = wrongness(train(vectors[seen], [examples[place] for place in seen]), vectors[unseen])
    return scores


def find_threshold(fine: Scores, own_fine: Scores) -> float:
    """Return the score that all but the allowed share of fine sentences stay below; never under one half."""
    quantiles = np.quantile(fine, 1 - FALSE_ALARMS), np.quantile(own_fine, 1 - OWN_FALSE_ALARMS)
    return max(0.5, *(round(float(quantile), 3) for quantile in quantiles))


@dataclass(frozen=True)
class Trained:
    """A classifier with what was measured on sentences it has not seen."""

    name: str
    model: LogisticRegression
    threshold: float
    measured: dict[str, float | int]
    learned_from: str

    def as_row(self, embedder: str) -> dict[str, object]:
        """Return it as it is kept: `fine` first."""
        order = [list(self.model.classes_).index(label) for label in self.labels]
        weights, biases = self.model.coef_[order], self.model.intercept_[order]
        row = {"name": self.name, "embedder": embedder, "labels": self.labels, "threshold": self.threshold}
        row |= {"learned_from": self.learned_from, "examples_were": {own: digest(read_own(own)) for own in OWN}}
        rounded = {"weights": np.round(weights, 4).tolist(), "biases": np.round(biases, 4).tolist()}
        return row | {"measured": self.measured} | rounded

    @property
    def labels(self) -> list[str]:
        """The labels, `fine` first."""
        return [FINE, *(label for label in self.model.classes_ if label != FINE)]


def learn(
    name: str, check: CheckId, embedder: SentenceEmbedder, examples: list[Example], unseen: list[Example]
) -> Trained:
    """Train on the examples; measure on them by folds where they are our own, and on `unseen`."""
    vectors = embedder.embed([example.text for example in examples])
    scores = unseen_scores(vectors, examples)
    own = [place for place, example in enumerate(examples) if example.is_own]
    is_fine = np.array([example.label == FINE for example in examples])
    threshold = find_threshold(scores[is_fine], scores[own][is_fine[own]])
    model = train(vectors, examples)
    outside = wrongness(model, embedder.embed([example.text for example in unseen]))
    measured: dict[str, float | int] = {"examples": len(examples), "own examples": len(own)}
    measured |= _rates("own, by folds", check, [examples[place] for place in own], scores[own] >= threshold)
    measured |= _rates("unseen", check, unseen, outside >= threshold)
    return Trained(name, model, threshold, measured, digest(examples))


def digest(examples: Iterable[Example]) -> str:
    """Return a short name of what was learned from: another sentence, label or order gives another one."""
    lines = "\n".join(f"{one.label}\t{one.weight}\t{one.text}" for one in examples)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def find_differences(trained: dict[str, Any], shipped: dict[str, Any]) -> list[str]:
    """Return what is not the same in two classifiers beyond what two machines may differ in; empty if they are one."""
    exact = [key for key in ("name", "embedder", "labels", "learned_from") if trained[key] != shipped.get(key)]
    if exact:
        return [f"another {key}: {shipped.get(key)}" for key in exact]
    apart = {key: float(np.abs(np.subtract(trained[key], shipped[key])).max()) for key in ("weights", "biases")}
    apart_threshold = abs(trained["threshold"] - shipped["threshold"])
    found = [f"{key} differ by up to {by:.4f}" for key, by in apart.items() if by > SAME_WEIGHT]
    return found + [f"the threshold differs by {apart_threshold:.4f}"] * (apart_threshold > SAME_THRESHOLD)


def _rates(name: str, check: CheckId, examples: list[Example], stopped: NDArray[np.bool_]) -> dict[str, float | int]:
    """Return how often it is right, and what the phrases alone find of the same sentences."""
    is_fine = np.array([example.label == FINE for example in examples])
    rates: dict[str, float | int] = {"sentences": len(examples), "false alarms": float(stopped[is_fine].mean())}
    if not is_fine.all():
        by_phrases = np.array([_is_stopped_by_phrases(example.text, check) for example in examples])
        rates["precision"] = float((stopped & ~is_fine).sum() / max(stopped.sum(), 1))
        rates["recall"] = float(stopped[~is_fine].mean())
        rates["recall of the phrases"] = float(by_phrases[~is_fine].mean())
        rates["recall of both"] = float((stopped | by_phrases)[~is_fine].mean())
    return {f"{name}: {rate}": round(value, 4) for rate, value in rates.items()}


def _is_stopped_by_phrases(text: str, check: CheckId) -> bool:
    nobody = Situation(PersonaSpec(name="Nobody"), (), datetime(2026, 1, 1, tzinfo=UTC))
    return check in {verdict.check for verdict in weigh(Candidate(text, ()), nobody).vetoes}


def learn_both(safety: Path, embedder: SentenceEmbedder) -> Iterable[Trained]:
    """Train the classifier of heavy topics and that of manipulation."""
    ordinary = read_ordinary(safety / "synthetic_persona_chat_valid.csv")
    seen, unseen = ordinary[:ORDINARY], ordinary[ORDINARY : 2 * ORDINARY]
    pressing, heavy = (without_test_texts(read_own(name), embedder) for name in ("manipulation", "heavy_topics"))
    lines = read_own("personas")
    fine = [example for example in pressing if example.label == FINE and not find_sensitive(example.text)]
    foreign = [*read_dia(safety / "dia_train.json"), *read_harm(safety / "simple_safety_tests.csv")]
    strangers = read_dia(safety / "dia_val.json")
    yield learn(
        "heavy_topics",
        CheckId.NOT_SENSITIVE,
        embedder,
        [*heavy, *foreign, *fine, *lines, *seen],
        [*strangers, *unseen],
    )
    yield learn("manipulation", CheckId.NOT_MANIPULATIVE, embedder, [*pressing, *lines, *seen], unseen)


def main() -> None:
    """Train, print what was measured, and write or check the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--safety", type=Path, required=True, help="folder of the data sets")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help=f"write the weights into {FOLDER}")
    what.add_argument("--check", action="store_true", help="fail if what ships is not what comes out")
    given = parser.parse_args()
    embedder = SentenceEmbedder()
    embedder.load()
    differences = []
    for trained in learn_both(given.safety, embedder):
        print(trained.name, json.dumps({"threshold": trained.threshold} | trained.measured, indent=2))
        path = FOLDER / f"{trained.name}.json"
        text = json.dumps(trained.as_row(embedder.model_id)) + "\n"
        if given.write:
            path.write_text(text, encoding="utf-8")
        if given.check:
            differences += _check(path, text)
    if differences:
        raise SystemExit("\n".join(differences))


def _check(path: Path, text: str) -> list[str]:
    """Say whether what ships is the same to the byte, within the tolerance, or not; return what is not."""
    shipped = path.read_text(encoding="utf-8")
    found = find_differences(json.loads(text), json.loads(shipped))
    print(f"{path.name}: {'the same to the byte' if text == shipped else 'not the same' if found else 'the same'}")
    return [f"{path.name}: {difference}" for difference in found]


if __name__ == "__main__":
    main()
