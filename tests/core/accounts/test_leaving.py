"""Who left nothing behind is forgotten after a while; who left anything is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.accounts.leaving import GONE_AFTER, forget_empty
from core.accounts.rules import Role
from core.accounts.service import Accounts
from core.clock import MovableClock
from core.config import Settings
from core.storage.db import Database
from core.storage.tables import (
    BrowserSession,
    Conversation,
    EmailAddress,
    FollowUpConsent,
    FollowUpSend,
    Memory,
    Message,
    Persona,
    PersonaVersion,
    User,
)

Leave = Callable[[Session, int], None]


@pytest.fixture
def accounts(database: Database, clock: MovableClock, settings: Settings) -> Accounts:
    accounts, now = Accounts(database, clock, settings), clock.now()
    owner = accounts.owner()
    with database.write() as session:
        session.add(Persona(creator_id=owner.user_id, slug="x", created_at=now, updated_at=now))
        session.flush()
        session.add(PersonaVersion(persona_id=1, number=1, spec={"name": "Luna"}, created_at=now))
    return accounts


def users(database: Database) -> set[int]:
    with database.read() as session:
        return set(session.exec(select(User.id)))


def test_whoever_opened_a_link_and_never_said_a_word_is_forgotten_with_everything_of_theirs(
    accounts: Accounts, database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    visitor, token = accounts.new_visitor()
    with database.write() as session:
        greeted = Conversation(persona_id=1, user_id=visitor.user_id, version_id=1, created_at=now, last_message_at=now)
        session.add(greeted)
        session.flush()
        hello = Message(conversation_id=greeted.id or 0, role="assistant", kind="greeting", text="Hi", created_at=now)
        session.add(hello)
    clock.move(GONE_AFTER - timedelta(microseconds=1))
    assert accounts.tidy() == 0
    clock.move(timedelta(microseconds=1))
    assert accounts.tidy() == 1
    assert accounts.actor_for(token) is None
    with database.read() as session:
        for table in (BrowserSession, Conversation, Message):
            assert session.exec(select(table)).all() == []


def test_a_visit_is_enough_to_stay(accounts: Accounts, clock: MovableClock) -> None:
    visitor, token = accounts.new_visitor()
    clock.move(GONE_AFTER - timedelta(days=1))
    assert accounts.actor_for(token) == visitor
    clock.move(timedelta(days=2))
    assert accounts.tidy() == 0


def _say(session: Session, user_id: int) -> None:
    now = session.get_one(User, user_id).created_at
    talk = Conversation(persona_id=1, user_id=user_id, version_id=1, created_at=now, last_message_at=now)
    session.add(talk)
    session.flush()
    session.add(Message(conversation_id=talk.id or 0, role="user", text="Hello", created_at=now))


def _be_remembered(session: Session, user_id: int) -> None:
    now = session.get_one(User, user_id).created_at
    session.add(
        Memory(
            persona_id=1,
            user_id=user_id,
            kind="fact",
            text="x",
            extractor="hand",
            content_hash="x",
            created_at=now,
            updated_at=now,
        )
    )


def _give_word(session: Session, user_id: int) -> None:
    now = session.get_one(User, user_id).created_at
    session.add(FollowUpConsent(user_id=user_id, persona_id=1, may_write=False, answered_at=now))


def _give_address(session: Session, user_id: int) -> None:
    session.add(
        EmailAddress(user_id=user_id, address="a@b.example", asked_at=session.get_one(User, user_id).created_at)
    )


def _be_written_to(session: Session, user_id: int) -> None:
    session.add(FollowUpSend(persona_id=1, user_id=user_id, sent_at=session.get_one(User, user_id).created_at))


def _stop_all(session: Session, user_id: int) -> None:
    user = session.get_one(User, user_id)
    user.follow_ups_stopped_at = user.created_at


def _sign_in_as_creator(session: Session, user_id: int) -> None:
    session.get_one(User, user_id).role = Role.CREATOR


@pytest.mark.parametrize(
    "leave", [_say, _be_remembered, _give_word, _give_address, _be_written_to, _stop_all, _sign_in_as_creator]
)
def test_whoever_left_anything_stays(accounts: Accounts, database: Database, clock: MovableClock, leave: Leave) -> None:
    visitor, _ = accounts.new_visitor()
    with database.write() as session:
        leave(session, visitor.user_id)
    clock.move(10 * GONE_AFTER)
    assert accounts.tidy() == 0
    assert visitor.user_id in users(database)


def test_many_are_forgotten_a_few_at_a_time_and_none_is_passed_over(
    accounts: Accounts, database: Database, clock: MovableClock
) -> None:
    visitors = [accounts.new_visitor()[0].user_id for _ in range(10)]
    with database.write() as session:
        for user_id in visitors[::4]:
            _say(session, user_id)
    clock.move(GONE_AFTER)
    assert forget_empty(database, clock.now(), batch=3) == 7
    assert users(database) == {accounts.owner().user_id, *visitors[::4]}


def test_sessions_that_have_ended_are_forgotten_too(
    accounts: Accounts, database: Database, clock: MovableClock, settings: Settings
) -> None:
    accounts.redeem(accounts.issue_ticket())
    clock.move(settings.session_length)
    accounts.tidy()
    with database.read() as session:
        assert session.exec(select(BrowserSession)).all() == []
