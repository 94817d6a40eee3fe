"""Quiet hours on the user's own clock: when they begin and end next, also when the clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

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

    def _edges(self, now: datetime) -> list[datetime]:
        """Return the instants near `now` at which one of the two hours strikes, in order."""
        today = now.astimezone(self.zone).date()
        days = (today + timedelta(days=step) for step in range(-1, 4))
        strikes = (at for day in days for at in _strikes(day, self.start, self.end, self.time_zone))
        return sorted(at for at in strikes if at > now)


@lru_cache(maxsize=4096)
def _strikes(day: date, start: int, end: int, time_zone: str) -> tuple[datetime, ...]:
    # Both folds: in autumn an hour may strike twice, and quiet hours may be entered twice.
    zone = find_zone(time_zone)
    local = (datetime.combine(day, time(hour), zone).replace(fold=fold) for hour in (start, end) for fold in (0, 1))
    return tuple(sorted({moment.astimezone(UTC) for moment in local}))
