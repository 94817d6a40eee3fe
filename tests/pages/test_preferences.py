"""When personas may write: what is kept is shown, and every change holds at once."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor
from core.accounts.service import Accounts
from core.channels.mailbox import Mailbox
from core.config import Settings
from tests.core.channels.conftest import Server, controller, mail_settings, mailbox, server
from tests.core.followups.conftest import Room, room
from tests.pages.test_followups import SmallStudio, said
from tests.pages.test_followups import studio as small_studio

__all__ = ["controller", "mail_settings", "mailbox", "room", "server", "small_studio"]


class Browser(Accounts):
    """Accounts that know one browser."""

    actor: Actor | None = None

    def actor_from_cookie(self, cookie: str) -> Actor | None:
        return self.actor


@pytest.fixture
def studio(small_studio: SmallStudio, room: Room, settings: Settings, mailbox: Mailbox) -> SmallStudio:
    small_studio.accounts = Browser(room.database, room.clock, settings)
    small_studio.accounts.actor = room.creator
    small_studio.mailbox = mailbox  # type: ignore[attr-defined]
    return small_studio


def _show(studio, actor, persona_id):  # type: ignore[no-untyped-def]  # its text is run by itself
    from pages import preferences

    preferences.draw(studio, actor, persona_id, "Big Remy")


def open_page(studio: SmallStudio, room: Room) -> AppTest:
    kwargs = {"studio": studio, "actor": room.creator, "persona_id": room.persona_id}
    page = AppTest.from_function(_show, kwargs=kwargs, default_timeout=20).run()
    assert not page.exception
    return page


def test_the_persona_and_everybody_are_switched(studio: SmallStudio, room: Room) -> None:
    page = open_page(studio, room)
    assert page.toggle(key=f"may-write-{room.persona_id}").value, "a creator's own persona may, until they say no"
    page.toggle(key=f"may-write-{room.persona_id}").set_value(False).run()
    assert room.followups.consent(room.creator, room.persona_id) is False
    page.toggle(key=f"may-write-{room.persona_id}").set_value(True).run()
    assert room.followups.offer(room.creator, room.persona_id).is_agreed
    page.toggle(key="anybody").set_value(False).run()
    assert room.followups.has_stopped_all(room.creator)
    assert page.toggle(key=f"may-write-{room.persona_id}").disabled


def test_hours_and_zone_are_kept(studio: SmallStudio, room: Room) -> None:
    page = open_page(studio, room)
    assert [page.selectbox(key=key).value for key in ("quiet-start", "quiet-end")] == [21, 9]
    page.selectbox(key="time-zone").set_value("Europe/Paris").run()
    page.selectbox(key="quiet-start").set_value(18).run()
    profile = studio.accounts.profile(room.creator)
    assert (profile.time_zone, profile.quiet_start, profile.quiet_end) == ("Europe/Paris", 18, 9)
    assert page.selectbox(key="quiet-start").value == 18


def test_an_address_is_asked_for_and_forgotten(studio: SmallStudio, room: Room, server: Server) -> None:
    studio.mailbox.ask(room.creator, "mira@example.org")  # type: ignore[attr-defined]
    page = open_page(studio, room)
    assert "mira@example.org is not confirmed yet" in said(page).replace("*", "")
    page.button(key="mail-forget").click().run()
    assert "is not confirmed yet" not in said(page)
    assert len(server.mails) == 1


def test_without_a_mail_server_nothing_is_said_of_mail(studio: SmallStudio, room: Room, mailbox: Mailbox) -> None:
    studio.mailbox = replace(mailbox, letterbox=replace(mailbox.letterbox, post=None))  # type: ignore[attr-defined]
    assert "e-mail" not in said(open_page(studio, room))
