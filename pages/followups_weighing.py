"""How a follow-up was weighed: every check with the words it is about, and the texts that were not chosen."""

import streamlit as st

from core.accounts.rules import Actor
from core.followups.deciding.refusals import CHECK_TITLES
from core.followups.views import CandidateView, ConversationDecision, Preview
from core.studio import Studio
from pages import parts

WRITERS = {
    "model": (":material/smart_toy: Written by the model", "violet"),
    "template": (":material/edit_note: Made from your own words, without the model", "blue"),
    "hand": (":material/person: Written by you", "green"),
}


def draw_checks(candidate: CandidateView) -> None:
    """Draw every verdict: passed or not, or its score, with the words it is about."""
    for verdict in candidate.verdicts:
        if verdict.is_veto:
            mark = ":green[:material/check_circle:]" if verdict.passed else ":red[:material/cancel:]"
        else:
            mark = f":violet-badge[{verdict.score:.1f}]"
        words = " ".join(f":gray-badge[{parts.plain(word)}]" for word in verdict.words[:8])
        st.markdown(f"{mark} **{CHECK_TITLES[verdict.check]}** — {parts.plain(verdict.reason)} {words}")


def draw_candidates(studio: Studio, actor: Actor, one: ConversationDecision, preview: Preview) -> None:
    """Draw what was weighed besides, sending nothing first."""
    others = [candidate for candidate in preview.candidates if not candidate.is_chosen]
    is_silent = len(others) == len(preview.candidates)
    with st.expander(f"Also weighed · {len(others) + (not is_silent)}", icon=":material/balance:"):
        # Beside "send nothing" the reason would read as if that had been chosen.
        st.caption(f"Chosen: {'nothing' if is_silent else 'the message above'}. {parts.plain(preview.reason)}")
        if not is_silent:
            st.markdown(":material/do_not_disturb_on: **Send nothing**")
        for candidate in others:
            _draw_other(studio, actor, one, preview, candidate)


def _draw_other(
    studio: Studio, actor: Actor, one: ConversationDecision, preview: Preview, candidate: CandidateView
) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(parts.plain(candidate.text))
        if candidate.vetoes:
            st.markdown(" ".join(f":red-badge[:material/block: {CHECK_TITLES[v.check]}]" for v in candidate.vetoes))
            with st.container(horizontal=True):
                st.caption(parts.plain("; ".join(f"{v.reason} {', '.join(v.words)}".strip() for v in candidate.vetoes)))
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(f"{candidate.score:.2f}", color="violet")
            st.caption(WRITERS[candidate.written_by][0])
            if preview.is_stored and st.button("Use this", key=f"use-{candidate.id}", type="tertiary"):
                studio.followups.choose(actor, one.conversation_id, candidate.id)
                st.rerun()
