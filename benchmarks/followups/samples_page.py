"""Lays out what was sent, what was weighed for it and why, as a page to be read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from benchmarks.followups.histories import History, Line
from core.followups.candidate import CheckId, Verdict, Weighed
from core.followups.composing.composer import Composition
from core.followups.deciding.policy import Decision

HEAD = """\
# What is sent

{people} by `python -m benchmarks.followups.samples`.
The talk is made up (`histories.toml`), everything after it is the studio's own work: {reader} finds the
memories, the rules choose the moment, the composer writes, the gate weighs, the tick sends. Model: {model}.

“From the person's words” marks a line that was written without a model, as it is marked for the creator.

{counts}

| persona | history | first follow-up |
|---|---|---|
"""


@dataclass(frozen=True)
class Sample:
    """One look at one person: what the rules said, what was composed, and what went out (empty: nothing)."""

    round: int
    at: datetime
    talked_at: datetime
    decision: Decision
    memories: tuple[str, ...]
    composition: Composition | None
    sent: str


Played = Sequence[tuple[History, list[Sample]]]


def write_page(played: Played, model: str, reader: str) -> str:
    """Return the whole page."""
    rows = [f"| {one.spec.name} | {one.title} | {samples[0].sent or '*nothing*'} |" for one, samples in played]
    parts = (part for number, (one, samples) in enumerate(played, 1) for part in _history(number, one, samples))
    names = len({one.spec.name for one, _ in played})
    people = f"{len(played)} people, {names} of the shipped characters, written"
    head = HEAD.format(people=people, reader=reader, model=model, counts=count(played))
    return head + "\n".join([*rows, "", *parts]) + "\n"


def count(played: Played) -> str:
    """Say how many were sent, who wrote them, and which checks stopped how many of the candidates."""
    samples = [sample for _, samples in played for sample in samples]
    chosen = [one.composition.chosen for one in samples if one.sent and one.composition and one.composition.chosen]
    by_model = sum(one.candidate.written_by == "model" for one in chosen)
    return (
        f"{len(samples)} looks, {len(chosen)} follow-ups sent: {by_model} written by the model, "
        f"{len(chosen) - by_model} from the person's words.\n{_count_writer(samples, 'model', 'the model')}\n"
        f"{_count_writer(samples, 'template', 'the lines')}"
    )


def _count_writer(samples: Sequence[Sample], writer: str, name: str) -> str:
    weighed = [one for sample in samples if sample.composition for one in sample.composition.weighed]
    own = [one for one in weighed if one.candidate.written_by == writer]
    vetoed = [one for one in own if one.vetoes]
    checks = Counter(verdict.check.value for one in vetoed for verdict in one.vetoes)
    by = ", ".join(f"`{check}` {number}" for check, number in checks.most_common())
    return f"Of {len(own)} candidates of {name}, {len(vetoed)} were vetoed" + (f" ({by})." if by else ".")


def _history(number: int, history: History, samples: list[Sample]) -> Iterator[str]:
    yield f"## {number}. {history.spec.name}: {history.title}\n"
    yield _talk(history.talk, history)
    for sample in samples:
        if sample.round > 1:
            yield "Some hours later:\n"
            yield _talk(history.later, history)
        yield from _sample(sample)


def _talk(lines: Sequence[Line], history: History) -> str:
    names = {"user": "They", "assistant": history.spec.name}
    return "  \n".join(f"> **{names[line.role]}:** {line.text}" for line in lines) + "\n"


def _sample(sample: Sample) -> Iterator[str]:
    away = sample.at - sample.talked_at
    hours = round(away.total_seconds() / 3600)
    yield "Remembered: " + ("; ".join(sample.memories) or "nothing") + ".\n"
    yield f"**{sample.at:%A %d %B, %H:%M}, after {hours} hours:** {sample.sent or 'nothing is sent.'}\n"
    if not sample.decision.is_allowed:
        refused = [rule for rule in sample.decision.rules if not rule.passed]
        yield "\n".join(f"- `{rule.rule.value}`: {rule.found}" for rule in refused) + "\n"
    if sample.composition is not None:
        yield from _weighed(sample.composition)


def _weighed(composition: Composition) -> Iterator[str]:
    yield f"{composition.reason}\n"
    if composition.weighed:
        ranked = sorted(composition.weighed, key=lambda one: -one.score)
        yield "\n".join(_candidate(one, is_chosen=one is composition.chosen) for one in ranked) + "\n"


def _candidate(weighed: Weighed, *, is_chosen: bool) -> str:
    candidate = weighed.candidate
    by = "from the person's words" if candidate.written_by == "template" else "the model"
    mark = "**→**" if is_chosen else "–" if weighed.is_sendable else "✗"
    found = [_verdict(verdict) for verdict in weighed.verdicts]
    return f"- {mark} {candidate.text} *({candidate.intent.value}, {by})*\n  - " + "\n  - ".join(
        _grouped(found, weighed)
    )


def _grouped(found: list[str], weighed: Weighed) -> Iterator[str]:
    """Put what let it through on one line; what stopped it on lines of its own."""
    yield from (text for text, one in zip(found, weighed.verdicts, strict=True) if not one.passed)
    yield "; ".join(text for text, one in zip(found, weighed.verdicts, strict=True) if one.passed)


def _verdict(verdict: Verdict) -> str:
    if verdict.is_veto and verdict.passed:
        return f"{verdict.check.value} ✓"
    if verdict.is_veto:
        words = f" ({', '.join(verdict.words)})" if verdict.words and verdict.check is not CheckId.LENGTH else ""
        return f"**{verdict.check.value}:** {verdict.reason}{words}"
    return f"{verdict.check.value} {verdict.score:.1f}"
