"""An address: given, confirmed from its own mailbox and nowhere else, changed, taken back, and never a weapon."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.accounts.rules import Actor, Role
from core.channels.addresses import LONGEST, counted_as, mask_address, parse_address
from core.channels.email import EmailChannel
from core.channels.fairness import (
    MOST_BY_USER,
    MOST_FOR_ADDRESS,
    MOST_FOR_PERSONA,
    MOST_FROM_NETWORK,
    MOST_IN_ALL,
    RESERVE,
    network_of,
)
from core.channels.mailbox import LINK_LIFE, Mailbox
from core.clock import MovableClock
from core.errors import InvalidInput, MailFailed, NotAllowed, NotFound
from core.storage.db import Database
from core.storage.tables import EmailAddress, EmailAsk
from tests.core.channels.conftest import Server, add_persona, add_user, begin_talk


def token(server: Server) -> str:
    return server.link("/mail/confirm").partition("t=")[2]


def test_nothing_goes_to_an_address_before_its_owner_says_yes(
    mailbox: Mailbox, channel: EmailChannel, server: Server, person: Actor
) -> None:
    mailbox.ask(person, " Mira@Example.ORG ")
    assert mailbox.view(person).state == "waiting"
    assert not channel.reaches(person.user_id)
    assert server.mails[0]["To"] == "Mira@example.org"
    assert mailbox.waiting(token(server)) == "M…@example.org"
    assert not channel.reaches(person.user_id), "looking is not confirming"
    mailbox.confirm(token(server))
    assert channel.reaches(person.user_id)
    assert mailbox.view(person).address == "Mira@example.org"


def test_a_link_holds_for_two_days(mailbox: Mailbox, server: Server, person: Actor, clock: MovableClock) -> None:
    mailbox.ask(person, "mira@example.org")
    clock.move(LINK_LIFE)
    with pytest.raises(NotFound):
        mailbox.confirm(token(server))
    assert mailbox.view(person).state == "waiting"


def test_only_the_newest_link_confirms(
    mailbox: Mailbox, server: Server, person: Actor, clock: MovableClock, channel: EmailChannel
) -> None:
    mailbox.ask(person, "old@example.org")
    old = token(server)
    clock.move(timedelta(minutes=1))
    mailbox.ask(person, "new@example.org")
    with pytest.raises(NotFound):
        mailbox.confirm(old)
    assert not channel.reaches(person.user_id)
    mailbox.confirm(token(server))
    mailbox.confirm(token(server))
    assert mailbox.view(person).address == "new@example.org"


def test_another_address_must_be_confirmed_anew(
    mailbox: Mailbox, reached: Actor, channel: EmailChannel, clock: MovableClock
) -> None:
    clock.move(timedelta(minutes=1))
    mailbox.ask(reached, "other@example.org")
    assert not channel.reaches(reached.user_id)


def test_an_address_is_erased_from_the_files_too(
    mailbox: Mailbox, reached: Actor, channel: EmailChannel, database: Database
) -> None:
    mailbox.remove(reached)
    assert not channel.reaches(reached.user_id)
    assert mailbox.view(reached).state == "none"
    folder = mailbox.letterbox.settings.data_dir
    assert [path for path in folder.rglob("*") if path.is_file() and b"mira@example" in path.read_bytes()] == []
    with database.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(EmailAddress)) == 0


@pytest.mark.parametrize("guess", ["", "x", "W10.x", "ü", "a" * 5000])
def test_a_guessed_link_confirms_and_stops_nothing(mailbox: Mailbox, reached: Actor, guess: str) -> None:
    for call in (mailbox.confirm, mailbox.waiting, mailbox.open_stop):
        with pytest.raises(NotFound):
            call(guess)


def test_a_link_does_not_do_another_links_work(mailbox: Mailbox, person: Actor, clock: MovableClock) -> None:
    mailbox.ask(person, "mira@example.org")
    with pytest.raises(NotFound):
        mailbox.open_stop(mailbox.seal.confirmation(person.user_id, clock.now()))
    with pytest.raises(NotFound):
        mailbox.confirm(mailbox.seal.stop(person.user_id))


def test_a_person_asks_a_few_times_a_day(mailbox: Mailbox, person: Actor, clock: MovableClock, server: Server) -> None:
    for number in range(MOST_BY_USER):
        mailbox.ask(person, f"{number}@example.org")
    with pytest.raises(NotAllowed):
        mailbox.ask(person, "more@example.org")
    assert len(server.mails) == MOST_BY_USER
    clock.move(timedelta(days=1))
    mailbox.ask(person, "more@example.org")


def test_an_address_gets_a_few_mails_a_day_whoever_asks(
    mailbox: Mailbox, database: Database, clock: MovableClock, server: Server
) -> None:
    for number in range(MOST_FOR_ADDRESS):
        mailbox.ask(add_user(database, clock), f"Mira+{number}@example.org")
    with pytest.raises(NotAllowed):
        mailbox.ask(add_user(database, clock), "mira@example.org")
    assert len(server.mails) == MOST_FOR_ADDRESS


def test_the_studio_sends_so_many_a_day_whoever_asks_for_whom(
    mailbox: Mailbox, database: Database, clock: MovableClock, server: Server
) -> None:
    with database.write() as session:
        session.add_all([EmailAsk(address_key=str(n), asked_at=clock.now()) for n in range(MOST_IN_ALL)])
    with pytest.raises(NotAllowed):
        mailbox.ask(add_user(database, clock), "mira@example.org")
    assert server.mails == []


def test_made_up_visitors_behind_one_network_address_get_no_further(
    mailbox: Mailbox, database: Database, clock: MovableClock, server: Server
) -> None:
    for number in range(MOST_FROM_NETWORK):
        mailbox.ask(add_user(database, clock), f"{number}@example.org", network=f"2001:db8:1:2::{number + 1:x}")
    with pytest.raises(NotAllowed):
        mailbox.ask(add_user(database, clock), "more@example.org", network="2001:db8:1:2:ffff::1")
    assert len(server.mails) == MOST_FROM_NETWORK
    mailbox.ask(add_user(database, clock), "other@example.org", network="2001:db8:1:3::1")
    mailbox.ask(add_user(database, clock, Role.CREATOR), "home@example.org", network="2001:db8:1:2::1")
    with database.read() as session:
        assert not any("2001" in row.network_key for row in session.scalars(sa.select(EmailAsk)))


def test_a_persona_whose_link_is_abused_does_not_silence_the_others(
    mailbox: Mailbox, database: Database, clock: MovableClock
) -> None:
    abused, other = (add_persona(database, clock) for _ in range(2))
    with database.write() as session:
        asks = [EmailAsk(address_key=str(n), persona_id=abused, asked_at=clock.now()) for n in range(MOST_FOR_PERSONA)]
        session.add_all(asks)
    visitors = [add_user(database, clock) for _ in range(2)]
    for visitor, persona_id in zip(visitors, (abused, other), strict=True):
        begin_talk(database, clock, visitor, persona_id)
    with pytest.raises(NotAllowed):
        mailbox.ask(visitors[0], "mira@example.org")
    mailbox.ask(visitors[1], "mira@example.org")


def test_strangers_leave_some_mails_to_those_who_work_here(
    mailbox: Mailbox, database: Database, clock: MovableClock, server: Server
) -> None:
    with database.write() as session:
        session.add_all(
            [EmailAsk(address_key=str(n), persona_id=n, asked_at=clock.now()) for n in range(MOST_IN_ALL - RESERVE)]
        )
    with pytest.raises(NotAllowed):
        mailbox.ask(add_user(database, clock), "mira@example.org")
    mailbox.ask(add_user(database, clock, Role.OWNER), "me@example.org")
    assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("", ""),
        ("a proxy", ""),
    ],
)
def test_a_household_is_counted_as_one(address: str, counted: str) -> None:
    assert network_of(address) == counted


def test_a_mailbox_belongs_to_whoever_confirmed_it_last(
    mailbox: Mailbox, channel: EmailChannel, reached: Actor, database: Database, clock: MovableClock, server: Server
) -> None:
    again = add_user(database, clock)  # the same person, whose browser forgot its cookie
    mailbox.ask(again, "Mira@example.org")
    assert channel.reaches(reached.user_id), "asking takes nothing from anybody"
    mailbox.confirm(server.link("/mail/confirm").partition("t=")[2])
    assert (channel.reaches(reached.user_id), channel.reaches(again.user_id)) == (False, True)


def test_an_address_that_was_asked_for_is_not_kept_by_the_counting(
    mailbox: Mailbox, person: Actor, database: Database
) -> None:
    mailbox.ask(person, "mira@example.org")
    with database.read() as session:
        [row] = session.scalars(sa.select(EmailAsk)).all()
    assert "mira" not in repr(row)


def test_a_mailbox_that_does_not_exist_is_said_at_once(mailbox: Mailbox, person: Actor, server: Server) -> None:
    server.to_recipient = "550 5.1.1 <nobody@example.org> unknown"
    with pytest.raises(InvalidInput, match="mailbox"):
        mailbox.ask(person, "nobody@example.org")
    assert mailbox.view(person).state == "none"


def test_a_server_in_trouble_leaves_the_confirmed_address_as_it_was(
    mailbox: Mailbox, reached: Actor, server: Server, channel: EmailChannel
) -> None:
    server.to_mail = "451 try later"
    with pytest.raises(MailFailed):
        mailbox.ask(reached, "other@example.org")
    assert channel.reaches(reached.user_id)
    assert mailbox.view(reached).address == "mira@example.org"


def test_the_owner_learns_why_mails_do_not_leave_and_nobody_else(
    mailbox: Mailbox, person: Actor, server: Server, database: Database, clock: MovableClock
) -> None:
    owner = add_user(database, clock, Role.OWNER)
    server.to_mail = "451 try later"
    with pytest.raises(MailFailed):
        mailbox.ask(person, "mira@example.org")
    assert "(451)" in mailbox.view(owner).trouble
    assert mailbox.view(person).trouble == ""
    server.to_mail = ""
    mailbox.ask(person, "mira@example.org")
    assert mailbox.view(owner).trouble == ""


@pytest.mark.parametrize(
    "address",
    [
        "", "mira", "@example.org", "mira@", "mira@localhost", "mira@example", "mi ra@example.org", "mira@exam ple.org",
        "mira@example.org\r\nBcc: all@example.org", "mira\n@example.org", "mira@example.org,eve@example.org",
        "<mira@example.org>", '"mi ra"@example.org', "mira@[127.0.0.1]", "mira@127.0.0.1", "müra@example.org",
        ".mira@example.org", "mira.@example.org", "mira@-example.org", "mira@example..org", f"{'a' * 65}@example.org",
        f"mira@{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        parse_address(address)


def test_an_address_is_written_as_mail_servers_know_it() -> None:
    assert parse_address("o'hara+x@München.Example") == "o'hara+x@xn--mnchen-3ya.example"
    assert len(parse_address(f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example")) <= LONGEST
    assert mask_address("mira@example.org") == "m…@example.org"
    assert counted_as("Mira+news@Example.org") == counted_as("mira@example.org")
    assert counted_as("m.i.ra@example.org") == counted_as("mira@example.org")
