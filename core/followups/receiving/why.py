"""Says to whoever got a follow-up why: what they told, and how the rules stood. Pure, and spoken to them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.followups.candidate import Citable
from core.followups.composing.phrasing import language_of, phrase_of
from core.followups.deciding.policy import RuleId

YOUR_RULES: dict[RuleId, str] = {
    RuleId.PERSONA_ENABLED: "It is allowed to write first",
    RuleId.USER_STARTED: "You began the talk",
    RuleId.ENOUGH_MESSAGES: "You two had talked enough",
    RuleId.WITHIN_WINDOW: "Your talk was not long ago",
    RuleId.ONE_UNANSWERED: "Nothing from it was waiting for your answer",
    RuleId.IDLE_LONG_ENOUGH: "It had been quiet for a while",
    RuleId.QUIET_HOURS: "It was outside your quiet hours",
    RuleId.OPTED_IN: "You had agreed to be written to",
    RuleId.ADULT: "You are 18 or over",
    RuleId.NO_CRISIS: "You did not seem to be in danger",
    RuleId.SOMETHING_CONCRETE: "There was something of yours to speak about",
    RuleId.DAILY_CAP: "You had not had too many that day",
}
OWN = "It is a persona of yours, and you never said no"
"""In place of having agreed."""
WAITED_FOR: dict[RuleId, str] = {
    RuleId.IDLE_LONG_ENOUGH: "some time of silence",
    RuleId.QUIET_HOURS: "the end of your quiet hours",
    RuleId.DAILY_CAP: "the next day",
}
"""What a creator passes over who sends to themself."""
SAID_BY_TITLE = ("switched on", "the user wrote first", "agreed", "adult", "none", "none is waiting", "your own test")
"""What was found of these says no more than the rule's name does."""
MOST_TOLD = 2


@dataclass(frozen=True)
class YourRule:
    """One rule as its receiver reads it; `found` is empty where the title says it all."""

    title: str
    passed: bool
    found: str


def tell_why(name: str, told: Sequence[Citable], rules: Sequence[Mapping[str, Any]]) -> str:
    """Return two short sentences: what the persona went by, and why it was right to write just then."""
    return f"{_tell_what(name, told)} {_tell_moment(rules)}".strip()


def list_your_rules(rules: Sequence[Mapping[str, Any]]) -> list[YourRule]:
    """Return the rules as they were kept, in words for the receiver."""
    return [YourRule(_title(row), bool(row["passed"]), _to_you(row["found"])) for row in rules]


def _title(row: Mapping[str, Any]) -> str:
    return OWN if row["found"] == "your own test" else YOUR_RULES[RuleId(row["rule"])]


# --- what was told -------------------------------------------------------------


def _tell_what(name: str, told: Sequence[Citable]) -> str:
    if not told:
        return "What it spoke of has been forgotten since."
    clauses = [clause for memory in told if (clause := _clause(memory))][:MOST_TOLD]
    return f"You told {name} {', and '.join(clauses)}." if clauses else f"{name} remembered something of you."


def _clause(memory: Citable) -> str:
    """Return "you bought a shirt", or their own words where the sentence around it would be in another language."""
    phrase = phrase_of(memory)
    clause = phrase.clause if language_of(memory) == "en" else ""
    return clause or (f"“{phrase.quote}”" if phrase.quote else "")


# --- why then ------------------------------------------------------------------


def _tell_moment(rules: Sequence[Mapping[str, Any]]) -> str:
    found = {RuleId(row["rule"]): str(row["found"]) for row in rules}
    skipped = [WAITED_FOR[rule] for row in rules if not row["passed"] and (rule := RuleId(row["rule"])) in WAITED_FOR]
    if not found:
        return ""
    if skipped:
        return f"You sent it to yourself as a test, and did not wait for {' or '.join(skipped)}."
    is_own = found.get(RuleId.OPTED_IN) == "your own test"
    agreed = "As a persona of yours it may write to you" if is_own else "You had agreed to be written to"
    quiet = found.get(RuleId.IDLE_LONG_ENOUGH, "").removesuffix(" of silence")
    silence = f"it had been quiet for {quiet}, " if quiet and quiet != "0 minutes" else ""
    return f"{agreed}, {silence}and nothing else was waiting for your answer."


def _to_you(found: str) -> str:
    if found in SAID_BY_TITLE:
        return ""
    found = re.sub(r"^(.+) of .+ gone$", r"it began \1 ago", found)
    return re.sub(r"\bthe user\b", "you", found.replace("for the user", "where you are").replace("the user's", "your"))
