"""Whether the gate hears a persona's voice: `python -m benchmarks.followups.voices [--split …] [--misses]`.

`voices.jsonl` holds pairs that say the same, once as the persona would and once as somebody else would: an office, a
teenager, a knight, another of the characters, another language. Told is how often the persona's own text ranks higher,
and of what scores 0 (which is never sent) how much is somebody else's, and how much of that is found.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from benchmarks.followups.gate_set import load_scenes, read_rows
from core.followups.candidate import Candidate, CheckId, Situation, Verdict
from core.followups.gate.checks import weigh
from core.followups.gate.gate import Eyes, Gate
from core.followups.gate.nearness import Nearness
from core.followups.gate.style import hear_voice
from core.followups.gate.words import key_words, stems
from core.personas.templates import load_templates
from core.ports import Embedder, Vectors
from core.vectors.embedder import SentenceEmbedder

Score = Callable[[str, Situation], float]


@dataclass(frozen=True)
class Pair:
    """The same message in the persona's voice and in another."""

    situation: Situation
    cites: tuple[int, ...]
    own: str
    strange: str


def load_pairs(split: str) -> list[Pair]:
    """Return the pairs of a split ("all" for both)."""
    scenes = load_scenes()
    rows = (row for row in read_rows("voices.jsonl") if split in ("all", row["split"]))
    return [Pair(scenes[row["scene"]], tuple(row["cites"]), row["in"], row["out"]) for row in rows]


def count_own_words(text: str, situation: Situation) -> float:
    """Return the score as it was before there was more to it: how many words the persona uses too."""
    spec = situation.spec
    lines = [spec.greeting, *spec.follow_up_examples, *(one.reply for one in spec.examples), *spec.topics]
    return 0.4 + 0.2 * min(len(key_words(text).keys() & stems(lines)), 3)


def in_persona(gate: Gate) -> Score:
    """Return the gate's own check as a score."""

    def score(text: str, situation: Situation) -> float:
        verdicts = gate.weigh(Candidate(text, (1,)), situation).verdicts
        return _of_voice(verdicts).score

    return score


def by_nearness(eyes: Eyes) -> Score:
    """Return the embedder's part of it alone; 0 where it does not look."""
    return lambda text, situation: eyes.read(Candidate(text, (1,)), situation).nearness or 0.0


def _of_voice(verdicts: tuple[Verdict, ...]) -> Verdict:
    return next(verdict for verdict in verdicts if verdict.check is CheckId.IN_PERSONA)


HEADER = f"{'':<24}{'pairs':>7}{'own first':>11}{'even':>6}{'stopped':>9}{'precision':>11}{'recall':>8}"


def report(name: str, pairs: list[Pair], score: Score) -> str:
    """Return the line of the table."""
    scored = [(score(pair.own, pair.situation), score(pair.strange, pair.situation)) for pair in pairs]
    wins, even = sum(own > strange for own, strange in scored), sum(own == strange for own, strange in scored)
    right, wrong = sum(strange == 0 for _, strange in scored), sum(own == 0 for own, _ in scored)
    precision = f"{100 * right / (right + wrong):.1f}" if right + wrong else "–"
    rates = f"{right + wrong:>9}{precision:>11}{100 * right / len(pairs):>8.1f}"
    return f"{name:<24}{len(pairs):>7}{100 * wins / len(pairs):>11.1f}{100 * even / len(pairs):>6.1f}{rates}"


def held_back(pairs: list[Pair], gate: Gate) -> str:
    """Say how many of the texts in the persona's voice, all of them good, a veto stops."""
    weighed = [gate.weigh(Candidate(pair.own, pair.cites), pair.situation) for pair in pairs]
    by_check: dict[str, int] = defaultdict(int)
    for verdict in (verdict for one in weighed for verdict in one.vetoes):
        by_check[verdict.check.value] += 1
    return f"texts in voice vetoed: {sum(not one.is_sendable for one in weighed)} of {len(pairs)} {dict(by_check)}"


class Remembering:
    """An embedder that embeds every text once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self._kept = embedder, dict[str, Vectors]()
        self.model_id = embedder.model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors, those of known texts from memory."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._kept]:
            self._kept |= dict(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._kept[text] for text in texts])


def tell_characters_apart(embedder: Embedder | None) -> str:
    """Say how often a character's line, taken from it, ranks above the others' lines: nobody wrote them for this."""
    specs = [template.spec for template in load_templates()]
    known = cast(Embedder, Remembering(embedder)) if embedder else None
    nearness, firsts, count = Nearness(known) if known else None, 0.0, 0
    for spec in specs:
        for place in range(len(spec.examples)):
            rest = spec.model_copy(update={"examples": spec.examples[:place] + spec.examples[place + 1 :]})
            lines = [spec.examples[place].reply, *(one.examples[place].reply for one in specs if one is not spec)]
            near = [nearness.measure(known.embed([line])[0], rest) if nearness and known else None for line in lines]
            own, *others = [hear_voice(line, rest, one).score for line, one in zip(lines, near, strict=True)]
            firsts += sum((own > other) + 0.5 * (own == other) for other in others)
            count += len(others)
    return f"{100 * firsts / count:.1f} % of {count}"


def _show_misses(pairs: list[Pair], score: Score) -> None:
    for pair in pairs:
        own, strange = score(pair.own, pair.situation), score(pair.strange, pair.situation)
        if own <= strange or strange > 0 or own == 0:
            reasons = (_of_voice(weigh(Candidate(t, (1,)), pair.situation).verdicts) for t in (pair.own, pair.strange))
            told = [f"{one.reason} {list(one.words)}" for one in reasons]
            print(f"{own:.2f} {pair.own} {told[0]}\n{strange:.2f} {pair.strange} {told[1]}\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("develop", "held-out", "all"), default="held-out")
    parser.add_argument("--misses", action="store_true", help="show what was judged wrongly")
    given = parser.parse_args()
    embedder = SentenceEmbedder()
    embedder.load()
    eyes = Eyes(embedder)
    pairs, gate = load_pairs(given.split), Gate(eyes)
    english = [pair for pair in pairs if pair.situation.spec.language == "English"]
    others = [pair for pair in pairs if pair.situation.spec.language != "English"]
    print(given.split, HEADER, sep="\n")
    print(report("words of its own", pairs, count_own_words))
    print(report("nearness, English", english, by_nearness(eyes)))
    print(report("the check, no embedder", pairs, in_persona(Gate())))
    print(report("the check", pairs, in_persona(gate)))
    print(report("the check, English", english, in_persona(gate)))
    print(report("the check, fr/es/de", others, in_persona(gate)))
    print(held_back(pairs, gate))
    print(f"characters told apart: {tell_characters_apart(None)}; with nearness: {tell_characters_apart(embedder)}")
    if given.misses:
        _show_misses(pairs, in_persona(gate))


if __name__ == "__main__":
    main()
