"""The clock of the follow-ups page: look ahead without anything being sent or stored, and see what opens when."""

from datetime import datetime, timedelta, tzinfo
from html import escape

import streamlit as st

from core.followups.deciding.forecast import Stretch
from core.followups.deciding.policy import COURTESIES
from core.followups.deciding.wording import duration_words
from core.followups.views import ConversationDecision
from core.studio import Studio
from core.time_zones import find_zone
from pages import parts
from pages.followups_words import LANES

SPAN = timedelta(days=30)
KEY = "followups-hours"
JUMPS = {"Now": 0, "+ 1 hour": 1, "+ 1 day": 24, "+ 1 week": 168}
COLORS = {
    "open": "#009e73",
    "waits": "repeating-linear-gradient(90deg,#e69f00 0 3px,rgba(230,159,0,.35) 3px 5px)",
    "closed": "rgba(128,128,128,.28)",
}
"""As in the time machine: told apart by pattern as well as by colour."""
NAMES = {"open": "may write", "waits": "waits: ", "closed": "stays silent: "}


def draw(studio: Studio, time_zone: str) -> timedelta:
    """Draw the slider; return how far ahead it stands."""
    with st.container(border=True, key="followup-clock", gap="small"):
        _draw_jumps()
        hours = st.slider(
            "Look ahead (hours)",
            0,
            int(SPAN / timedelta(hours=1)),
            key=KEY,
            format="%d h",
            label_visibility="collapsed",
        )
        ahead = timedelta(hours=hours)
        at = (studio.clock.now() + ahead).astimezone(find_zone(time_zone))
        note = f"in {duration_words(ahead)}. Nothing is sent or kept while you look ahead." if hours else "now"
        st.markdown(f":material/schedule: **{at:%A} {at.day} {at:%B %Y, %H:%M}** · {parts.plain(note)}")
    return ahead


def _draw_jumps() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("**Look ahead**", width="stretch")
        for label, hours in JUMPS.items():
            st.button(label, key=f"jump-{hours}", type="tertiary", on_click=_jump, args=(hours,))


def _jump(hours: int) -> None:
    most = int(SPAN / timedelta(hours=1))
    st.session_state[KEY] = min(most, st.session_state.get(KEY, 0) + hours) if hours else 0


def strip(studio: Studio, one: ConversationDecision, ahead: timedelta) -> str:
    """Return the next 30 days of a conversation as a strip: when it is open, when it waits, when it is closed."""
    now = studio.clock.now()
    stretches = one.look_ahead(now, now + SPAN)
    zone = find_zone(one.time_zone)
    blocks = "".join(_block(stretch, now, zone) for stretch in stretches)
    mark = 100 * min(ahead / SPAN, 1)
    days = [(now + timedelta(days=day)).astimezone(zone) for day in range(0, 31, 10)]
    labels = "".join(f"<span>{day.day} {day:%b}</span>" for day in days)
    legend = "".join(
        '<span style="display:inline-flex;align-items:center;gap:6px"><i style="width:10px;height:10px;'
        f'border-radius:3px;background:{COLORS[state]}"></i>{words}</span>'
        for state, words in (("open", "may write"), ("waits", "waits for a better time"), ("closed", "stays silent"))
    )
    return (
        '<div role="img" aria-label="The next 30 days" style="margin:.25rem 0 .5rem">'
        '<div style="position:relative;height:26px">'
        '<div style="position:absolute;inset:4px 0;display:flex;border-radius:8px;overflow:hidden">'
        f'{blocks}</div><div style="position:absolute;top:0;bottom:0;left:calc({mark:.2f}% - 1px);width:3px;'
        'border-radius:2px;background:currentColor"></div></div>'
        '<div style="display:flex;justify-content:space-between;font-size:.75rem;opacity:.7;margin-top:2px">'
        f'{labels}</div><div style="display:flex;gap:16px;flex-wrap:wrap;font-size:.75rem;opacity:.85;margin-top:6px">'
        f"{legend}</div></div>"
    )


def _block(stretch: Stretch, now: datetime, zone: tzinfo) -> str:
    state = "open" if stretch.is_open else "waits" if set(stretch.failing) <= COURTESIES else "closed"
    rules = ", ".join(LANES[rule] for rule in stretch.failing)
    width = 100 * ((stretch.end - stretch.start) / SPAN)
    start = f"{stretch.start.astimezone(zone):%a %d %b %H:%M}" if stretch.start > now else "now"
    title = escape(f"from {start}: {NAMES[state]}{rules}", quote=True)
    return f'<div title="{title}" style="width:{width:.3f}%;background:{COLORS[state]}"></div>'
