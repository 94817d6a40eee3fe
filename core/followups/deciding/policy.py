"""The rules of when a persona may write first: pure, told the facts and the time, and never silent about why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from core.followups.deciding.facts import AFTER_CRISIS, DAY, Facts, Limits
from core.followups.deciding.quiet import QuietHours
from core.followups.deciding.wording import count_words, duration_words, hours_words

INSTANT = timedelta(microseconds=1)


class RuleId(StrEnum):
    """Every rule, in the order in which people read them."""

    PERSONA_ENABLED = "persona_enabled"
    USER_STARTED = "user_started"
    ENOUGH_MESSAGES = "enough_messages"
    WITHIN_WINDOW = "within_window"
    ONE_UNANSWERED = "one_unanswered"
    IDLE_LONG_ENOUGH = "idle_long_enough"
    QUIET_HOURS = "quiet_hours"
    OPTED_IN = "opted_in"
    ADULT = "adult"
    NO_CRISIS = "no_crisis"
    SOMETHING_CONCRETE = "something_concrete"
    DAILY_CAP = "daily_cap"


COURTESIES = frozenset({RuleId.IDLE_LONG_ENOUGH, RuleId.QUIET_HOURS, RuleId.DAILY_CAP})
PUBLISHED = frozenset({RuleId.USER_STARTED, RuleId.ENOUGH_MESSAGES, RuleId.WITHIN_WINDOW, RuleId.ONE_UNANSWERED})
"""Meta's published rules for unprompted messages: none may be switched off, their numbers only made stricter."""


@dataclass(frozen=True)
class RuleResult:
    """One rule: what it asks for and what was found, in words.

    `passes_at`: the first instant at which waiting alone makes it pass (None if it passes, or waiting never will).
    `expires_at`: the first instant at which waiting alone makes it fail (None if it fails, or waiting never does).
    """

    rule: RuleId
    passed: bool
    required: str
    found: str
    passes_at: datetime | None = None
    expires_at: datetime | None = None

    @property
    def is_courtesy(self) -> bool:
        """Whether a creator may pass over it in their own test conversation."""
        return self.rule in COURTESIES

    def as_row(self) -> dict[str, Any]:
        """Return it as plain JSON values, for keeping."""
        return {
            "rule": self.rule.value,
            "passed": self.passed,
            "required": self.required,
            "found": self.found,
            "passes_at": self.passes_at and self.passes_at.isoformat(),
            "is_courtesy": self.is_courtesy,
        }


