"""What is put into a sentence agrees with it: several things are, one thing is."""

import pytest

from core.followups.composing.agreement import agreeing, is_several, suits_several
from core.memory.reading.languages.pack import Language


@pytest.mark.parametrize(
    ("thing", "language", "several"),
    [
        ("your exam", "en", False),
        ("your exams", "en", True),
        ("fridge magnets", "en", True),
        ("the boats you painted in Leeds", "en", True),
        ("the box of letters you found", "en", False),
        ("watching the boats", "en", False),
        ("your physics class", "en", False),
        ("your Spanish lessons", "en", True),
        ("the bus you missed", "en", False),
        ("the two songs you wrote", "en", True),
        ("your mum and dad", "en", True),
        ("your children", "en", True),
        ("life in Paris", "en", False),
        ("your trip to the Netherlands", "en", False),
        ("tes examens", "fr", True),
        ("ton examen", "fr", False),
        ("tus tres plantas", "es", True),
        ("tu terraza", "es", False),
        ("deine zwei Katzen", "de", True),
        ("deine Prüfung", "de", False),
    ],
)
def test_knows_one_from_several(thing: str, language: Language, several: bool) -> None:
    assert is_several(thing, language) is several


def test_verbs_follow_the_number() -> None:
    assert agreeing("your exams", "en")["is"] == "are"
    assert agreeing("tu examen", "es")["was"] == "fue"
    assert agreeing("deine zwei Prüfungen", "de")["is"] == "sind"


@pytest.mark.parametrize(
    ("before", "after", "suits"),
    [
        ("", " has been on the chalkboard since.", False),
        ("¿Cómo va ", "?", False),
        ("Suspicion of the day, about ", ": it is simpler than it looks.", False),
        ("I have a three-part Sunday built around ", ". Want it?", True),
        ("How did it go, ", "?", True),
        ("I have one question about ", ", and it fits on a sticky note. May I?", True),
        ("Was just spinning ", " back in my head. It's got a second verse in it.", False),
        ("I thought of ", ", and there is a snack to go with it. Want to hear which?", False),
        ("Flowers for ", ". Next bar?", True),
    ],
)
def test_a_line_for_one_thing_is_not_said_of_several(before: str, after: str, suits: bool) -> None:
    assert suits_several(before, after) is suits
