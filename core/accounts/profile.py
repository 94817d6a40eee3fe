"""What a user told about themselves, as far as the studio needs it."""

from dataclasses import dataclass, replace
from zoneinfo import available_timezones

from core.errors import InvalidInput
from core.text import clean_line

NAME_LIMIT = 60


@dataclass(frozen=True)
class Profile:
    """A user's own settings. Quiet hours are local hours of the day; None follows the studio's."""

    name: str = ""
    time_zone: str = ""
    is_adult: bool = False
    quiet_start: int | None = None
    quiet_end: int | None = None


def clean_profile(profile: Profile) -> Profile:
    """Return it with a name that is one honest line: nothing invisible, nothing that turns the words around it about.

    Raises InvalidInput if a field does not fit.
    """
    profile = replace(profile, name=clean_line(profile.name))
    if len(profile.name) > NAME_LIMIT:
        raise InvalidInput(f"A name may have {NAME_LIMIT} characters.", field="name")
    if profile.time_zone and profile.time_zone not in available_timezones():
        raise InvalidInput("That time zone is unknown.", field="time_zone", hint="Choose one like Europe/Paris.")
    hours = (profile.quiet_start, profile.quiet_end)
    if (hours[0] is None) != (hours[1] is None) or any(hour is not None and not 0 <= hour <= 23 for hour in hours):
        raise InvalidInput("Quiet hours go from one hour of the day to another.", field="quiet_start")
    return profile
