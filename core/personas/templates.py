"""The characters that the studio ships, read from `data/templates` and checked like anybody's."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.config import ROOT
from core.personas.spec import PersonaSpec, parse_spec

FOLDER = ROOT / "data" / "templates"


@dataclass(frozen=True)
class Template:
    """A ready-made character; `key` is its file's name, `category` one word for filtering."""

    key: str
    category: str
    spec: PersonaSpec


@cache
def load_templates(folder: Path = FOLDER) -> tuple[Template, ...]:
    """Return the templates in the order of their `order` field; raises InvalidInput when one does not fit."""
    read = [(json.loads(path.read_text(encoding="utf-8")), path.stem) for path in folder.glob("*.json")]
    ordered = sorted(read, key=lambda item: (item[0]["order"], item[1]))
    return tuple(Template(key, content["category"], parse_spec(content["spec"])) for content, key in ordered)
