"""How a persona's follow-ups were received: numbers alone, nothing that anybody said."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import Session, col

from core.followups.consent.feedback import Dislike
from core.storage.tables import FollowUp, FollowUpSend


@dataclass(frozen=True)
class Reception:
    """What came of all that a persona sent. `disliked` counts by reason; `UNSAID` where none was given."""

    sent: int = 0
    answered: int = 0
    people: int = 0
    disliked: Mapping[Dislike, int] = field(default_factory=dict)


def count_receptions(session: Session, persona_ids: Collection[int]) -> dict[int, Reception]:
    """Count by persona; what was sent and answered outlives the conversation, a dislike goes with it."""
    persona_id = col(FollowUpSend.persona_id)
    sends = (
        sa.select(
            persona_id,
            sa.func.count(),
            sa.func.count(col(FollowUpSend.answered_at)),
            sa.func.count(sa.distinct(col(FollowUpSend.user_id))),
        )
        .where(persona_id.in_(persona_ids))
        .group_by(persona_id)
    )
    counted = {id_: (sent, answered, people) for id_, sent, answered, people in session.execute(sends)}
    disliked = _count_dislikes(session, persona_ids)
    return {id_: Reception(*counted.get(id_, (0, 0, 0)), disliked.get(id_, {})) for id_ in persona_ids}


def _count_dislikes(session: Session, persona_ids: Collection[int]) -> dict[int, dict[Dislike, int]]:
    persona_id, reason = col(FollowUp.persona_id), col(FollowUp.feedback)
    dislikes = (
        sa.select(persona_id, reason, sa.func.count())
        .where(persona_id.in_(persona_ids), reason != "")
        .group_by(persona_id, reason)
    )
    found: dict[int, dict[Dislike, int]] = defaultdict(dict)
    for id_, why, times in session.execute(dislikes):
        found[id_][Dislike(why)] = times
    return found
