"""Holds one GGUF model in memory through xllamacpp, and keeps that library's peculiarities in this file."""

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import xllamacpp

from core.errors import (
    EngineDied,
    EngineError,
    EngineLoading,
    EngineUnavailable,
    MalformedAnswer,
    OutOfMemory,
    PromptTooLong,
)

PROMPT_BATCH = 64
"""Tokens read between two looks at `stop`; larger ones are hardly faster on a CPU, and hold the next in line up."""

PREFIX_CACHE_MIB = 256
"""Prompts kept in memory, so that other work between two turns does not cost a conversation its prefix."""

SOCKET_PATH_LIMIT = 100
"""Characters: the system allows a little more than this."""


class LlamaServer:
    """A loaded model. One request at a time; `count_tokens` may be called meanwhile, from any thread."""

    def __init__(self, path: Path, *, context_size: int, threads: int) -> None:
        _warm_up(path)
        self._folder = Path(tempfile.mkdtemp(prefix="studio-"))
        key = secrets.token_urlsafe(32)
        params = _build_params(path, context_size=context_size, threads=threads, key=key, folder=self._folder)
        try:
            self._server = xllamacpp.Server(params)
        except (RuntimeError, ValueError, MemoryError) as exc:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise EngineUnavailable(
                f"The model file {path.name} could not be loaded.",
                hint="It may be damaged or of a kind this version does not know: fetch it again, or pick another.",
            ) from exc
        self._listener = _connect(self._server.listening_address, key)

    def stream(self, body: dict[str, Any], on_piece: Callable[[dict[str, Any]], bool]) -> None:
        """Run a chat completion; `on_piece` gets every piece and returns True to end the decoding."""

        def receive(pieces: Any) -> bool:
            # An exception in here would be swallowed by the library.
            verdicts = [on_piece(piece) for piece in (pieces if isinstance(pieces, list) else [pieces])]
            return any(verdicts)

        try:
            self._server.handle_chat_completions({**body, "stream": True, "return_progress": True}, receive)
        except (ValueError, RuntimeError) as exc:
            raise translate_refusal(str(exc)) from exc

    def count_tokens(self, text: str) -> int:
        """Count with the model's tokenizer; raises EngineDied when it does not answer."""
        try:
            answer = self._listener.post("/tokenize", json={"content": text})
            return len(answer.raise_for_status().json()["tokens"])
        except (httpx.HTTPError, KeyError, ValueError) as exc:
            raise EngineDied("The embedded model did not count the words.", hint="Restart the studio.") from exc

    def close(self) -> None:
        """Free the memory."""
        self._listener.close()
        del self._server
        shutil.rmtree(self._folder, ignore_errors=True)


def translate_error(error: dict[str, Any]) -> EngineError:
    """Turn an error dict into what a person is told."""
    if error.get("type") == "exceed_context_size_error":
        return PromptTooLong(
            f"The prompt has {error.get('n_prompt_tokens')} tokens, the model reads {error.get('n_ctx')} at most.",
            hint="Shorten the message or the persona, or raise STUDIO_CONTEXT_SIZE.",
        )
    if error.get("type") == "unavailable_error":
        return EngineLoading("The model is still being loaded.", hint="It takes a moment; try again then.")
    return translate_refusal(str(error.get("message", error)))


def translate_refusal(text: str) -> EngineError:
    """Turn a message of the library's into what a person is told."""
    lowered = text.lower()
    if any(word in lowered for word in ("alloc", "out of memory", "memory")):
        return OutOfMemory("The embedded model ran out of memory.", hint="Pick a smaller model on the Models page.")
    if any(word in lowered for word in ("schema", "grammar")):
        return MalformedAnswer("The model cannot be held to the form that was asked for.", hint=text[:200])
    return EngineDied("The embedded model broke off.", hint=f"Try again. The model said: {text[:200]}")


def _build_params(path: Path, *, context_size: int, threads: int, key: str, folder: Path) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx, params.n_parallel = context_size, 1
    params.n_batch = params.n_ubatch = PROMPT_BATCH
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.cache_ram_mib = PREFIX_CACHE_MIB
    params.verbosity, params.warmup = 0, False
    # It always opens a listener: nobody else is to get anything out of it.
    params.api_keys = [key]
    params.ui = params.endpoint_slots = False
    socket = folder / "llama.sock"
    if os.name == "posix" and len(str(socket)) < SOCKET_PATH_LIMIT:
        params.hostnames = [str(socket)]
    return params


def _connect(address: str, key: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {key}"}
    if address.startswith("unix://"):
        transport = httpx.HTTPTransport(uds=address.removeprefix("unix://"), verify=False)
        return httpx.Client(transport=transport, base_url="http://embedded", headers=headers)
    return httpx.Client(base_url=address, headers=headers, trust_env=False, verify=False)


def _warm_up(path: Path) -> None:
    """Read the file once: the library holds Python's lock while it loads, and the disk would hold up every page."""
    with contextlib.suppress(OSError), path.open("rb", buffering=0) as file:
        buffer = bytearray(1 << 22)
        while file.readinto(buffer):
            pass
