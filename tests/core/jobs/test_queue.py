"""Jobs are rows with leases: nobody holds one twice, nothing is lost, what keeps failing is given up."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import settings as quickly
from hypothesis import strategies as st

from core.clock import MovableClock
from core.jobs.queue import CRASHED, LONGEST_DELAY, MOST_ATTEMPTS, JobQueue, delay_before
from core.storage.db import Database
from core.storage.tables import Job

LEASE = timedelta(minutes=1)
KINDS = ["read"]


@pytest.fixture
def queue(database: Database, clock: MovableClock) -> JobQueue:
    return JobQueue(database, clock)


def add(queue: JobQueue, database: Database, key: str = "1", **options) -> None:
    with database.write() as session:
        queue.add(session, "read", key, **options)


def test_asking_twice_is_asking_once(queue, database):
    add(queue, database)
    add(queue, database)
    assert queue.pending("read") == 1


def test_work_asked_for_in_a_transaction_that_fails_was_not_asked_for(queue, database):
    def ask_and_fail() -> None:
        with database.write() as session:
            queue.add(session, "read", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask_and_fail()
    assert queue.pending("read") == 0


def test_a_claimed_job_is_nobody_elses(queue, database):
    add(queue, database)
    assert queue.claim(KINDS, LEASE) is not None
    assert queue.claim(KINDS, LEASE) is None


def test_other_kinds_are_left_alone(queue, database):
    add(queue, database)
    assert queue.claim(["erase"], LEASE) is None


def test_a_job_for_later_waits(queue, database, clock):
    add(queue, database, run_at=clock.now() + timedelta(hours=1))
    assert queue.claim(KINDS, LEASE) is None
    clock.move(timedelta(hours=1))
    assert queue.claim(KINDS, LEASE) is not None


def test_the_job_of_a_dead_worker_is_taken_up_when_its_lease_runs_out(queue, database, clock):
    add(queue, database)
    queue.claim(KINDS, LEASE)
    clock.move(LEASE)
    claim = queue.claim(KINDS, LEASE)
    assert claim is not None
    assert claim.attempt == 2


def test_the_new_owner_of_the_data_need_not_wait_for_leases_of_the_dead(queue, database):
    add(queue, database)
    queue.claim(KINDS, LEASE)
    assert queue.take_over() == 1
    assert queue.claim(KINDS, LEASE) is not None


def test_work_asked_for_while_it_runs_is_done_again(queue, database):
    add(queue, database)
    claim = queue.claim(KINDS, LEASE)
    add(queue, database)
    queue.finish(claim)
    again = queue.claim(KINDS, LEASE)
    assert again is not None
    assert again.attempt == 1
    queue.finish(again)
    assert queue.pending("read") == 0


def test_work_asked_for_after_a_slow_workers_lease_ran_out_is_not_lost(queue, database, clock):
    add(queue, database)
    slow = queue.claim(KINDS, LEASE)
    clock.move(LEASE)
    add(queue, database)
    queue.finish(slow)
    assert queue.claim(KINDS, LEASE) is not None


def test_a_worker_that_lost_its_lease_cannot_finish_for_the_new_holder(queue, database, clock):
    add(queue, database)
    slow = queue.claim(KINDS, LEASE)
    clock.move(LEASE)
    queue.claim(KINDS, LEASE)
    queue.finish(slow)
    queue.fail(slow, "too late")
    assert queue.pending("read") == 1
    assert queue.claim(KINDS, LEASE) is None


def test_a_renewed_lease_holds(queue, database, clock):
    add(queue, database)
    claim = queue.claim(KINDS, LEASE)
    clock.move(LEASE / 2)
    assert queue.renew(claim, LEASE)
    clock.move(LEASE / 2)
    assert queue.claim(KINDS, LEASE) is None


def test_failing_work_is_tried_again_later_and_later_then_given_up_with_its_reason(queue, database, clock):
    add(queue, database)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        claim = queue.claim(KINDS, LEASE)
        queue.fail(claim, f"reason {attempt}")
        assert queue.claim(KINDS, LEASE) is None
        clock.move(delay_before(attempt))
    assert queue.claim(KINDS, LEASE) is None
    assert queue.pending("read") == 0
    assert [given_up.error for given_up in queue.given_up()] == ["reason 5"]


def test_work_that_kills_its_server_every_time_is_given_up_too(queue, database):
    add(queue, database)
    for _ in range(MOST_ATTEMPTS):
        assert queue.claim(KINDS, LEASE) is not None
        queue.take_over()
    assert queue.claim(KINDS, LEASE) is None
    assert [given_up.error for given_up in queue.given_up()] == [CRASHED]


def test_work_that_was_given_up_begins_anew_when_asked_for_again(queue, database, clock):
    add(queue, database)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        queue.fail(queue.claim(KINDS, LEASE), "no")
        clock.move(delay_before(attempt))
    add(queue, database)
    claim = queue.claim(KINDS, LEASE)
    assert claim is not None
    assert claim.attempt == 1


def test_the_wait_grows_up_to_a_limit():
    waits = [delay_before(attempt) for attempt in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_DELAY


def test_two_queues_on_one_database_never_both_claim_a_job(settings, database, clock):
    queues = [JobQueue(database, clock), JobQueue(Database(settings.sql_url), clock)]
    for key in range(30):
        add(queues[0], database, str(key))
    start = threading.Barrier(4)

    def claim_all(queue: JobQueue) -> list[str]:
        start.wait()
        keys = []
        # A queue that lost a race sees None once; it looks again while work is pending.
        for _ in range(60):
            claim = queue.claim(KINDS, LEASE)
            if claim is not None:
                keys.append(claim.key)
        return keys

    with ThreadPoolExecutor(4) as pool:
        claimed = [key for keys in pool.map(claim_all, queues * 2) for key in keys]
    queues[1]._database.close()
    assert sorted(claimed) == sorted({str(key) for key in range(30)})


@quickly(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["add", "claim", "finish", "fail", "die", "wait"]), max_size=25))
def test_whatever_happens_the_last_request_is_followed_by_a_whole_run(queue, database, clock, steps):
    """Nothing is lost: after the last `add`, some claim begins later and finishes, or the job was given up."""
    held, is_served = [], True
    for step in steps:
        if step == "add":
            add(queue, database)
            is_served, held = False, [(claim, False) for claim, _ in held]
        elif step == "claim" and (claim := queue.claim(KINDS, LEASE)):
            held.append((claim, True))
        elif step == "finish" and held:
            claim, began_after_the_request = held.pop(0)
            is_held = queue.renew(claim, LEASE)
            queue.finish(claim)
            is_served = is_served or (is_held and began_after_the_request)
        elif step == "fail" and held:
            queue.fail(held.pop(0)[0], "no")
        elif step == "die" and held:
            held.pop(0)
        elif step == "wait":
            clock.move(LONGEST_DELAY)
    if not is_served:
        assert queue.pending("read") == 1 or queue.given_up()
    _empty(database)


def _empty(database: Database) -> None:
    with database.write() as session:
        session.connection().execute(sa.delete(Job))
