"""The follow-ups page: says why not, shows what would be said, and sends only what may be sent."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor
from tests.core.followups.conftest import SHIRT, Room, room

__all__ = ["room"]


@dataclass
class SmallStudio:
    """As much of the studio as the pages ask for."""

    clock: Any
    followups: Any
    personas: Any
    chats: Any
    rooms: Any = field(
        default_factory=lambda: SimpleNamespace(
            status=lambda: SimpleNamespace(
                kind="scripted", model=None, state="ready", detail="", hint="", is_demo=False
            )
        )
    )
    accounts: Any = field(
        default_factory=lambda: SimpleNamespace(profile=lambda actor: SimpleNamespace(time_zone="UTC"))
    )


@pytest.fixture
def studio(room: Room) -> SmallStudio:
    return SmallStudio(room.clock, room.followups, room.chats.personas, room.chats)


def _show(studio, actor):  # type: ignore[no-untyped-def]  # its text is run by itself: no names from this file
    from pages import followups

    followups.render(studio, actor)


def open_page(studio: SmallStudio, actor: Actor) -> AppTest:
    page = AppTest.from_function(_show, kwargs={"studio": studio, "actor": actor}, default_timeout=20).run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "error", "warning", "info", "badge")
    return "\n".join(str(element.value) for kind in kinds for element in page.get(kind)).replace("\\", "")


def wait(room: Room, conversation_id: int, ahead: timedelta = timedelta(0)) -> None:
    while room.followups.preview(room.creator, conversation_id, ahead=ahead).state == "composing":
        time.sleep(0.01)


def test_leads_to_a_persona_while_there_is_nobody(studio: SmallStudio, room: Room) -> None:
    page = open_page(studio, room.creator)
    assert "Nobody to write to yet" in said(page)
    assert [button.label for button in page.button] == ["Choose a persona"]


def test_says_in_words_what_holds_it_back(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator, (SHIRT, "two", "three"))
    text = said(open_page(studio, room.creator))
    assert "3 of 5 messages in the last 14 days" in text
    assert "Closed: 3 of 5 messages" in text
    assert "0 memories to speak about" in text


def test_the_slider_opens_and_closes(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator)
    room.remember(room.creator)
    page = open_page(studio, room.creator)
    assert "Waits until" in said(page)
    page.slider(key="followups-hours").set_value(24).run()
    assert "Could write then" in said(page)
    page.slider(key="followups-hours").set_value(15 * 24).run()
    assert "Closed" in said(page)
    assert "Nothing is sent or kept" in said(page)


def test_composes_shows_checks_and_sends(studio: SmallStudio, room: Room) -> None:
    conversation_id = room.talk(room.creator)
    room.remember(room.creator)
    room.clock.move(timedelta(hours=24))
    page = open_page(studio, room.creator)
    page.button(key="compose").click().run()
    wait(room, conversation_id)
    page.run()
    text = said(page)
    assert "the cool vintage shirt you bought in Leeds" in text
    assert "Made from your own words, without the model" in text
    assert "Grounded in a memory" in text
    assert "Send nothing" in text
    page.button(key="send").click().run()
    assert not page.exception
    assert room.followups.unread(room.creator) == 1


def test_names_the_courtesies_that_sending_anyway_skips(studio: SmallStudio, room: Room) -> None:
    conversation_id = room.talk(room.creator)
    room.remember(room.creator)
    room.compose(conversation_id)
    page = open_page(studio, room.creator)
    assert page.button(key="send").label == "Send anyway (skips: waiting time)"
    page.button(key="send").click().run()
    assert room.followups.unread(room.creator) == 1


def test_a_refused_one_cannot_be_sent_and_says_why(studio: SmallStudio, room: Room) -> None:
    conversation_id = room.talk(room.creator, (SHIRT, "two"))
    room.remember(room.creator)
    room.compose(conversation_id)
    page = open_page(studio, room.creator)
    assert page.button(key="send").disabled
    assert "Cannot be sent: enough messages from the user (2 of 5 messages" in said(page)


def test_looking_ahead_shows_a_message_and_sends_nothing(studio: SmallStudio, room: Room) -> None:
    conversation_id = room.talk(room.creator)
    room.remember(room.creator)
    page = open_page(studio, room.creator)
    page.slider(key="followups-hours").set_value(24).run()
    page.button(key="compose").click().run()
    wait(room, conversation_id, timedelta(hours=24))
    page.run()
    assert "vintage shirt" in said(page)
    assert page.button(key="send").disabled
    assert "Move the clock back to now" in said(page)


def test_shows_of_a_strangers_talk_the_rules_alone(studio: SmallStudio, room: Room) -> None:
    from tests.core.followups.test_service import share

    share(room)
    visitor = room.person()
    room.talk(visitor)
    room.remember(visitor)
    text = said(open_page(studio, room.creator))
    assert "you see the rules, not the words" in text
    assert "Visitor" in text
    assert "shirt" not in text