@dataclass(frozen=True)
class Decision:
    """Whether the persona may write at `now`, rule by rule."""

    now: datetime
    rules: tuple[RuleResult, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether every rule passes."""
        return all(result.passed for result in self.rules)

    @property
    def failing(self) -> tuple[RuleResult, ...]:
        """The rules that forbid it."""
        return tuple(result for result in self.rules if not result.passed)

    def may_send_by_hand(self, *, is_own_test: bool) -> bool:
        """Whether a person may press Send: in their own test conversation courtesies do not bind them."""
        return all(is_own_test and result.is_courtesy for result in self.failing)

    def result(self, rule: RuleId) -> RuleResult:
        """Return one rule's result."""
        return next(result for result in self.rules if result.rule == rule)


def decide(facts: Facts, *, now: datetime, limits: Limits) -> Decision:
    """Hold the facts against every rule at `now`."""
    return Decision(now, tuple(check(facts, now, limits) for check in CHECKS))


# --- the user and the persona ------------------------------------------------


def check_persona_enabled(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """The owner lets follow-ups leave the studio, and the creator lets this persona's."""
    found, passed = "switched on", False
    if not facts.is_studio_on:
        found = "switched off for the whole studio"
    elif not facts.is_persona_enabled:
        found = "switched off"
    elif not facts.may_answer:
        found = "not shared with the user any more, who could not answer"
    elif facts.is_reviewed and not (facts.is_own_test or facts.may_review):
        found = "its creator reads each one first, and the user did not agree to that"
    else:
        passed = True
    return RuleResult(RuleId.PERSONA_ENABLED, passed, "follow-ups switched on", found)


def check_user_started(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """The conversation's first message after the greeting is the user's."""
    found = {"user": "the user", "assistant": "the persona", None: "nobody yet"}[facts.first_role]
    return RuleResult(RuleId.USER_STARTED, facts.first_role == "user", "the user writes first", f"{found} wrote first")


def check_opted_in(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """The user has not declined, neither here nor for all; silence is a yes in the creator's own tests only."""
    passed = facts.is_own_test if facts.consent is None else facts.consent
    if facts.has_stopped_all:
        return RuleResult(RuleId.OPTED_IN, False, "the user agreed to be written to", "wants none from any persona")
    found = {True: "agreed", False: "declined", None: "not asked yet"}[facts.consent]
    if facts.consent is None and facts.is_own_test:
        found = "your own test"
    return RuleResult(RuleId.OPTED_IN, passed, "the user agreed to be written to", found)


def check_adult(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """The user stated an age of 18 or over."""
    found = "adult" if facts.is_adult else "no age of 18 or over stated"
    return RuleResult(RuleId.ADULT, facts.is_adult, "an adult", found)


def check_no_crisis(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """No sign of a crisis in this conversation, nor in any of the user's in the 14 days before their last word.

    Counted from their last word, waiting alone never opens it, so no time is named from which another talk could be
    guessed; and in both cases the words are the same, because creators read them.
    """
    last_word = max(facts.user_messages_at, default=None)
    is_recent = facts.crisis_at is not None and (last_word is None or last_word - facts.crisis_at < AFTER_CRISIS)
    passed = not (facts.has_crisis or is_recent)
    return RuleResult(
        RuleId.NO_CRISIS,
        passed,
        "no sign of a crisis",
        "none" if passed else "there may be one: the persona stays silent",
    )


def check_something_concrete(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """There is at least one live memory that may be cited."""
    found = count_words(facts.citable_memories, "memory", "memories") + " to speak about"
    return RuleResult(RuleId.SOMETHING_CONCRETE, facts.citable_memories > 0, "at least 1 memory to speak about", found)


# --- the talk so far ---------------------------------------------------------


def check_enough_messages(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """Enough user messages with `now − window < created_at ≤ now`."""
    times, needed = sorted(facts.user_messages_at), limits.min_messages
    recent = [at for at in times if now - limits.window < at <= now]
    passed = len(recent) >= needed
    span = duration_words(limits.window)
    return RuleResult(
        RuleId.ENOUGH_MESSAGES,
        passed,
        f"at least {needed} messages in {span}",
        f"{_so_many(len(recent), needed)} in the last {span}",
        passes_at=None if passed else _enough_at(times, now, limits),
        expires_at=_too_few_at(times, now, limits) if passed else None,
    )


def _so_many(found: int, needed: int) -> str:
    # "6 of 5" would read like a slip.
    return f"{found} messages" if found > needed else f"{found} of {needed} messages"


def _enough_at(times: list[datetime], now: datetime, limits: Limits) -> datetime | None:
    """Messages later than `now` (a clock that was set back) may still make it pass."""
    return next((at for at in times if at > now and _count(times, at, limits) >= limits.min_messages), None)


def _too_few_at(times: list[datetime], now: datetime, limits: Limits) -> datetime | None:
    leaving = (at + limits.window for at in times if at + limits.window > now)
    return next((at for at in leaving if _count(times, at, limits) < limits.min_messages), None)


def _count(times: list[datetime], now: datetime, limits: Limits) -> int:
    return sum(now - limits.window < at <= now for at in times)


def check_within_window(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """`now − (first user message of this conversation) ≤ window`: open at exactly 14 days, closed right after."""
    opened, span = facts.window_opened_at, duration_words(limits.window)
    required = f"at most {span} after the user's first message"
    if opened is None:
        return RuleResult(RuleId.WITHIN_WINDOW, False, required, "no message of the user yet")
    passed = now - opened <= limits.window
    found = f"{duration_words(max(now - opened, timedelta(0)))} of {span} gone"
    expires_at = opened + limits.window + INSTANT if passed else None
    return RuleResult(RuleId.WITHIN_WINDOW, passed, required, found, expires_at=expires_at)


def check_one_unanswered(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """No follow-up of this persona is waiting; any later message of the user to it is an answer."""
    last_word = max(facts.user_messages_at, default=None)
    unanswered = sum(last_word is None or at >= last_word for at in facts.follow_ups_at)
    # A clock that was set back puts answers before what they answer, and old words after it: the entry decides then.
    waiting = max(unanswered, facts.waiting)
    found = f"{waiting} waiting for an answer" if waiting else "none is waiting"
    return RuleResult(RuleId.ONE_UNANSWERED, not waiting, "no follow-up waiting for an answer", found)


# --- courtesies --------------------------------------------------------------


def check_idle(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """`now − last message of the conversation ≥ idle time`."""
    required = f"at least {duration_words(limits.idle)} of silence"
    if facts.last_message_at is None:
        return RuleResult(RuleId.IDLE_LONG_ENOUGH, False, required, "nothing was said yet")
    silence = now - facts.last_message_at
    passed = silence >= limits.idle
    found = f"{duration_words(max(silence, timedelta(0)))} of silence"
    passes_at = None if passed else facts.last_message_at + limits.idle
    return RuleResult(RuleId.IDLE_LONG_ENOUGH, passed, required, found, passes_at=passes_at)


def check_quiet_hours(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """The user's local time is outside quiet hours, theirs or the studio's."""
    quiet = quiet_hours(facts, limits)
    passed = not quiet.is_quiet(now)
    change = quiet.next_change(now)
    zone = facts.time_zone or "UTC, as no time zone is known"
    return RuleResult(
        RuleId.QUIET_HOURS,
        passed,
        f"outside {hours_words(quiet.start, quiet.end)}",
        f"{now.astimezone(quiet.zone):%H:%M} for the user ({zone})",
        passes_at=None if passed else change,
        expires_at=change if passed else None,
    )


def quiet_hours(facts: Facts, limits: Limits) -> QuietHours:
    """Return the hours that hold for this user."""
    if facts.quiet_start is None or facts.quiet_end is None:
        return QuietHours(limits.quiet_start, limits.quiet_end, facts.time_zone)
    return QuietHours(facts.quiet_start, facts.quiet_end, facts.time_zone)


def check_daily_cap(facts: Facts, now: datetime, limits: Limits) -> RuleResult:
    """Follow-ups to this user from all personas with `now − 24 h < sent_at` are below the cap."""
    recent = sorted((at for at in facts.sent_to_user_at if now - DAY < at), reverse=True)
    passed = len(recent) < limits.daily_cap
    # The cap-th newest has to grow old: then one fewer than the cap is left.
    passes_at = recent[limits.daily_cap - 1] + DAY if not passed and limits.daily_cap else None
    found = f"{len(recent)} in the last 24 hours"
    return RuleResult(
        RuleId.DAILY_CAP, passed, f"fewer than {limits.daily_cap} in 24 hours", found, passes_at=passes_at
    )


CHECKS: tuple[Callable[[Facts, datetime, Limits], RuleResult], ...] = (
    check_persona_enabled,
    check_user_started,
    check_enough_messages,
    check_within_window,
    check_one_unanswered,
    check_idle,
    check_quiet_hours,
    check_opted_in,
    check_adult,
    check_no_crisis,
    check_something_concrete,
    check_daily_cap,
)
