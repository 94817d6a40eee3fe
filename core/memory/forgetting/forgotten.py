"""The messages from which nothing may be recalled any more, although their conversation still shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.memory.recall.words import find_stems
from core.storage.tables import Conversation, Memory, MemorySource, Message, Recall, TurnRecall, TurnVector, UtcDateTime

AT_ONCE = 5_000
"""Databases take so many values in a statement and no more."""


@dataclass(frozen=True)
class Forgotten:
    """What was forgotten now, and which of it nobody had read for memories: all that is needed to undo it."""

    message_ids: tuple[int, ...]
    unread_ids: tuple[int, ...]


def find_said(session: Session, user_id: int, persona_id: int | None, since: datetime | None) -> list[int]:
    """List what was said in a user's talk, by whomever, since an instant or ever."""
    talks = sa.select(col(Conversation.id)).where(col(Conversation.user_id) == user_id)
    if persona_id is not None:
        talks = talks.where(col(Conversation.persona_id) == persona_id)
    wanted = sa.select(col(Message.id)).where(col(Message.conversation_id).in_(talks))
    return list(session.scalars(wanted if since is None else wanted.where(col(Message.created_at) >= since)))


def find_telling(session: Session, memory_ids: Sequence[int]) -> list[int]:
    """List the messages that tell these memories: where they are from, the replies to that, and what repeats them."""
    found: set[int] = set()
    for part in _in_parts(memory_ids):
        sources = sa.select(col(MemorySource.message_id)).where(col(MemorySource.memory_id).in_(part))
        answers = _answers_to(sources)
        quoting = sa.select(col(TurnRecall.message_id)).where(col(TurnRecall.turn_id).in_(sources))
        for wanted in (sources, answers, quoting):
            found.update(session.scalars(wanted))
        found.update(_find_repeating(session, part))
    return sorted(found)


def _find_repeating(session: Session, memory_ids: Sequence[int]) -> Iterator[int]:
    """Yield the replies whose prompt held one of the memories and that share a word with it."""
    written = session.execute(
        sa.select(col(Message.id), col(Message.text), col(Memory.text))
        .join(Recall, col(Recall.message_id) == col(Message.id))
        .join(Memory, col(Memory.id) == col(Recall.memory_id))
        .where(col(Recall.memory_id).in_(memory_ids))
    )
    for message_id, reply, memory in written:
        if not set(find_stems(memory)).isdisjoint(find_stems(reply)):
            yield message_id


def forget(session: Session, message_ids: Sequence[int], now: datetime) -> Forgotten:
    """Let nothing be recalled from these messages, nor be read from them later; what was forgotten before stays so."""
    ids: list[int] = []
    unread: list[int] = []
    for part in _in_parts(message_ids):
        rows = session.execute(
            sa.select(col(Message.id), col(Message.read_at)).where(
                col(Message.id).in_(part), col(Message.forgotten_at).is_(None)
            )
        ).all()
        ids += [message_id for message_id, _ in rows]
        unread += [message_id for message_id, read_at in rows if read_at is None]
    for part in _in_parts(ids):
        session.connection().execute(
            sa.update(Message)
            .where(col(Message.id).in_(part))
            .values(forgotten_at=now, read_at=sa.func.coalesce(col(Message.read_at), sa.literal(now, UtcDateTime)))
        )
        session.connection().execute(sa.delete(TurnVector).where(col(TurnVector.message_id).in_(part)))
    return Forgotten(tuple(ids), tuple(unread))


def remember(session: Session, forgotten: Forgotten) -> list[int]:
    """Undo `forget`; return the conversations of which something is to be embedded, and perhaps read, again."""
    for part in _in_parts(forgotten.message_ids):
        session.connection().execute(sa.update(Message).where(col(Message.id).in_(part)).values(forgotten_at=None))
    for part in _in_parts(forgotten.unread_ids):
        session.connection().execute(sa.update(Message).where(col(Message.id).in_(part)).values(read_at=None))
    return find_conversations(session, forgotten)


def find_conversations(session: Session, forgotten: Forgotten) -> list[int]:
    """List the conversations in which something was forgotten."""
    talks: set[int] = set()
    for part in _in_parts(forgotten.message_ids):
        talks.update(session.scalars(sa.select(col(Message.conversation_id)).where(col(Message.id).in_(part))))
    return sorted(talks)


def skip(session: Session, conversation_id: int, now: datetime) -> None:
    """Forget what nobody has read of a paused conversation, before anybody does, and answers to what is forgotten."""
    said = sa.select(col(Message.id)).where(
        col(Message.conversation_id) == conversation_id,
        col(Message.role) == "user",
        sa.or_(col(Message.read_at).is_(None), col(Message.forgotten_at).is_not(None)),
    )
    ids = [*session.scalars(said), *session.scalars(_answers_to(said))]
    forget(session, [each for each in ids if each is not None], now)


def _answers_to(message_ids: Any) -> Any:
    return sa.select(col(Message.id)).where(col(Message.parent_id).in_(message_ids), col(Message.role) == "assistant")


def _in_parts(ids: Sequence[int]) -> list[list[int]]:
    return [list(ids[start : start + AT_ONCE]) for start in range(0, len(ids), AT_ONCE)]
