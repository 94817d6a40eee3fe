"""What somebody did not want to hear of: a memory behind a follow-up that they called too personal, or not true."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from core.followups.consent.feedback import ENOUGH_OF_IT
from core.storage.tables import FollowUp, FollowUpMemory


def find_unwelcome(session: Session, persona_id: int, user_id: int) -> frozenset[int]:
    """Return the memories that no follow-up brings up again, as long as their person does not take it back."""
    cited = (
        select(FollowUpMemory.memory_id)
        .join(FollowUp, col(FollowUp.id) == FollowUpMemory.followup_id)
        .where(FollowUp.persona_id == persona_id, FollowUp.user_id == user_id, col(FollowUp.feedback).in_(ENOUGH_OF_IT))
    )
    return frozenset(session.exec(cited))


def is_welcome(memory_id: Mapped[int | None]) -> sa.ColumnElement[bool]:
    """Return the same as a condition, for counting many people's memories at once."""
    cited = (
        sa.select(col(FollowUp.id))
        .join(FollowUpMemory, col(FollowUpMemory.followup_id) == col(FollowUp.id))
        .where(col(FollowUpMemory.memory_id) == memory_id, col(FollowUp.feedback).in_(ENOUGH_OF_IT))
    )
    return ~cited.exists()
