"""Puts a refusal into words: which rule or check it was, and when or how it could go."""

from collections.abc import Iterable
from datetime import datetime

from core.errors import NotAllowed
from core.followups.candidate import CheckId, Verdict
from core.followups.deciding.policy import Decision, RuleId, RuleResult
from core.time_zones import find_zone

RULE_TITLES: dict[RuleId, str] = {
    RuleId.PERSONA_ENABLED: "This persona may write first",
    RuleId.USER_STARTED: "The person wrote first",
    RuleId.ENOUGH_MESSAGES: "Enough messages from the person",
    RuleId.WITHIN_WINDOW: "A recent conversation",
    RuleId.ONE_UNANSWERED: "No follow-up left unanswered",
    RuleId.IDLE_LONG_ENOUGH: "Quiet for long enough",
    RuleId.QUIET_HOURS: "Outside the person’s quiet hours",
    RuleId.OPTED_IN: "The person agreed",
    RuleId.ADULT: "The person is an adult",
    RuleId.NO_CRISIS: "No sign of a crisis",
    RuleId.SOMETHING_CONCRETE: "Something concrete to write about",
    RuleId.DAILY_CAP: "Below the limit for a day",
}
CHECK_TITLES: dict[CheckId, str] = {
    CheckId.GROUNDED: "Grounded in a memory",
    CheckId.NO_FALSE_CLAIM: "No false claim",
    CheckId.NOT_SENSITIVE: "No heavy topic",
    CheckId.NOT_MANIPULATIVE: "No pressure",
    CheckId.NOT_HUMAN: "Does not pose as a person",
    CheckId.LENGTH: "Short enough",
    CheckId.GUARD: "Guard model",
    CheckId.IN_PERSONA: "In the persona’s voice",
    CheckId.IN_CONTEXT: "Fits the moment",
    CheckId.POSITIVE: "Leaves you with something",
}


def explain_refusal(decision: Decision, *, is_own_test: bool, time_zone: str) -> NotAllowed:
    """Return the error that names the rules which forbid it, and when they could pass."""
    strict = [result for result in decision.failing if not (is_own_test and result.is_courtesy)]
    failing = strict or list(decision.failing)
    names = "; ".join(f"{RULE_TITLES[result.rule]}: {result.found}" for result in failing)
    if not strict:
        return NotAllowed(f"Not now. {names}.", hint="In your own test you may send anyway.")
    return NotAllowed(f"Not allowed now. {names}.", hint=_when(failing, decision.now, time_zone))


def _when(failing: Iterable[RuleResult], now: datetime, time_zone: str) -> str:
    waits = [result.passes_at for result in failing]
    if any(at is None for at in waits):
        return "Waiting alone does not change this."
    return f"It could pass {instant_words(max(at for at in waits if at), now, time_zone)}."


def explain_vetoes(vetoes: Iterable[Verdict]) -> NotAllowed:
    """Return the error that names the checks which the text does not pass, with the words they are about."""
    parts = []
    for verdict in vetoes:
        words = ", ".join(f"“{word}”" for word in verdict.words)
        parts.append(f"{CHECK_TITLES[verdict.check]}: {verdict.reason}" + (f" ({words})" if words else ""))
    return NotAllowed("This text does not pass. " + " ".join(parts), hint="Change the words, then send it again.")


def instant_words(at: datetime, now: datetime, time_zone: str) -> str:
    """Return an instant on the person's clock, as near as it is: "today 14:00", "Tue 09:00", "12 December 09:00"."""
    zone = find_zone(time_zone)
    local, days = at.astimezone(zone), (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'tomorrow'} {local:%H:%M}"
    if 0 < days < 7:
        return f"{local:%a %H:%M}"
    return f"{local.day} {local:%B %H:%M}"
