"""An engine that answers the same question once: what a sample shows is composed a second time to be sent."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from core.engines.room import EngineRoom, Speaker
from core.ports import ChatRequest, Chunk, Engine, ModelInfo


@dataclass
class RememberingEngine:
    """Passes on what it was not asked before."""

    inner: Engine
    _answers: dict[ChatRequest, list[Chunk]] = field(default_factory=dict)
    _objects: dict[tuple[ChatRequest, str], dict[str, Any]] = field(default_factory=dict)

    @property
    def kind(self) -> Literal["ollama", "embedded", "scripted"]:
        """Which of the engines it is."""
        return self.inner.kind

    def models(self) -> list[ModelInfo]:
        """List the models."""
        return self.inner.models()

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        """Yield the reply, at once if it is known."""
        if request not in self._answers:
            self._answers[request] = list(self.inner.stream(request, stop))
        return iter(self._answers[request])

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        """Return the object, at once if it is known."""
        key = (request, repr(schema))
        if key not in self._objects:
            self._objects[key] = self.inner.answer_json(request, schema, stop)
        return self._objects[key]

    def count_tokens(self, text: str, model: str = "") -> int:
        """Count."""
        return self.inner.count_tokens(text, model)

    def close(self) -> None:
        """Free what it holds."""
        self.inner.close()


class RememberingRoom(EngineRoom):
    """The engine room, whose speaker remembers."""

    _remembering: RememberingEngine | None = None

    def speaker(self, model: str = "") -> Speaker:
        """Return who speaks."""
        speaker = super().speaker(model)
        self._remembering = self._remembering or RememberingEngine(speaker.engine)
        return replace(speaker, engine=self._remembering)
