"""The rows of earlier talk: which messages may be found again, and their vectors. No vector: not found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from core.memory.store import hash_text
from core.memory.talk.turn_text import LONGEST, name_speaker
from core.ports import Scope
from core.storage.tables import Conversation, Message, PersonaVersion, TurnVector, User

NAMELESS = "User"
"""Who speaks where a person never gave a name."""


@dataclass(frozen=True)
class NewTurn:
    """A message without a vector of the present model; `text` is what is embedded."""

    message_id: int
    scope: Scope
    text: str


def is_recallable() -> tuple[Any, ...]:
    """What makes a message one that may be found again; which branch it is on is asked when it is."""
    return (
        col(Message.status) == "complete",
        col(Message.kind).in_(("talk", "followup")),
        col(Message.forgotten_at).is_(None),
        col(Message.text) != "",
    )


def speaker_of() -> Any:
    """Who said a message, as SQL over messages, users and persona versions."""
    name = sa.case((col(User.name) != "", col(User.name)), else_=NAMELESS)
    return sa.case((col(Message.role) == "user", name), else_=col(PersonaVersion.spec)["name"].as_string())


def with_speakers(wanted: sa.Select[Any]) -> sa.Select[Any]:
    """Join to a question about messages who speaks in them."""
    return (
        wanted.join(Conversation, col(Conversation.id) == col(Message.conversation_id))
        .join(User, col(User.id) == col(Conversation.user_id))
        .join(PersonaVersion, col(PersonaVersion.id) == col(Conversation.version_id))
    )


# --- vectors -------------------------------------------------------------------


def find_missing(
    session: Session, model_id: str, *, limit: int, conversation_id: int | None = None, after: int = 0
) -> list[NewTurn]:
    """List, by id, the turns without a vector of this model: of one conversation, or of all, from an id on."""
    has_vector = sa.and_(col(TurnVector.message_id) == col(Message.id), col(TurnVector.model_id) == model_id)
    wanted = with_speakers(
        sa.select(
            col(Message.id),
            col(Conversation.persona_id),
            col(Conversation.user_id),
            speaker_of(),
            col(Message.text),
        ).select_from(Message)
    ).outerjoin(TurnVector, has_vector)
    wanted = wanted.where(*is_recallable(), col(TurnVector.message_id).is_(None), col(Message.id) > after)
    if conversation_id is not None:
        wanted = wanted.where(col(Message.conversation_id) == conversation_id)
    return [
        NewTurn(message_id, Scope(persona_id, user_id), name_speaker(speaker, text[:LONGEST]))
        for message_id, persona_id, user_id, speaker, text in session.execute(
            wanted.order_by(col(Message.id)).limit(limit)
        )
    ]


def save(session: Session, model_id: str, turns: Sequence[NewTurn], vectors: NDArray[np.float32]) -> None:
    """Keep vectors; not of what was deleted or forgotten meanwhile."""
    ids = [turn.message_id for turn in turns]
    there = set(session.scalars(sa.select(col(Message.id)).where(col(Message.id).in_(ids), *is_recallable())))
    for turn, vector in zip(turns, vectors, strict=True):
        if turn.message_id in there:
            session.merge(
                TurnVector(
                    message_id=turn.message_id,
                    model_id=model_id,
                    persona_id=turn.scope.persona_id,
                    user_id=turn.scope.user_id,
                    content_hash=hash_text(turn.text),
                    vector=np.asarray(vector, dtype=np.float32).tobytes(),
                )
            )


def count_missing(session: Session, model_id: str) -> int:
    """Count the turns without a vector of this model."""
    has_vector = sa.and_(col(TurnVector.message_id) == col(Message.id), col(TurnVector.model_id) == model_id)
    wanted = sa.select(sa.func.count()).select_from(Message).outerjoin(TurnVector, has_vector)
    return int(session.scalar(wanted.where(*is_recallable(), col(TurnVector.message_id).is_(None))) or 0)


def keep_only(session: Session, model_ids: Collection[str]) -> None:
    """Delete the vectors that no question can be compared with any more: those of every other model."""
    session.connection().execute(sa.delete(TurnVector).where(col(TurnVector.model_id).not_in(model_ids)))
