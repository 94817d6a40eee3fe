"""What the chat service hands out: frozen answers, no rows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from core.chat.trace import SlotKind
from core.memory.views import MemoryView, TurnView
from core.personas.spec import PersonaSpec

Status = Literal["streaming", "complete", "stopped", "failed"]


@dataclass(frozen=True)
class Sent:
    """Where a message went (perhaps a new conversation), and the reply being written to it."""

    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class MessageView:
    """A message on the shown branch. `sibling_ids`: the alternatives at its place, itself among them."""

    id: int
    role: Literal["user", "assistant"]
    kind: Literal["talk", "greeting", "followup"]
    status: Status
    text: str
    created_at: datetime
    error: str = ""
    hint: str = ""
    trouble: str = ""
    model: str = ""
    rating: int = 0
    has_thinking: bool = False
    has_prompt: bool = False
    sibling_ids: tuple[int, ...] = ()
    recalled: tuple[MemoryView, ...] = ()
    quoted: tuple[TurnView, ...] = ()

    @property
    def place(self) -> int:
        """Which of the alternatives it is, from 0."""
        return self.sibling_ids.index(self.id)


@dataclass(frozen=True)
class ConversationCard:
    """A conversation in the list; `snippet` is its last words, or what the search found."""

    id: int
    persona_id: int
    persona_name: str
    spec: PersonaSpec
    title: str
    snippet: str
    last_message_at: datetime


@dataclass(frozen=True)
class ConversationView:
    """A conversation as it is shown: a window of the branch.

    `before` and `after` count the messages of the branch outside the window. `live_id` is a reply being written.
    `refusal` says why nothing can be sent, empty when it can.
    """

    id: int
    persona_id: int
    persona_slug: str
    spec: PersonaSpec
    title: str
    version_number: int
    newest_version: int
    memory_paused: bool
    created_at: datetime
    messages: tuple[MessageView, ...]
    before: int = 0
    after: int = 0
    live_id: int | None = None
    crisis_ids: frozenset[int] = frozenset()
    refusal: str = ""

    @property
    def has_user_message(self) -> bool:
        """Whether the person has said anything in what is shown or before it."""
        return self.before > 0 or any(message.role == "user" for message in self.messages)


@dataclass(frozen=True)
class LiveReply:
    """A reply as far as it has come; `note` says what it waits for."""

    text: str
    thinking: str
    state: Literal["waiting", "streaming", "complete", "stopped", "failed"]
    note: str = ""
    error: str = ""
    hint: str = ""

    @property
    def is_live(self) -> bool:
        """Whether more may come."""
        return self.state in ("waiting", "streaming")


@dataclass(frozen=True)
class SentPart:
    """One message of a prompt as it was sent."""

    role: str
    kind: SlotKind
    text: str
    tokens: int


@dataclass(frozen=True)
class PromptView:
    """Exactly what was sent for a reply, and what was left out."""

    parts: tuple[SentPart, ...]
    tokens: int
    budget: int
    counted: Literal["tokenizer", "estimate"]
    model: str
    version_number: int
    memories: tuple[str, ...] = ()
    quoted: int = 0
    left_out_messages: int = 0
    left_out_examples: int = 0
    left_out_memories: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class ExportedMessage:
    """A message with all there is to it, for taking away."""

    id: int
    parent_id: int | None
    is_shown: bool
    role: str
    kind: str
    status: str
    text: str
    thinking: str
    error: str
    engine: str
    model: str
    rating: int
    created_at: datetime
    finished_at: datetime | None
    persona_version: int | None
    memory_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ExportedConversation:
    """A whole conversation, alternatives included, for taking away."""

    id: int
    title: str
    persona_name: str
    persona_version: int
    memory_paused: bool
    created_at: datetime
    exported_at: datetime
    messages: tuple[ExportedMessage, ...] = field(default_factory=tuple)
