"""What waits for a creator's word, as rows, and what was settled until the user writes again."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.followups.deciding.facts import Facts
from core.storage.tables import FollowUp, FollowUpCandidate, FollowUpMemory

SETTLED = ("rejected", "set_aside")
Pair = tuple[int, int]
"""Persona id, user id."""


def find(session: Session, persona_id: int, user_id: int) -> FollowUp | None:
    """Return what is held for a user, if anything is."""
    query = select(FollowUp).where(
        FollowUp.persona_id == persona_id, FollowUp.user_id == user_id, FollowUp.status == "held"
    )
    return session.exec(query.order_by(col(FollowUp.id).desc()).limit(1)).first()


def find_of(session: Session, user_ids: Collection[int]) -> dict[Pair, FollowUp]:
    """Return what is held for these users, by pair."""
    query = select(FollowUp).where(col(FollowUp.user_id).in_(user_ids), FollowUp.status == "held")
    return {(row.persona_id, row.user_id): row for row in session.exec(query.order_by(col(FollowUp.id)))}


def list_held(session: Session) -> list[FollowUp]:
    """List everything that is held, oldest first."""
    return list(session.exec(select(FollowUp).where(FollowUp.status == "held").order_by(col(FollowUp.id))))


def is_settled(session: Session, persona_id: int, user_id: int, facts: Facts) -> bool:
    """Tell whether nothing more is to be written until the user writes: it was rejected, or set aside."""
    return holds_still(find_settled(session, [user_id]).get((persona_id, user_id)), facts)


def find_settled(session: Session, user_ids: Collection[int]) -> dict[Pair, datetime]:
    """Return when something was last rejected or set aside, by persona and user."""
    query = (
        select(FollowUp.persona_id, FollowUp.user_id, sa.func.max(FollowUp.created_at))
        .where(col(FollowUp.user_id).in_(user_ids), col(FollowUp.status).in_(SETTLED))
        .group_by(col(FollowUp.persona_id), col(FollowUp.user_id))
    )
    return {(persona_id, user_id): at for persona_id, user_id, at in session.exec(query)}


def holds_still(settled_at: datetime | None, facts: Facts) -> bool:
    """Tell whether what was settled then still is: the user has not written since."""
    last_word = max(facts.user_messages_at, default=None)
    return settled_at is not None and (last_word is None or settled_at >= last_word)


def expire(
    session: Session,
    reason: str,
    *,
    persona_id: int | None = None,
    user_id: int | None = None,
) -> None:
    """End what is held for this persona, this user, or both together."""
    query = select(FollowUp).where(FollowUp.status == "held")
    if persona_id is not None:
        query = query.where(FollowUp.persona_id == persona_id)
    if user_id is not None:
        query = query.where(FollowUp.user_id == user_id)
    for row in session.exec(query):
        close(session, row, "expired", reason)


def close(session: Session, row: FollowUp, status: str, reason: str) -> None:
    """End one with the reason; its words go, since nobody received them."""
    row.status, row.reason, row.text = status, reason, ""
    session.add(row)
    session.execute(sa.delete(FollowUpCandidate).where(col(FollowUpCandidate.followup_id) == row.id))
    session.execute(sa.delete(FollowUpMemory).where(col(FollowUpMemory.followup_id) == row.id))


def approve(session: Session, row: FollowUp, now: datetime) -> None:
    """Keep that its creator said yes; it goes as soon as every rule allows it."""
    row.approved_at = now
    session.add(row)
