"""Which talks a creator may look at: those with their personas and their own, the owner all; listed, and counted."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Actor, Role
from core.storage.tables import Conversation, Persona, PersonaVersion


@dataclass(frozen=True)
class Talked:
    """A persona that was talked to, and in how many talks that the actor may look at."""

    persona_id: int
    name: str
    talks: int


def list_talks(session: Session, actor: Actor, *, persona_id: int | None, limit: int) -> list[int]:
    """List the newest of them, of one persona or of all."""
    query = select(Conversation.id).join(Persona, col(Persona.id) == col(Conversation.persona_id))
    if persona_id is not None:
        query = query.where(col(Conversation.persona_id) == persona_id)
    rows = session.exec(query.where(_is_visible(actor)).order_by(col(Conversation.last_message_at).desc()).limit(limit))
    return [id_ for id_ in rows if id_ is not None]


def count_talks(session: Session, actor: Actor) -> list[Talked]:
    """Count them by persona, by name."""
    name = (
        select(col(PersonaVersion.spec)["name"].as_string())
        .where(col(PersonaVersion.persona_id) == col(Persona.id))
        .order_by(col(PersonaVersion.number).desc())
        .limit(1)
        .scalar_subquery()
    )
    talks = (
        sa.select(col(Persona.id).label("id"), sa.func.count().label("talks"))
        .join(Conversation, col(Conversation.persona_id) == col(Persona.id))
        .where(_is_visible(actor))
        .group_by(col(Persona.id))
        .subquery()
    )
    rows = session.execute(sa.select(col(Persona.id), name, talks.c.talks).join(talks, talks.c.id == col(Persona.id)))
    found = [Talked(id_, title or "Untitled persona", count) for id_, title, count in rows]
    return sorted(found, key=lambda one: (one.name.casefold(), one.persona_id))


def _is_visible(actor: Actor) -> sa.ColumnElement[bool]:
    if actor.role == Role.OWNER:
        return sa.true()
    return sa.or_(col(Persona.creator_id) == actor.user_id, col(Conversation.user_id) == actor.user_id)
