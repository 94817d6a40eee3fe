"""Work that must survive a crash: rows with leases, so that whoever dies holding one loses it to the next."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import Job

FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(minutes=10)
MOST_ATTEMPTS = 5
LONGEST_ERROR = 500
CRASHED = "The server ended in the middle of it."


@dataclass(frozen=True)
class Claim:
    """A job in one worker's hands until `lease_until`; `attempt` counts from 1."""

    job_id: int
    kind: str
    key: str
    attempt: int
    lease_by: str
    lease_until: datetime


@dataclass(frozen=True)
class GivenUp:
    """A job that failed too often, with the last reason."""

    kind: str
    key: str
    error: str


def delay_before(attempt: int) -> timedelta:
    """Return how long to wait before the next attempt, doubling from `FIRST_DELAY` to `LONGEST_DELAY`."""
    return min(FIRST_DELAY * int(2 ** (attempt - 1)), LONGEST_DELAY)


def _is_held_at(job: Job, now: datetime) -> bool:
    return job.lease_until is not None and job.lease_until > now


class JobQueue:
    """Adds, claims and finishes jobs. Only conditional updates decide who holds one: the same on every database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, session: Session, kind: str, key: str, *, run_at: datetime | None = None) -> None:
        """Ask for work in the caller's transaction; asking twice is asking once, unless it already runs.

        A job that is being worked on is marked to run again, because it may have looked before this change.
        A job that was given up begins anew.
        """
        now = self._clock.now()
        job = self._find(session, kind, key)
        if job is None:
            self._insert(session, Job(kind=kind, key=key, run_at=run_at or now, created_at=now))
        elif job.attempts >= MOST_ATTEMPTS and not _is_held_at(job, now):
            job.attempts, job.run_at, job.lease_until = 0, run_at or now, None
        else:
            # Even when the lease ran out: its holder may be slow rather than dead, and finish it.
            job.is_again = job.lease_until is not None
            job.run_at = min(job.run_at, run_at or now)
        session.flush()

    @staticmethod
    def _find(session: Session, kind: str, key: str) -> Job | None:
        return session.exec(select(Job).where(Job.kind == kind, Job.key == key).with_for_update()).first()

    def _insert(self, session: Session, job: Job) -> None:
        try:
            with session.begin_nested():
                session.add(job)
        except IntegrityError:
            # Somebody asked at the same instant, on a database with several writers.
            self.add(session, job.kind, job.key, run_at=job.run_at)

    def claim(self, kinds: Collection[str], lease: timedelta) -> Claim | None:
        """Take the job that has waited longest, or return None; a lease that ran out is free to take."""
        now = self._clock.now()
        with self._database.read() as session:
            due = select(Job).where(*self._is_due(kinds, now)).order_by(col(Job.run_at), col(Job.id)).limit(1)
            job = session.exec(due).first()
        return self._take(job, now, lease) if job else None

    def _take(self, job: Job, now: datetime, lease: timedelta) -> Claim | None:
        assert job.id is not None
        claim = Claim(job.id, job.kind, job.key, job.attempts + 1, uuid.uuid4().hex, now + lease)
        # The conditions again, in the update itself: another may have read the same row.
        update = (
            sa.update(Job)
            .where(col(Job.id) == job.id, col(Job.attempts) == job.attempts, *self._is_due([job.kind], now))
            .values(attempts=claim.attempt, lease_by=claim.lease_by, lease_until=claim.lease_until, is_again=False)
        )
        with self._database.write() as session:
            return claim if session.connection().execute(update).rowcount == 1 else None

    @staticmethod
    def _is_due(kinds: Collection[str], now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            col(Job.kind).in_(list(kinds)),
            col(Job.run_at) <= now,
            col(Job.attempts) < MOST_ATTEMPTS,
            sa.or_(col(Job.lease_until).is_(None), col(Job.lease_until) <= now),
        )

    def take_over(self) -> int:
        """Free every lease: for a server that has just become the one owner of the data, after a crash."""
        with self._database.write() as session:
            freed = sa.update(Job).where(col(Job.lease_until).is_not(None)).values(lease_until=None, lease_by="")
            return int(session.connection().execute(freed).rowcount)

    def renew(self, claim: Claim, lease: timedelta) -> bool:
        """Hold on to a job for longer; False when it was lost to somebody else."""
        with self._database.write() as session:
            return self._update(session, claim, lease_until=self._clock.now() + lease)

    def finish(self, claim: Claim) -> None:
        """Take the job off the list, or leave it for another run if it was asked for again meanwhile."""
        delete = sa.delete(Job).where(*self._is_held(claim), col(Job.is_again).is_(False))
        with self._database.write() as session:
            if session.connection().execute(delete).rowcount == 0:
                self._update(session, claim, attempts=0, run_at=self._clock.now(), lease_until=None, error="")

    def fail(self, claim: Claim, error: str, *, is_waiting: bool = False) -> None:
        """Put the job back for later with the reason; after `MOST_ATTEMPTS` it stays, given up, to be seen.

        One that is only waiting for something outside is never given up.
        """
        attempts = min(claim.attempt, MOST_ATTEMPTS - 2) if is_waiting else claim.attempt
        with self._database.write() as session:
            run_at = self._clock.now() + delay_before(claim.attempt)
            self._update(
                session, claim, attempts=attempts, run_at=run_at, lease_until=None, error=error[:LONGEST_ERROR]
            )

    def pending(self, kind: str) -> int:
        """Count the jobs of a kind that are waiting or being worked on."""
        with self._database.read() as session:
            counted = select(sa.func.count()).where(col(Job.kind) == kind, col(Job.attempts) < MOST_ATTEMPTS)
            return session.exec(counted).one()

    def given_up(self) -> list[GivenUp]:
        """List what failed too often."""
        with self._database.read() as session:
            now = self._clock.now()
            rows = session.exec(select(Job).where(Job.attempts >= MOST_ATTEMPTS)).all()
            return [GivenUp(job.kind, job.key, job.error or CRASHED) for job in rows if not _is_held_at(job, now)]

    def _update(self, session: Session, claim: Claim, **values: object) -> bool:
        update = sa.update(Job).where(*self._is_held(claim)).values(**values)
        return bool(session.connection().execute(update).rowcount == 1)

    @staticmethod
    def _is_held(claim: Claim) -> tuple[sa.ColumnElement[bool], ...]:
        # A lease that ran out and was taken by another is not ours to finish.
        return (col(Job.id) == claim.job_id, col(Job.lease_by) == claim.lease_by)
