"""What was and what is, in one line and in the memory's language."""

from datetime import UTC, datetime

import pytest

from core.memory.merging.history import Stage, tell_history
from core.memory.reading.extraction import Found
from tests.core.memory.conftest import OWNER

MARCH, MAY = datetime(2024, 3, 9, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        ("Lives in Leeds with two cats", "Moved to York last week", "Lived in Leeds until May 2026, now York"),
        ("Works at Siemens", "Lost their job", "Worked at Siemens until May 2026, now lost their job"),
        ("Is a vegetarian", "Eats meat again", "Was vegetarian until May 2026, now eats meat again"),
        ("Eats meat", "Is vegan", "Until May 2026: eats meat; now: is vegan"),
        ("Is single", "Got engaged", "Was single until May 2026, now engaged"),
        ("Favourite food is pizza", "Favourite food is ramen", "Favourite food was pizza until May 2026, now ramen"),
        ("Likes coffee", "Can't stand coffee", "Until May 2026: likes coffee; now: can't stand coffee"),
        ("Habite à Lyon", "Habite à Paris", "A habité à Lyon jusqu'en mai 2026, maintenant Paris"),
        ("Aime le café", "N'aime plus le café", "Jusqu'en mai 2026 : aime le café ; maintenant : n'aime plus le café"),
        ("Vive en Madrid", "Vive en Sevilla", "Vivió en Madrid hasta mayo de 2026, ahora Sevilla"),
        ("Wohnt in Berlin", "Ist nach Hamburg gezogen", "Wohnte bis Mai 2026 in Berlin, jetzt Hamburg"),
        ("Lieblingsfarbe ist blau", "Lieblingsfarbe ist grün", "Lieblingsfarbe war bis Mai 2026 blau, jetzt grün"),
        ("Is 34", "Turned 35", ""),
    ],
)
def test_a_change_is_told_in_one_line(before, now, line):
    assert tell_history([Stage(before, MAY)], now) == line


def test_several_are_told_in_their_order():
    past = [Stage("Lives in Hull", MARCH), Stage("Lives in Leeds", MAY)]
    line = "Lived in Hull until March 2024, then Leeds until May 2026, now York"
    assert tell_history(past, "Lives in York") == line


def test_without_a_past_there_is_nothing_to_tell():
    assert tell_history([], "Lives in York") == ""


def test_the_page_gets_the_whole_chain_and_only_of_what_held(world):
    said = ["Lives in Hull", "Lives in Leeds", "Lives in York", "Has a dog", "Has a dog called Rex"]
    talk = world.talk()
    for text in [*said, "Lives in Bath, not York"]:
        world.reader.statements = {f"I: {text}!": text}
        world.hear(talk, f"I: {text}!")
        world.work()
    histories = {view.text: view.history for view in world.memories.list(OWNER)}
    assert histories == {
        "Has a dog called Rex": "",
        "Lives in Bath, not York": "Lived in Hull until January 2026, then Leeds until January 2026, now Bath",
    }


def test_a_memory_that_was_forgotten_is_in_no_history(world):
    talk = world.talk()
    for text in ("Lives in Hull", "Lives in Leeds"):
        world.reader.statements[text] = lambda _, start, end, text=text: Found(text, "fact", 3, start, end)
        world.hear(talk, text)
    world.work()
    new, old = world.memories.list(OWNER, include_past=True)
    world.memories.delete(OWNER, [old.id])
    assert world.memories.get(OWNER, new.id).history == ""
