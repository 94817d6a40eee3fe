"""The hand-written talk that samples are made of: who speaks to whom, when, and what they answer to the first one."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from core.personas.spec import PersonaSpec
from core.personas.templates import load_templates

FILE = Path(__file__).parent / "histories.toml"


@dataclass(frozen=True)
class Line:
    """One utterance."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True)
class History:
    """One person with one persona. `days` of silence pass before the studio may write; `later` answers the first."""

    title: str
    spec: PersonaSpec
    begins_at: datetime
    talk: tuple[Line, ...]
    later: tuple[Line, ...] = ()
    days: timedelta = timedelta(0)


def load_histories(file: Path = FILE) -> list[History]:
    """Return the histories in the file's order."""
    with file.open("rb") as content:
        return [_read(entry) for entry in tomllib.load(content)["history"]]


def _read(entry: dict[str, Any]) -> History:
    return History(
        title=entry["title"],
        spec=_spec(entry),
        begins_at=datetime.fromisoformat(entry["begins"]),
        talk=_lines(entry["talk"]),
        later=_lines(entry.get("later", "")),
        days=timedelta(days=entry.get("days", 0)),
    )


def _spec(entry: dict[str, Any]) -> PersonaSpec:
    spec = next(template.spec for template in load_templates() if template.key == entry["persona"])
    if "language" not in entry:
        return spec
    # As a creator does who keeps the character in another language: its own lines are in it too.
    own = {"greeting": entry["greeting"], "follow_up_examples": tuple(entry["lines"]), "examples": ()}
    return spec.model_copy(update={"language": entry["language"], **own})


def _lines(text: str) -> tuple[Line, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(Line("user" if line[0] == ">" else "assistant", line[1:].strip()) for line in lines if line)
