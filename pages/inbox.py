"""What personas wrote to you unasked: read it, see why you got it, answer, or have it stopped."""

from functools import partial

import streamlit as st

from core.accounts.rules import Actor
from core.followups.policy import RuleId
from core.followups.refusals import RULE_TITLES
from core.followups.views import InboxView
from core.followups.wording import duration_words
from core.studio import Studio
from pages import parts


def render(studio: Studio, actor: Actor) -> None:
    """Draw the inbox, newest first."""
    received = studio.followups.inbox(actor)
    unread = sum(not item.is_read for item in received)
    caption = f"{unread} unread" if unread else "Messages that your personas wrote first."
    parts.page_header("Inbox", caption, partial(_draw_mark_all, studio, actor) if unread else None)
    if not received:
        _draw_empty()
    for item in received:
        _draw_item(studio, actor, item)


def _draw_empty() -> None:
    text = "When a persona writes first, it lands here, with the reasons why you got it."
    if parts.empty_state("Nothing yet", text, "See who could write", icon=":material/inbox:"):
        parts.go("followups")


def _draw_mark_all(studio: Studio, actor: Actor) -> None:
    if st.button("Mark all as read", icon=":material/done_all:", type="tertiary"):
        studio.followups.mark_read(actor)
        st.rerun()


def _draw_item(studio: Studio, actor: Actor, item: InboxView) -> None:
    with st.container(border=True, key=f"inbox-{item.id}"):
        _draw_head(studio, item)
        st.markdown(parts.plain(item.text))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if st.button("Reply", type="primary", icon=":material/reply:", key=f"reply-{item.id}"):
                studio.followups.mark_read(actor, item.id)
                parts.go("chat", c=item.conversation_id)
            if not item.is_read and st.button("Mark as read", type="tertiary", key=f"read-{item.id}"):
                studio.followups.mark_read(actor, item.id)
                st.rerun()
            _draw_stop(studio, actor, item)
        with st.expander("Why did I get this?", icon=":material/help:"):
            _draw_why(item)


def _draw_head(studio: Studio, item: InboxView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(item.spec), size=44, label=item.spec.name)
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(f"**{parts.plain(item.spec.name)}** :gray-badge[:material/smart_toy: AI]")
            st.caption(_sent_words(studio, item))
        if not item.is_read:
            st.badge("New", color="violet", icon=":material/circle:")
        elif item.is_answered:
            st.badge("Answered", color="green", icon=":material/done_all:")


def _sent_words(studio: Studio, item: InboxView) -> str:
    age = duration_words(max(studio.clock.now() - item.sent_at, item.sent_at - item.sent_at))
    return "Sent just now" if age == "0 minutes" else f"Sent {age} ago"


def _draw_stop(studio: Studio, actor: Actor, item: InboxView) -> None:
    name = parts.plain(item.spec.name)
    if studio.followups.consent(actor, item.persona_id) is False:
        if st.button("Let it write again", icon=":material/notifications:", type="tertiary", key=f"start-{item.id}"):
            studio.followups.set_consent(actor, item.persona_id, True)
            st.rerun()
        return
    if st.button("Stop these", icon=":material/notifications_off:", type="tertiary", key=f"stop-{item.id}"):
        studio.followups.set_consent(actor, item.persona_id, False)
        st.toast(f"{name} will not write first any more. You can still talk.", icon=":material/notifications_off:")
        st.rerun()


def _draw_why(item: InboxView) -> None:
    st.markdown(f"{parts.plain(item.spec.name)} is an AI persona. It wrote because of what you told it:")
    for memory in item.memories:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
            if memory.sources:
                source = memory.sources[-1]
                place = {"c": source.conversation_id, "m": source.message_id}
                parts.link("chat", "where you said it", icon=":material/format_quote:", **place)
    if not item.memories:
        st.caption("The memories it spoke of have been deleted since.")
    if item.is_edited:
        st.caption(":material/edit: Its creator changed the words before sending.")
    st.markdown("**The rules at the moment of sending**")
    parts.rule_list([_line(rule) for rule in item.rules])


def _line(rule: dict[str, object]) -> parts.RuleLine:
    title = RULE_TITLES[RuleId(str(rule["rule"]))]
    passed = bool(rule["passed"])
    note = "" if passed else "A courtesy, passed over by hand in an own test."
    return parts.RuleLine(title, passed, str(rule["found"]), str(rule["required"]), note)
