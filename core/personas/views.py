"""What the rest of the studio sees of a persona: frozen answers, never rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.personas.spec import PersonaSpec

Visibility = Literal["private", "link"]


@dataclass(frozen=True)
class VersionView:
    """One published save; `number` counts from 1 within its persona."""

    id: int
    persona_id: int
    number: int
    spec: PersonaSpec
    created_at: datetime


@dataclass(frozen=True)
class PersonaCard:
    """A persona as lists and headers show it.

    `spec` is the newest version's. A persona that was never saved has version number 0, and `spec` is what its draft
    says so far. `conversation_count` counts everybody's conversations with it.
    `is_begun` is false for a new draft in which nothing was typed yet.
    """

    id: int
    slug: str
    creator_id: int
    spec: PersonaSpec
    version_id: int | None
    version_number: int
    visibility: Visibility
    template: str
    is_archived: bool
    is_begun: bool
    has_draft: bool
    conversation_count: int
    created_at: datetime
    updated_at: datetime

    @property
    def name(self) -> str:
        """The persona's name."""
        return self.spec.name

    @property
    def tagline(self) -> str:
        """What it is, in a line."""
        return self.spec.tagline

    @property
    def is_saved(self) -> bool:
        """Whether there is a version to talk to."""
        return self.version_number > 0

    @property
    def is_shared(self) -> bool:
        """Whether whoever has the link may talk to it."""
        return self.visibility == "link"
