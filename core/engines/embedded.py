"""The engine inside the studio: one GGUF model in memory for the whole process, shared fairly."""

import hashlib
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Literal

from core.engines.gguf import NotGguf, read_model_info
from core.engines.llama import LlamaServer
from core.engines.llama_talk import ReplyReader, build_body
from core.engines.machine import count_threads, read_free_memory
from core.engines.relay import Relay
from core.engines.reply_stream import finish_reply, read_json
from core.engines.tokens import estimate_tokens
from core.engines.turns import RANKS, Rank, Turns
from core.errors import EngineDied, EngineError, EngineLoading, EngineUnavailable, ModelMissing, OutOfMemory
from core.ports import ChatRequest, Chunk, ModelInfo

log = logging.getLogger(__name__)

COUNTS_KEPT = 20_000
"""Token counts remembered, so that a long conversation is not counted anew for every prompt."""


class EmbeddedEngine:
    """Generates text in this process. Without a model it answers EngineLoading or EngineUnavailable."""

    kind: Literal["embedded"] = "embedded"

    def __init__(self, *, context_size: int = 4096, threads: int = 0) -> None:
        self._context_size = context_size
        self._threads = count_threads(threads)
        self._turns = Turns("embedded-model")
        self._server: LlamaServer | None = None
        self._info: ModelInfo | None = None
        self._path: Path | None = None
        self._trouble: EngineError | None = None
        self._counts: dict[bytes, int] = {}
        self._is_closed = False

    # --- the model in memory ---

    @property
    def path(self) -> Path | None:
        """The file that is loaded, being loaded, or could not be loaded."""
        return self._path

    @property
    def trouble(self) -> EngineError | None:
        """Why there is no model, once loading has failed."""
        return self._trouble

    def load(self, path: Path) -> "Future[ModelInfo]":
        """Take this model instead of the present one, when those in line allow; returns at once."""
        self._path, self._info, self._trouble = path, None, None
        future: Future[ModelInfo] = Future()
        self._turns.add(Rank.MODEL, lambda: self._load(path, future))
        return future

    def unload(self) -> None:
        """Free the model's memory; it can be loaded again."""
        self._path = self._info = self._trouble = None
        self._turns.add(Rank.MODEL, self._drop)

    def _load(self, path: Path, future: "Future[ModelInfo]") -> None:
        try:
            info = self._take_in(path)
        except EngineError as error:
            log.warning("The embedded model was not loaded: %s", error.message)
            if self._path == path:
                self._trouble = error
            future.set_exception(error)
            return
        if self._path == path:
            self._info = info
        future.set_result(info)

    def _take_in(self, path: Path) -> ModelInfo:
        try:
            info = read_model_info(path)
        except (OSError, NotGguf) as exc:
            raise EngineUnavailable(
                f"{path.name} is not a model file that can be read.", hint="Fetch it again, or pick another model."
            ) from exc
        self._drop()
        free = read_free_memory()
        if free is not None and free < info.size_bytes:
            raise OutOfMemory(
                f"{info.name} needs {info.size_bytes / 1e9:.1f} GB of memory, {free / 1e9:.1f} GB are free.",
                hint="Close other programs, or pick a smaller model.",
            )
        self._server = LlamaServer(path, context_size=self._context_size, threads=self._threads)
        return info

    def _drop(self) -> None:
        server, self._server = self._server, None
        self._counts.clear()
        if server:
            server.close()

    # --- the port ---

    def models(self) -> list[ModelInfo]:
        """List the one model in memory, or none while it is being loaded."""
        if self._is_closed:
            raise EngineUnavailable("The embedded model has been shut down.", hint="Restart the studio.")
        return [self._info] if self._info else []

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        """Yield the reply; see the port."""
        return self._run(request, stop, {})

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        """Return an object that fits the schema; see the port."""
        form = {"type": "json_schema", "json_schema": {"schema": schema}}
        extra = {"response_format": form, "chat_template_kwargs": {"enable_thinking": False}}
        return read_json(self._run(request, stop, extra), schema)

    def count_tokens(self, text: str, model: str = "") -> int:
        """Count with the model's tokenizer; estimate while there is none."""
        server = self._server
        if server is None:
            return estimate_tokens(text)
        key = hashlib.blake2b(text.encode(), digest_size=16).digest()
        if key not in self._counts:
            if len(self._counts) >= COUNTS_KEPT:
                self._counts.clear()
            try:
                self._counts[key] = server.count_tokens(text)
            except EngineError:
                # The model is being exchanged at this very moment.
                return estimate_tokens(text)
        return self._counts[key]

    def close(self) -> None:
        """Free the memory; whoever is still in line gets EngineUnavailable."""
        self._is_closed = True
        self.unload()
        self._turns.close()

    # --- one request ---

    def _run(self, request: ChatRequest, stop: threading.Event, extra: dict[str, Any]) -> Iterator[Chunk]:
        self._check(request)
        relay: Relay[Chunk] = Relay()
        body = build_body(request) | extra
        self._turns.add(RANKS[request.priority], lambda: self._serve(body, relay))
        yield from finish_reply(relay.items(stop), stop)

    def _check(self, request: ChatRequest) -> None:
        models = self.models()
        if self._trouble:
            raise self._trouble
        if not models:
            raise EngineLoading("The embedded model is still being loaded.", hint="It takes a moment; try again then.")
        if request.model not in ("", models[0].name):
            raise ModelMissing(
                f"The embedded engine does not have the model {request.model}.", hint="Pick another on the Models page."
            )

    def _serve(self, body: dict[str, Any], relay: Relay[Chunk]) -> None:
        if relay.is_left.is_set():
            return
        try:
            if self._server is None:
                raise EngineUnavailable("The embedded model has been shut down.", hint="Try again in a moment.")
            self._decode(self._server, body, relay)
        except EngineError as error:
            relay.finish(error)
        except Exception as exc:
            log.exception("The embedded model failed in an unknown way.")
            relay.finish(EngineDied("The embedded model broke off.", hint=f"Try again. ({type(exc).__name__})"))

    def _decode(self, server: LlamaServer, body: dict[str, Any], relay: Relay[Chunk]) -> None:
        reply = ReplyReader(relay)
        server.stream(body, reply.receive)
        relay.finish(reply.error)
