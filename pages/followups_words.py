"""What the follow-ups page calls the rules and the deeds, in two or three words."""

from core.followups.policy import RuleId
from core.followups.simulation import Deed

LANES: dict[RuleId, str] = {
    RuleId.PERSONA_ENABLED: "switched off",
    RuleId.USER_STARTED: "not begun yet",
    RuleId.ENOUGH_MESSAGES: "too few messages",
    RuleId.WITHIN_WINDOW: "no open window",
    RuleId.ONE_UNANSWERED: "awaits an answer",
    RuleId.IDLE_LONG_ENOUGH: "too soon",
    RuleId.QUIET_HOURS: "quiet hours",
    RuleId.OPTED_IN: "not agreed",
    RuleId.ADULT: "no age stated",
    RuleId.NO_CRISIS: "a crisis signal",
    RuleId.SOMETHING_CONCRETE: "nothing to say",
    RuleId.DAILY_CAP: "enough for today",
}
"""Why a rule is in the way."""
DEEDS: dict[Deed, str] = {
    Deed.WRITES: "the user writes",
    Deed.STOPS: "the user says stop",
    Deed.CRISIS: "the user seems to be in danger",
    Deed.FOLLOW_UP: "the persona would write",
}
