"""Whose talks the follow-ups page shows: one persona's on request, and it says which of very many."""

from streamlit.testing.v1 import AppTest

from core.followups.judging import SHOWN
from core.personas.spec import PersonaSpec
from tests.core.followups.conftest import Room, room
from tests.pages.test_followups import SmallStudio, open_page, said, studio

__all__ = ["room", "studio"]


def test_of_several_personas_one_may_be_chosen(studio: SmallStudio, room: Room) -> None:
    talk = room.ready()
    other = room.chats.personas.create(room.creator, PersonaSpec(name="Nova")).id
    room.chats.start(room.creator, other)
    page = open_page(studio, room.creator)
    assert len(cards(page)) == 2
    page.selectbox(key="followups-whose").set_value(room.persona_id).run()
    assert cards(page) == [f"open-{talk}"]


def test_says_that_only_the_newest_of_very_many_talks_are_looked_at(studio: SmallStudio, room: Room) -> None:
    room.ready()
    assert "The newest" not in said(open_page(studio, room.creator))
    for _ in range(SHOWN):
        room.chats.start(room.creator, room.persona_id)
    assert f"The newest {SHOWN} of {SHOWN + 1} talks." in said(open_page(studio, room.creator))


def cards(page: AppTest) -> list[str]:
    return [
        button.key for button in page.button if str(button.key).startswith("open-") and button.key != "open-machine"
    ]
