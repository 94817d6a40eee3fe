"""Draws a persona's face from its name: soft overlapping circles on a gradient, always the same for the same name."""

import base64
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from core.personas.glyphs import GLYPHS
from core.personas.spec import Glyph, Palette


@dataclass(frozen=True)
class Colours:
    """A gradient from the upper left to the lower right, and a tint for the circles."""

    start: str
    end: str
    tint: str


PALETTES: Mapping[Palette, Colours] = {
    "violet": Colours("#5b21b6", "#ec4899", "#f5d0fe"),
    "amber": Colours("#9a3412", "#fbbf24", "#fef3c7"),
    "emerald": Colours("#065f46", "#34d399", "#d1fae5"),
    "ocean": Colours("#0c4a6e", "#38bdf8", "#e0f2fe"),
    "rose": Colours("#9d174d", "#fb7185", "#ffe4e6"),
    "midnight": Colours("#0f172a", "#7c3aed", "#c4b5fd"),
    "sunset": Colours("#b45309", "#db2777", "#fed7aa"),
    "forest": Colours("#052e2b", "#4d7c0f", "#d9f99d"),
    "coral": Colours("#be123c", "#fb923c", "#ffedd5"),
    "slate": Colours("#1f2937", "#64748b", "#e2e8f0"),
}

SIDE = 192
BANNER = (640, 236)
_BADGE = 62  # radius of the round badge on a banner


@lru_cache(maxsize=512)
def draw_avatar(name: str, palette: Palette = "", glyph: Glyph = "") -> str:
    """Return a square SVG with the symbol, or the initials, in its middle."""
    circles = "".join(_circles(name, SIDE, SIDE, count=5))
    middle = _sign(name, glyph, SIDE / 2, SIDE / 2, size=SIDE * 0.5)
    return _frame(SIDE, SIDE, _colours(name, palette), circles + middle)


@lru_cache(maxsize=512)
def draw_banner(name: str, palette: Palette = "", glyph: Glyph = "", *, portrait: str = "") -> str:
    """Return a wide SVG whose badge holds the symbol or the initials, or `portrait` (a data URI of ours)."""
    width, height = BANNER
    x, y = height / 2, height / 2
    badge = _portrait(portrait, x, y) if portrait else _badge(x, y) + _sign(name, glyph, x, y, size=_BADGE * 1.2)
    circles = "".join(_circles(name, width, height, count=8))
    return _frame(width, height, _colours(name, palette), circles + badge)


def data_uri(svg: str) -> str:
    """Return the drawing as an address that an image can show."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def choose_palette(name: str) -> Palette:
    """Return the palette that a name gets by itself."""
    return _dice(name, "palette").choice(list(PALETTES))


def initials(name: str) -> str:
    """Return one or two letters for the name, or nothing when it has none."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(dict.fromkeys((letters[0], letters[-1]))).upper()[:2] if letters else ""


def _colours(name: str, palette: Palette) -> Colours:
    return PALETTES[palette or choose_palette(name)]


def _dice(name: str, purpose: str) -> random.Random:
    # A string seed is hashed with SHA-512: the same on every machine and in every process.
    return random.Random(f"{purpose}:{name}")


def _circles(name: str, width: int, height: int, *, count: int) -> Iterator[str]:
    dice = _dice(name, "circles")
    for _ in range(count):
        x, y = dice.uniform(0, width), dice.uniform(0, height)
        radius = dice.uniform(0.22, 0.62) * height
        opacity = dice.uniform(0.10, 0.24)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="url(#tint)" opacity="{opacity:.2f}"/>'


def _sign(name: str, glyph: Glyph, x: float, y: float, *, size: float) -> str:
    letters = initials(name)
    if glyph or not letters:
        return _glyph(glyph or "spark", x, y, size)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" dy=".35em" text-anchor="middle" font-family="Georgia, serif" font-weight="600"'
        f' font-size="{size * 0.82:.1f}" fill="#fff" fill-opacity=".95">{escape(letters)}</text>'
    )


def _glyph(glyph: Glyph, x: float, y: float, size: float) -> str:
    scale = size / 24
    return (
        f'<g transform="translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({scale:.3f})" fill="none" stroke="#fff"'
        f' stroke-opacity=".95" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{GLYPHS[glyph]}"/></g>'
    )


def _badge(x: float, y: float) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="{_BADGE}" fill="#000" fill-opacity=".16" stroke="#fff" stroke-opacity=".55"'
        ' stroke-width="2.5"/>'
    )


def _portrait(uri: str, x: float, y: float) -> str:
    corner, side = x - _BADGE, 2 * _BADGE
    return (
        f'<clipPath id="round"><circle cx="{x}" cy="{y}" r="{_BADGE}"/></clipPath>'
        f'<image href="{escape(uri)}" x="{corner}" y="{y - _BADGE}" width="{side}" height="{side}"'
        f' preserveAspectRatio="xMidYMid slice" clip-path="url(#round)"/>'
        f'<circle cx="{x}" cy="{y}" r="{_BADGE}" fill="none" stroke="#fff" stroke-opacity=".85" stroke-width="4"/>'
    )


def _frame(width: int, height: int, colours: Colours, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        '<defs><linearGradient id="ground" x1="0" y1="0" x2="1" y2="1">'
        f'<stop offset="0" stop-color="{colours.start}"/><stop offset="1" stop-color="{colours.end}"/></linearGradient>'
        f'<radialGradient id="tint"><stop offset="0" stop-color="{colours.tint}" stop-opacity=".55"/>'
        f'<stop offset="1" stop-color="{colours.tint}"/></radialGradient></defs>'
        f'<rect width="{width}" height="{height}" fill="url(#ground)"/>{content}</svg>'
    )
