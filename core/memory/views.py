"""What the memory service hands out: frozen answers, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Quoted = Mapping[int, Mapping[str, float]]
"""The earlier messages in a prompt by id, with the parts of their scores; no parts where one stood beside another."""
IndexState = Literal["loading", "ready", "catching up", "without index", "words only"]


@dataclass(frozen=True)
class SourceView:
    """Where a memory is from: the message, the words in it that support the memory, and what stands around them."""

    message_id: int
    conversation_id: int
    quote: str
    said_at: datetime
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class MemoryView:
    """One memory as its person sees it. `extractor`: model, extractive or hand; `model`: which.

    `invalid_at`: past since then.
    """

    id: int
    persona_id: int
    user_id: int
    persona_name: str
    kind: str
    subject: str
    text: str
    importance: int
    sensitive: bool
    pinned: bool
    extractor: str
    seen_count: int
    created_at: datetime
    updated_at: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    date_precision: str = ""
    sensitive_topic: str = ""
    model: str = ""
    invalid_at: datetime | None = None
    superseded_by: int | None = None
    is_indexed: bool = False
    sources: tuple[SourceView, ...] = ()
    history: str = ""
    """What it took the place of, in one line: "Lived in Leeds until May 2026, now York"."""
    parts: tuple[int, ...] = ()
    """The memories that a summary was made of."""

    @property
    def is_past(self) -> bool:
        """Whether it no longer holds, and is kept as history only."""
        return self.invalid_at is not None


@dataclass(frozen=True)
class ChangeView:
    """What happened to a memory, when, and why.

    `other_id`, `other_text`: the other memory it is about, as it reads now; "" once it was deleted. `action` is
    "replaced" for the memory that took another's place, and "superseded" for that other one: both are one change.
    """

    action: str
    reason: str
    text_before: str
    created_at: datetime
    id: int = 0
    other_id: int | None = None
    other_text: str = ""
    may_be_undone: bool = False
    undone_at: datetime | None = None


@dataclass(frozen=True)
class RecallLogView:
    """One reply whose prompt contained the memory, and what it answered."""

    message_id: int
    conversation_id: int
    recalled_at: datetime
    asked: str = ""


@dataclass(frozen=True)
class Recalled:
    """A memory chosen for a prompt, with the parts of its score (they add up to `total`)."""

    memory_id: int
    text: str
    kind: str
    score: dict[str, float]
    created_at: datetime
    starts_at: datetime | None = None
    date_precision: str = ""


@dataclass(frozen=True)
class Told:
    """A message of earlier talk, word for word."""

    message_id: int
    conversation_id: int
    role: Literal["user", "assistant"]
    text: str
    said_at: datetime


@dataclass(frozen=True)
class RecalledTurn:
    """An earlier message chosen for a prompt, with the parts of its score, and what was said right before and after."""

    told: Told
    score: dict[str, float]
    before: Told | None = None
    after: Told | None = None


@dataclass(frozen=True)
class RecallResult:
    """What was recalled, and in words what stood in the way of doing it well ("" when nothing did)."""

    items: tuple[Recalled, ...] = ()
    trouble: str = ""
    turns: tuple[RecalledTurn, ...] = ()


@dataclass(frozen=True)
class TurnView:
    """An earlier message that a reply's prompt contained, with the parts of its score."""

    message_id: int
    conversation_id: int
    role: Literal["user", "assistant"]
    text: str
    said_at: datetime
    score: dict[str, float]


@dataclass(frozen=True)
class Undo:
    """A way back from a deletion, kept in this process's memory alone until `expires_at`."""

    id: str
    count: int
    expires_at: datetime


@dataclass(frozen=True)
class MapPoint:
    """A memory's place on the map; both coordinates lie between −1 and 1."""

    memory_id: int
    x: float
    y: float
    kind: str
    text: str


@dataclass(frozen=True)
class IndexHealth:
    """How the actor's memories stand: how many there are, how many are indexed, what is still to be read.

    `trouble` and `hint` are in words for the person, empty when all is well. `is_changing`: another embedder is taking
    over; `has_previous`: the one before answers until then. `home`: "folder", or the address of a Chroma server;
    `embedded`: how many have a vector, indexed or not.
    """

    memories: int
    indexed: int
    waiting_messages: int
    state: IndexState
    trouble: str = ""
    hint: str = ""
    is_changing: bool = False
    has_previous: bool = False
    home: str = "folder"
    embedded: int = 0
