"""The worker does what is waiting, outlives what crashes, and leaves in the queue what it could not finish."""

import logging
import threading
from datetime import timedelta

import pytest

from core.clock import MovableClock
from core.errors import EngineUnavailable, IndexUnreachable
from core.jobs.queue import JobQueue
from core.jobs.worker import Worker
from core.storage.db import Database

PATIENCE = 20


@pytest.fixture
def queue(database: Database, clock: MovableClock) -> JobQueue:
    return JobQueue(database, clock)


def add(queue: JobQueue, database: Database, key: str) -> None:
    with database.write() as session:
        queue.add(session, "read", key)


def test_it_does_everything_that_is_due(queue, database, clock):
    done: list[str] = []
    worker = Worker(queue, {"read": done.append}, clock)
    add(queue, database, "1")
    add(queue, database, "2")
    assert worker.run_due() == 2
    assert done == ["1", "2"]
    assert queue.pending("read") == 0


def test_a_crash_is_logged_once_without_its_words_kept_and_tried_again(queue, database, clock, caplog):
    tries: list[str] = []

    def crash_once(key: str) -> None:
        tries.append(key)
        if len(tries) == 1:
            raise ValueError("what somebody wrote")

    worker = Worker(queue, {"read": crash_once}, clock)
    add(queue, database, "1")
    with caplog.at_level(logging.ERROR):
        worker.run_due()
    assert len(caplog.records) == 1
    clock.move(timedelta(minutes=10))
    worker.run_due()
    assert tries == ["1", "1"]
    assert queue.pending("read") == 0


def test_an_expected_failure_is_kept_in_its_own_words(queue, database, clock):
    def fail(_key: str) -> None:
        raise EngineUnavailable("Ollama is not answering.")

    worker = Worker(queue, {"read": fail}, clock)
    add(queue, database, "1")
    for _ in range(5):
        worker.run_due()
        clock.move(timedelta(minutes=10))
    assert [given_up.error for given_up in queue.given_up()] == ["Ollama is not answering."]


def test_one_failing_job_does_not_hold_up_the_next(queue, database, clock):
    done: list[str] = []

    def handle(key: str) -> None:
        if key == "bad":
            raise EngineUnavailable("no")
        done.append(key)

    add(queue, database, "bad")
    add(queue, database, "good")
    Worker(queue, {"read": handle}, clock).run_due()
    assert done == ["good"]


def test_a_started_worker_is_woken_by_new_work_and_stops(queue, database, clock):
    done = threading.Event()
    worker = Worker(queue, {"read": lambda _key: done.set()}, clock, poll=timedelta(hours=1))
    worker.start()
    worker.start()
    add(queue, database, "1")
    worker.wake()
    assert done.wait(PATIENCE)
    worker.stop()
    assert worker.looked_at == clock.now()


def test_a_started_worker_takes_up_what_a_killed_one_left_in_the_middle(queue, database, clock):
    add(queue, database, "1")
    queue.claim(["read"], timedelta(days=1))
    done = threading.Event()
    worker = Worker(queue, {"read": lambda _key: done.set()}, clock)
    worker.start()
    assert done.wait(PATIENCE)
    worker.stop()


def test_work_asked_for_during_the_stop_is_left_for_the_next_start(queue, database, clock):
    worker = Worker(queue, {"read": lambda _key: None}, clock)
    worker.stop()
    add(queue, database, "1")
    assert worker.run_due() == 0
    assert queue.pending("read") == 1


def test_work_that_waits_for_something_outside_is_never_given_up(queue, database, clock):
    is_back = False
    done = []

    def ask(key: str) -> None:
        if not is_back:
            raise IndexUnreachable("The server does not answer.")
        done.append(key)

    worker = Worker(queue, {"read": ask}, clock)
    add(queue, database, "1")
    for _ in range(20):
        worker.run_due()
        clock.move(timedelta(minutes=1))
    assert queue.given_up() == []
    is_back = True
    worker.run_due()
    assert done == ["1"]
