"""Reads and writes talk in SQL; every function works in the session it is given."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.chat.tree import Node, Tree
from core.storage.tables import Conversation, CrisisSignal, Message, Persona, PersonaVersion, Recall, User

WINDOW_COLUMNS: tuple[Any, ...] = (
    Message.id,
    Message.role,
    Message.kind,
    Message.status,
    Message.text,
    Message.error,
    Message.model,
    Message.rating,
    Message.created_at,
)


def key_of(row: Conversation | Message | PersonaVersion) -> int:
    """Return a stored row's id."""
    assert row.id is not None, "the row is not stored yet"
    return row.id


def load_conversation(session: Session, conversation_id: int, *, lock: bool = False) -> Conversation | None:
    """Return the row; `lock` keeps other writers of it waiting (databases with one writer do so anyway)."""
    query = select(Conversation).where(col(Conversation.id) == conversation_id)
    return session.exec(query.with_for_update() if lock else query).first()


def newest_version(session: Session, persona_id: int) -> PersonaVersion | None:
    """Return a persona's last save."""
    query = select(PersonaVersion).where(col(PersonaVersion.persona_id) == persona_id)
    return session.exec(query.order_by(col(PersonaVersion.number).desc()).limit(1)).first()


def load_tree(session: Session, conversation_id: int) -> Tree:
    """Return the places of all messages, without their texts."""
    query = sa.select(col(Message.id), col(Message.parent_id), col(Message.role)).where(
        col(Message.conversation_id) == conversation_id
    )
    return Tree(Node(*row) for row in session.execute(query))


def load_window(session: Session, message_ids: Sequence[int]) -> list[Any]:
    """Return what a page shows of these messages, in the given order; thinking and prompts stay where they are."""
    query = sa.select(
        *WINDOW_COLUMNS,
        (sa.func.length(Message.thinking) > 0).label("has_thinking"),
        col(Message.prompt)["tokens"].as_integer().is_not(None).label("has_prompt"),
        col(Message.prompt)["trouble"].as_string().label("trouble"),
    ).where(col(Message.id).in_(message_ids))
    rows = {row.id: row for row in session.execute(query)}
    return [rows[id_] for id_ in message_ids if id_ in rows]


def load_messages(session: Session, conversation_id: int) -> list[Message]:
    """Return every message of every branch, oldest first."""
    query = select(Message).where(col(Message.conversation_id) == conversation_id)
    return list(session.exec(query.order_by(col(Message.id))))


def find_live(session: Session, conversation_id: int) -> int | None:
    """Return the reply being written in a conversation, if there is one."""
    query = select(Message.id).where(
        col(Message.conversation_id) == conversation_id, col(Message.status) == "streaming"
    )
    return session.exec(query.order_by(col(Message.id).desc()).limit(1)).first()


def find_live_of(session: Session, user_id: int) -> int | None:
    """Return a reply being written to a user, in any conversation."""
    query = select(Message.id).join(Conversation, col(Conversation.id) == col(Message.conversation_id))
    query = query.where(col(Conversation.user_id) == user_id, col(Message.status) == "streaming")
    return session.exec(query.limit(1)).first()


def count_conversations(session: Session, user_id: int, persona_id: int) -> int:
    """Count a user's conversations with a persona."""
    query = select(sa.func.count()).select_from(Conversation)
    query = query.where(col(Conversation.user_id) == user_id, col(Conversation.persona_id) == persona_id)
    return session.exec(query).one()


def has_user_message(session: Session, conversation_id: int) -> bool:
    """Tell whether the person has said anything here."""
    query = select(Message.id).where(col(Message.conversation_id) == conversation_id, col(Message.role) == "user")
    return session.exec(query.limit(1)).first() is not None


def crisis_ids(session: Session, conversation_id: int) -> frozenset[int]:
    """Return the messages in which somebody may be in danger."""
    query = select(CrisisSignal.message_id).where(col(CrisisSignal.conversation_id) == conversation_id)
    return frozenset(session.exec(query))


def recalled_texts(session: Session, message_id: int) -> dict[int, str]:
    """Return the memories in a reply's prompt as they read then; deleted ones are gone from here too."""
    query = select(Recall.memory_id, Recall.text).where(col(Recall.message_id) == message_id)
    return dict(session.exec(query.order_by(col(Recall.position))).all())


def recalls_of(session: Session, conversation_id: int) -> dict[int, tuple[int, ...]]:
    """Return the recalled memories' ids by message."""
    query = (
        select(Recall.message_id, Recall.memory_id)
        .join(Message, col(Message.id) == col(Recall.message_id))
        .where(col(Message.conversation_id) == conversation_id)
        .order_by(col(Recall.message_id), col(Recall.position))
    )
    found: dict[int, tuple[int, ...]] = {}
    for message_id, memory_id in session.exec(query):
        found[message_id] = (*found.get(message_id, ()), memory_id)
    return found


def message_texts(session: Session, message_ids: Sequence[int], *, is_recalled: bool = False) -> dict[int, str]:
    """Return texts by id; of recalled messages, those that are not forgotten."""
    query = select(Message.id, Message.text).where(col(Message.id).in_(message_ids))
    query = query.where(col(Message.forgotten_at).is_(None)) if is_recalled else query
    return {id_: text for id_, text in session.exec(query) if id_ is not None}


def last_talk_before(session: Session, conversation: Conversation) -> datetime | None:
    """Return when this user and persona last talked before this conversation."""
    query = select(Conversation.last_message_at).where(
        col(Conversation.user_id) == conversation.user_id,
        col(Conversation.persona_id) == conversation.persona_id,
        col(Conversation.id) != conversation.id,
        col(Conversation.last_message_at) < conversation.created_at,
    )
    return session.exec(query.order_by(col(Conversation.last_message_at).desc()).limit(1)).first()


def time_zone_of(session: Session, user_id: int) -> str:
    """Return the zone's name, empty when the person never said."""
    return session.exec(select(User.time_zone).where(col(User.id) == user_id)).first() or ""


def add_message(session: Session, message: Message) -> int:
    """Store a message as the end of its conversation's shown branch; return its id."""
    session.add(message)
    session.flush()
    session.execute(
        sa.update(Conversation)
        .where(col(Conversation.id) == message.conversation_id)
        .values(leaf_id=message.id, last_message_at=message.created_at)
    )
    return key_of(message)


def update_streaming(session: Session, message_id: int, **values: Any) -> bool:
    """Change a reply that is still being written; False when it is not any more, and then nothing changes."""
    change = (
        sa.update(Message).where(col(Message.id) == message_id, col(Message.status) == "streaming").values(**values)
    )
    return bool(session.execute(change).rowcount)  # type: ignore[attr-defined]


def find_persona(session: Session, persona_id: int) -> Persona | None:
    """Return the persona's row."""
    return session.get(Persona, persona_id)
