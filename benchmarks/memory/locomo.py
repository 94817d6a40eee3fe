"""LoCoMo's long talks, read from its file: months of messages between two people, and questions with their evidence.

The data set is not part of the repository (https://github.com/snap-research/locomo): its file is named by an argument
or by STUDIO_LOCOMO. Questions without an answer (category 5) are left out, as in everybody's figures.
"""

import json
import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

CATEGORIES = {1: "multi-hop", 2: "time", 3: "open", 4: "single-hop"}
UNANSWERABLE = 5
TUNED_ON = 3
"""Talks at the beginning of the file that choices were made on; the others are for reporting."""
BETWEEN_TURNS = timedelta(minutes=1)
_PLACE = re.compile(r"D:?(\d+):(\d+)")


@dataclass(frozen=True)
class Told:
    """A message; `id` is as in the evidence ("D3:12"). What a shared photo shows is put behind the words."""

    id: str
    session: int
    speaker: str
    text: str
    said_at: datetime


@dataclass(frozen=True)
class Question:
    """A question, and the messages that one must have found to answer it."""

    text: str
    category: int
    evidence: frozenset[str]


@dataclass(frozen=True)
class LongTalk:
    """Everything two people said to each other; the first of them is taken for the user."""

    name: str
    user: str
    persona: str
    turns: tuple[Told, ...]
    questions: tuple[Question, ...]


def load(file: Path) -> list[LongTalk]:
    """Read all talks, in the order of the file."""
    return [_talk(each) for each in json.loads(file.read_text(encoding="utf-8"))]


def find_file() -> Path | None:
    """Return the file that the environment names, if any."""
    named = os.environ.get("STUDIO_LOCOMO")
    return Path(named) if named else None


def measure(found: Sequence[Collection[str]], evidence: Collection[str], first: int) -> float:
    """Return which share of the evidence is among the messages behind the first results."""
    reached = {message for one in found[:first] for message in one}
    return len(reached.intersection(evidence)) / len(evidence)


def _talk(raw: dict[str, Any]) -> LongTalk:
    said = raw["conversation"]
    turns = tuple(_turns(said))
    known = {turn.id for turn in turns}
    questions = tuple(_questions(raw["qa"], known))
    return LongTalk(raw["sample_id"], said["speaker_a"], said["speaker_b"], turns, questions)


def _turns(said: dict[str, Any]) -> Iterator[Told]:
    number = 1
    while (began := said.get(f"session_{number}_date_time")) is not None:
        at = datetime.strptime(began, "%I:%M %p on %d %B, %Y").replace(tzinfo=UTC)
        for place, raw in enumerate(said.get(f"session_{number}", ())):
            caption = raw.get("blip_caption")
            text = raw["text"] + (f" (shares a photo: {caption})" if caption else "")
            yield Told(raw["dia_id"], number, raw["speaker"], text, at + place * BETWEEN_TURNS)
        number += 1


def _questions(raw: list[dict[str, Any]], known: set[str]) -> Iterator[Question]:
    for each in raw:
        named = {f"D{day}:{place}" for text in each.get("evidence", ()) for day, place in _PLACE.findall(text)}
        if each["category"] != UNANSWERABLE and named & known:
            yield Question(each["question"], each["category"], frozenset(named & known))
