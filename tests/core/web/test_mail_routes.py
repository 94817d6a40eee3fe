"""The links of a mail, through the real doors: looking changes nothing, a press does, and nobody else's is in reach."""

from dataclasses import dataclass

import pytest
from sqlmodel import Session

from core.accounts.rules import Actor
from core.channels.mailbox import LINK_LIFE
from core.channels.signing import MailSeal
from core.clock import MovableClock
from core.storage.db import Database
from core.storage.tables import Conversation, Persona, PersonaVersion
from tests.core.web.conftest import Browse, TestHouse

ONE_CLICK = {"content": "List-Unsubscribe=One-Click", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}


@dataclass(frozen=True)
class Talk:
    """A visitor who allowed two personas to write first."""

    actor: Actor
    luna: int
    remy: int


@pytest.fixture
def talk(house: TestHouse, database: Database, clock: MovableClock) -> Talk:
    actor, owner = house.accounts.new_visitor()[0], house.accounts.owner()
    with database.write() as session:
        luna, remy = (_befriend(session, owner.user_id, actor, name, clock) for name in ("Luna <3", "R"))
    for persona_id in (luna, remy):
        house.followups.set_consent(actor, persona_id, True)
    return Talk(actor, luna, remy)


def _befriend(session: Session, creator_id: int, actor: Actor, name: str, clock: MovableClock) -> int:
    now = clock.now()
    persona = Persona(creator_id=creator_id, slug=name, visibility="link", created_at=now, updated_at=now)
    session.add(persona)
    session.flush()
    version = PersonaVersion(persona_id=persona.id or 0, number=1, spec={"name": name}, created_at=now)
    session.add(version)
    session.flush()
    session.add(
        Conversation(
            persona_id=persona.id or 0,
            user_id=actor.user_id,
            version_id=version.id or 0,
            created_at=now,
            last_message_at=now,
        )
    )
    return persona.id or 0


def words(house: TestHouse, talk: Talk) -> tuple[bool | None, bool | None, bool]:
    followups = house.followups
    return (
        followups.consent(talk.actor, talk.luna),
        followups.consent(talk.actor, talk.remy),
        followups.has_stopped_all(talk.actor),
    )


def test_opening_a_link_changes_nothing(browse: Browse, house: TestHouse, talk: Talk) -> None:
    link = f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id, talk.luna)}"
    for method in ("GET", "HEAD"):
        assert browse().request(method, link).status_code == 200
    page = browse().get(link).text
    assert "Stop Luna &lt;3?" in page
    assert '<form method="post">' in page
    assert words(house, talk) == (True, True, False)


def test_one_click_stops_all_without_a_session_a_cookie_or_a_redirect(
    browse: Browse, house: TestHouse, talk: Talk
) -> None:
    link = f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id)}"
    for _ in range(2):
        answer = browse().post(link, **ONE_CLICK)
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert words(house, talk) == (True, True, True)


def test_the_link_of_one_persona_stops_that_one(browse: Browse, house: TestHouse, talk: Talk) -> None:
    answer = browse().post(f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id, talk.luna)}")
    assert "Luna &lt;3 will not write to you first any more" in answer.text
    assert words(house, talk) == (False, True, False)


def test_the_link_of_a_persona_that_is_gone_still_says_that_it_is_stopped(
    browse: Browse, house: TestHouse, talk: Talk, database: Database
) -> None:
    with database.write() as session:
        session.delete(session.get_one(Persona, talk.luna))
    answer = browse().post(f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id, talk.luna)}")
    assert answer.status_code == 200
    assert words(house, talk) == (None, True, False)


@pytest.mark.parametrize("path", ["/mail/stop", "/mail/confirm"])
@pytest.mark.parametrize("query", ["", "?t=", "?t=1", "?t=WzFd.forged", "?x=1", "?t=%00", f"?t={'a' * 3000}"])
def test_a_forged_link_does_nothing_and_tells_nothing(
    browse: Browse, house: TestHouse, talk: Talk, path: str, query: str
) -> None:
    for method in ("GET", "POST"):
        answer = browse().request(method, path + query)
        assert answer.status_code == 404
        assert "Luna" not in answer.text
    assert words(house, talk) == (True, True, False)


def test_a_link_made_by_another_server_is_not_ours(browse: Browse, house: TestHouse, talk: Talk) -> None:
    foreign = MailSeal(b"another secret").stop(talk.actor.user_id)
    assert browse().post(f"/mail/stop?t={foreign}").status_code == 404
    assert words(house, talk) == (True, True, False)


def test_somebody_who_knocks_very_often_waits(browse: Browse) -> None:
    browser = browse()
    codes = [browser.get("/mail/stop?t=guess").status_code for _ in range(21)]
    assert codes == [404] * 20 + [429]


def test_an_address_is_confirmed_by_a_press_and_shown_masked(
    browse: Browse, house: TestHouse, talk: Talk, clock: MovableClock
) -> None:
    mailbox = house.mailbox
    mailbox.ask(talk.actor, "mira@example.org")
    link = f"/mail/confirm?t={mailbox.seal.confirmation(talk.actor.user_id, clock.now())}"
    page = browse().get(link).text
    assert "m…@example.org" in page
    assert "mira@" not in page
    assert mailbox.view(talk.actor).state == "waiting"
    assert browse().post(link).status_code == 200
    assert mailbox.view(talk.actor).state == "confirmed"


def test_pages_of_a_mail_are_neither_kept_nor_framed(browse: Browse, house: TestHouse, talk: Talk) -> None:
    answer = browse().get(f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id)}")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"


# --- the way on ------------------------------------------------------------------


def test_every_page_of_a_mail_leads_on_to_the_talk_it_is_about(browse: Browse, house: TestHouse, talk: Talk) -> None:
    link = f"/mail/stop?t={house.mailbox.seal.stop(talk.actor.user_id, talk.luna)}"
    asked, stopped = browse().get(link).text, browse().post(link).text
    for page in (asked, stopped):
        assert 'href="/talk?c=1">Go to your talk</a>' in page
    assert "neither by mail nor in the studio" in stopped
    assert "<form" not in stopped


def test_whoever_lives_in_the_studio_is_led_to_the_inbox(browse: Browse, house: TestHouse) -> None:
    page = browse().get(f"/mail/stop?t={house.mailbox.seal.stop(house.accounts.owner().user_id)}").text
    assert 'href="/inbox">Open your inbox</a>' in page


def test_a_link_that_was_cut_off_is_not_called_too_old(
    browse: Browse, house: TestHouse, talk: Talk, clock: MovableClock
) -> None:
    house.mailbox.ask(talk.actor, "mira@example.org")
    link = f"/mail/confirm?t={house.mailbox.seal.confirmation(talk.actor.user_id, clock.now())}"
    assert "This link is not complete" in browse().get(link[:-5]).text
    assert "This link is not complete" in browse().post("/mail/stop?t=WzMsMV0.cut").text
    clock.move(LINK_LIFE)
    old = browse().get(link).text
    assert "This link is over" in old
    assert "Ask again where you gave your address" in old


def test_there_is_nothing_left_to_stop_for_somebody_who_is_gone(browse: Browse, house: TestHouse) -> None:
    answer = browse().post(f"/mail/stop?t={house.mailbox.seal.stop(999)}")
    assert answer.status_code == 404
    assert "There is nothing left to stop" in answer.text
