"""Keeps what a creator turned down for a little while, in this process alone, so that a slip can be undone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from core.errors import NotAllowed
from core.followups.cases import Case
from core.followups.composing import evidence
from core.followups.sending import held_rows
from core.storage.tables import FollowUp, FollowUpCandidate

KEPT_FOR = timedelta(minutes=10)
GONE = NotAllowed("This cannot be brought back any more.", hint="Its words are erased for good after ten minutes.")


@dataclass(frozen=True)
class Kept:
    """The words of one, and how it stood before."""

    until: datetime
    created_at: datetime
    approved_at: datetime | None
    candidates: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class TurnedDown:
    """What can still be brought back, by the follow-up's id; the database itself holds none of its words any more."""

    kept: dict[int, Kept] = field(default_factory=dict)

    def close(self, session: Session, row: FollowUp, reason: str, now: datetime) -> None:
        """Turn it down: its words leave the database, and stay here for a little while."""
        self._forget_old(now)
        words = session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == row.id))
        candidates = tuple(word.model_dump() for word in words)
        self.kept[row.id or 0] = Kept(now + KEPT_FOR, row.created_at, row.approved_at, candidates)
        row.created_at = now  # settled from now on, not from when it was composed
        held_rows.close(session, row, "rejected", reason)

    def until(self, follow_up_id: int, now: datetime) -> datetime | None:
        """Return until when it can be brought back, None if it cannot."""
        self._forget_old(now)
        return self.kept[follow_up_id].until if follow_up_id in self.kept else None

    def bring_back(self, session: Session, row: FollowUp, case: Case, now: datetime) -> None:
        """Let it wait again as it did; raises NotAllowed when its time is over or it would not fit any more."""
        kept = self.kept.get(row.id or 0) if self.until(row.id or 0, now) else None
        has_written = any(at > row.created_at for at in case.facts.user_messages_at)
        if (
            kept is None
            or row.status != "rejected"
            or has_written
            or held_rows.find(session, case.persona_id, case.user_id)
        ):
            raise GONE
        cited = {id_ for words in kept.candidates if words["is_chosen"] for id_ in words["memory_ids"]}
        if len(evidence.load_memories(session, case.user_id, list(cited))) < len(cited):
            raise GONE  # one of its memories was deleted meanwhile, and its words with it
        row.status, row.reason, row.created_at, row.approved_at = "held", "", kept.created_at, kept.approved_at
        session.add_all([row, *(FollowUpCandidate.model_validate(words) for words in kept.candidates)])
        evidence.add_evidence(session, row.id or 0, list(cited))
        del self.kept[row.id or 0]

    def _forget_old(self, now: datetime) -> None:
        for follow_up_id in [id_ for id_, kept in self.kept.items() if kept.until <= now]:
            del self.kept[follow_up_id]
