"""What reading a message for memories takes and gives; readers differ, this shape and its checks do not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

MemoryKind = Literal["fact", "preference", "event", "plan", "relationship"]
MEMORY_KINDS: tuple[MemoryKind, ...] = get_args(MemoryKind)
DatePrecision = Literal["", "minute", "hour", "day", "week", "month", "year"]
ReaderName = Literal["model", "extractive"]

MEMORY_LENGTH = 240
"""Characters a memory may have: one short statement."""


@dataclass(frozen=True)
class Reading:
    """One message of the user, with what was said before it (oldest first) to resolve pronouns only.

    `before` holds whole messages, each as `user: …` or `assistant: …`.
    """

    text: str
    message_id: int
    said_at: datetime
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A statement about the user and the span of the message that supports it (character offsets, end excluded)."""

    text: str
    kind: MemoryKind
    importance: int
    quote_start: int
    quote_end: int
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    date_precision: DatePrecision = ""
    sensitive_topic: str = ""
    subject: str = "user"
    reason: str = ""
    model: str = ""
    """Which model proposed it; "" where rules found it."""

    @property
    def sensitive(self) -> bool:
        """Whether it touches a heavy matter."""
        return bool(self.sensitive_topic)


class Reader(Protocol):
    """Reads one message for memories. Finding nothing is an answer, not an error; raises only StudioErrors."""

    @property
    def name(self) -> ReaderName:
        """Which kind of reader it is: shown beside each memory."""
        ...

    def read(self, reading: Reading) -> list[Found]:
        """Return what the user said about themself that is worth keeping."""
        ...
