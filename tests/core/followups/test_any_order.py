"""Whatever people do, in whatever order, with whatever clock: every follow-up that went out was within the rules.

The judge is naive on purpose: it reads the raw rows and counts by itself, and shares no code with the rules.
"""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import SQLModel, col, select

from core.accounts.profile import Profile
from core.accounts.rules import Actor, Role
from core.accounts.service import Accounts
from core.chat.service import Chats
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.errors import StudioError
from core.followups.deciding.facts import Mode
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.service import FollowUps
from core.personas.service import Personas
from core.storage.db import Database
from core.storage.tables import Conversation, CrisisSignal, FollowUp, FollowUpConsent, Memory, Message, Persona, User
from tests.core.followups.conftest import REMY, SHIRT, FakeVoices, NoMemories, Room

DAYS = timedelta(days=1)
BEGAN = datetime(2026, 3, 27, 12, tzinfo=UTC)
"""Two days before Berlin's clocks go forward."""
ZONES = ("UTC", "Europe/Berlin", "America/Havana", "Asia/Kathmandu")
MOVES = st.sampled_from(
    [timedelta(minutes=1), timedelta(hours=1), timedelta(hours=5), timedelta(hours=21), 2 * DAYS, 5 * DAYS]
)
JUMPS = st.sampled_from([-DAYS, -timedelta(hours=1), -3 * DAYS, DAYS, timedelta(hours=1), 14 * DAYS, 365 * DAYS])
Who = st.integers(0, 2)
Which = st.sampled_from([0, 0, 1])
Mostly = st.sampled_from([True, True, True, False])
"""Where everything is refused nothing can be found wrong."""


class Crash(BaseException):
    """The server is gone in the middle of it."""


@dataclass
class Written:
    """One follow-up in the order in which it came about, and the switches as they stood then."""

    persona_id: int
    user_id: int
    conversation_id: int
    at: datetime
    is_studio_on: bool
    mode: Mode
    is_by_hand: bool


