"""Memories of LoCoMo's talks for the retrieval benchmark: what our reader keeps, and what a large model kept."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.memory.locomo import LongTalk, Told, load
from core.memory.reading.extraction import Reading
from core.memory.reading.extractive import ExtractiveReader

BEFORE = 4
"""Turns that the reader sees before the one it reads."""
_CAPTION = re.compile(r" \(shares a photo: .*\)$", re.DOTALL)
_PLACE = re.compile(r"D\d+:\d+")


@dataclass(frozen=True)
class Noted:
    """One memory, and the places in the talk of the turns that it is from."""

    text: str
    speaker: str
    sources: tuple[int, ...]
    kind: str = "fact"
    importance: int = 3
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Chat:
    """A talk and its memories. `extracted`: by our reader, without a model; `observed`: by a large one."""

    talk: LongTalk
    extracted: tuple[Noted, ...]
    observed: tuple[Noted, ...]


def load_chats(file: Path) -> list[Chat]:
    """Return the file's talks in their order."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    return [
        Chat(talk, tuple(_extract(talk.turns)), tuple(_observe(each["observation"], talk)))
        for talk, each in zip(load(file), raw, strict=True)
    ]


def _extract(turns: Sequence[Told]) -> Iterator[Noted]:
    """Read every turn as if its speaker were the user."""
    reader = ExtractiveReader()
    for place, turn in enumerate(turns):
        before = tuple(_line(each, turn) for each in turns[max(0, place - BEFORE) : place])
        for found in reader.read(Reading(_CAPTION.sub("", turn.text), place, turn.said_at, before)):
            yield Noted(
                found.text, turn.speaker, (place,), found.kind, found.importance, found.starts_at, found.ends_at
            )


def _line(turn: Told, read: Told) -> str:
    return f"{'user' if turn.speaker == read.speaker else 'assistant'}: {turn.text}"


def _observe(raw: dict[str, Any], talk: LongTalk) -> Iterator[Noted]:
    places = {turn.id: place for place, turn in enumerate(talk.turns)}
    for session in raw.values():
        for speaker, observations in session.items():
            for text, written in observations:
                sources = tuple(places[number] for number in _PLACE.findall(str(written)) if number in places)
                if sources:
                    yield Noted(text, speaker, sources)
