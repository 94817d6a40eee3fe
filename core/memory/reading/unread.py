"""The messages that are still to be read for memories, with what a reader needs to understand them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory.indexing.vectors import is_unread
from core.ports import Scope
from core.storage.tables import Conversation, Message, PersonaVersion, User
from core.time_zones import find_zone

MESSAGES_BEFORE = 4


@dataclass(frozen=True)
class Unread:
    """A message of the user. `before`: what was said just before, oldest first, as `user: …` or `assistant: …`.

    `said_at` is on the user's own clock: their "tomorrow" begins at their midnight.
    `persona_texts`: what the persona's maker wrote, which is never news of the user.
    """

    message_id: int
    scope: Scope
    text: str
    said_at: datetime
    before: tuple[str, ...]
    persona_texts: tuple[str, ...]


def load(session: Session, conversation_id: int, *, limit: int) -> list[Unread]:
    """Return a conversation's unread messages, oldest first, on whatever branch; none while memory is paused."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None or conversation.memory_paused:
        return []
    scope = Scope(conversation.persona_id, conversation.user_id)
    version = session.get(PersonaVersion, conversation.version_id)
    persona_texts = tuple(_find_texts(version.spec)) if version else ()
    user = session.get(User, conversation.user_id)
    zone = find_zone(user.time_zone if user else "")
    messages = session.exec(
        select(Message)
        .where(Message.conversation_id == conversation_id, *is_unread())
        .order_by(col(Message.id))
        .limit(limit)
    )
    return [
        Unread(
            message.id,
            scope,
            message.text,
            message.created_at.astimezone(zone),
            _load_before(session, message),
            persona_texts,
        )
        for message in messages
        if message.id is not None
    ]


def _load_before(session: Session, message: Message) -> tuple[str, ...]:
    before: list[str] = []
    parent_id = message.parent_id
    while parent_id is not None and len(before) < MESSAGES_BEFORE:
        parent = session.get(Message, parent_id)
        if parent is None:
            break
        before.append(f"{parent.role}: {parent.text}")
        parent_id = parent.parent_id
    return tuple(reversed(before))


def _find_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _find_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _find_texts(each)


def find_conversations(session: Session) -> list[int]:
    """List the conversations with unread messages."""
    return list(session.exec(select(Message.conversation_id).where(*is_unread()).distinct()))


def is_paused(session: Session, conversation_id: int) -> bool:
    """Whether nothing said in this conversation is to be remembered now."""
    conversation = session.get(Conversation, conversation_id)
    return conversation is not None and conversation.memory_paused


def is_still_unread(session: Session, message_id: int) -> bool:
    """Whether a message is there, unread, and in a conversation that is not paused."""
    found = session.exec(
        select(Message.id)
        .join(Conversation, col(Conversation.id) == Message.conversation_id)
        .where(Message.id == message_id, *is_unread(), col(Conversation.memory_paused).is_(False))
    )
    return found.first() is not None


def mark_read(session: Session, message_id: int, now: datetime) -> None:
    """Note that a message was read."""
    session.connection().execute(sa.update(Message).where(col(Message.id) == message_id).values(read_at=now))
