"""The follow-ups page: says why not, shows what would be said, and sends only what may be sent."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor, Role
from core.errors import StudioError
from core.followups.deciding.facts import Mode
from core.followups.playing.time_machine import DAYS
from core.jobs.ticker import Ticker
from pages.followups_weighing import WRITERS
from tests.core.followups.conftest import SHIRT, Room, room

__all__ = ["room"]


@dataclass
class SmallStudio:
    """As much of the studio as the pages ask for."""

    clock: Any
    followups: Any
    personas: Any
    chats: Any
    held: Any
    choices: Any
    ended: Any
    machine: Any
    ticker: Any
    rooms: Any = field(
        default_factory=lambda: SimpleNamespace(
            status=lambda: SimpleNamespace(
                kind="scripted", model=None, state="ready", detail="", hint="", is_demo=False
            )
        )
    )
    settings: Any = field(default_factory=lambda: SimpleNamespace(followup_holdout_share=0.0))
    accounts: Any = field(
        default_factory=lambda: SimpleNamespace(profile=lambda actor: SimpleNamespace(time_zone="UTC"))
    )


@pytest.fixture
def studio(room: Room) -> SmallStudio:
    ticker = Ticker(room.followups.tick, room.clock, every=timedelta(minutes=1), name="test")
    followups = room.followups
    return SmallStudio(
        clock=room.clock,
        followups=followups,
        personas=room.chats.personas,
        chats=room.chats,
        held=followups.held,
        choices=followups.choices,
        ended=followups.ended,
        machine=followups.machine,
        ticker=ticker,
    )


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
    assert "3 of 5 messages so far" in text
    assert "0 memories to speak about" in text


def test_the_slider_opens_and_closes(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator)
    room.remember(room.creator)
    page = open_page(studio, room.creator)
    assert "Waits until" in said(page)
    page.slider(key="followups-hours").set_value(24).run()
    assert "May write then" in said(page)
    page.slider(key="followups-hours").set_value(15 * 24).run()
    assert "Talk began too long ago" in said(page)
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
    assert any(label in text for label, _ in WRITERS.values())
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
    assert "Cannot be sent: enough messages from the person (2 of 5 messages" in said(page)


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


# --- sending by itself --------------------------------------------------------


def test_what_waits_for_the_creator_is_approved_with_one_click(studio: SmallStudio, room: Room) -> None:
    visitor, _ = room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    page = open_page(studio, room.creator)
    assert "Waiting for you · 1" in said(page)
    assert "agreed that you read it" in said(page)
    [held] = room.followups.held.list(room.creator)
    page.button(key=f"approve-{held.id}").click().run()
    assert not page.exception
    assert room.followups.unread(visitor) == 1
    assert "Waiting for you" not in said(page)


def test_turning_it_down_needs_a_reason(studio: SmallStudio, room: Room) -> None:
    room.guest(may_review=True)
    room.pass_time()
    room.followups.tick()
    [held] = room.followups.held.list(room.creator)
    page = open_page(studio, room.creator)
    page.button(key=f"held-reject-{held.id}").click().run()
    assert "Say in a few words why." in said(page)
    page.text_input(key=f"held-why-{held.id}").set_value("Too chummy")
    page.button(key=f"held-reject-{held.id}").click().run()
    assert room.rows("rejected")[0].reason == "Too chummy"


def test_the_owner_switches_all_off_and_a_creator_is_told(studio: SmallStudio, room: Room) -> None:
    page = open_page(studio, room.creator)
    page.toggle(key="followups-leave").set_value(False).run()
    assert not room.followups.choices.sending(room.creator).is_on
    other = open_page(studio, room.person(Role.CREATOR))
    assert "The owner has switched off all follow-ups." in said(other)
    assert "followups-leave" not in [toggle.key for toggle in other.toggle]


def _mode(studio, actor, persona_id):  # type: ignore[no-untyped-def]
    from pages import followups_mode

    followups_mode.draw_mode(studio, actor, persona_id)


def test_the_mode_that_is_chosen_holds_at_once(studio: SmallStudio, room: Room) -> None:
    given = {"studio": studio, "actor": room.creator, "persona_id": room.persona_id}
    page = AppTest.from_function(_mode, kwargs=given).run()
    assert page.radio[0].value is Mode.ASK
    page.radio[0].set_value(Mode.AUTO).run()
    assert not page.exception
    assert room.followups.choices.find(room.creator, room.persona_id).mode is Mode.AUTO


def test_every_persona_has_its_choice_on_the_page(studio: SmallStudio, room: Room) -> None:
    page = open_page(studio, room.creator)
    page.segmented_control(key="followups-view").set_value("personas").run()
    assert "Big Remy" in said(page)
    page.segmented_control(key=f"follow-up-mode-{room.persona_id}").set_value(Mode.OFF).run()
    assert room.followups.choices.find(room.creator, room.persona_id).mode is Mode.OFF


def test_says_when_it_looked_and_when_it_looks_again(studio: SmallStudio, room: Room) -> None:
    assert "Not checked yet" in said(open_page(studio, room.creator))
    room.guest(may_review=True)
    studio.ticker.run_once()
    text = said(open_page(studio, room.creator))
    assert "Last checked at 16:00." in text
    assert "Checks the next person tomorrow 12:00." in text
    room.followups.choices.set_sending(room.creator, is_on=False)
    assert "Switched off: what is due waits." in said(open_page(studio, room.creator))


def test_trouble_of_the_look_is_shown(studio: SmallStudio, room: Room) -> None:
    def fail() -> None:
        raise StudioError("The disk is full.")

    studio.ticker = Ticker(fail, room.clock, every=timedelta(minutes=1), name="test")
    studio.ticker.run_once()
    assert "The disk is full." in said(open_page(studio, room.creator))


# --- the time machine ---------------------------------------------------------


def open_machine(studio: SmallStudio, actor: Actor) -> AppTest:
    page = open_page(studio, actor)
    page.segmented_control(key="followups-view").set_value("machine").run()
    assert not page.exception
    return page


def choose(page: AppTest, which: str, words: str) -> None:
    """Choose in a list by what is read there."""
    box = page.selectbox(key=f"machine-{which}")
    box.select_index(next(n for n, option in enumerate(box.options) if words in option)).run()
    assert not page.exception


def test_plays_somebody_made_up_where_nobody_has_talked_yet(studio: SmallStudio, room: Room) -> None:
    page = open_machine(studio, room.creator)
    choose(page, "habit", "never answers")
    text = said(page)
    assert "Day 1, 18:00** – the person writes 6 messages" in text
    assert "Day 2, 14:25** – **Big Remy would write" in text
    assert "because all 12 rules pass: 6 messages in the last 14 days; 20 hours of silence" in text
    assert "Days 3–14** – held back: waits for an answer" in text
    assert "would have sent **1 message**" in text
    assert "Nothing is sent, nothing is kept." in text


def test_goes_on_day_by_day(studio: SmallStudio, room: Room) -> None:
    page = open_machine(studio, room.creator)
    assert "Day 30 of 30" in said(page)
    page.button(key="machine-play").click().run()
    page.button(key="machine-play").click().run()
    text = said(page)
    assert "Day 1 of 30" in text
    assert "would write" not in text
    assert "no message" in text
    page.button(key="machine-on").click().run()
    assert "Big Remy would write" in said(page)


def test_plays_to_the_end_and_stops_there(studio: SmallStudio, room: Room) -> None:
    page = open_machine(studio, room.creator)
    page.button(key="machine-play").click().run()
    assert page.button(key="machine-play").label == "Pause"
    for _ in range(DAYS):
        page.run()
    assert page.button(key="machine-play").label == "Play 30 days"
    assert "Day 30 of 30" in said(page)


def test_each_habit_shows_the_rule_that_it_is_about(studio: SmallStudio, room: Room) -> None:
    page = open_machine(studio, room.creator)
    for habit, words in (
        ("answers “stop”", "held back: not agreed"),
        ("crisis", "held back: a crisis signal"),
        ("only three things", "too few messages"),
    ):
        choose(page, "habit", habit)
        assert words in said(page)


def test_a_switch_that_was_moved_is_taken_in(studio: SmallStudio, room: Room) -> None:
    page = open_machine(studio, room.creator)
    assert "Big Remy would write" in said(page)
    room.set_mode(Mode.OFF)
    page.button(key="machine-again").click().run()
    assert "held back: switched off" in said(page)


def test_shows_what_would_be_said_on_a_day_of_ones_own_talk_and_keeps_nothing(studio: SmallStudio, room: Room) -> None:
    conversation_id = room.talk(room.creator)
    room.remember(room.creator)
    page = open_machine(studio, room.creator)
    ask = next(button for button in page.button if button.label == "What would it say?")
    ask.click().run()
    ahead = timedelta(hours=20)
    wait(room, conversation_id, ahead)
    page.run()
    assert "the cool vintage shirt you bought in Leeds" in said(page)
    assert "Grounded in a memory" in said(page)
    assert [room.rows(status) for status in ("preview", "held", "sent")] == [[], [], []]
    assert room.followups.unread(room.creator) == 0


def test_plays_a_strangers_days_without_their_words(studio: SmallStudio, room: Room) -> None:
    room.guest(may_review=True)
    page = open_machine(studio, room.creator)
    choose(page, "subject", "Visitor")
    text = said(page)
    assert "Big Remy would write" in text
    assert "shirt" not in text
    assert not [button for button in page.button if button.label == "What would it say?"]


def test_a_conversation_leads_to_its_days(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator)
    room.remember(room.creator)
    room.guest()
    page = open_page(studio, room.creator)
    opener = page.button(key="open-machine").click().run()
    assert not opener.exception
    assert "Your talk · Big Remy" in str(page.selectbox(key="machine-subject").options)
    assert page.selectbox(key="machine-subject").value == (room.persona_id, 1)
    assert not page.warning


def test_whoever_can_be_written_to_comes_first(studio: SmallStudio, room: Room) -> None:
    room.talk(room.creator)
    room.remember(room.creator)
    room.clock.move(timedelta(hours=24))
    room.share()
    room.talk(room.person(), ("hello",))
    page = open_page(studio, room.creator)
    cards = [button for button in page.button if str(button.key).startswith("open-") and button.key != "open-machine"]
    assert [card.key for card in cards] == ["open-1", "open-2"]
    assert cards[0].disabled, "it is the one that is shown"
