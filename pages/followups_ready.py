"""A composed follow-up: what it says, what it builds on, and the buttons that send, change or replace it."""

from datetime import timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.followups.deciding.policy import RuleId
from core.followups.deciding.refusals import CHECK_TITLES, RULE_TITLES, instant_words
from core.followups.gate.checks import MAX_CHARACTERS
from core.followups.views import CandidateView, ConversationDecision, Preview
from core.studio import Studio
from pages import followups_weighing, parts
from pages.followups_weighing import WRITERS

COURTESY_NAMES = {
    RuleId.IDLE_LONG_ENOUGH: "waiting time",
    RuleId.QUIET_HOURS: "quiet hours",
    RuleId.DAILY_CAP: "daily cap",
}


def draw(studio: Studio, actor: Actor, one: ConversationDecision, preview: Preview, ahead: timedelta) -> None:
    """Draw a finished preview."""
    chosen = preview.chosen
    if preview.trouble:
        st.warning(parts.plain(f"No model took part: {preview.trouble}"), icon=":material/power_off:")
    if chosen is None:
        st.info(parts.plain(preview.reason), icon=":material/do_not_disturb_on:")
    else:
        _draw_bubble(studio, one, chosen, preview)
        _draw_evidence(preview, chosen)
    _draw_actions(studio, actor, one, preview, ahead)
    if chosen is not None:
        with st.expander(f"Checks · {sum(v.passed for v in chosen.verdicts)} of {len(chosen.verdicts)} pass"):
            followups_weighing.draw_checks(chosen)
    followups_weighing.draw_candidates(studio, actor, one, preview)


def _draw_bubble(studio: Studio, one: ConversationDecision, chosen: CandidateView, preview: Preview) -> None:
    with st.chat_message(one.spec.name, avatar=studio.personas.avatar(one.spec)):
        st.markdown(parts.plain(chosen.text))
    words, color = WRITERS[chosen.written_by]
    model = f" :gray[{parts.plain(parts.short_model(preview.model))}]" if chosen.written_by == "model" else ""
    st.markdown(f":{color}-badge[{words}]{model}")


def _draw_evidence(preview: Preview, chosen: CandidateView) -> None:
    for memory in preview.memories_of(chosen):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
            if memory.sources:
                source = memory.sources[-1]
                place = {"c": source.conversation_id, "m": source.message_id}
                parts.link("chat", "where you said it", icon=":material/format_quote:", **place)


def _draw_actions(studio: Studio, actor: Actor, one: ConversationDecision, preview: Preview, ahead: timedelta) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if preview.chosen is not None:
            _draw_send(studio, actor, one, preview, ahead)
        draw_compose(studio, actor, one, ahead, "Regenerate")
        if preview.is_stored:
            _draw_edit(studio, actor, one, preview.chosen)
    if why_not := _why_not(one, preview, ahead):
        st.caption(parts.plain(why_not))


def _draw_send(studio: Studio, actor: Actor, one: ConversationDecision, preview: Preview, ahead: timedelta) -> None:
    is_anyway = not one.decision.is_allowed and one.may_send_by_hand
    label = f"Send anyway (skips: {_skipped(one)})" if is_anyway else "Send now"
    is_open = one.may_send_by_hand and not ahead and not _vetoes(preview)
    if st.button(label, type="primary", icon=":material/send:", disabled=not is_open, key="send"):
        try:
            studio.followups.send(actor, one.conversation_id, skip_courtesies=is_anyway)
        except StudioError as error:
            parts.show_error(error)
            return
        st.toast(f"Sent. {parts.plain(one.spec.name)}’s message is in your inbox.", icon=":material/mark_email_read:")
        st.rerun()


def _skipped(one: ConversationDecision) -> str:
    return ", ".join(COURTESY_NAMES.get(result.rule, "") for result in one.decision.failing)


def _vetoes(preview: Preview) -> str:
    vetoes = preview.chosen.vetoes if preview.chosen else ()
    return "; ".join(f"{CHECK_TITLES[v.check]}: {v.reason} {', '.join(v.words)}".strip() for v in vetoes)


def _why_not(one: ConversationDecision, preview: Preview, ahead: timedelta) -> str:
    if ahead:
        return "You are looking ahead. Move the clock back to now to send."
    if vetoes := _vetoes(preview):
        return f"This text cannot be sent. {vetoes}"
    if one.may_send_by_hand:
        return ""
    strict = [result for result in one.decision.failing if not (one.is_own_test and result.is_courtesy)]
    rules = "; ".join(f"{RULE_TITLES[result.rule].lower()} ({result.found})" for result in strict)
    if any(result.passes_at is None for result in strict):
        return f"Cannot be sent: {rules}."
    at = max(result.passes_at for result in strict if result.passes_at)
    return f"Cannot be sent before {instant_words(at, one.decision.now, one.time_zone)}: {rules}."


def _draw_edit(studio: Studio, actor: Actor, one: ConversationDecision, chosen: CandidateView | None) -> None:
    with st.popover("Edit", icon=":material/edit:"):
        before, key = (chosen.text, chosen.id) if chosen else ("", 0)
        text = st.text_area("In your words", before, max_chars=MAX_CHARACTERS, key=f"edit-{key}")
        st.caption("Your words pass the same checks.")
        if st.button("Use this text", type="primary", key="edit-save"):
            try:
                studio.followups.edit(actor, one.conversation_id, text)
            except StudioError as error:
                parts.show_error(error)
                return
            st.rerun()


def draw_compose(
    studio: Studio, actor: Actor, one: ConversationDecision, ahead: timedelta, label: str, *, is_primary: bool = False
) -> None:
    """Draw the button that begins to compose."""
    kind = "primary" if is_primary else "secondary"
    if st.button(label, type=kind, icon=":material/auto_awesome:", key="compose"):
        studio.followups.compose(actor, one.conversation_id, ahead=ahead)
        st.rerun()
