"""The map: memories as points, those of near meaning near each other, coloured by kind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts.rules import Actor
from core.memory.browsing import Mark
from core.memory.views import MapPoint
from pages import memories_row, parts
from pages import memories_words as words

if TYPE_CHECKING:
    from core.studio import Studio

FEWEST = 3


def draw(studio: "Studio", actor: Actor, shown: Sequence[Mark], persona_id: int | None) -> None:
    """Draw the shown memories' points; a click shows the memory below."""
    visible = {mark.id for mark in shown}
    points = [point for point in studio.memories.points(actor, persona_id) if point.memory_id in visible]
    if len(points) < FEWEST:
        parts.empty_state(
            "Too few for a map",
            "Three indexed memories are enough. New ones are placed a few seconds after they are found.",
            icon=":material/scatter_plot:",
            key="map",
        )
        return
    st.caption("Memories of near meaning lie near each other. Click one to see it.")
    state = st.echarts_chart(build_spec(points), height=520, on_select="rerun", key="memories-map-chart")
    chosen = _find_chosen(state, points)
    for view in studio.memories.show(actor, [chosen] if chosen is not None else []):
        memories_row.draw(studio, actor, view, now=studio.clock.now())


def build_spec(points: Sequence[MapPoint]) -> dict[str, Any]:
    """Return the chart: one series a kind, in a fixed order so that colours keep their meaning."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}", "confine": True,
                    "extraCssText": "max-width:300px;white-space:normal"},
        "legend": {"top": 0, "icon": "circle", "itemGap": 16},
        "grid": {"left": 8, "right": 8, "top": 44, "bottom": 8},
        "xAxis": _axis([point.x for point in points]),
        "yAxis": _axis([point.y for point in points]),
        "series": [_series(kind, [point for point in points if point.kind == kind]) for kind in words.SHOWN_KINDS],
    }  # fmt: skip


def _axis(values: Sequence[float]) -> dict[str, Any]:
    """Return a hidden axis that just holds the points that are shown, with some air around them."""
    low, high = min(values), max(values)
    air = max(0.05, (high - low) * 0.06)
    return {"show": False, "min": round(low - air, 4), "max": round(high + air, 4)}


def _series(kind: str, points: Sequence[MapPoint]) -> dict[str, Any]:
    return {
        "name": words.KIND_NAMES[kind],
        "type": "scatter",
        "symbolSize": 15 if len(points) < 300 else 9 if len(points) < 900 else 6,
        "selectedMode": "single",
        "itemStyle": {"opacity": 0.82},
        "emphasis": {"scale": 1.5, "itemStyle": {"opacity": 1}},
        "data": [
            {
                "value": [round(point.x, 3), round(point.y, 3)],
                "name": words.shorten(point.text, 90),
                "id": str(point.memory_id),
            }
            for point in points
        ],
    }


def _find_chosen(state: Any, points: Sequence[MapPoint]) -> int | None:
    """Return the memory that was clicked, or None."""
    selection = getattr(state, "selection", None) or {}
    for entry in selection.get("points", ()):
        series, index = entry.get("series_index"), entry.get("data_index")
        if isinstance(series, int) and isinstance(index, int) and series < len(words.SHOWN_KINDS):
            of_kind = [point for point in points if point.kind == words.SHOWN_KINDS[series]]
            return of_kind[index].memory_id if index < len(of_kind) else None
    return None
