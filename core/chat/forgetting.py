"""Finds the memories that would lose their last source with a conversation."""

import sqlalchemy as sa
from sqlmodel import Session, col

from core.storage.tables import MemorySource, Message


def memories_only_from(session: Session, conversation_id: int) -> list[int]:
    """Return the ids of memories whose every source message stands in this conversation."""
    here = sa.select(col(Message.id)).where(col(Message.conversation_id) == conversation_id)
    elsewhere = sa.select(col(MemorySource.memory_id)).where(col(MemorySource.message_id).not_in(here))
    query = sa.select(col(MemorySource.memory_id)).distinct()
    query = query.where(col(MemorySource.message_id).in_(here), col(MemorySource.memory_id).not_in(elsewhere))
    return list(session.scalars(query))
