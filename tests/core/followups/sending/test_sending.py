"""While a message is being handed over: what its person does meanwhile is neither lost nor written over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select

from core.followups.deciding.facts import Mode
from core.followups.sending.due import Watch
from core.followups.sending.sending import HANDING_OVER
from core.followups.service import FollowUps
from core.ports import Delivery
from core.storage.tables import FollowUpDue
from tests.core.followups.conftest import Room


class ServerEnded(BaseException):
    """What a process meets that is ended: nothing catches it."""


@dataclass
class SlowPost:
    """A channel during whose handing over something happens."""

    meanwhile: Callable[[], None]
    name: str = "slow"

    def reaches(self, user_id: int) -> bool:
        return True

    def deliver(self, delivery: Delivery) -> None:
        self.meanwhile()


def with_post(room: Room, meanwhile: Callable[[], None]) -> FollowUps:
    room.set_mode(Mode.AUTO)
    post = SlowPost(meanwhile)
    return FollowUps(room.database, room.clock, room.chats, room.voices, room.chats.settings, channels=[post])


def answer(room: Room, conversation_id: int) -> None:
    room.clock.move(timedelta(seconds=1))
    room.say(conversation_id, "I have it in the studio already")


def test_an_answer_that_comes_before_the_mail_is_away_counts(room: Room) -> None:
    _, conversation_id = room.guest()
    followups = with_post(room, lambda: answer(room, conversation_id))
    room.pass_time()
    followups.tick()
    assert [row.answered_at for row in room.rows("answered")] == [room.clock.now()]


def test_an_answer_to_what_a_crash_left_in_the_air_counts(room: Room) -> None:
    def end() -> None:
        raise ServerEnded

    _, conversation_id = room.guest()
    followups = with_post(room, end)
    room.pass_time()
    try:
        followups.tick()
    except ServerEnded:
        answer(room, conversation_id)
    room.clock.move(HANDING_OVER)
    room.followups.tick()
    assert (len(room.rows("answered")), room.rows("failed")) == (1, [])


def test_of_several_talks_whoever_has_waited_longest_comes_first(room: Room) -> None:
    room.set_mode(Mode.AUTO)
    talks = [room.guest()[1] for _ in range(2)]
    also_firsts = room.chats.personas.create(room.creator, room.chats.personas.get(room.creator, room.persona_id).spec)
    with room.database.write() as session:
        first, second = session.exec(select(FollowUpDue).order_by(col(FollowUpDue.look_at))).all()
        later = second.look_at + timedelta(hours=1)
        session.add(
            FollowUpDue(
                persona_id=also_firsts.id, user_id=first.user_id, conversation_id=first.conversation_id, look_at=later
            )
        )
    room.clock.move(timedelta(days=2))
    assert Watch(room.followups.limits).take(room.database, room.clock.now(), limit=9) == talks
