"""Shows what a reply was written with: memories and earlier talk, why each was recalled, and the way to its source."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from html import escape

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import MessageView
from core.memory.views import MemoryView, TurnView
from core.studio import Studio
from pages import parts
from pages.recall_words import explain, weigh

QUOTED_LENGTH = 240
SOURCES_SHOWN = 3


@st.dialog("Remembered for this reply", width="medium", icon=":material/neurology:")
def show_remembered(studio: Studio, actor: Actor, message: MessageView, name: str, zone: tzinfo) -> None:
    """Show the memories and the earlier messages, each with the way there; `name` is the persona's."""
    scores = studio.memories.recall_scores(actor, message.id)
    for memory in message.recalled:
        _draw_memory(memory, scores.get(memory.id, {}), zone)
    if message.quoted:
        st.caption("From earlier talk, word for word:")
    for turn in message.quoted:
        _draw_turn(turn, "You" if turn.role == "user" else name, zone)


def _draw_memory(memory: MemoryView, score: Mapping[str, float], zone: tzinfo) -> None:
    with st.container(border=True):
        parts.memory_chip(memory.text, memory.kind, sensitive=memory.sensitive)
        _draw_reason(score)
        for source in memory.sources[:SOURCES_SHOWN]:
            line = f"“{parts.plain(source.quote)}” · {_day(source.said_at, zone)}"
            _draw_way(line, source.conversation_id, source.message_id, key=f"source-{memory.id}-{source.message_id}")
        if not memory.sources:
            st.caption("Added by hand.")


def _draw_turn(turn: TurnView, speaker: str, zone: tzinfo) -> None:
    with st.container(border=True, key=f"quoted-{turn.message_id}"):
        text = turn.text if len(turn.text) <= QUOTED_LENGTH else turn.text[: QUOTED_LENGTH - 1].rstrip() + "…"
        st.markdown(f"“{parts.plain(' '.join(text.split()))}”")
        _draw_reason(turn.score)
        line = f"{parts.plain(speaker)} said this on {_day(turn.said_at, zone)}"
        _draw_way(line, turn.conversation_id, turn.message_id, key=f"turn-{turn.message_id}")


def _draw_reason(score: Mapping[str, float]) -> None:
    if not (reason := explain(score)):
        return
    with st.expander(f":material/balance: {reason}", type="compact"):
        st.html(_write_bars(score))


def _write_bars(score: Mapping[str, float]) -> str:
    """Return every part of the score as a bar; what counted against it is empty inside."""
    weighed = weigh(score)
    most = max(abs(part) for _, part in weighed)
    lines = (
        f'<div><span>{escape(word)}</span><b class="{"for" if part > 0 else "against"}" '
        f'style="width:{100 * abs(part) / most:.0f}px"></b><i>{f"{part:.2f}".replace("-", "−")}</i></div>'
        for word, part in weighed
    )
    return f'<div class="score-parts">{"".join(lines)}</div>'


def _draw_way(line: str, conversation_id: int, message_id: int, *, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(line)
        if st.button("Show", key=key, icon=":material/my_location:", type="tertiary"):
            st.query_params.update(c=str(conversation_id), m=str(message_id))
            st.rerun()


def _day(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%d %b %Y}"
