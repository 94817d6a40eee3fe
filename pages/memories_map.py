"""The map: memories as points, those of near meaning near each other, coloured by kind."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import streamlit as st

from core.accounts.rules import Actor
from core.memory.views import MapPoint
from core.time_zones import find_zone
from pages import memories_row, parts
from pages import memories_words as words

if TYPE_CHECKING:
    from core.studio import Studio

FEWEST = 3


def draw(studio: "Studio", actor: Actor, shown: Sequence[int], persona_id: int | None) -> None:
    """Draw the shown memories' points; a click shows the memory below."""
    visible = set(shown)
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
    chosen = find_chosen(state.selection.selected, points)
    for view in studio.memories.show(actor, [chosen] if chosen is not None else []):
        zone = find_zone(studio.accounts.profile(actor).time_zone)
        memories_row.draw(studio, actor, view, zone=zone)


def build_spec(points: Sequence[MapPoint]) -> dict[str, Any]:
    """Return the chart: one series a kind, in a fixed order so that colours keep their meaning."""
    kinds = [[point for point in points if point.kind == kind] for kind in words.SHOWN_KINDS]
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}", "confine": True,
                    "extraCssText": "max-width:300px;white-space:normal"},
        "legend": {"top": 0, "icon": "circle", "itemGap": 16},
        "grid": {"left": 8, "right": 8, "top": 44, "bottom": 8},
        "xAxis": _axis([point.x for point in points]),
        "yAxis": _axis([point.y for point in points]),
        "dataset": [{"source": _list_points(of_kind)} for of_kind in kinds],
        "series": [_series(number, len(of_kind)) for number, of_kind in enumerate(kinds)],
    }  # fmt: skip


def _axis(values: Sequence[float]) -> dict[str, Any]:
    """Return a hidden axis that just holds the points that are shown, with some air around them."""
    low, high = min(values), max(values)
    air = max(0.05, (high - low) * 0.06)
    return {"show": False, "min": round(low - air, 4), "max": round(high + air, 4)}


def _list_points(points: Sequence[MapPoint]) -> pa.Table:
    """Return the points as a table, which goes to the browser as it is: thousands of small dicts would take longer."""
    names = [words.shorten(point.text, 90) for point in points]
    return pa.table({"x": [point.x for point in points], "y": [point.y for point in points], "name": names})


def _series(number: int, size: int) -> dict[str, Any]:
    return {
        "name": words.KIND_NAMES[words.SHOWN_KINDS[number]],
        "type": "scatter",
        "datasetIndex": number,
        "encode": {"x": "x", "y": "y", "itemName": "name"},
        "symbolSize": 15 if size < 300 else 9 if size < 900 else 6,
        "selectedMode": "single",
        "itemStyle": {"opacity": 0.82},
        "emphasis": {"scale": 1.5, "itemStyle": {"opacity": 1}},
    }


def find_chosen(selected: Iterable[Mapping[str, Any]], points: Sequence[MapPoint]) -> int | None:
    """Return the memory of the point that is selected, or None; a chart names a point by its place in its series."""
    for group in selected:
        kind = words.SHOWN_KINDS[group["series_index"]]
        of_kind = [point.memory_id for point in points if point.kind == kind]
        place: int
        for place in group["data_indices"]:
            # What was forgotten since the click has moved the places of the others.
            if place < len(of_kind):
                return of_kind[place]
    return None
