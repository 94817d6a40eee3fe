"""What the studio needs from the outside, on one page; adapters in `engines/`, `vectors/`, `channels/` provide it."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of length 1."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


# --- engines -----------------------------------------------------------------


class Priority(StrEnum):
    """Who is served first when several wait for one model."""

    PERSON = "person"
    VISITOR = "visitor"
    BACKGROUND = "background"


@dataclass(frozen=True)
class PromptMessage:
    """One turn of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Sampling:
    """How the next token is chosen; `None` leaves the model's own default."""

    temperature: float | None = None
    max_tokens: int = 400
    context_size: int = 4096
    seed: int | None = None
    repeat_penalty: float | None = None
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChatRequest:
    """What an engine is asked to continue; an empty model means the engine's own choice.

    The last message may be the assistant's: the engine then continues that text (a forced opening),
    and yields only what comes after it.
    """

    messages: tuple[PromptMessage, ...]
    model: str = ""
    sampling: Sampling = field(default_factory=Sampling)
    priority: Priority = Priority.PERSON


@dataclass(frozen=True)
class Usage:
    """What a generation cost."""

    prompt_tokens: int = 0
    reply_tokens: int = 0
    finish: Literal["stop", "length", "stopped"] = "stop"


@dataclass(frozen=True)
class Chunk:
    """A piece of a reply. Reasoning models' thinking comes apart from the text; the last chunk carries the usage."""

    text: str = ""
    thinking: str = ""
    usage: Usage | None = None


@dataclass(frozen=True)
class ModelInfo:
    """A model that an engine has. `is_tiny`: too small to be trusted with more than small talk."""

    name: str
    size_bytes: int = 0
    family: str = ""
    parameters: str = ""
    can_chat: bool = True
    is_tiny: bool = False


class Engine(Protocol):
    """Something that generates text. Every method may be called from any thread and raises only `EngineError`s."""

    @property
    def kind(self) -> Literal["ollama", "embedded", "scripted"]:
        """Which of the engines it is."""
        ...

    def models(self) -> list[ModelInfo]:
        """List the models it has; raises EngineUnavailable when it cannot be reached."""
        ...

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        """Yield the reply piece by piece; ends early, without an error, once `stop` is set.

        Raises EngineUnavailable, EngineLoading, ModelMissing, EngineDied, OutOfMemory, PromptTooLong.
        """
        ...

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        """Return an object that fits the JSON schema (bound every string and list in it).

        Raises as `stream`, and MalformedAnswer when what came does not fit or broke off.
        """
        ...

    def count_tokens(self, text: str, model: str = "") -> int:
        """Count with the model's own tokenizer, or estimate conservatively (never too few by design)."""
        ...

    def close(self) -> None:
        """Free what it holds; further calls raise EngineUnavailable."""
        ...


class Voice(Protocol):
    """An engine, and the model of it that speaks."""

    @property
    def engine(self) -> Engine: ...
    @property
    def model(self) -> ModelInfo: ...


class Voices(Protocol):
    """Finds who speaks: the named model where the engine has it. Raises EngineLoading or EngineUnavailable."""

    def speaker(self, model: str = "") -> Voice: ...


# --- channels ----------------------------------------------------------------


@dataclass(frozen=True)
class Delivery:
    """A follow-up on its way out; the conversation and the inbox have it already."""

    follow_up_id: int
    conversation_id: int
    persona_id: int
    persona_name: str
    user_id: int
    text: str
    sent_at: datetime


class Channel(Protocol):
    """A way to reach a user outside the studio, beside the inbox."""

    @property
    def name(self) -> str:
        """What the follow-up's record calls it."""
        ...

    def reaches(self, user_id: int) -> bool:
        """Whether this user wants to be written to here, and can be."""
        ...

    def deliver(self, delivery: Delivery) -> None:
        """Hand it over. Called after the reservation is committed, at most once for each; raises StudioError."""
        ...


# --- vectors -----------------------------------------------------------------


class Embedder(Protocol):
    """Turns text into vectors."""

    @property
    def model_id(self) -> str:
        """Name of model and version; vectors of another id are not comparable."""
        ...

    @property
    def is_ready(self) -> bool:
        """Whether `embed` answers; False while the model is being loaded, or cannot be."""
        ...

    @property
    def trouble(self) -> EmbedderUnavailable | None:
        """Why it cannot be loaded; None while it can."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, for what is kept; raises EmbedderUnavailable."""
        ...

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Return what is compared with vectors of `embed`: the product is 0 for what has nothing to do with it, about
        0.57 for a typical answer, 1 at most as a rule. Raises EmbedderUnavailable.
        """
        ...


class LoadableEmbedder(Embedder, Protocol):
    """An embedder that takes a while to load."""

    def load(self) -> None:
        """Load it now; raises EmbedderUnavailable."""
        ...


@dataclass(frozen=True)
class Scope:
    """Whose memories: one persona's of one user. Nothing crosses it."""

    persona_id: int
    user_id: int


@dataclass(frozen=True)
class VectorEntry:
    """What the index keeps of a memory: no text."""

    memory_id: int
    scope: Scope
    vector: NDArray[np.float32]
    content_hash: str


@dataclass(frozen=True)
class Hit:
    """A memory near a query; `similarity` is the cosine, −1 to 1."""

    memory_id: int
    similarity: float


class VectorIndex(Protocol):
    """Finds near vectors. Holds nothing that SQL does not; raises only IndexUnavailable."""

    @property
    def home(self) -> str:
        """Where its vectors are; in another home it begins empty."""
        ...

    def upsert(self, entries: Sequence[VectorEntry]) -> None:
        """Add or replace by memory id."""
        ...

    def remove(self, memory_ids: Sequence[int]) -> None:
        """Stop returning these ids; their vectors may stay on disk until `rebuild`."""
        ...

    def query(self, scope: Scope, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """Return the nearest within the scope, best first."""
        ...

    def hashes(self) -> dict[int, str]:
        """Return content hash by memory id, for comparing with SQL."""
        ...

    def rebuild(self, entries: Iterator[VectorEntry]) -> int:
        """Write a fresh index of just these entries, switch to it, erase the old files; return how many."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
