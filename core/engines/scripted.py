"""An engine without a model, openly labelled: for tests, for demonstrations, and for looking at the pages alone."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Literal

from core.engines.reply_stream import finish_reply, read_json
from core.engines.schema_example import build_example
from core.engines.tokens import estimate_tokens
from core.errors import EngineDied, EngineError, EngineUnavailable, ModelMissing
from core.ports import ChatRequest, Chunk, ModelInfo, Usage

Scripted = str | dict[str, Any] | EngineError
"""What to answer: a text, an object (for `answer_json`), or an error to raise."""

LABEL = "(scripted, no model)"

SCRIPTED_MODEL = ModelInfo(name="scripted", family="no model", is_tiny=True)


class ScriptedEngine:
    """Plays its replies in order, then echoes what it was told.

    `chunk_delay` passes before every word; `fail_after` words it raises `failure`. `requests` keeps what it was asked.
    """

    kind: Literal["scripted"] = "scripted"

    def __init__(
        self,
        replies: Sequence[Scripted] = (),
        *,
        chunk_delay: timedelta = timedelta(0),
        fail_after: int | None = None,
        failure: EngineError | None = None,
        models: Sequence[ModelInfo] = (SCRIPTED_MODEL,),
    ) -> None:
        self.requests: list[ChatRequest] = []
        self._replies = list(replies)
        self._chunk_delay = chunk_delay
        self._fail_after = fail_after
        self._failure = failure or EngineDied("The scripted engine broke off, as it was told to.", hint="Try again.")
        self._models = list(models)
        self._lock = threading.Lock()
        self._is_closed = False

    def models(self) -> list[ModelInfo]:
        """List what it was given; raises EngineUnavailable once closed."""
        if self._is_closed:
            raise EngineUnavailable("The scripted engine has been shut down.", hint="Restart the studio.")
        return list(self._models)

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        """Yield the next reply word by word."""
        reply = self._take(request)
        text = json.dumps(reply) if isinstance(reply, dict) else reply or _echo(request)
        yield from finish_reply(self._speak(text, request, stop), stop)

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        """Return the next scripted object, or the smallest one that fits the schema."""
        reply = self._take(request)
        text = reply if isinstance(reply, str) else json.dumps(build_example(schema) if reply is None else reply)
        return read_json(finish_reply(self._speak(text, request, stop), stop), schema)

    def count_tokens(self, text: str, model: str = "") -> int:
        """Estimate."""
        return estimate_tokens(text)

    def close(self) -> None:
        """Answer no more."""
        self._is_closed = True

    def _take(self, request: ChatRequest) -> str | dict[str, Any] | None:
        names = [model.name for model in self.models()]
        if request.model and request.model not in names:
            raise ModelMissing(f"The scripted engine has no model {request.model}.", hint="Use its own.")
        with self._lock:
            self.requests.append(request)
            reply = self._replies.pop(0) if self._replies else None
        if isinstance(reply, EngineError):
            raise reply
        return reply

    def _speak(self, text: str, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        words = re.findall(r"\S+\s*|\s+", text)
        allowed = words[: request.sampling.max_tokens]
        for number, word in enumerate(allowed):
            if number == self._fail_after:
                raise self._failure
            if stop.wait(self._chunk_delay.total_seconds()):
                return
            yield Chunk(text=word)
        prompt_tokens = sum(estimate_tokens(message.content) for message in request.messages)
        yield Chunk(usage=Usage(prompt_tokens, len(allowed), "stop" if len(allowed) == len(words) else "length"))


def _echo(request: ChatRequest) -> str:
    """Answer the last message of the user's, saying what this is; after a forced opening, only go on."""
    if request.messages and request.messages[-1].role == "assistant":
        return f" … {LABEL}"
    said = next((m.content for m in reversed(request.messages) if m.role == "user"), "")
    return f"{LABEL} You said: {said}"
