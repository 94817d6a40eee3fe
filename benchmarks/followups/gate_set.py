"""The labelled follow-ups on which the gate is measured: what may be sent, and which check must stop the rest.

`gate_scenes.jsonl` holds the situations, `gate.jsonl` the texts. `veto` are the checks that must stop a text, `may`
those that may or may not: of a text that is bad for another reason nobody says whether it is grounded too. Rules were
improved looking at the `develop` half only; the `held-out` half was written before any of that, and is for reporting.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.config import ROOT
from core.followups.candidate import Candidate, CheckId, Citable, Said, Situation
from core.personas.spec import PersonaSpec, rough_spec

FOLDER = Path(__file__).parent
TEMPLATES = ROOT / "data" / "templates"


@dataclass(frozen=True)
class Labelled:
    """A follow-up with what the gate should say of it; `kind` is what it was written as."""

    candidate: Candidate
    situation: Situation
    kind: str
    tactic: str
    veto: frozenset[CheckId]
    may: frozenset[CheckId]


def load_labelled(split: str) -> list[Labelled]:
    """Return the follow-ups of a split ("all" for both)."""
    scenes = load_scenes()
    return [_labelled(row, scenes[row["scene"]]) for row in read_rows("gate.jsonl") if split in ("all", row["split"])]


def load_scenes() -> dict[str, Situation]:
    """Return the situations of both splits by their name."""
    return {row["scene"]: _situation(row) for row in read_rows("gate_scenes.jsonl")}


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    """Return the rows of one of the labelled files."""
    return (json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines())


def _labelled(row: dict[str, Any], situation: Situation) -> Labelled:
    return Labelled(
        Candidate(row["text"], tuple(row["cites"])),
        situation,
        row["kind"],
        row.get("tactic", ""),
        frozenset(map(CheckId, row["veto"])),
        frozenset(map(CheckId, row.get("may", ()))),
    )


def _situation(row: dict[str, Any]) -> Situation:
    talk = tuple(Said(said["role"], said["text"]) for said in row["talk"])
    return Situation(
        spec=_spec(row),
        memories=tuple(_memory(number, memory) for number, memory in enumerate(row["memories"], 1)),
        now=datetime.fromisoformat(row["now"]),
        talk=talk,
        user_words="\n".join(said.text for said in talk if said.role == "user"),
    )


def _spec(row: dict[str, Any]) -> PersonaSpec:
    if "spec" in row:
        return rough_spec(row["spec"])
    template = json.loads((TEMPLATES / f"{row['template']}.json").read_text(encoding="utf-8"))
    return rough_spec(template["spec"])


def _memory(number: int, row: dict[str, Any]) -> Citable:
    starts, ends = (_day(row.get(name, "")) for name in ("starts", "ends"))
    return Citable(
        number,
        row["text"],
        row["kind"],
        row["quote"],
        starts_at=starts,
        ends_at=ends,
        date_precision=row.get("precision", ""),
    )


def _day(text: str) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
