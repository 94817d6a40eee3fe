"""How well the gate tells good follow-ups from bad: `python -m benchmarks.followups.gate [--split …] [--misses]`.

Per check: of the texts it stopped, how many it should have (precision); of those it should have stopped, how many it
did (recall). Measured with the rules alone and with the learned checks beside them.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.followups.gate_set import Labelled, load_labelled
from core.followups.candidate import CheckId, Verdict
from core.followups.gate.checks import is_worth_sending
from core.followups.gate.gate import Eyes, Gate
from core.vectors.embedder import SentenceEmbedder

SHOWN = (
    CheckId.GROUNDED,
    CheckId.NO_FALSE_CLAIM,
    CheckId.NOT_SENSITIVE,
    CheckId.NOT_MANIPULATIVE,
    CheckId.NOT_HUMAN,
    CheckId.LENGTH,
    CheckId.IN_PERSONA,
)


@dataclass
class Tally:
    """What one check, or the whole gate, did with the labelled texts."""

    stopped: int = 0
    should: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, did: bool, should: bool, text: str) -> None:
        """Add one text."""
        self.stopped += did
        self.should += should
        self.right += did and should
        if did != should:
            self.misses.append(f"{'stopped' if did else 'let by '}  {text}")

    def row(self, name: str) -> str:
        """Return the line of the table."""
        rates = f"{_percent(self.right, self.stopped):>10}{_percent(self.right, self.should):>8}"
        return f"{name:<18}{self.should:>8}{self.stopped:>9}{rates}"


HEADER = f"{'':<18}{'should':>8}{'stopped':>9}{'precision':>10}{'recall':>8}"


def measure(labelled: Iterable[Labelled], gate: Gate) -> dict[str, Tally]:
    """Weigh every text; returns a tally by check, one of the gate as a whole, and one of the good texts."""
    tallies = {check.value: Tally() for check in SHOWN} | {"whole gate": Tally()}
    for item in labelled:
        weighed = gate.weigh(item.candidate, item.situation)
        for verdict in weighed.verdicts:
            if verdict.check in SHOWN and verdict.check not in item.may:
                tallies[verdict.check].count(_is_stop(verdict), verdict.check in item.veto, _show(item, verdict))
        tallies["whole gate"].count(not is_worth_sending(weighed), item.kind != "good", _show(item, None))
    return tallies


def _is_stop(verdict: Verdict) -> bool:
    """A veto stops; of the persona's score, only 0 does."""
    return not verdict.passed or (verdict.check is CheckId.IN_PERSONA and verdict.score == 0)


def _show(item: Labelled, verdict: Verdict | None) -> str:
    words = f" {list(verdict.words)}" if verdict and verdict.words else ""
    return f"[{item.kind}{f', {item.tactic}' if item.tactic else ''}]{words} {item.candidate.text}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def _held_back(whole: Tally, labelled: list[Labelled]) -> str:
    lost = sum(line.startswith("stopped") for line in whole.misses)
    return f"{lost} of {sum(item.kind == 'good' for item in labelled)}"


def report(labelled: list[Labelled], gate: Gate, *, misses: bool) -> str:
    """Return the table as text."""
    tallies = measure(labelled, gate)
    lines = [HEADER, *(tally.row(name) for name, tally in tallies.items())]
    for language in sorted({item.situation.spec.language for item in labelled}):
        spoken = [item for item in labelled if item.situation.spec.language == language]
        tally = measure(spoken, gate)["whole gate"]
        lines.append(f"{tally.row(f'  {language}')}   good texts held back: {_held_back(tally, spoken)}")
    lines.append(f"good texts held back: {_held_back(tallies['whole gate'], labelled)}")
    if misses:
        lines += [f"{name:<18}{miss}" for name, tally in tallies.items() for miss in tally.misses]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("develop", "held-out", "all"), default="held-out")
    parser.add_argument("--misses", action="store_true", help="show what was judged wrongly")
    given = parser.parse_args()
    labelled, embedder = load_labelled(given.split), SentenceEmbedder()
    print(f"{given.split}, the rules alone\n{report(labelled, Gate(), misses=given.misses)}\n")
    embedder.load()
    print(f"{given.split}, with the learned checks\n{report(labelled, Gate(Eyes(embedder)), misses=given.misses)}")


if __name__ == "__main__":
    main()
