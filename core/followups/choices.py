"""The switches over follow-ups: the owner's for the whole studio, a creator's for each persona. Both hold at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Role, Thing, require
from core.errors import NotFound
from core.followups.consent import switches
from core.followups.deciding.facts import Mode
from core.followups.receiving.reception import Reception, count_receptions
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import FollowUp, FollowUpDue, Persona


@dataclass(frozen=True)
class Sending:
    """How sending stands in the studio. `may_switch`: whether whoever looks may turn it on and off."""

    is_on: bool
    may_switch: bool
    next_look_at: datetime | None = None
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """How many people of a persona were set aside for measuring, and how often nothing was written to them."""

    users: int
    times: int


@dataclass(frozen=True)
class Choice:
    """How a persona's follow-ups go out, how they were received, and who gets none to measure what they change."""

    mode: Mode
    reception: Reception
    aside: SetAside


@dataclass(frozen=True)
class Choices:
    """The service of the switches."""

    database: Database
    clock: Clock
    watch: Watch

    # --- the studio --------------------------------------------------------------

    def sending(self, actor: Actor) -> Sending:
        """Return how sending stands; troubles are the owner's to see."""
        require(actor, Act.BUILD)
        with self.database.read() as session:
            is_on = switches.is_studio_on(session)
            if actor.role != Role.OWNER:
                return Sending(is_on, may_switch=False)
            next_at = session.exec(select(FollowUpDue.look_at).order_by(col(FollowUpDue.look_at)).limit(1)).first()
            troubles = session.exec(select(FollowUpDue.error).where(FollowUpDue.error != "").distinct().limit(3))
            return Sending(is_on, True, next_at, tuple(troubles))

    def set_sending(self, actor: Actor, *, is_on: bool) -> None:
        """Turn every persona's follow-ups on or off; what is due while it is off waits."""
        require(actor, Act.RUN)
        with self.database.write() as session:
            switches.set_studio(session, is_on=is_on)

    # --- a persona ---------------------------------------------------------------

    def find(self, actor: Actor, persona_id: int) -> Choice:
        """Return what is chosen for a persona, and what came of it; raises NotFound."""
        return self.find_all(actor, [persona_id])[persona_id]

    def find_all(self, actor: Actor, persona_ids: Collection[int]) -> dict[int, Choice]:
        """Return the same for several, with the same few questions however many; raises NotFound for any of them."""
        with self.database.read() as session:
            rows = {row.id: row for row in session.exec(select(Persona).where(col(Persona.id).in_(persona_ids)))}
            modes = {id_: Mode(_require_editable(actor, rows.get(id_)).follow_up_mode) for id_ in persona_ids}
            receptions = count_receptions(session, persona_ids)
            aside = _count_aside(session, persona_ids)
        return {id_: Choice(mode, receptions[id_], aside.get(id_, SetAside(0, 0))) for id_, mode in modes.items()}

    def set_mode(self, actor: Actor, persona_id: int, mode: Mode) -> None:
        """Change how a persona's follow-ups go out; it holds at once, and what was held ends. Raises NotFound."""
        now = self.clock.now()
        with self.database.write() as session:
            persona = _require_editable(actor, session.get(Persona, persona_id, with_for_update=True))
            if persona.follow_up_mode == mode.value:
                return
            switches.set_mode(session, persona, mode)
            held_rows.expire(session, "Its creator changed how it writes.", persona_id=persona_id)
            self.watch.note_change(session, now, persona_id=persona_id)


def _count_aside(session: Session, persona_ids: Collection[int]) -> dict[int, SetAside]:
    persona_id = col(FollowUp.persona_id)
    counted = (
        sa.select(persona_id, sa.func.count(sa.distinct(col(FollowUp.user_id))), sa.func.count())
        .where(persona_id.in_(persona_ids), col(FollowUp.arm) == "holdout")
        .group_by(persona_id)
    )
    return {id_: SetAside(users, times) for id_, users, times in session.execute(counted)}


def _require_editable(actor: Actor, row: Persona | None) -> Persona:
    require(actor, Act.EDIT, Thing(creator_id=row.creator_id if row else None))
    if row is None:
        raise NotFound("This persona does not exist any more.", hint="Go back to your personas.")
    return row
