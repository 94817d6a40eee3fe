"""The same rules and the same record: a follow-up of the tick that also goes out as a mail, or fails to."""

import pytest

from core.accounts.rules import Actor
from core.channels.email import EmailChannel
from core.channels.mailbox import Mailbox
from core.config import Settings
from core.followups.deciding.facts import Mode
from core.followups.service import FollowUps
from tests.core.channels.conftest import Server
from tests.core.followups.conftest import Room, room

__all__ = ["room"]


@pytest.fixture
def visitor(room: Room, mailbox: Mailbox, server: Server) -> Actor:
    """Somebody who can be written to now, and confirmed an address."""
    visitor, _ = room.guest()
    mailbox.ask(visitor, "mira@example.org")
    mailbox.confirm(server.link("/mail/confirm").partition("t=")[2])
    server.mails.clear()
    room.set_mode(Mode.AUTO)
    room.pass_time()
    return visitor


@pytest.fixture
def followups(room: Room, channel: EmailChannel, settings: Settings) -> FollowUps:
    return FollowUps(room.database, room.clock, room.chats, room.voices, settings, channels=(channel,))


def test_it_is_in_the_inbox_and_in_one_mail(room: Room, followups: FollowUps, visitor: Actor, server: Server) -> None:
    assert [followups.tick().sent for _ in range(3)] == [1, 0, 0]
    [row], [item], [mail] = room.rows("sent"), followups.inbox(visitor), server.mails
    assert row.channel == "email"
    assert item.text in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


@pytest.mark.parametrize("trouble", ["550 5.1.1 mira@example.org unknown", "451 later"])
def test_a_mail_that_failed_is_in_the_inbox_and_not_tried_again(
    trouble: str, room: Room, followups: FollowUps, visitor: Actor, server: Server
) -> None:
    server.to_recipient = trouble
    for _ in range(3):
        followups.tick()
    [row] = room.rows("failed")
    assert len(followups.inbox(visitor)) == 1
    assert "mira" not in row.reason, "its creator may read the reason"
    server.to_recipient = ""
    followups.tick()
    assert server.mails == []


def test_who_stopped_all_by_the_mails_link_gets_no_other(
    room: Room, followups: FollowUps, visitor: Actor, server: Server, mailbox: Mailbox
) -> None:
    offer = mailbox.open_stop(mailbox.seal.stop(visitor.user_id))
    followups.set_stopped_all(offer.actor, True)
    assert followups.tick().sent == 0
    assert server.mails == []
