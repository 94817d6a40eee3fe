"""The only place that reads the time; everything else is told it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class MovableClock:
    """A clock that stands still until it is moved: for tests and for looking ahead."""

    instant: datetime = field(default_factory=lambda: datetime(2026, 1, 5, 12, 0, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self.instant

    def move(self, by: timedelta) -> None:
        """Move by a duration, backwards if it is negative."""
        self.instant += by
