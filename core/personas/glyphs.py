"""Small line drawings on a 24 × 24 field, one for each symbol that a persona may carry."""

from collections.abc import Mapping

from core.personas.spec import Glyph

GLYPHS: Mapping[Glyph, str] = {
    "music": "M9 18V6l10-2v12 M9 18a3 3 0 1 1-6 0a3 3 0 1 1 6 0 M19 16a3 3 0 1 1-6 0a3 3 0 1 1 6 0 M9 10l10-2",
    "chef": "M7 14.5A4.5 4.5 0 0 1 6.8 6 5.5 5.5 0 0 1 17.2 6 4.5 4.5 0 0 1 17 14.5V20H7z M7 17h10 M10 14v-2 M14 14v-2",
    "sofa": "M5 11V8a3 3 0 0 1 3-3h8a3 3 0 0 1 3 3v3 M7 15v-2.5a2 2 0 1 0-4 0V17a1 1 0 0 0 1 1h16a1 1 0 0 0 1-1v-4.5"
    "a2 2 0 1 0-4 0V15z M6 18v2 M18 18v2",
    "mic": "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3z M6 11a6 6 0 0 0 12 0 M12 17v4 M9 21h6",
    "tree": "M12 3l5.5 7h-3L19 16H5l4.5-6h-3z M12 16v5 M9.5 21h5",
    "speech": "M4 5h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H9l-4 3.5V14H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z "
    "M20 9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1v3l-3-3h-4 M7 8.5h6 M7 11h4",
    "dumbbell": "M8 12h8 M6.5 7v10 M17.5 7v10 M3.5 9v6 M20.5 9v6",
    "book": "M12 6.5C10 5 7 4.5 3 5v13c4-.5 7 0 9 1.5 2-1.5 5-2 9-1.5V5c-4-.5-7 0-9 1.5z M12 6.5v13 "
    "M6 9c1.2 0 2.2.1 3 .4 M6 12.5c1.2 0 2.2.1 3 .4",
    "telescope": "M3.5 12.5l12-6 2.5 5-12 5.5z M15 5l2.5-1.3L21 10.5 18.3 12 M11 15l-3 6 "
    "M12.5 14.3L16 21 M5 4v2.4 M3.8 5.2h2.4",
    "compass": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M15.5 8.5l-2 5-5 2 2-5z",
    "flower": "M12 21v-8 M12 13c-4 0-6-3-6-8 2 0 3.5 1 4 2 .3-1.5 1-3 2-4 1 1 1.7 2.5 2 4 .5-1 2-2 4-2 0 5-2 8-6 8z "
    "M12 19.5c-2.5 0-4.5-1-5-3.3 2.5 0 4.5 1 5 3.3z M12 19.5c2.5 0 4.5-1 5-3.3-2.5 0-4.5 1-5 3.3z",
    "spark": "M12 3c.8 5.6 3.4 8.2 9 9-5.6.8-8.2 3.4-9 9-.8-5.6-3.4-8.2-9-9 5.6-.8 8.2-3.4 9-9z",
}
"""Stroked, not filled; every path stays within the field."""
