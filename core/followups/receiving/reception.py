"""How a persona's follow-ups were received: numbers alone, nothing that anybody said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import Session, col

from core.followups.receiving.feedback import Dislike
from core.storage.tables import FollowUp, FollowUpSend


@dataclass(frozen=True)
class Reception:
    """What came of all that a persona sent. `disliked` counts by reason; `UNSAID` where none was given."""

    sent: int = 0
    answered: int = 0
    people: int = 0
    disliked: Mapping[Dislike, int] = field(default_factory=dict)


def count_reception(session: Session, persona_id: int) -> Reception:
    """Count; what was sent and answered outlives the conversation, a dislike goes with it."""
    sends = sa.select(
        sa.func.count(),
        sa.func.count(col(FollowUpSend.answered_at)),
        sa.func.count(sa.distinct(col(FollowUpSend.user_id))),
    ).where(col(FollowUpSend.persona_id) == persona_id)
    sent, answered, people = session.execute(sends).one()
    dislikes = (
        sa.select(col(FollowUp.feedback), sa.func.count())
        .where(col(FollowUp.persona_id) == persona_id, col(FollowUp.feedback) != "")
        .group_by(col(FollowUp.feedback))
    )
    disliked = {Dislike(reason): times for reason, times in session.execute(dislikes).all()}
    return Reception(sent, answered, people, disliked)
