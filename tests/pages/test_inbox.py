"""The inbox: what came, why it came, and how to have it stopped."""

from datetime import timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor
from core.followups.consent.feedback import Dislike
from core.storage.tables import FollowUp, InboxItem
from pages.inbox import SHOWN
from tests.core.followups.conftest import Room, room
from tests.pages.test_followups import SmallStudio, said
from tests.pages.test_followups import studio as small_studio

__all__ = ["room", "small_studio"]


@pytest.fixture
def studio(small_studio: SmallStudio, room: Room) -> SmallStudio:
    small_studio.accounts.cookie_name, small_studio.accounts.actor_from_cookie = "studio", lambda _: room.creator
    return small_studio


def _show(studio, actor):  # type: ignore[no-untyped-def]  # its text is run by itself: no names from this file
    from pages import inbox

    inbox.render(studio, actor)


def open_page(studio: SmallStudio, actor: Actor) -> AppTest:
    page = AppTest.from_function(_show, kwargs={"studio": studio, "actor": actor}, default_timeout=20).run()
    assert not page.exception
    return page


def receive(room: Room) -> None:
    room.followups.send(room.creator, room.ready())


def test_an_empty_inbox_leads_on(studio: SmallStudio, room: Room) -> None:
    assert "Nothing yet" in said(open_page(studio, room.creator))


def test_says_who_wrote_that_it_is_an_ai_and_why(studio: SmallStudio, room: Room) -> None:
    receive(room)
    text = said(open_page(studio, room.creator))
    assert "Big Remy" in text
    assert "AI]" in text
    assert "the cool vintage shirt you bought in Leeds" in text
    assert "Bought a cool vintage shirt in Leeds" in text
    assert "You told Big Remy you bought a cool vintage shirt in Leeds." in text
    assert "You two had talked enough :small[:gray[5 of 5 messages in the last 14 days]]" in text
    assert "the user" not in text
    assert "New" in text


def test_of_very_many_a_few_are_drawn_and_the_others_on_request(studio: SmallStudio, room: Room) -> None:
    receive(room)
    with room.database.write() as session:
        sent = session.exec(select(FollowUp)).one().model_dump(exclude={"id"})
        for _ in range(SHOWN):
            row = FollowUp(**sent)
            session.add(row)
            session.flush()
            session.add(InboxItem(user_id=row.user_id, followup_id=row.id or 0, created_at=row.created_at))
    page = open_page(studio, room.creator)
    assert f"{SHOWN + 1} unread" in said(page)
    assert said(page).count("AI]") == SHOWN
    page.button(key="inbox-more").click().run()
    assert said(page).count("AI]") == SHOWN + 1


def test_marks_as_read(studio: SmallStudio, room: Room) -> None:
    receive(room)
    page = open_page(studio, room.creator)
    [item] = room.followups.inbox(room.creator)
    page.button(key=f"read-{item.id}").click().run()
    assert room.followups.unread(room.creator) == 0


def test_opening_a_conversation_reads_what_arrived_in_it_and_nothing_else(room: Room) -> None:
    receive(room)
    [item] = room.followups.inbox(room.creator)
    room.followups.mark_seen(room.creator, item.conversation_id + 1)
    assert room.followups.unread(room.creator) == 1
    room.followups.mark_seen(room.creator, item.conversation_id)
    assert room.followups.unread(room.creator) == 0


def test_a_stop_holds_and_can_be_taken_back(studio: SmallStudio, room: Room) -> None:
    receive(room)
    page = open_page(studio, room.creator)
    [item] = room.followups.inbox(room.creator)
    page.button(key=f"stop-{item.id}").click().run()
    assert "Stopped: Big Remy will not write first any more." in said(page)
    assert room.followups.consent(room.creator, room.persona_id) is False
    page.button(key=f"start-{item.id}").click().run()
    assert room.followups.consent(room.creator, room.persona_id) is True


def test_says_when_it_was_sent(studio: SmallStudio, room: Room) -> None:
    receive(room)
    room.clock.move(timedelta(hours=3))
    assert "Sent 3 hours ago" in said(open_page(studio, room.creator))


def test_not_like_this_is_kept_with_a_reason_and_can_be_taken_back(studio: SmallStudio, room: Room) -> None:
    receive(room)
    page = open_page(studio, room.creator)
    [item] = room.followups.inbox(room.creator)
    page.button(key=f"dislike-{item.id}").click().run()
    assert room.followups.inbox(room.creator)[0].dislike is Dislike.UNSAID
    page.get("button_group")[0].set_value(Dislike.PUSHY).run()
    assert room.followups.inbox(room.creator)[0].dislike is Dislike.PUSHY
    assert "not be brought up again" not in said(page)
    page.get("button_group")[0].set_value(Dislike.PERSONAL).run()
    assert "It will not be brought up again." in said(page)
    page.button(key=f"liked-{item.id}").click().run()
    assert room.followups.inbox(room.creator)[0].dislike is None


def test_one_press_stops_everybody_and_another_takes_it_back(studio: SmallStudio, room: Room) -> None:
    receive(room)
    page = open_page(studio, room.creator)
    [item] = room.followups.inbox(room.creator)
    page.button(key=f"stop-all-{item.id}").click().run()
    assert room.followups.has_stopped_all(room.creator)
    assert "No persona writes to you first" in said(page)
    page.button(key="all-stopped-undo").click().run()
    assert not room.followups.has_stopped_all(room.creator)


def test_whoever_signed_out_in_another_window_changes_nothing_here(studio: SmallStudio, room: Room) -> None:
    receive(room)
    page = open_page(studio, room.creator)
    [item] = room.followups.inbox(room.creator)
    studio.accounts.actor_from_cookie = lambda _: None
    page.button(key=f"stop-all-{item.id}").click().run()
    assert not room.followups.has_stopped_all(room.creator)
