"""The engine that runs as a server of its own: Ollama, through its official client."""

import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import httpx
import ollama

from core.engines.choosing import pick_model
from core.engines.marks import break_marks
from core.engines.ollama_errors import VENDOR_ERRORS, died, translate
from core.engines.ollama_line import Line
from core.engines.ollama_models import ModelList
from core.engines.relay import Relay
from core.engines.reply_stream import finish_reply, read_json
from core.engines.tokens import estimate_tokens
from core.errors import EngineDied, EngineUnavailable, ModelMissing
from core.ports import ChatRequest, Chunk, ModelInfo, Sampling, Usage

T = TypeVar("T")

PROBE_READ = timedelta(seconds=10)
"""How long a list of models may take; nobody waits for it."""


@dataclass(frozen=True)
class PullProgress:
    """How far a pull is; the total grows while Ollama finds the parts."""

    done_bytes: int
    total_bytes: int
    doing: str


class OllamaEngine:
    """Generates text through an Ollama server. `on_trouble` is called when it cannot be reached any more."""

    kind: Literal["ollama"] = "ollama"

    def __init__(
        self,
        host: str,
        *,
        connect: timedelta = timedelta(seconds=5),
        read: timedelta = timedelta(minutes=5),
        keep_alive: str = "10m",
        model: str = "",
        on_trouble: Callable[[], None] = lambda: None,
    ) -> None:
        self.host = host
        self._connect, self._read = connect, read
        self._keep_alive = keep_alive
        self._model = model
        self._on_trouble = on_trouble
        self._list = ModelList()
        self._models: list[ModelInfo] = []
        self._is_closed = False
        # Made once: building it costs more than a request.
        self._verify: ssl.SSLContext | bool = ssl.create_default_context() if host.startswith("https") else False
        self._is_local = is_loopback(host)

    def models(self) -> list[ModelInfo]:
        """List the models with size and family; raises EngineUnavailable."""
        self._check_open()
        try:
            with self._open(Line(), read=PROBE_READ) as client:
                self._models = self._list.read(client)
        except VENDOR_ERRORS as exc:
            raise translate(exc, host=self.host, model="") from exc
        return list(self._models)

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        """Yield the reply; stopping closes the connection, so that the server stops too."""
        return self._chat(request, stop, {})

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        """Return an object that fits the schema."""
        return read_json(self._chat(request, stop, {"format": schema}), schema)

    def count_tokens(self, text: str, model: str = "") -> int:
        """Estimate: Ollama lends its tokenizer to nobody."""
        return estimate_tokens(text)

    def pull(self, name: str, stop: threading.Event) -> Iterator[PullProgress]:
        """Fetch a model, yielding how far it is; what was fetched before a stop is kept by Ollama."""
        parts: dict[str, tuple[int, int]] = {}
        for step in self._talk(name, stop, lambda client: client.pull(name, stream=True)):
            if step.digest:
                parts[step.digest] = (step.completed or 0, step.total or 0)
            done, total = (sum(numbers) for numbers in zip(*parts.values(), strict=True)) if parts else (0, 0)
            yield PullProgress(done, total, step.status or "")

    def close(self) -> None:
        """Accept no more requests."""
        self._is_closed = True

    # --- one request ---

    def _chat(self, request: ChatRequest, stop: threading.Event, extra: dict[str, Any]) -> Iterator[Chunk]:
        self._check_open()
        model = request.model or self._pick()
        if self._list.can_think(model) and (extra or _is_forced(request)):
            extra = extra | {"think": False}
        yield from finish_reply(self._read_reply(model, request, stop, extra), stop)

    def _read_reply(
        self, model: str, request: ChatRequest, stop: threading.Event, extra: dict[str, Any]
    ) -> Iterator[Chunk]:
        def ask(client: ollama.Client) -> Iterator[ollama.ChatResponse]:
            return client.chat(
                model,
                [{"role": message.role, "content": break_marks(message.content)} for message in request.messages],
                stream=True,
                options=spell_options(request.sampling),
                keep_alive=self._keep_alive,
                **extra,
            )

        is_done = False
        for part in self._talk(model, stop, ask):
            is_done = bool(part.done)
            yield _read_chunk(part)
        if not is_done and not stop.is_set():
            self._on_trouble()
            raise died()

    def _talk(self, model: str, stop: threading.Event, ask: Callable[[ollama.Client], Iterator[T]]) -> Iterator[T]:
        relay: Relay[T] = Relay()
        line = Line()
        work = threading.Thread(target=self._listen, args=(model, ask, relay, line), name="ollama-reply", daemon=True)
        work.start()
        return relay.items(stop, on_left=line.cut)

    def _listen(self, model: str, ask: Callable[[ollama.Client], Iterator[T]], relay: Relay[T], line: Line) -> None:
        try:
            with self._open(line, read=self._read) as client:
                for part in ask(client):
                    relay.put(part)
            relay.finish()
        except VENDOR_ERRORS as exc:
            error = translate(exc, host=self.host, model=model)
            if isinstance(error, EngineUnavailable | EngineDied | ModelMissing) and not relay.is_left.is_set():
                self._on_trouble()
            error.__cause__ = exc
            relay.finish(error)

    def _open(self, line: Line, *, read: timedelta) -> ollama.Client:
        return ollama.Client(
            self.host,
            timeout=httpx.Timeout(read.total_seconds(), connect=self._connect.total_seconds()),
            event_hooks={"request": [line.watch]},
            verify=self._verify,
            # A proxy of the environment's does not know this machine's own ports.
            trust_env=not self._is_local,
        )

    def _pick(self) -> str:
        model = pick_model(self._models or self.models(), self._model)
        if model is None:
            raise ModelMissing("Ollama has no model for chat yet.", hint="Fetch one on the Models page.")
        return model.name

    def _check_open(self) -> None:
        if self._is_closed:
            raise EngineUnavailable("The connection to Ollama has been shut down.", hint="Restart the studio.")


def is_loopback(host: str) -> bool:
    """Tell whether the address is this machine's own."""
    name = urlsplit(host if "//" in host else f"//{host}").hostname or ""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in ("", "localhost")


def spell_options(sampling: Sampling) -> dict[str, Any]:
    """Spell the sampling as Ollama reads it."""
    options = {
        "temperature": sampling.temperature,
        "num_predict": sampling.max_tokens,
        "num_ctx": sampling.context_size,
        "seed": sampling.seed,
        "repeat_penalty": sampling.repeat_penalty,
        "stop": list(sampling.stop) or None,
    }
    return {name: value for name, value in options.items() if value is not None}


def _is_forced(request: ChatRequest) -> bool:
    # A reasoning model cannot think before words that are already said.
    return bool(request.messages) and request.messages[-1].role == "assistant"


def _read_chunk(part: ollama.ChatResponse) -> Chunk:
    usage = None
    if part.done:
        finish: Literal["stop", "length"] = "length" if part.done_reason == "length" else "stop"
        usage = Usage(part.prompt_eval_count or 0, part.eval_count or 0, finish)
    return Chunk(text=part.message.content or "", thinking=part.message.thinking or "", usage=usage)
