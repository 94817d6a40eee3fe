"""Named time zones: a person's days are those of their own clock, and of UTC until they say where they are."""

from datetime import UTC, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@cache
def find_zone(name: str) -> tzinfo:
    """Return the zone of that IANA name; UTC for an empty or unknown one."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
