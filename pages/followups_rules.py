"""The rules in words: what was asked for, what was found, when it could pass; and where the rules come from."""

import streamlit as st

from core.followups.deciding.facts import Limits
from core.followups.deciding.policy import COURTESIES, PUBLISHED, RuleResult
from core.followups.deciding.refusals import RULE_TITLES, instant_words
from core.followups.deciding.wording import duration_words, hours_words
from core.followups.views import ConversationDecision
from pages import parts


def draw(one: ConversationDecision) -> None:
    """Draw what forbids it, and folded away what does not."""
    rules = one.decision.rules
    passing = [result for result in rules if result.passed]
    # Not in a label: one that changes while the clock is moved would close what is open under one's hand.
    st.caption(f"{len(passing)} of {len(rules)} pass")
    parts.rule_list([_line(result, one) for result in one.decision.failing])
    with st.expander("What passes" if one.decision.failing else "All of them", icon=":material/check_circle:"):
        parts.rule_list([_line(result, one) for result in passing])


def _line(result: RuleResult, one: ConversationDecision) -> parts.RuleLine:
    title = RULE_TITLES[result.rule] + (" (courtesy)" if result.is_courtesy else "")
    found = result.found
    if result.passed and result.expires_at is not None:
        found += f", until {instant_words(result.expires_at, one.decision.now, one.time_zone)}"
    return parts.RuleLine(title, result.passed, found, result.required, _next(result, one))


def _next(result: RuleResult, one: ConversationDecision) -> str:
    if result.passed:
        return ""
    if result.passes_at is None:
        return "Waiting alone does not change this."
    return f"Could pass {instant_words(result.passes_at, one.decision.now, one.time_zone)}."


def draw_published(limits: Limits) -> None:
    """Draw the panel that says which rules hold for everybody, and which are courtesies."""
    with st.expander("Which rules these are, and where they come from", icon=":material/gavel:"):
        published = ", ".join(RULE_TITLES[rule].lower() for rule in RULE_TITLES if rule in PUBLISHED)
        courtesies = ", ".join(RULE_TITLES[rule].lower() for rule in RULE_TITLES if rule in COURTESIES)
        st.markdown(
            f"**Published rules.** {published.capitalize()}. So Meta published them for unprompted messages: "
            f"{limits.min_messages} messages within {duration_words(limits.window)}, and one follow-up until it is "
            "answered. None can be switched off; their numbers can only be made stricter.\n\n"
            f"**Courtesies.** {courtesies.capitalize()}: {duration_words(limits.idle)} of silence, nothing in "
            f"{hours_words(limits.quiet_start, limits.quiet_end)} on the person’s clock, {limits.daily_cap} a day "
            "at most from all personas together. In your own test conversation you may send in spite of them.\n\n"
            "**Always.** Consent, adults only, silence after a crisis, and nothing without something concrete to say. "
            "Everything is decided once more at the moment of sending."
        )
