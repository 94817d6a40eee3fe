"""What the follow-ups page calls the rules and the deeds, in two or three words."""

from collections.abc import Sequence

from core.followups.deciding.policy import RuleId, RuleResult
from core.followups.playing.simulation import Deed

LANES: dict[RuleId, str] = {
    RuleId.PERSONA_ENABLED: "switched off",
    RuleId.USER_STARTED: "not begun yet",
    RuleId.ENOUGH_MESSAGES: "too few messages",
    RuleId.WITHIN_WINDOW: "talk began too long ago",
    RuleId.ONE_UNANSWERED: "waits for an answer",
    RuleId.IDLE_LONG_ENOUGH: "too soon",
    RuleId.QUIET_HOURS: "quiet hours",
    RuleId.OPTED_IN: "not agreed",
    RuleId.ADULT: "age not known",
    RuleId.NO_CRISIS: "a crisis signal",
    RuleId.SOMETHING_CONCRETE: "nothing to speak of",
    RuleId.DAILY_CAP: "enough for today",
}
"""Why a rule is in the way."""
SILENT: dict[RuleId, str] = {
    RuleId.USER_STARTED: "{who} not talked yet",
    RuleId.WITHIN_WINDOW: "Talk began too long ago",
    RuleId.ONE_UNANSWERED: "Waits for {whose} answer",
    RuleId.OPTED_IN: "{who} not agreed",
    RuleId.ADULT: "{who} not given an age",
    RuleId.NO_CRISIS: "Silent after a crisis",
    RuleId.SOMETHING_CONCRETE: "Nothing to speak of yet",
    RuleId.DAILY_CAP: "None are allowed",
}
"""Why a persona stays silent, to be read by itself; only what waiting alone does not change."""
_MOST_TELLING = (RuleId.USER_STARTED, RuleId.OPTED_IN, RuleId.WITHIN_WINDOW)
"""Of somebody who said nothing, or no, nothing else matters; and after so long, few messages are recent."""
DEEDS: dict[Deed, str] = {
    Deed.WRITES: "the person writes",
    Deed.STOPS: "the person says stop",
    Deed.CRISIS: "the person seems to be in danger",
    Deed.FOLLOW_UP: "the persona would write",
}


def silent_words(failing: Sequence[RuleResult], *, is_mine: bool) -> str:
    """Return what keeps a persona silent, in a few words: of several reasons the one that tells most."""
    lasting = [one for one in failing if one.passes_at is None] or failing
    result = next((one for rule in _MOST_TELLING for one in lasting if one.rule is rule), lasting[0])
    who, whose = ("You have", "your") if is_mine else ("They have", "their")
    if result.rule is RuleId.ENOUGH_MESSAGES:
        return f"{result.found.partition(' in the last')[0]} so far"
    if result.rule is RuleId.PERSONA_ENABLED:
        return _off_words(result.found, who)
    if result.rule is RuleId.OPTED_IN and result.found != "not asked yet":
        return "You said no" if is_mine else "They said no"
    return SILENT.get(result.rule, LANES[result.rule].capitalize()).format(who=who, whose=whose)


def _off_words(found: str, who: str) -> str:
    if found.startswith("switched off"):
        return found.capitalize()
    return "Not shared any more" if found.startswith("not shared") else f"{who} not agreed that you read it"
