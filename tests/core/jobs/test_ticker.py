"""The supervised round: it goes on after trouble, says when it last went, and ends when told to."""

import threading
from datetime import datetime, timedelta

import pytest

from core.clock import MovableClock
from core.errors import StudioError
from core.jobs.ticker import MISSED, Ticker

EVERY = timedelta(seconds=60)


class Rounds:
    """Counts its rounds, and fails in those it is told to."""

    def __init__(self, *errors: BaseException | None) -> None:
        self.errors = list(errors)
        self.went = threading.Semaphore(0)

    def __call__(self) -> None:
        error = self.errors.pop(0) if self.errors else None
        self.went.release()
        if error is not None:
            raise error


def test_goes_at_once_and_again_when_woken(clock: MovableClock) -> None:
    rounds = Rounds()
    ticker = Ticker(rounds, clock, every=EVERY, name="test")
    ticker.start()
    ticker.start()
    assert rounds.went.acquire(timeout=10)
    ticker.wake()
    assert rounds.went.acquire(timeout=10)
    assert ticker.beat().is_alive
    ticker.stop()
    assert not ticker.beat().is_alive


def test_a_round_that_breaks_off_is_said_and_the_next_one_comes(clock: MovableClock) -> None:
    rounds = Rounds(StudioError("The model is away."), ValueError("private words"), None)
    ticker = Ticker(rounds, clock, every=EVERY, name="test")
    troubles = []
    for _ in range(3):
        ticker.run_once()
        troubles.append(ticker.beat().trouble)
    assert troubles == ["The model is away.", "ValueError", ""]


def test_a_round_that_never_ends_shows_by_the_missing_beats(clock: MovableClock) -> None:
    ticker = Ticker(Rounds(), clock, every=EVERY, name="test")
    ticker.start()
    while ticker.beat().at is None:
        threading.Event().wait(0.01)
    assert ticker.beat().is_alive
    clock.move(EVERY * MISSED + timedelta(seconds=1))
    assert not ticker.beat().is_alive
    ticker.stop()


@pytest.mark.parametrize("death", [SystemExit(1), GeneratorExit()])
def test_a_loop_that_dies_begins_anew_and_says_of_what(clock: MovableClock, death: BaseException) -> None:
    rounds = Rounds(death)
    ticker = Ticker(rounds, clock, every=timedelta(milliseconds=10), name="test")
    ticker.start()
    for _ in range(3):
        assert rounds.went.acquire(timeout=10)
    assert ticker.beat().is_alive
    ticker.stop()


def test_a_loop_whose_clock_breaks_goes_on_when_the_clock_does(clock: MovableClock) -> None:
    class Broken:
        calls = 0

        def now(self) -> datetime:
            self.calls += 1
            if self.calls == 1:
                raise MemoryError
            return clock.now()

    rounds = Rounds()
    ticker = Ticker(rounds, Broken(), every=timedelta(milliseconds=10), name="test")
    ticker.start()
    assert rounds.went.acquire(timeout=10)
    ticker.stop()


def test_says_since_when_it_has_been_in_a_round(clock: MovableClock) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def work() -> None:
        inside.set()
        go_on.wait(10)

    ticker = Ticker(work, clock, every=EVERY, name="test")
    ticker.start()
    assert inside.wait(10)
    assert ticker.beat().began_at == clock.now()
    go_on.set()
    ticker.stop()
    assert (ticker.beat().began_at, ticker.beat().at) == (None, clock.now())


def test_only_a_loop_that_looked_before_is_late(clock: MovableClock) -> None:
    ticker = Ticker(Rounds(), clock, every=EVERY, name="test")
    assert not ticker.beat().is_late, "the models may still be loading"
    ticker.run_once()
    assert ticker.beat().is_late, "nothing goes on by itself"
