"""The time machine: plays days ahead for a real talk or a made-up user. It reads; nothing is sent, and nothing kept."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from sqlmodel import Session

from core.accounts.rules import Act, Actor, Thing, require
from core.chat.talking import NEW_AFTER
from core.errors import NotFound
from core.followups.cases import load_visible
from core.followups.consent import switches
from core.followups.deciding.facts import Facts, Limits, Mode
from core.followups.playing.diary import end_of_day
from core.followups.playing.habits import Habit, make_up_user, write_script
from core.followups.playing.simulation import Timeline, simulate
from core.followups.sending import held_rows
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import Persona, User
from core.time_zones import find_zone

DAYS = 30


@dataclass(frozen=True)
class TimeMachine:
    """The service. Creators see of anybody's talk what the rules say, as on the rest of the page."""

    database: Database
    clock: Clock
    limits: Limits

    def play_talk(self, actor: Actor, conversation_id: int, habit: Habit) -> Timeline:
        """Return the next days of a real talk, from now on, if the user goes on like this; raises NotFound."""
        now = self.clock.now()
        with self.database.read() as session:
            case = load_visible(session, actor, conversation_id, now=now)
            is_settled = held_rows.is_settled(session, case.persona_id, case.user_id, case.facts)
        return self._play(case.facts, habit, now, is_new=False, is_settled=is_settled)

    def play_made_up(self, actor: Actor, persona_id: int, habit: Habit) -> Timeline:
        """Return the first days of a user who does not exist, who begins to talk this evening; raises NotFound."""
        with self.database.read() as session:
            persona = session.get(Persona, persona_id)
            require(actor, Act.EDIT, Thing(creator_id=persona.creator_id if persona else None))
            if persona is None:
                raise NotFound("This persona does not exist any more.", hint="Go back to your personas.")
            facts = _make_up(session, actor, persona)
        zone = find_zone(facts.time_zone)
        today = datetime.combine(self.clock.now().astimezone(zone).date(), time(0), zone).astimezone(UTC)
        return self._play(facts, habit, today, is_new=True)

    def _play(self, facts: Facts, habit: Habit, start: datetime, *, is_new: bool, is_settled: bool = False) -> Timeline:
        zone = find_zone(facts.time_zone)
        script = write_script(habit, start=start, days=DAYS, zone=zone, is_new=is_new)
        return simulate(
            facts,
            script,
            start=start,
            end=end_of_day(start, DAYS, zone),
            limits=self.limits,
            new_talk_after=NEW_AFTER,
            is_settled=is_settled,
        )


def _make_up(session: Session, actor: Actor, persona: Persona) -> Facts:
    """Return somebody who lives where whoever looks lives, with their quiet hours."""
    user = session.get(User, actor.user_id)
    mode = Mode.OFF if persona.archived_at else Mode(persona.follow_up_mode)
    is_studio_on = switches.is_studio_on(session)
    facts = make_up_user(mode, is_studio_on=is_studio_on, time_zone=user.time_zone if user else "")
    if user is None:
        return facts
    return replace(facts, quiet_start=user.quiet_start, quiet_end=user.quiet_end)
