"""The theme can be read: its colours keep the contrast that WCAG 2.2 asks for (AA), in light, dark and sidebar."""

import tomllib
from typing import Any

import pytest

from core.config import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
PLACES = {
    "light": THEME["light"],
    "dark": THEME["dark"],
    "light sidebar": THEME["light"] | THEME["light"]["sidebar"],
    "dark sidebar": THEME["dark"] | THEME["dark"]["sidebar"],
}
TEXT, LARGE = 4.5, 3.0
HUES = ("green", "red", "orange", "violet", "yellow", "blue", "gray")


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("place", PLACES)
def test_text_and_links_can_be_read_on_both_grounds(place: str) -> None:
    colors: dict[str, Any] = PLACES[place]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for ink in ("textColor", "linkColor", "grayTextColor"):
            assert contrast(colors[ink], colors[ground]) >= TEXT, (ink, ground)


@pytest.mark.parametrize("place", PLACES)
def test_badges_and_coloured_words_can_be_read(place: str) -> None:
    colors: dict[str, Any] = PLACES[place]
    for hue in HUES:
        ink = colors[f"{hue}TextColor"]
        assert contrast(ink, colors[f"{hue}BackgroundColor"]) >= TEXT, hue
        assert contrast(ink, colors["backgroundColor"]) >= TEXT, hue


@pytest.mark.parametrize("place", PLACES)
def test_the_main_button_stands_out_and_its_label_can_be_read(place: str) -> None:
    colors: dict[str, Any] = PLACES[place]
    assert contrast(colors["primaryColor"], colors["backgroundColor"]) >= LARGE
    assert contrast("#ffffff", colors["primaryColor"]) >= TEXT


def test_fonts_are_served_by_the_studio_itself() -> None:
    files = [face["url"].removeprefix("app/static/") for face in THEME["fontFaces"]]
    assert [name for name in files if not (ROOT / "pages" / "static" / name).is_file()] == []
