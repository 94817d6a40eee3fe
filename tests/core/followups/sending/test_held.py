"""What waits for a creator's word: who may read it, what approving, changing and turning down come to, when it ends."""

from datetime import timedelta

import pytest
from sqlmodel import select

from core.accounts.rules import Actor, Role
from core.errors import InvalidInput, NotAllowed, NotFound
from core.followups.deciding.facts import Mode
from core.followups.sending.sweep import Tally
from core.jobs.queue import JobQueue
from core.memory.forgetting.forgetting import Forgetting
from core.storage.tables import FollowUpCandidate
from tests.core.followups.conftest import Room
from tests.fakes import InMemoryIndex

HOURS = timedelta(hours=1)
OWN_WORDS = "Did the cool vintage shirt from Leeds see any daylight yet?"


def hold(room: Room, *, may_review: bool = True) -> tuple[Actor, int]:
    """Let a follow-up to a visitor be held; return the visitor and its id."""
    visitor, _ = room.guest(may_review=may_review)
    room.pass_time()
    assert room.followups.tick() == Tally(looked=1, held=1)
    return visitor, room.rows("held")[0].id or 0


def test_a_persona_asks_before_it_writes_unless_told_otherwise(room: Room) -> None:
    assert room.followups.choices.find(room.creator, room.persona_id).mode is Mode.ASK
    visitor, _ = hold(room)
    assert room.followups.unread(visitor) == 0
    [held] = room.followups.held.list(room.creator)
    assert (held.who, held.is_mine, held.memories) == (f"Visitor {visitor.user_id}", False, ())
    assert "shirt" in held.text
    assert room.followups.tick() == Tally()


def test_approving_sends_at_once_when_the_rules_allow_it(room: Room) -> None:
    visitor, held_id = hold(room)
    approval = room.followups.held.approve(room.creator, held_id)
    [item] = room.followups.inbox(visitor)
    assert approval.message_id == item.message_id
    assert room.followups.held.list(room.creator) == []


def test_approving_at_night_sends_in_the_morning(room: Room) -> None:
    visitor, held_id = hold(room)
    room.clock.instant = room.clock.now().replace(hour=22)
    approval = room.followups.held.approve(room.creator, held_id)
    assert approval.goes_at == room.clock.now().replace(hour=10) + timedelta(days=1)
    assert room.followups.tick().sent == 0
    assert [held.is_approved for held in room.followups.held.list(room.creator)] == [True]
    room.pass_time()
    assert room.followups.tick().sent == 1
    assert room.followups.unread(visitor) == 1


def test_its_creator_may_read_it_at_once_and_it_goes_at_a_good_hour(room: Room) -> None:
    room.clock.instant = room.clock.now().replace(hour=4)
    visitor, _ = room.guest(may_review=True)  # until 8:00
    assert room.due() == room.clock.now() + 20 * HOURS, "at 4:00, in the middle of the night"
    room.pass_time()
    assert room.followups.tick() == Tally(looked=1, held=1)
    [held] = room.followups.held.list(room.creator)
    assert (held.may_go_now, held.goes_at) == (False, room.clock.now().replace(hour=10))
    assert held.goes_why == ": their habits are not known yet, so it waits for the daytime"
    approval = room.followups.held.approve(room.creator, held.id)
    assert (approval.message_id, approval.goes_at) == (None, held.goes_at)
    room.clock.instant = room.clock.now().replace(hour=9, minute=59)
    assert room.followups.tick().sent == 0
    room.pass_time()
    assert room.followups.tick().sent == 1
    assert room.clock.now() == held.goes_at
    assert room.followups.unread(visitor) == 1


@pytest.mark.parametrize(("hour", "is_sent"), [(9, True), (8, False)])
def test_its_creator_may_have_it_sent_before_the_good_hour_but_never_in_quiet_hours(
    room: Room, hour: int, is_sent: bool
) -> None:
    room.clock.instant = room.clock.now().replace(hour=4)
    visitor, _ = room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    [held] = room.followups.held.list(room.creator)
    room.clock.instant = room.clock.now().replace(hour=hour)
    approval = room.followups.held.approve(room.creator, held.id, at_once=True)
    assert (approval.message_id is not None) == is_sent
    assert room.followups.unread(visitor) == is_sent


def test_the_creators_words_are_sent_and_the_person_is_told_that_they_are(room: Room) -> None:
    visitor, held_id = hold(room)
    room.followups.held.edit(room.creator, held_id, OWN_WORDS)
    room.followups.held.approve(room.creator, held_id)
    [item] = room.followups.inbox(visitor)
    assert (item.text, item.is_edited) == (OWN_WORDS, True)


