"""The supervised round: it goes on after trouble, says when it last went, and ends when told to."""

import threading
from datetime import timedelta

from core.clock import MovableClock
from core.errors import StudioError
from core.jobs.ticker import MISSED, Ticker

EVERY = timedelta(seconds=60)


class Rounds:
    """Counts its rounds, and fails in those it is told to."""

    def __init__(self, *errors: Exception | None) -> None:
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
