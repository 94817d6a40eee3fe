"""What the rules look at: plain facts about one conversation, and the numbers they are held against."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from core.errors import InvalidInput

PUBLISHED_MESSAGES = 5
"""User messages that Meta's published rule asks for within the window."""
PUBLISHED_WINDOW = timedelta(days=14)
"""How long after the user's first message Meta's published rule allows a follow-up."""
DAY = timedelta(hours=24)
AFTER_CRISIS = timedelta(days=14)
"""How long a sign of a crisis silences every persona: nobody writes first to talk that began within it."""


class Mode(StrEnum):
    """How a persona's follow-ups go out: never, each one after its creator has read it, or by themselves."""

    OFF = "off"
    ASK = "ask"
    AUTO = "auto"


@dataclass(frozen=True)
class Facts:
    """Everything the rules know of a conversation; every instant aware, in any order, each list without limit.

    `window_opened_at`: the user's first message of this conversation. `user_messages_at`: their messages to this
    persona, at least those of the last window and the newest. `follow_ups_at`: what this persona sent this user, or may
    have sent; `sent_to_user_at`: the same from all personas. `consent`: their word, None before they were asked.
    `is_own_test`: the creator talks to a persona of theirs. `quiet_start`, `quiet_end`: the user's own local hours.
    `is_studio_on`: the owner's switch for all follow-ups. `is_reviewed`: the creator reads each one before it goes
    out; `may_review`: the user agreed to that. `has_stopped_all`: the user wants none from any persona.
    `waiting`: follow-ups of this persona that are entered as sent and not answered, whatever the clocks say.
    `has_crisis`: this conversation ever showed a sign of a crisis; `crisis_at`: when any of theirs did last, with any
    persona. `may_answer`: the user may still talk to the persona; one that is shared no more would write into the void.
    """

    is_persona_enabled: bool
    first_role: Literal["user", "assistant"] | None
    window_opened_at: datetime | None
    last_message_at: datetime | None
    user_messages_at: tuple[datetime, ...] = ()
    follow_ups_at: tuple[datetime, ...] = ()
    sent_to_user_at: tuple[datetime, ...] = ()
    consent: bool | None = None
    is_own_test: bool = False
    is_adult: bool = False
    has_crisis: bool = False
    citable_memories: int = 0
    time_zone: str = ""
    quiet_start: int | None = None
    quiet_end: int | None = None
    is_studio_on: bool = True
    is_reviewed: bool = False
    may_review: bool = False
    has_stopped_all: bool = False
    waiting: int = 0
    may_answer: bool = True
    crisis_at: datetime | None = None


@dataclass(frozen=True)
class Limits:
    """The studio's numbers. The published ones may only be made stricter; raises InvalidInput if they are looser.

    `keeps_good_hours`: whether a message waits for an hour at which its user usually writes.
    """

    min_messages: int = PUBLISHED_MESSAGES
    window: timedelta = PUBLISHED_WINDOW
    idle: timedelta = timedelta(hours=20)
    quiet_start: int = 21
    quiet_end: int = 9
    daily_cap: int = 1
    keeps_good_hours: bool = True

    def __post_init__(self) -> None:
        if self.min_messages < PUBLISHED_MESSAGES:
            raise InvalidInput("A follow-up needs at least 5 messages of the user.", field="min_messages")
        if not timedelta(0) < self.window <= PUBLISHED_WINDOW:
            raise InvalidInput("The follow-up window is 14 days at most.", field="window")
        if self.idle < timedelta(0) or self.daily_cap < 0:
            raise InvalidInput("A waiting time or a number per day cannot be negative.", field="idle")
        if not all(0 <= hour <= 23 for hour in (self.quiet_start, self.quiet_end)):
            raise InvalidInput("Quiet hours are hours of the day, from 0 to 23.", field="quiet_start")
