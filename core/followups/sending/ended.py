"""What waited for a creator and ended without being sent: they learn why, and can undo what they turned down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Thing, may, require
from core.errors import NotFound
from core.followups.cases import Case, load_cases
from core.followups.deciding.facts import Mode
from core.followups.sending.due import Watch
from core.followups.sending.locking import lock_case
from core.followups.sending.turned_down import GONE, TurnedDown
from core.personas.spec import PersonaSpec
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import FollowUp, Persona

SHOWN_FOR = timedelta(days=2)
MOST = 5


@dataclass(frozen=True)
class EndedView:
    """One that was not sent, without a word of it. `undo_until`: until when it can be brought back, if it can."""

    id: int
    spec: PersonaSpec
    who: str
    is_rejected: bool
    reason: str
    undo_until: datetime | None


@dataclass(frozen=True)
class Ended:
    """The service of what ended."""

    database: Database
    clock: Clock
    watch: Watch
    turned_down: TurnedDown

    def list(self, actor: Actor) -> list[EndedView]:
        """List what ended lately with this creator's personas, the newest first."""
        require(actor, Act.BUILD)
        now = self.clock.now()
        with self.database.read() as session:
            rows = _find_ended(session, actor, now - SHOWN_FOR)
            cases = {
                case.conversation_id: case for case in load_cases(session, [r.conversation_id for r in rows], now=now)
            }
        return [self._view(actor, row, cases[row.conversation_id], now) for row in rows]

    def bring_back(self, actor: Actor, follow_up_id: int) -> None:
        """Undo that it was turned down; raises NotFound, and NotAllowed when it is too late."""
        now = self.clock.now()
        with self.database.write() as session:
            row = session.get(FollowUp, follow_up_id)
            persona = session.get(Persona, row.persona_id) if row else None
            if row is None or persona is None or not may(actor, Act.EDIT, Thing(creator_id=persona.creator_id)):
                raise NotFound("There is nothing here for you.", hint="It may have been deleted meanwhile.")
            case = lock_case(session, row.conversation_id, now)
            session.refresh(row)
            if case.mode is not Mode.ASK or self.watch.ripens_at(case, row, now) is None:
                raise GONE  # it would wait for nothing: its words belong to nobody's eyes any more
            self.turned_down.bring_back(session, row, case, now)
            self.watch.arm_case(session, case, now)

    def _view(self, actor: Actor, row: FollowUp, case: Case, now: datetime) -> EndedView:
        return EndedView(
            id=row.id or 0,
            spec=case.spec,
            who="You" if row.user_id == actor.user_id else f"Visitor {row.user_id}",
            is_rejected=row.status == "rejected",
            reason=row.reason,
            undo_until=self.turned_down.until(row.id or 0, now),
        )


def _find_ended(session: Session, actor: Actor, since: datetime) -> list[FollowUp]:
    query = (
        select(FollowUp)
        .join(Persona, col(Persona.id) == col(FollowUp.persona_id))
        .where(
            Persona.creator_id == actor.user_id,
            col(FollowUp.status).in_(("rejected", "expired")),
            col(FollowUp.created_at) >= since,
        )
    )
    return list(session.exec(query.order_by(col(FollowUp.created_at).desc()).limit(MOST)))
