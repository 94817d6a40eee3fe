"""Quiet hours on the user's own clock: when they begin and end next, also when the clocks change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from core.time_zones import find_zone


@dataclass(frozen=True)
class QuietHours:
    """Local hours of the day, the end excluded; they may pass midnight. Equal hours mean none at all."""

    start: int
    end: int
    time_zone: str

    @property
    def zone(self) -> tzinfo:
        """The user's zone, or UTC while they have not said which it is."""
        return find_zone(self.time_zone)

    def is_quiet(self, at: datetime) -> bool:
        """Return whether the user's clock shows a quiet hour at that instant."""
        hour = at.astimezone(self.zone).hour
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end

    def next_change(self, now: datetime) -> datetime | None:
        """Return the first instant after `now` at which it is quiet if it is not now, and the other way round."""
        if self.start == self.end:
            return None
        is_quiet = self.is_quiet(now)
        return next((at for at in self._edges(now) if self.is_quiet(at) != is_quiet), None)

    def _edges(self, now: datetime) -> Iterator[datetime]:
        """Yield the instants near `now` at which one of the two hours strikes, in order."""
        today = now.astimezone(self.zone).date()
        days = (today + timedelta(days=step) for step in range(-1, 4))
        # Both folds: in autumn an hour may strike twice, and quiet hours may be entered twice.
        zone = self.zone
        local = (
            datetime.combine(day, time(hour), zone).replace(fold=fold)
            for day in days
            for hour in (self.start, self.end)
            for fold in (0, 1)
        )
        return iter(sorted({at for at in (moment.astimezone(UTC) for moment in local) if at > now}))
