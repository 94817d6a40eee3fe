"""Turns what the Ollama client raises into what a person is told; the only place that knows its exceptions; pure."""

import httpx
import ollama

from core.errors import (
    EngineDied,
    EngineError,
    EngineUnavailable,
    MalformedAnswer,
    ModelMissing,
    OutOfMemory,
    PromptTooLong,
)

VENDOR_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    ollama.ResponseError,
    ollama.RequestError,
    OSError,
    # A line that is no JSON, or JSON of another shape, surfaces as one of these from within the client.
    ValueError,
    TypeError,
    AttributeError,
)

_NO_MEMORY = ("out of memory", "more system memory", "cudamalloc", "unable to allocate", "failed to alloc")
_TOO_LONG = ("context length", "context size", "input length exceeds", "exceeds the available context")
_NO_REACH = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.InvalidURL, httpx.UnsupportedProtocol)


def translate(exc: Exception, *, host: str, model: str) -> EngineError:
    """Return the error to raise instead."""
    if isinstance(exc, ollama.ResponseError):
        return _translate_answer(exc, model)
    # The unstreamed client replaces httpx's ConnectError by Python's ConnectionError.
    if isinstance(exc, (*_NO_REACH, ConnectionError)):
        return EngineUnavailable(
            f"Ollama is not answering at {host}.",
            hint="Start it with `ollama serve`, or set STUDIO_OLLAMA_HOST to where it listens.",
        )
    if isinstance(exc, httpx.TimeoutException):
        return EngineDied(
            "Ollama stayed silent for too long.", hint="The model may be too large for this machine: try a smaller one."
        )
    if isinstance(exc, httpx.HTTPError | httpx.StreamError | OSError):
        return died()
    return MalformedAnswer(
        "Ollama answered something that cannot be read.", hint="Update Ollama, or check what listens at its address."
    )


def died() -> EngineDied:
    """Return the error for an answer without an end."""
    return EngineDied("Ollama broke off in the middle of its answer.", hint="Try again; see Ollama's log if it recurs.")


def _translate_answer(exc: ollama.ResponseError, model: str) -> EngineError:
    said = str(exc.error)
    lowered = said.lower()
    if "pull model manifest" in lowered and "file does not exist" in lowered:
        return ModelMissing(
            f"Ollama's library has no model {model}.", hint="Look its name up at https://ollama.com/library."
        )
    if exc.status_code == httpx.codes.NOT_FOUND or ("model" in lowered and "not found" in lowered):
        return ModelMissing(
            f"Ollama does not have the model {model}.", hint=f"Fetch it on the Models page, or: ollama pull {model}"
        )
    if any(word in lowered for word in _NO_MEMORY):
        return OutOfMemory(
            f"{model} does not fit into this machine's memory.", hint="Pick a smaller model, or close other programs."
        )
    if any(word in lowered for word in _TOO_LONG):
        return PromptTooLong(
            f"The prompt is longer than {model} can read.", hint="Shorten it, or raise STUDIO_CONTEXT_SIZE."
        )
    return EngineDied("Ollama reported a failure.", hint=f"It said: {said[:200]}")
