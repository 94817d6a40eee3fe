"""One scope's earlier talk, read fast: plain columns, no objects, because every reply waits for this."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session

from core.memory.recall.shelf import Turn
from core.memory.talk.turn_text import name_speaker
from core.memory.talk.turns import is_recallable, speaker_of, with_speakers
from core.memory.views import Told
from core.ports import Scope
from core.storage.tables import Conversation, Message, TurnVector

AT_ONCE = 5_000

_VECTORS: sa.Table = TurnVector.__table__  # type: ignore[attr-defined]
_MESSAGES: sa.Table = Message.__table__  # type: ignore[attr-defined]
_TALKS: sa.Table = Conversation.__table__  # type: ignore[attr-defined]
_IS_IN_SCOPE = sa.and_(
    _VECTORS.c.persona_id == sa.bindparam("persona_id"),
    _VECTORS.c.user_id == sa.bindparam("user_id"),
    _VECTORS.c.model_id == sa.bindparam("model_id"),
)
# Answered by the index alone.
_IDS = sa.select(_VECTORS.c.message_id).where(_IS_IN_SCOPE).order_by(_VECTORS.c.message_id)
_ROWS = (
    with_speakers(
        sa.select(
            _MESSAGES.c.id,
            _MESSAGES.c.conversation_id,
            speaker_of(),
            _MESSAGES.c.text,
            _MESSAGES.c.created_at,
            _VECTORS.c.vector,
        ).select_from(_VECTORS.join(_MESSAGES, _MESSAGES.c.id == _VECTORS.c.message_id))
    )
    .where(_IS_IN_SCOPE, _VECTORS.c.message_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(_MESSAGES.c.id)
)
_TOLD = (
    sa.select(_MESSAGES.c.id, _MESSAGES.c.conversation_id, _MESSAGES.c.role, _MESSAGES.c.text, _MESSAGES.c.created_at)
    .join(_TALKS, _TALKS.c.id == _MESSAGES.c.conversation_id)
    .where(
        _TALKS.c.persona_id == sa.bindparam("persona_id"),
        _TALKS.c.user_id == sa.bindparam("user_id"),
        _MESSAGES.c.id.in_(sa.bindparam("ids", expanding=True)),
        *is_recallable(),
    )
)


def load_ids(session: Session, scope: Scope, model_id: str) -> list[int]:
    """List what has a vector of this model."""
    return list(session.connection().execute(_IDS, asdict(scope) | {"model_id": model_id}).scalars())


def load_turns(session: Session, scope: Scope, model_id: str, message_ids: Sequence[int]) -> list[Turn]:
    """Return turns with their vectors, by id."""
    found: list[Turn] = []
    for start in range(0, len(message_ids), AT_ONCE):
        values = {"model_id": model_id, "ids": list(message_ids[start : start + AT_ONCE])}
        found += [_turn(*row) for row in session.connection().execute(_ROWS, asdict(scope) | values)]
    return found


def _turn(message_id: int, talk_id: int, speaker: str, text: str, said_at: Any, vector: bytes) -> Turn:
    numbers = np.frombuffer(vector, dtype=np.float32)
    return Turn(message_id, talk_id, name_speaker(speaker, text), speaker, said_at, numbers)


def load_told(session: Session, scope: Scope, message_ids: Collection[int]) -> dict[int, Told]:
    """Return by id those of the messages that are in this scope and may be quoted."""
    if not message_ids:
        return {}
    rows = session.connection().execute(_TOLD, asdict(scope) | {"ids": list(message_ids)})
    return {row[0]: Told(*row) for row in rows}
