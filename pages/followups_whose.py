"""Whose talks the follow-ups page shows: of all personas or of one; it says so where only the newest are looked at."""

from collections.abc import Sequence

import streamlit as st

from core.followups.judging import SHOWN
from core.followups.visible import Talked

ALL = 0
KEY = "followups-whose"


def draw(talked: Sequence[Talked]) -> int | None:
    """Draw the choice where there are several; return the persona's id, None for all."""
    names = {one.persona_id: f"{one.name} · {one.talks:,}" for one in talked}
    chosen = _choose(names) if len(names) > 1 else ALL
    talks = sum(one.talks for one in talked if chosen in (ALL, one.persona_id))
    if talks > SHOWN:
        st.caption(f":material/filter_list: The newest {SHOWN} of {talks:,} talks.{_hint(names, chosen)}")
    return chosen or None


def _choose(names: dict[int, str]) -> int:
    # Whoever talked to it may have deleted their talk since it was chosen.
    if st.session_state.get(KEY) not in (None, ALL, *names):
        del st.session_state[KEY]
    return st.selectbox(
        "Whose talks",
        [ALL, *names],
        format_func=lambda id_: "All personas" if id_ == ALL else names[id_],
        label_visibility="collapsed",
        width=260,
        key=KEY,
    )


def _hint(names: dict[int, str], chosen: int) -> str:
    return " Choose a persona to see more of its own." if chosen == ALL and len(names) > 1 else ""
