"""How a persona's follow-ups were received, and that some people get none: numbers, and nobody's words."""

from types import SimpleNamespace

from streamlit.testing.v1 import AppTest

from core.followups.consent.feedback import Dislike
from core.followups.receiving.reception import Reception
from core.personas.spec import PersonaSpec
from pages.followups_personas import SHOWN, reception_words
from tests.core.followups.conftest import Room, room
from tests.pages.test_followups import SmallStudio, open_page, said, studio

__all__ = ["room", "studio"]


def test_numbers_come_with_the_reasons_that_were_given() -> None:
    disliked = {Dislike.PUSHY: 1, Dislike.PERSONAL: 2, Dislike.UNSAID: 1}
    words = reception_words(Reception(9, 5, 3, disliked))
    assert "9 sent to 3 people · 5 answered · 4 not liked (too pushy 1×, too personal 2×)" in words
    assert reception_words(Reception(1, 0, 1, {Dislike.UNSAID: 1})).endswith("1 not liked")
    assert "Nothing sent yet." in reception_words(Reception())


def test_each_persona_shows_how_it_was_received(studio: SmallStudio, room: Room) -> None:
    room.followups.send(room.creator, room.ready())
    room.followups.set_dislike(room.creator, room.followups.inbox(room.creator)[0].id, Dislike.MOMENT)
    page = open_page(studio, room.creator)
    page.segmented_control(key="followups-view").set_value("personas").run()
    assert "1 sent to 1 person · 0 answered · 1 not liked (bad moment 1×)" in said(page)


def test_the_owner_is_told_that_some_get_none_on_purpose(studio: SmallStudio, room: Room) -> None:
    assert "drawn by lot" not in said(open_page(studio, room.creator))
    studio.settings = SimpleNamespace(followup_holdout_share=0.1)
    assert "10% of all people, drawn by lot, get no follow-ups" in said(open_page(studio, room.creator))


def test_of_many_personas_a_few_are_drawn_and_the_others_on_request(studio: SmallStudio, room: Room) -> None:
    for number in range(SHOWN + 1):
        room.chats.personas.create(room.creator, PersonaSpec(name=f"Nova {number}"))
    page = open_page(studio, room.creator)
    page.segmented_control(key="followups-view").set_value("personas").run()
    assert len(modes(page)) == SHOWN
    next(button for button in page.button if button.label == "Show 2 more").click().run()
    assert len(modes(page)) == SHOWN + 2


def modes(page: AppTest) -> list[str]:
    return [one.label for one in page.segmented_control if one.label.endswith("write first?")]