def test_the_creators_words_pass_the_same_checks(room: Room) -> None:
    _, held_id = hold(room)
    room.followups.held.edit(room.creator, held_id, "I was so lonely without you. Why did you leave me?")
    [held] = room.followups.held.list(room.creator)
    assert held.vetoes
    with pytest.raises(NotAllowed):
        room.followups.held.approve(room.creator, held_id)


def test_what_was_turned_down_is_erased_and_nothing_follows_until_the_person_writes(room: Room) -> None:
    visitor, held_id = hold(room)
    with pytest.raises(InvalidInput):
        room.followups.held.reject(room.creator, held_id, "  ")
    room.followups.held.reject(room.creator, held_id, "Too chummy")
    [row] = room.rows("rejected")
    assert (row.text, row.reason) == ("", "Too chummy")
    with room.database.read() as session:
        assert session.exec(select(FollowUpCandidate)).all() == []
    assert room.due() is None
    room.clock.move(timedelta(minutes=1))
    room.say(row.conversation_id, "Hello again")
    assert room.due() is not None
    assert room.followups.unread(visitor) == 0


def test_a_word_of_the_person_ends_what_was_held(room: Room) -> None:
    _, held_id = hold(room)
    [row] = room.rows("held")
    room.say(row.conversation_id, "I am back")
    assert room.followups.held.list(room.creator) == []
    with pytest.raises(NotFound):
        room.followups.held.approve(room.creator, held_id)
    assert [row.text for row in room.rows("expired")] == [""]


@pytest.mark.parametrize("may_write", [True, False])
def test_taking_the_word_back_ends_what_was_held(room: Room, may_write: bool) -> None:
    visitor, held_id = hold(room)
    room.followups.set_consent(visitor, room.persona_id, may_write, may_review=False)
    assert room.followups.held.list(room.creator) == []
    with pytest.raises(NotFound):
        room.followups.held.edit(room.creator, held_id, OWN_WORDS)


def test_another_mode_ends_what_was_held(room: Room) -> None:
    hold(room)
    room.set_mode(Mode.AUTO)
    assert room.rows("held") == []
    room.pass_time()
    assert room.followups.tick().sent == 1


def test_what_the_rules_do_not_allow_any_more_ends_by_itself(room: Room) -> None:
    _, held_id = hold(room)
    room.clock.move(timedelta(days=14))
    assert room.followups.held.list(room.creator) == []
    with pytest.raises(NotAllowed):
        room.followups.held.approve(room.creator, held_id)
    room.followups.tick()
    assert [row.reason for row in room.rows("expired")] == ["The rules do not allow it any more."]


def test_a_deleted_memory_takes_along_what_was_held_about_it(room: Room) -> None:
    visitor, _ = hold(room)
    index = InMemoryIndex()
    forgetting = Forgetting(room.database, room.clock, index, JobQueue(room.database, room.clock))
    forgetting.delete_all(visitor, room.persona_id)
    assert room.rows("held") == []
    with room.database.read() as session:
        assert session.exec(select(FollowUpCandidate)).all() == []


def test_the_owner_does_not_read_what_a_visitor_let_another_creator_read(room: Room) -> None:
    maker = room.person(Role.CREATOR)
    with room.database.write() as session:
        from core.storage.tables import Persona

        session.get_one(Persona, room.persona_id).creator_id = maker.user_id
    _, held_id = hold(room)
    assert room.followups.held.list(room.creator) == []
    with pytest.raises(NotFound):
        room.followups.held.reject(room.creator, held_id, "no")
    assert len(room.followups.held.list(maker)) == 1


def test_nobody_else_has_a_say(room: Room) -> None:
    visitor, held_id = hold(room)
    for stranger in (visitor, room.person(Role.CREATOR)):
        with pytest.raises(NotFound):
            room.followups.held.approve(stranger, held_id)
    assert room.rows("held")


def test_of_their_own_test_a_creator_sees_what_it_is_made_of(room: Room) -> None:
    room.talk(room.creator)
    room.remember(room.creator)
    room.pass_time()
    room.followups.tick()
    [held] = room.followups.held.list(room.creator)
    assert (held.who, held.is_mine, len(held.memories)) == ("You", True, 1)


def test_a_stop_between_approval_and_sending_is_obeyed(room: Room) -> None:
    visitor, held_id = hold(room)
    room.clock.instant = room.clock.now().replace(hour=22)
    room.followups.held.approve(room.creator, held_id)
    room.followups.set_stopped_all(visitor, True)
    room.clock.move(14 * HOURS)
    assert room.followups.tick().sent == 0
    assert room.followups.unread(visitor) == 0
