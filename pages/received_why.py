"""Why a message came: one warm sentence, the memories it was made of, and the rules folded away."""

import streamlit as st

from core.followups.candidate import Citable
from core.followups.receiving.why import YourRule, list_your_rules, tell_why
from core.followups.views import InboxView
from core.memory.views import MemoryView
from pages import parts


def draw_why(item: InboxView) -> None:
    """Say why it came, in words to whoever got it."""
    told = [_citable(memory) for memory in item.memories]
    st.markdown(parts.plain(tell_why(item.spec.name, told, item.rules)))
    for memory in item.memories:
        _draw_memory(memory)
    if item.is_edited:
        st.caption(":material/edit: Whoever made this persona read it first and changed the words.")
    _draw_rules(item)


def _citable(memory: MemoryView) -> Citable:
    quote = memory.sources[-1].quote if memory.sources else ""
    return Citable(memory.id, memory.text, memory.kind, quote)


def _draw_memory(memory: MemoryView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
        if memory.sources:
            source = memory.sources[-1]
            place = source.conversation_id, source.message_id
            parts.link_to_message(*place, "where you said it", icon=":material/format_quote:")


def _draw_rules(item: InboxView) -> None:
    rules = list_your_rules(item.rules)
    held = sum(rule.passed for rule in rules)
    label = f"All {held} rules held" if held == len(rules) else f"{held} of {len(rules)} rules held"
    with st.expander(label, icon=":material/rule:"):
        st.caption(
            f"{parts.plain(item.spec.name)} is an AI persona. Before it may write first, each of these has to hold."
        )
        st.markdown("  \n".join(_line(rule) for rule in rules))


def _line(rule: YourRule) -> str:
    mark = ":green[:material/check_circle:]" if rule.passed else ":orange[:material/skip_next:]"
    found = f" :small[:gray[{parts.plain(rule.found)}]]" if rule.found else ""
    return f"{mark} {rule.title}{found}"
