"""Who is asking: tickets that work once, sessions that end, cookies that cannot be made up."""

import stat
from datetime import timedelta

import pytest
from itsdangerous import URLSafeSerializer
from sqlmodel import select

from core.accounts.profile import Profile
from core.accounts.rules import Actor, Role
from core.accounts.service import TICKET_LIFE, Accounts
from core.clock import MovableClock
from core.config import Settings
from core.errors import InvalidInput, NotFound
from core.storage.db import Database
from core.storage.tables import BrowserSession, OwnerTicket, User


@pytest.fixture
def accounts(database: Database, clock: MovableClock, settings: Settings) -> Accounts:
    return Accounts(database, clock, settings)


def test_there_is_one_owner_however_often_the_studio_starts(
    accounts: Accounts, database: Database, clock: MovableClock, settings: Settings
) -> None:
    again = Accounts(database, clock, settings)
    assert accounts.owner() == again.owner()
    assert accounts.owner().role == Role.OWNER


def test_a_ticket_makes_one_browser_the_owners(accounts: Accounts) -> None:
    ticket = accounts.issue_ticket()
    assert accounts.actor_for(accounts.redeem(ticket)) == accounts.owner()
    with pytest.raises(NotFound):
        accounts.redeem(ticket)


def test_a_ticket_is_dead_after_a_day(accounts: Accounts, clock: MovableClock) -> None:
    ticket = accounts.issue_ticket()
    clock.move(TICKET_LIFE)
    with pytest.raises(NotFound):
        accounts.redeem(ticket)


def test_a_ticket_lives_until_just_before_its_day_is_over(accounts: Accounts, clock: MovableClock) -> None:
    ticket = accounts.issue_ticket()
    clock.move(TICKET_LIFE - timedelta(microseconds=1))
    assert accounts.redeem(ticket)


@pytest.mark.parametrize("ticket", ["", "guess", "ü", "a" * 10_000])
def test_a_guessed_ticket_opens_nothing(accounts: Accounts, ticket: str) -> None:
    accounts.issue_ticket()
    with pytest.raises(NotFound):
        accounts.redeem(ticket)


def test_every_visitor_is_somebody_else(accounts: Accounts) -> None:
    (one, _), (other, token) = accounts.new_visitor(), accounts.new_visitor()
    assert one.user_id != other.user_id
    assert accounts.actor_for(token) == Actor(other.user_id, Role.VISITOR)


def test_a_session_ends_when_its_browser_stays_away(accounts: Accounts, clock: MovableClock) -> None:
    _, token = accounts.new_visitor()
    clock.move(timedelta(days=90))
    assert accounts.actor_for(token) is None


def test_a_session_goes_on_while_its_browser_comes_by(accounts: Accounts, clock: MovableClock) -> None:
    _, token = accounts.new_visitor()
    for _ in range(4):
        clock.move(timedelta(days=60))
        assert accounts.actor_for(token) is not None


def test_signing_out_ends_the_session_at_once(accounts: Accounts) -> None:
    _, token = accounts.new_visitor()
    accounts.sign_out(token)
    assert accounts.actor_for(token) is None


def test_the_database_holds_no_token_that_could_be_used(accounts: Accounts, database: Database) -> None:
    ticket = accounts.issue_ticket()
    token = accounts.redeem(accounts.issue_ticket())
    with database.read() as session:
        kept = [row.token_hash for row in session.exec(select(BrowserSession))]
        kept += [row.ticket_hash for row in session.exec(select(OwnerTicket))]
    assert not {ticket, token} & set(kept)


def test_a_cookie_says_who_it_is_only_when_it_was_signed_here(accounts: Accounts, settings: Settings) -> None:
    actor, token = accounts.new_visitor()
    cookie = accounts.cookie_for(token)
    forged = str(URLSafeSerializer("another secret", salt="session-cookie").dumps(token))
    assert accounts.actor_from_cookie(cookie) == actor
    for bad in ("", token, forged, cookie[:-1] + ("A" if cookie[-1] != "A" else "B"), cookie + ".", "ü"):
        assert accounts.actor_from_cookie(bad) is None


def test_a_form_key_fits_its_own_browser_only(accounts: Accounts) -> None:
    cookies = [accounts.cookie_for(accounts.new_visitor()[1]) for _ in range(2)]
    key = accounts.form_key(cookies[0])
    assert accounts.is_form_key(key, cookies[0])
    assert not accounts.is_form_key(key, cookies[1])
    assert not accounts.is_form_key(accounts.form_key(""), "")
    assert not accounts.is_form_key(cookies[0], cookies[0])


def test_the_secret_is_readable_by_its_owner_only_and_outlives_a_restart(
    accounts: Accounts, database: Database, clock: MovableClock, settings: Settings
) -> None:
    actor, token = accounts.new_visitor()
    cookie = accounts.cookie_for(token)
    mode = (settings.data_dir / "secret.key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert Accounts(database, clock, settings).actor_from_cookie(cookie) == actor


def test_a_look_at_who_is_asking_rarely_writes(accounts: Accounts, database: Database, clock: MovableClock) -> None:
    actor, token = accounts.new_visitor()
    came_at = clock.now()
    clock.move(timedelta(minutes=59))
    accounts.actor_for(token)
    with database.read() as session:
        user = session.get(User, actor.user_id)
    assert user is not None
    assert user.seen_at == came_at


def test_a_profile_is_kept_and_checked(accounts: Accounts) -> None:
    actor, _ = accounts.new_visitor()
    assert accounts.profile(actor) == Profile()
    told = Profile("Ana", "Europe/Madrid", is_adult=True, quiet_start=22, quiet_end=8)
    accounts.save_profile(actor, told)
    assert accounts.profile(actor) == told


def test_a_name_is_one_honest_line(accounts: Accounts) -> None:
    actor, _ = accounts.new_visitor()
    accounts.save_profile(actor, Profile(name="  \u202eanA\u0007\nis\u2066 the\tboss\u200b "))
    assert accounts.profile(actor).name == "anA is the boss"


@pytest.mark.parametrize(
    "profile",
    [Profile(name="x" * 61), Profile(time_zone="Mars/Olympus"), Profile(quiet_start=22), Profile("", "", True, 24, 8)],
)
def test_a_profile_that_does_not_fit_is_refused(accounts: Accounts, profile: Profile) -> None:
    actor, _ = accounts.new_visitor()
    with pytest.raises(InvalidInput):
        accounts.save_profile(actor, profile)


def test_the_owner_counts_as_an_adult(accounts: Accounts) -> None:
    assert accounts.profile(accounts.owner()).is_adult


def test_the_browsers_time_zone_fills_an_empty_profile_only(accounts: Accounts) -> None:
    actor = accounts.owner()
    accounts.note_time_zone(actor, "Mars/Olympus")
    assert accounts.profile(actor).time_zone == ""
    accounts.note_time_zone(actor, "Europe/Lisbon")
    accounts.note_time_zone(actor, "Asia/Tokyo")
    assert accounts.profile(actor).time_zone == "Europe/Lisbon"
