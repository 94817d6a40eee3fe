"""Who is served when several wait for one model."""

import threading
from functools import partial

from core.engines.turns import Rank, Turns


def test_people_go_before_background_work_and_each_in_order() -> None:
    turns, served, doors = Turns("test"), list[str](), threading.Event()
    turns.add(Rank.BACKGROUND, lambda: doors.wait(5) and None)
    for rank, name in (
        (Rank.BACKGROUND, "reading 1"),
        (Rank.PERSON, "Ann"),
        (Rank.BACKGROUND, "reading 2"),
        (Rank.PERSON, "Bob"),
        (Rank.MODEL, "new model"),
    ):
        turns.add(rank, partial(served.append, name))

    doors.set()
    turns.close()

    assert served == ["new model", "Ann", "Bob", "reading 1", "reading 2"]


def test_one_failure_does_not_end_the_service() -> None:
    turns, served = Turns("test"), list[str]()
    turns.add(Rank.PERSON, partial(int, "not a number"))
    turns.add(Rank.PERSON, partial(served.append, "next"))
    turns.close()

    assert served == ["next"]
