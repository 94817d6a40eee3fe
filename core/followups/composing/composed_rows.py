"""What was composed, as rows: a follow-up with every text that was weighed for it; a preview is one nobody sent."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.followups.candidate import Intent, Weighed
from core.followups.cases import Case
from core.followups.composing.composer import Composition
from core.followups.deciding.policy import Decision
from core.followups.views import CandidateView, read_verdict
from core.storage.tables import FollowUp, FollowUpCandidate


def find_preview(session: Session, conversation_id: int) -> FollowUp | None:
    """Return the conversation's stored preview, if there is one."""
    query = select(FollowUp).where(FollowUp.conversation_id == conversation_id, FollowUp.status == "preview")
    return session.exec(query.order_by(col(FollowUp.id).desc()).limit(1)).first()


def drop_previews(session: Session, conversation_id: int) -> None:
    """Delete what was composed and not sent."""
    session.execute(
        sa.delete(FollowUp).where(col(FollowUp.conversation_id) == conversation_id, col(FollowUp.status) == "preview")
    )


def save_preview(session: Session, case: Case, composition: Composition, now: datetime) -> None:
    """Keep a composition as the conversation's one preview."""
    drop_previews(session, case.conversation_id)
    add_composed(session, case, composition, now, status="preview")


def add_composed(
    session: Session, case: Case, composition: Composition, now: datetime, *, status: str, origin: str = "hand"
) -> FollowUp:
    """Keep a composition with everything that was weighed for it."""
    row = FollowUp(
        persona_id=case.persona_id,
        user_id=case.user_id,
        conversation_id=case.conversation_id,
        version_id=case.version_id,
        status=status,
        origin=origin,
        text=composition.chosen.candidate.text if composition.chosen else "",
        engine=composition.engine,
        model=composition.model,
        reason="\n".join((composition.reason, composition.trouble)),
        created_at=now,
    )
    session.add(row)
    session.flush()
    for weighed in composition.weighed:
        add_candidate(session, row, weighed, is_chosen=weighed is composition.chosen)
    return row


def add_set_aside(session: Session, case: Case, decision: Decision, now: datetime) -> None:
    """Enter that a follow-up would have been written, had its user not been set aside for measuring."""
    row = FollowUp(
        persona_id=case.persona_id,
        user_id=case.user_id,
        conversation_id=case.conversation_id,
        version_id=case.version_id,
        status="set_aside",
        origin="auto",
        arm="holdout",
        decision=[result.as_row() for result in decision.rules],
        created_at=now,
    )
    session.add(row)
    session.flush()


def add_candidate(session: Session, row: FollowUp, weighed: Weighed, *, is_chosen: bool) -> None:
    """Keep a text and its verdicts with its follow-up."""
    assert row.id is not None
    candidate = weighed.candidate
    session.add(
        FollowUpCandidate(
            followup_id=row.id,
            text=candidate.text,
            intent=candidate.intent.value,
            written_by=candidate.written_by,
            memory_ids=list(candidate.memory_ids),
            checks=[verdict.as_row() for verdict in weighed.verdicts],
            score=weighed.score,
            is_chosen=is_chosen,
        )
    )
    session.flush()


def load_candidates(session: Session, follow_up_id: int) -> list[CandidateView]:
    """Return everything that was weighed for a follow-up, the chosen one first, then the best."""
    rows = session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == follow_up_id))
    views = [_candidate_view(row) for row in rows]
    return sorted(views, key=lambda view: (not view.is_chosen, -view.score, view.id))


def _candidate_view(row: FollowUpCandidate) -> CandidateView:
    return CandidateView(
        id=row.id or 0,
        text=row.text,
        intent=Intent(row.intent),
        written_by=row.written_by,  # type: ignore[arg-type]
        memory_ids=tuple(row.memory_ids),
        verdicts=tuple(read_verdict(check) for check in row.checks),
        score=row.score,
        is_chosen=row.is_chosen,
    )


def choose_candidate(session: Session, follow_up_id: int, candidate_id: int) -> None:
    """Make one candidate the one that would be sent; raises NotFound."""
    rows = list(session.exec(select(FollowUpCandidate).where(FollowUpCandidate.followup_id == follow_up_id)))
    if candidate_id not in {row.id for row in rows}:
        raise NotFound("This text is not here any more.", hint="Compose again.")
    for row in rows:
        row.is_chosen = row.id == candidate_id
        session.add(row)


def replace_candidates(session: Session, row: FollowUp, weighed: Weighed) -> None:
    """Make this the one text that would be sent."""
    session.execute(sa.delete(FollowUpCandidate).where(col(FollowUpCandidate.followup_id) == row.id))
    add_candidate(session, row, weighed, is_chosen=True)
    row.text, row.is_edited = weighed.candidate.text, True
    session.add(row)
