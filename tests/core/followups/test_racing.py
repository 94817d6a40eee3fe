"""Two servers on one database: whoever comes second finds it done, on SQLite and on PostgreSQL."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, SQLModel, select

from core.accounts.rules import Actor, Role
from core.chat.service import Chats
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.errors import StudioError
from core.followups.cases import load_cases
from core.followups.composing import situations
from core.followups.composing.composed_rows import load_candidates
from core.followups.composing.composer import Composer, Composition
from core.followups.deciding.facts import Mode
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.sending.sending import Sender
from core.followups.service import FollowUps
from core.personas.service import Personas
from core.storage.db import Database
from core.storage.tables import FollowUp, FollowUpDue, FollowUpSend, InboxItem, Message
from tests.core.followups.conftest import REMY, FakeVoices, NoMemories, Room
from tests.postgres import missing_for_postgres, run_postgres

GUESTS = 6


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    if reason := missing_for_postgres():
        pytest.skip(reason)
    with run_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, settings: Settings) -> str:
    return settings.sql_url if request.param == "sqlite" else str(request.getfixturevalue("postgres"))


@pytest.fixture
def servers(url: str, clock: MovableClock, settings: Settings) -> Iterator[tuple[Room, Room]]:
    """Two servers with connections of their own."""
    first = Database(url)
    SQLModel.metadata.drop_all(first.engine)
    SQLModel.metadata.create_all(first.engine)
    rooms = tuple(build(database, clock, settings) for database in (first, Database(url)))
    rooms[0].creator = rooms[1].creator = rooms[0].person(Role.OWNER)
    rooms[0].persona_id = rooms[1].persona_id = rooms[0].chats.personas.create(rooms[0].creator, REMY).id
    rooms[0].set_mode(Mode.AUTO)
    yield rooms
    for room in rooms:
        room.chats.close()
        room.followups.close()
        room.database.close()


def build(database: Database, clock: MovableClock, settings: Settings) -> Room:
    voices, watch = FakeVoices(ScriptedEngine()), Watch(read_limits(settings))
    chats = Chats(database, clock, voices, Personas(database, clock), NoMemories(), settings, watch=watch)
    return Room(
        database, clock, voices, chats, FollowUps(database, clock, chats, voices, settings), Actor(0, Role.OWNER), 0
    )


def at_once(*actions: object) -> list[object]:
    """Do these at the same instant, each in a thread; a refusal is an answer."""
    gate = threading.Barrier(len(actions))

    def do(action: object) -> object:
        gate.wait(20)
        try:
            return action()  # type: ignore[operator]
        except StudioError as error:
            return type(error).__name__

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(do, actions))


def count(session: Session, table: type[SQLModel]) -> int:
    return len(session.exec(select(table)).all())


def test_two_that_look_at_the_same_time_write_to_everybody_once(servers: tuple[Room, Room]) -> None:
    room, other = servers
    for _ in range(GUESTS):
        room.guest()
        room.clock.move(timedelta(hours=-4))
    room.clock.move(timedelta(days=2))
    room.clock.instant = room.clock.now().replace(hour=12)
    for _ in range(3):
        at_once(room.followups.tick, other.followups.tick)
    with room.database.read() as session:
        assert count(session, FollowUpSend) == count(session, InboxItem) == GUESTS
        assert len(session.exec(select(Message).where(Message.kind == "followup")).all()) == GUESTS


def test_two_that_composed_for_the_same_person_send_one(servers: tuple[Room, Room]) -> None:
    room, other = servers
    visitor, conversation_id = room.guest()
    room.pass_time()
    compositions = [compose(each, conversation_id) for each in servers]
    senders = [Sender(each.database, each.clock, each.chats, Watch(each.followups.limits)) for each in servers]
    answers = at_once(
        lambda: senders[0].send_composed(conversation_id, compositions[0]),
        lambda: senders[1].send_composed(conversation_id, compositions[1]),
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["int", "str"]
    assert other.followups.unread(visitor) == 1


def test_a_tick_and_a_word_of_the_person_at_once_leave_no_answered_one_waiting(servers: tuple[Room, Room]) -> None:
    room, other = servers
    visitor, conversation_id = room.guest()
    room.pass_time()
    at_once(room.followups.tick, lambda: other.say(conversation_id, "I am back"))
    with room.database.read() as session:
        sends = session.exec(select(FollowUpSend)).all()
        [due] = session.exec(select(FollowUpDue)).all() or [None]
    assert room.followups.unread(visitor) == len(sends) <= 1
    assert bool(sends) != (due is not None)


def compose(room: Room, conversation_id: int) -> Composition:
    now = room.clock.now()
    with room.database.read() as session:
        [case] = load_cases(session, [conversation_id], now=now)
        return Composer(room.voices).compose(situations.load_situation(session, case, now=now))


def say_no(room: Room, visitor: Actor) -> None:
    """The person wants nothing more."""
    room.followups.set_consent(visitor, room.persona_id, False)


def switch_off(room: Room, visitor: Actor) -> None:
    """The creator has the persona write to nobody any more."""
    room.set_mode(Mode.OFF)


@pytest.mark.parametrize("end_it", [say_no, switch_off])
def test_an_end_that_comes_while_it_is_sent_waits_and_takes_nothing_of_it_away(
    servers: tuple[Room, Room], end_it: Callable[[Room, Actor], None]
) -> None:
    room, other = servers
    room.set_mode(Mode.ASK)
    visitor, conversation_id = room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    with room.database.write() as session:
        [held] = session.exec(select(FollowUp).where(FollowUp.status == "held")).all()
        held.approved_at = room.clock.now()
    end = threading.Thread(target=lambda: end_it(other, visitor))
    chats = Interrupted(room.chats, meanwhile=end.start)
    Sender(room.database, room.clock, chats, Watch(room.followups.limits)).send_held(held.id or 0, conversation_id)
    end.join()
    [row] = room.rows("sent")
    assert row.text
    with room.database.read() as session:
        assert load_candidates(session, row.id or 0), "its creator sees what was weighed"
    assert not room.followups.look(room.creator, conversation_id).decision.is_allowed


@dataclass
class Interrupted:
    """A chat in the middle of whose transaction something else begins."""

    chats: Chats
    meanwhile: Callable[[], None]

    def append_follow_up(self, session: Session, conversation_id: int, text: str, now: datetime) -> int:
        self.meanwhile()
        time.sleep(0.5)  # as long as the other needs to get as far as it can
        return self.chats.append_follow_up(session, conversation_id, text, now)
