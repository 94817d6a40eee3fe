"""What changed from one version of a persona to the next, in the words of its fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.personas.spec import LABELS, PersonaSpec
from core.personas.views import VersionView


@dataclass(frozen=True)
class Change:
    """A version and what it changed; `fields` is empty for the first one."""

    version: VersionView
    fields: tuple[str, ...]


def list_changes(versions: Sequence[VersionView]) -> list[Change]:
    """Return each version with the fields that differ from the one before; versions come and go newest first."""
    before: list[VersionView | None] = [*versions[1:], None]
    return [
        Change(version, changed_fields(older.spec, version.spec) if older else ())
        for version, older in zip(versions, before, strict=True)
    ]


def changed_fields(before: PersonaSpec, after: PersonaSpec) -> tuple[str, ...]:
    """Return the names of the fields that differ, as people read them: “the greeting”."""
    return tuple(
        label[0].lower() + label[1:]
        for field, label in LABELS.items()
        if getattr(before, field) != getattr(after, field)
    )