class World(RuleBasedStateMachine):
    """A creator who tests, two visitors who talk, two personas, and a clock that nobody can trust."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.settings = Settings(
            _env_file=None, data_dir=Path(self.folder.name), engine="scripted", followup_holdout_share=0.0
        )
        self.clock = MovableClock(BEGAN)
        self.database = Database(self.settings.sql_url)
        SQLModel.metadata.create_all(self.database.engine)
        self.start()
        self.creator = self.room.person(Role.OWNER)
        self.room.creator = self.creator
        self.people = [self.creator, self.room.person(), self.room.person()]
        personas = self.room.chats.personas
        self.persona_ids = [personas.create(self.creator, REMY).id for _ in range(2)]
        with self.database.write() as session:
            for persona in session.exec(select(Persona)):
                persona.visibility = "link"
            for number, user in enumerate(session.exec(select(User).order_by(col(User.id)))):
                user.time_zone, user.adult_at = ZONES[number], BEGAN
        self.log: list[Written] = []
        self.seen: set[int] = set()
        self.modes = dict.fromkeys(self.persona_ids, Mode.ASK)
        self.is_on = True
        self.by_hand: set[int] = set()
        for who in range(3):
            self.chatter(who, 0)
            self.agree(who, 0, yes=True, review=True)
        self.choose_mode(0, Mode.AUTO)

    def start(self) -> None:
        """Start the server, as after a crash."""
        voices, watch = FakeVoices(ScriptedEngine()), Watch(read_limits(self.settings))
        personas = Personas(self.database, self.clock)
        chats = Chats(self.database, self.clock, voices, personas, NoMemories(), self.settings, watch=watch)
        followups = FollowUps(self.database, self.clock, chats, voices, self.settings)
        creator = self.creator if hasattr(self, "creator") else Actor(0, Role.OWNER)
        self.room = Room(self.database, self.clock, voices, chats, followups, creator, 0)
        followups.repair()

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()

    # --- what people do --------------------------------------------------------

    def conversation(self, who: int, persona: int) -> int:
        self.room.persona_id = self.persona_ids[persona]
        cards = self.room.chats.list(self.people[who], self.persona_ids[persona])
        return cards[0].id if cards else self.room.chats.start(self.people[who], self.persona_ids[persona])

    @rule(who=Who, persona=Which)
    def chatter(self, who: int, persona: int) -> None:
        """Five messages, and a memory of one of them."""
        conversation_id = self.conversation(who, persona)
        for text in (SHIRT, "yes", "no", "ok", "bye"):
            self.clock.move(timedelta(minutes=1))
            self.room.say(conversation_id, text)
        self.room.remember(self.people[who])

    @rule(who=Who, persona=Which, text=st.sampled_from(["hello again", SHIRT]))
    def say(self, who: int, persona: int, text: str) -> None:
        self.room.say(self.conversation(who, persona), text)

    @rule(persona=Which)
    def be_in_danger(self, persona: int) -> None:
        """One of the three at most: whom nobody may write to tells little about the other rules."""
        self.room.frighten(self.conversation(2, persona))

    @rule(who=Who, persona=Which, yes=Mostly, review=Mostly)
    def agree(self, who: int, persona: int, yes: bool, review: bool) -> None:
        self.room.followups.set_consent(self.people[who], self.persona_ids[persona], yes, may_review=review)

    @rule(who=Who, stopped=Mostly.map(lambda is_open: not is_open))
    def stop_all(self, who: int, stopped: bool) -> None:
        self.room.followups.set_stopped_all(self.people[who], stopped)

    @rule(who=Who, zone=st.sampled_from(ZONES), hours=st.sampled_from([(None, None), (None, None), (8, 20), (23, 7)]))
    def tell_other_hours(self, who: int, zone: str, hours: tuple[int | None, int | None]) -> None:
        """Move to another zone, or be awake at other hours; as often as one likes."""
        accounts = Accounts(self.database, self.clock, self.settings, on_profile=self.room.chats.watch.note_profile)
        accounts.save_profile(self.people[who], Profile("", zone, True, *hours))

    @rule(who=st.integers(1, 2), persona=Which)
    def delete_talk(self, who: int, persona: int) -> None:
        cards = self.room.chats.list(self.people[who], self.persona_ids[persona])
        if cards:
            self.room.chats.delete(self.people[who], cards[0].id)

    @rule(persona=Which, mode=st.sampled_from([Mode.AUTO, Mode.AUTO, Mode.ASK, Mode.OFF]))
    def choose_mode(self, persona: int, mode: Mode) -> None:
        self.room.followups.choices.set_mode(self.creator, self.persona_ids[persona], mode)
        self.modes[self.persona_ids[persona]] = mode

    @rule(is_on=Mostly)
    def switch(self, is_on: bool) -> None:
        self.room.followups.choices.set_sending(self.creator, is_on=is_on)
        self.is_on = is_on

    @rule(approve=st.booleans())
    def answer_what_is_held(self, approve: bool) -> None:
        for held in self.room.followups.held.list(self.creator):
            try:
                if approve:
                    self.room.followups.held.approve(self.creator, held.id)
                else:
                    self.room.followups.held.reject(self.creator, held.id, "no")
            except StudioError:
                pass
        self.note_sent()

    @rule(persona=Which)
    def send_by_hand(self, persona: int) -> None:
        conversation_id = self.conversation(0, persona)
        try:
            self.room.compose(conversation_id)
            self.room.followups.send(self.creator, conversation_id, skip_courtesies=True)
        except StudioError:
            return
        self.note_sent(is_by_hand=True)

    # --- time and the server ---------------------------------------------------

    @rule(by=MOVES)
    def wait(self, by: timedelta) -> None:
        self.clock.move(by)

    @rule(by=JUMPS)
    def jump(self, by: timedelta) -> None:
        self.clock.move(by)

    @rule(times=st.integers(1, 3))
    def wait_until_somebody_is_due(self, times: int) -> None:
        for _ in range(times):
            due = self.room.due()
            if due is not None:
                self.clock.instant = max(due, self.clock.now())
            self.tick()

    @rule()
    def tick(self) -> None:
        self.room.followups.tick()
        self.note_sent()

    @rule()
    def restart(self) -> None:
        self.start()

    @rule()
    def crash_while_composing(self) -> None:
        def die(model: str = "") -> object:
            raise Crash

        self.room.voices.speaker = die  # type: ignore[method-assign, assignment]
        try:
            self.room.followups.tick()
        except Crash:
            self.start()
        self.start()
        self.note_sent()

    # --- the judge ---------------------------------------------------------------

    def note_sent(self, *, is_by_hand: bool = False) -> None:
        """Take down what went out just now, with the switches as they are."""
        with self.database.read() as session:
            rows = session.exec(select(FollowUp).where(col(FollowUp.sent_at).is_not(None)).order_by(col(FollowUp.id)))
            fresh = [row for row in rows if row.id not in self.seen]
            for row in fresh:
                self.seen.add(row.id or 0)
                assert row.sent_at is not None
                written = Written(
                    row.persona_id, row.user_id, row.conversation_id, row.sent_at, self.is_on,
                    self.modes[row.persona_id], is_by_hand,
                )  # fmt: skip
                self.judge(session, written)
                self.log.append(written)

    def judge(self, session, one: Written) -> None:
        """Hold it against the published rules, from the rows as they are at this instant."""
        talks = session.exec(
            select(Conversation.id).where(
                Conversation.persona_id == one.persona_id, Conversation.user_id == one.user_id
            )
        ).all()
        messages = session.exec(select(Message).where(col(Message.conversation_id).in_(talks))).all()
        here = sorted((m for m in messages if m.conversation_id == one.conversation_id), key=lambda m: m.id)
        words = [m for m in messages if m.role == "user"]
        assert one.is_studio_on
        assert one.mode is not Mode.OFF
        first = next(m for m in here if m.kind != "greeting")
        assert first.role == "user", "the user has to begin"
        assert sum(one.at - 14 * DAYS < m.created_at <= one.at for m in words) >= 5
        assert one.at - min(m.created_at for m in here if m.role == "user") <= 14 * DAYS
        user = session.get(User, one.user_id)
        word = session.get(FollowUpConsent, (one.user_id, one.persona_id))
        is_own = one.user_id == self.creator.user_id
        assert user.follow_ups_stopped_at is None
        assert word.may_write if word else is_own
        assert is_own or one.mode is Mode.AUTO or word.may_review
        assert is_own or user.adult_at is not None
        crises = select(CrisisSignal).join(Conversation, col(Conversation.id) == col(CrisisSignal.conversation_id))
        for crisis in session.exec(crises.where(Conversation.user_id == one.user_id)):
            assert crisis.conversation_id != one.conversation_id
            assert one.at - crisis.created_at >= 14 * DAYS
        memories = select(Memory).where(Memory.persona_id == one.persona_id, Memory.user_id == one.user_id)
        assert session.exec(memories).first() is not None
        if not one.is_by_hand:
            earlier = [m.created_at for m in here if m.kind != "followup" or m.created_at < one.at]
            assert one.at - max(earlier) >= timedelta(hours=20)
            hour = one.at.astimezone(ZoneInfo(user.time_zone)).hour
            start, end = (21, 9) if user.quiet_start is None else (user.quiet_start, user.quiet_end)
            assert hour not in {(start + step) % 24 for step in range((end - start) % 24)}, "they are asleep"
            assert not any(past.user_id == one.user_id and one.at - DAYS < past.at for past in self.log)

    @invariant()
    @precondition(lambda self: hasattr(self, "log"))
    def never_two_without_an_answer(self) -> None:
        """Between two follow-ups of a persona to a person there is always a word of that person, in the rows' order."""
        with self.database.read() as session:
            rows = session.exec(
                select(Message, Conversation)
                .join(Conversation, col(Conversation.id) == col(Message.conversation_id))
                .order_by(col(Message.id))
            ).all()
        waiting: set[tuple[int, int]] = set()
        for message, talk in rows:
            pair = (talk.persona_id, talk.user_id)
            if message.role == "user":
                waiting.discard(pair)
            elif message.kind == "followup":
                assert pair not in waiting
                waiting.add(pair)


World.TestCase.settings = settings(
    max_examples=15, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = pytest.mark.slow(World.TestCase)
