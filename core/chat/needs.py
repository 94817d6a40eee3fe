"""What the chat needs from other rooms: the parts of their services it calls."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from core.accounts.rules import Actor
from core.memory.views import MemoryView, Quoted, Recalled, RecallResult, TurnView, Undo
from core.personas.spec import PersonaSpec
from core.ports import Scope


class Faces(Protocol):
    """Draws personas."""

    def avatar(self, spec: PersonaSpec) -> str: ...


class Watching(Protocol):
    """Follows who talks, to know when a persona may write first."""

    def note_message(self, session: Session, conversation_id: int, now: datetime) -> None: ...


class Remembering(Protocol):
    """Recalls for a prompt, and reads what was said afterwards."""

    def recall(
        self, scope: Scope, query: str, *, limit: int, turns: int = 0, skip: Collection[int] = ()
    ) -> RecallResult: ...
    def note_recalled(
        self, session: Session, message_id: int, items: Sequence[Recalled], quoted: Quoted = ...
    ) -> None: ...
    def note_unread(self, session: Session, conversation_id: int) -> None: ...
    def recalled_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[MemoryView]]: ...
    def quoted_by(self, actor: Actor, message_ids: Sequence[int]) -> dict[int, list[TurnView]]: ...
    def delete(self, actor: Actor, memory_ids: Sequence[int]) -> Undo: ...
