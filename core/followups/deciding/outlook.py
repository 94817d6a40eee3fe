"""Says when a talk is seen to next, what happens then and why just then, in words that anybody understands. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.followups.deciding.facts import Facts, Limits
from core.followups.deciding.forecast import opens_at
from core.followups.deciding.policy import INSTANT, RuleId, decide, quiet_hours
from core.followups.deciding.refusals import instant_words
from core.followups.deciding.timing import WHILE_READ, good_hours, hopeful, usual_hours
from core.followups.deciding.wording import duration_words, hours_words


class Deed(StrEnum):
    """What comes next: a message is composed for its creator to read, is composed and sent, or is sent.

    `RETRY`: only a look, since something is missing. `CREATOR`: it waits for its creator's word. `NOTHING`: nobody
    waits for anything.
    """

    HOLD = "hold"
    WRITE = "write"
    SEND = "send"
    RETRY = "retry"
    CREATOR = "creator"
    NOTHING = "nothing"


DEED_WORDS = {
    Deed.HOLD: "Composes a message for you to read {when}{why}.",
    Deed.WRITE: "Writes {when}{why}.",
    Deed.SEND: "Sends what you approved {when}{why}.",
    Deed.RETRY: "Looks at it {when}{why}.",
    Deed.CREATOR: "Waits for you. Once approved it goes {when}{why}.",
    Deed.NOTHING: "Nothing happens by itself{why}.",
}


@dataclass(frozen=True)
class NextStep:
    """What happens next. `at`: when, None if time alone brings nothing; `why`: a clause that follows "at 10:00"."""

    deed: Deed
    at: datetime | None = None
    why: str = ""

    def words(self, now: datetime, time_zone: str) -> str:
        """Return it as a sentence, with the time on the user's clock."""
        when = instant_words(self.at, now, time_zone) if self.at and self.at > now else "now"
        return DEED_WORDS[self.deed].format(when=when, why=self.why)


def explain_hold(facts: Facts, limits: Limits, at: datetime, *, is_you: bool) -> str:
    """Return why a message is composed for its creator just then."""
    return _explain_rules(facts, limits, at, is_you=is_you, besides=WHILE_READ)


def explain_hour(facts: Facts, limits: Limits, at: datetime, *, now: datetime, is_you: bool) -> str:
    """Return why a message goes just then: the hour that was waited for, or the rule that opens last."""
    opening = opens_at(hopeful(facts), now=now, limits=limits)
    if opening is None or at <= opening:
        return _explain_rules(facts, limits, at, is_you=is_you)
    habit, who, whose = usual_hours(facts, limits), *(("you", "your") if is_you else ("they", "their"))
    if not habit:
        return f": {whose} habits are not known yet, so it waits for the daytime"
    local = at.astimezone(quiet_hours(facts, limits).zone)
    if local.hour not in habit:
        return f": {who} usually write in {whose} quiet hours, so it waits for the daytime"
    start, end = _span(habit & good_hours(facts, limits), local.hour)
    return f", because {who} usually write between {start:02d}:00 and {end:02d}:00"


def explain_retry(facts: Facts, *, is_under_way: bool = False) -> str:
    """Return why it is only looked at then."""
    if is_under_way:
        return ", unless something comes of the look that is under way"
    if facts.citable_memories < 1:
        return ": there is nothing to speak about yet"
    return ": the last time nothing came of it"


def _span(hours: frozenset[int], hour: int) -> tuple[int, int]:
    """Return the run of neighbouring hours around one of them, the end excluded; it may pass midnight."""
    start = end = hour
    while (start - 1) % 24 in hours and hour - start < 12:
        start -= 1
    while (end + 1) % 24 in hours and end - hour < 11:
        end += 1
    return start % 24, (end + 1) % 24


def _explain_rules(
    facts: Facts, limits: Limits, at: datetime, *, is_you: bool, besides: frozenset[RuleId] = frozenset()
) -> str:
    """Name the rule that opens at that instant; nothing where all have been open before."""
    before = decide(hopeful(facts), now=at - INSTANT, limits=limits).failing
    last = next((result.rule for result in before if result.rule not in besides), None)
    whose = "your" if is_you else "their"
    quiet = quiet_hours(facts, limits)
    reasons = {
        RuleId.IDLE_LONG_ENOUGH: f", after {duration_words(limits.idle)} of silence",
        RuleId.QUIET_HOURS: f", when {whose} quiet hours end ({hours_words(quiet.start, quiet.end)})",
        RuleId.DAILY_CAP: ", a day after the last message of any persona",
    }
    return reasons.get(last, "") if last else ""
