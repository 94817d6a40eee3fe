"""What ended without being sent: its creator learns why, and a slip can be undone for a little while."""

from datetime import timedelta

import pytest
from sqlmodel import select

from core.accounts.rules import Role
from core.errors import NotAllowed, NotFound
from core.followups.deciding.facts import Mode
from core.followups.sending.turned_down import KEPT_FOR
from core.storage.tables import FollowUpCandidate, Memory
from tests.core.followups.conftest import Room
from tests.core.followups.sending.test_held import hold


def turn_down(room: Room) -> int:
    _, held_id = hold(room)
    room.followups.held.reject(room.creator, held_id, "Too chummy")
    return held_id


def words(room: Room) -> list[str]:
    with room.database.read() as session:
        return list(session.exec(select(FollowUpCandidate.text)))


def test_what_was_turned_down_waits_again_as_it_did(room: Room) -> None:
    _, held_id = hold(room)
    before = room.followups.held.list(room.creator)
    room.followups.held.reject(room.creator, held_id, "Too chummy")
    [ended] = room.followups.ended.list(room.creator)
    assert (ended.is_rejected, ended.reason, ended.undo_until) == (True, "Too chummy", room.clock.now() + KEPT_FOR)
    assert words(room) == [], "the database holds none of it"
    room.followups.ended.bring_back(room.creator, held_id)
    assert room.followups.held.list(room.creator) == before
    assert room.followups.ended.list(room.creator) == []
    assert room.followups.held.approve(room.creator, held_id, at_once=True).message_id is not None


def test_after_a_while_it_cannot_be_brought_back(room: Room) -> None:
    held_id = turn_down(room)
    room.clock.move(KEPT_FOR)
    assert room.followups.ended.list(room.creator)[0].undo_until is None
    with pytest.raises(NotAllowed):
        room.followups.ended.bring_back(room.creator, held_id)


def test_what_the_person_said_since_is_not_talked_past(room: Room) -> None:
    held_id = turn_down(room)
    room.clock.move(timedelta(minutes=1))
    room.say(room.rows("rejected")[0].conversation_id, "By the way")
    with pytest.raises(NotAllowed):
        room.followups.ended.bring_back(room.creator, held_id)


def test_a_memory_that_was_deleted_takes_its_words_along(room: Room) -> None:
    held_id = turn_down(room)
    with room.database.write() as session:
        for memory in session.exec(select(Memory)):
            session.delete(memory)
    with pytest.raises(NotAllowed):
        room.followups.ended.bring_back(room.creator, held_id)


def test_what_the_person_no_longer_lets_its_creator_read_stays_gone(room: Room) -> None:
    visitor, held_id = hold(room)
    room.followups.held.reject(room.creator, held_id, "Too chummy")
    room.followups.set_consent(visitor, room.persona_id, True, may_review=False)
    with pytest.raises(NotAllowed):
        room.followups.ended.bring_back(room.creator, held_id)
    assert words(room) == []


@pytest.mark.parametrize("mode", [Mode.OFF, Mode.AUTO])
def test_a_persona_that_asks_no_more_gets_no_question_back(room: Room, mode: Mode) -> None:
    held_id = turn_down(room)
    room.set_mode(mode)
    with pytest.raises(NotAllowed):
        room.followups.ended.bring_back(room.creator, held_id)


def test_nobody_else_sees_it_or_brings_it_back(room: Room) -> None:
    held_id, other = turn_down(room), room.person(Role.CREATOR)
    assert room.followups.ended.list(other) == []
    with pytest.raises(NotFound):
        room.followups.ended.bring_back(other, held_id)


def test_what_the_rules_ended_says_so(room: Room) -> None:
    hold(room)
    room.set_mode(Mode.OFF)
    [ended] = room.followups.ended.list(room.creator)
    assert (ended.is_rejected, ended.reason) == (False, "Its creator changed how it writes.")
    room.clock.move(timedelta(days=2, minutes=1))
    assert room.followups.ended.list(room.creator) == []
