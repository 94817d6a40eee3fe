"""Reads the rules' numbers from the settings."""

from datetime import timedelta

from core.config import Settings
from core.followups.deciding.facts import Limits


def read_limits(settings: Settings) -> Limits:
    """Return the numbers of the settings; raises InvalidInput if one is looser than the published rules."""
    return Limits(
        min_messages=settings.followup_min_messages,
        window=timedelta(days=settings.followup_window_days),
        idle=timedelta(hours=settings.followup_idle_hours),
        quiet_start=settings.followup_quiet_start,
        quiet_end=settings.followup_quiet_end,
        daily_cap=settings.followup_daily_cap,
        keeps_good_hours=settings.followup_good_hours,
    )
