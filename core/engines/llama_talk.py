"""How a request is spelled for xllamacpp, and how the pieces of its reply are read."""

from typing import Any, Literal

from core.engines.llama import translate_error
from core.engines.marks import break_marks
from core.engines.relay import Relay
from core.errors import EngineDied, EngineError
from core.ports import ChatRequest, Chunk, Sampling, Usage


class ReplyReader:
    """Turns the library's pieces into chunks."""

    def __init__(self, relay: Relay[Chunk]) -> None:
        self._relay = relay
        self._finish: Literal["stop", "length"] = "stop"
        self._has_usage = False
        self._error: EngineError | None = None

    @property
    def error(self) -> EngineError | None:
        """What went wrong: what was said, or that the reply ended without its last piece."""
        if self._error or self._has_usage or self._relay.is_left.is_set():
            return self._error
        return EngineDied("The embedded model broke off in the middle of its answer.", hint="Try again.")

    def receive(self, piece: dict[str, Any]) -> bool:
        """Pass one piece on; True ends the decoding."""
        if "error" in piece:
            self._error = translate_error(piece["error"])
            return True
        for choice in piece.get("choices", ()):
            delta = choice.get("delta") or {}
            chunk = Chunk(text=delta.get("content") or "", thinking=delta.get("reasoning_content") or "")
            if chunk != Chunk():
                self._relay.put(chunk)
            if choice.get("finish_reason") == "length":
                self._finish = "length"
        if usage := piece.get("usage"):
            self._has_usage = True
            self._relay.put(Chunk(usage=self._read_usage(usage)))
        return self._relay.is_left.is_set()

    def _read_usage(self, usage: dict[str, Any]) -> Usage:
        return Usage(usage.get("prompt_tokens", 0), usage.get("completion_tokens", 0), self._finish)


def build_body(request: ChatRequest) -> dict[str, Any]:
    """Spell a request as the library reads it."""
    body: dict[str, Any] = {
        "messages": [{"role": message.role, "content": break_marks(message.content)} for message in request.messages],
        "stream_options": {"include_usage": True},
        "cache_prompt": True,
        **_spell_sampling(request.sampling),
    }
    if request.messages and request.messages[-1].role == "assistant":
        # A reasoning model cannot think before words that are already said.
        body["chat_template_kwargs"] = {"enable_thinking": False}
    return body


def _spell_sampling(sampling: Sampling) -> dict[str, Any]:
    options = {
        "temperature": sampling.temperature,
        "max_tokens": sampling.max_tokens,
        "seed": sampling.seed,
        "repeat_penalty": sampling.repeat_penalty,
        "stop": list(sampling.stop) or None,
    }
    return {name: value for name, value in options.items() if value is not None}
