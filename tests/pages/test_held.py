"""What waits for a creator on the follow-ups page: changed, turned down and brought back, and why it ended."""

import pytest
from streamlit.testing.v1 import AppTest

from core.followups.deciding.facts import Mode
from core.followups.sending.held import HeldView
from tests.core.followups.conftest import Room, room
from tests.pages.test_followups import SmallStudio, open_page, said, studio

__all__ = ["room", "studio"]
OWN_WORDS = "Did the cool vintage shirt from Leeds see any daylight yet?"


@pytest.fixture
def held(room: Room) -> HeldView:
    """One that waits for its creator, to a visitor who agreed to that."""
    room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    return room.followups.held.list(room.creator)[0]


def turn_down(page: AppTest, held: HeldView, reason: str) -> None:
    page.text_input(key=f"held-why-{held.id}").set_value(reason)
    page.button(key=f"held-reject-{held.id}").click().run()
    assert not page.exception


def test_says_where_messages_will_wait_while_there_is_none(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator)
    assert "Nothing waits for you." in said(open_page(studio, room.creator))


def test_what_was_turned_down_can_be_brought_back(studio: SmallStudio, room: Room, held: HeldView) -> None:
    page = open_page(studio, room.creator)
    turn_down(page, held, "Too chummy")
    assert f"You turned down what Big Remy would have written to {held.who}: Too chummy" in said(page)
    assert "Waiting for you" not in said(page)
    page.button(key=f"undo-reject-{held.id}").click().run()
    assert "Waiting for you · 1" in said(page)
    assert "You turned down" not in said(page)


def test_a_visitor_who_wrote_meanwhile_is_why_it_ended(studio: SmallStudio, room: Room, held: HeldView) -> None:
    page = open_page(studio, room.creator)
    room.say(held.conversation_id, "By the way")
    page.button(key=f"approve-{held.id}").click().run()
    assert "It may have been sent or ended meanwhile." in said(page)
    assert f"Big Remy did not write to {held.who}. They wrote meanwhile." in said(page)


def test_another_mode_ends_it(studio: SmallStudio, room: Room, held: HeldView) -> None:
    room.set_mode(Mode.OFF)
    assert "You changed how it writes." in said(open_page(studio, room.creator))


def test_words_that_do_not_pass_are_shown_with_the_reason(studio: SmallStudio, room: Room, held: HeldView) -> None:
    page = open_page(studio, room.creator)
    page.text_area(key=f"held-text-{held.id}").set_value("I missed you so much, please do not leave me!")
    page.button(key=f"held-edit-{held.id}").click().run()
    assert "These words cannot be sent. Change them, or turn them down." in said(page)
    assert page.button(key=f"approve-{held.id}").disabled
    page.text_area(key=f"held-text-{held.id}").set_value(OWN_WORDS)
    page.button(key=f"held-edit-{held.id}").click().run()
    assert OWN_WORDS in said(page)
    assert not page.button(key=f"approve-{held.id}").disabled


def test_what_was_approved_at_night_says_when_it_goes(studio: SmallStudio, room: Room, held: HeldView) -> None:
    room.clock.instant = room.clock.now().replace(hour=22)
    page = open_page(studio, room.creator)
    assert "Once approved, it goes tomorrow" in said(page)
    page.button(key=f"approve-{held.id}").click().run()
    text = said(page)
    assert "Approved" in text
    assert ":material/schedule: Goes tomorrow" in text
    assert f"approve-{held.id}" not in [button.key for button in page.button]
