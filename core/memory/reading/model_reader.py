"""Reads with a model beside the rules: it proposes what they miss; what the message does not bear out is dropped."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, Protocol

from core.engines.room import EngineRoom, Speaker
from core.memory.reading.candidates import check_candidate, parse_candidates
from core.memory.reading.extraction import Found, Reader, Reading
from core.memory.reading.extractive import ExtractiveReader
from core.memory.reading.model_prompt import ANSWER_SCHEMA, build_messages
from core.ports import ChatRequest, Priority, Sampling

LONGEST_PIECE = 1500
"""Characters read at once; a longer message is read in pieces."""


class ExtractorSettings(Protocol):
    """The one setting that matters here."""

    extractor: Literal["auto", "model", "extractive"]


class ModelReader:
    """Asks a model about one message at a time. Engine errors pass through: the job tries again later."""

    name: Literal["model", "extractive"] = "model"

    def __init__(self, speaker: Callable[[], Speaker]) -> None:
        self._speaker = speaker
        self._rules = ExtractiveReader()

    def read(self, reading: Reading) -> list[Found]:
        """Return what the rules found, and what the model adds and the message supports; raises EngineError."""
        speaker = self._speaker()
        kept = self._rules.read(reading)
        for piece in _pieces(reading):
            for candidate in parse_candidates(self._ask(speaker, piece)):
                found = check_candidate(candidate, reading)
                if found is not None and not any(_is_same_statement(found, known) for known in kept):
                    kept.append(replace(found, model=speaker.model.name))
        return kept

    def _ask(self, speaker: Speaker, reading: Reading) -> dict[str, Any]:
        request = ChatRequest(
            messages=build_messages(reading),
            model=speaker.model.name,
            sampling=Sampling(temperature=0.0, max_tokens=500, seed=1),
            priority=Priority.BACKGROUND,
        )
        return speaker.engine.answer_json(request, ANSWER_SCHEMA, threading.Event())


def _is_same_statement(one: Found, other: Found) -> bool:
    """Whether two memories rest on the same words: small models say one thing twice."""
    return one.quote_start < other.quote_end and other.quote_start < one.quote_end


def _pieces(reading: Reading) -> list[Reading]:
    """Cut a long message at the ends of lines or sentences."""
    pieces, rest = [], reading.text
    while len(rest) > LONGEST_PIECE:
        cut = max(rest.rfind("\n", 0, LONGEST_PIECE), rest.rfind(". ", 0, LONGEST_PIECE)) + 1 or LONGEST_PIECE
        pieces.append(rest[:cut])
        rest = rest[cut:]
    pieces.append(rest)
    return [Reading(text, reading.message_id, reading.said_at, reading.before) for text in pieces if text.strip()]


class ReaderChoice:
    """Says who reads at the moment: the model that speaks, unless it is too small to be trusted with it."""

    def __init__(self, rooms: EngineRoom, settings: ExtractorSettings) -> None:
        self._rooms = rooms
        self._settings = settings
        self._extractive = ExtractiveReader()
        self._model = ModelReader(rooms.speaker)

    def reader(self) -> Reader:
        """Return the reader of the moment; raises EngineLoading while it is not known yet which model will speak."""
        return self._model if self._is_for_model() else self._extractive

    def _is_for_model(self) -> bool:
        if self._settings.extractor != "auto":
            return self._settings.extractor == "model"
        status = self._rooms.status()
        if status.state == "loading":
            self._rooms.speaker()  # raises EngineLoading: the message waits for the better reader
        return status.state == "ready" and not status.is_demo and status.model is not None and not status.model.is_tiny
