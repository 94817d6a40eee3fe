"""The builder's fields between browser and draft: every change is kept as a draft before anything else happens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.personas.spec import LIMITS, PersonaSpec, find_problems, spec_fields
from core.personas.views import PersonaCard, VersionView
from core.text import split_lines

if TYPE_CHECKING:
    from core.studio import Studio

PLAIN = (
    "name", "tagline", "personality", "style", "backstory", "greeting", "language", "model", "temperature",
    "palette", "glyph",
)  # fmt: skip
PER_LINE = ("topics", "avoid")
ROWS = {"openers": LIMITS.max_openers, "follow_up_examples": LIMITS.max_follow_up_examples}
BLANK = spec_fields(PersonaSpec(name="-")) | {"name": ""}


@dataclass(frozen=True)
class Form:
    """One persona being edited in one browser.

    A widget's key carries a generation: raising it makes every widget read its value from the draft again.
    """

    studio: "Studio"
    actor: Actor
    card: PersonaCard

    # --- reading -------------------------------------------------------------

    def key(self, name: str) -> str:
        """Return the widget key of a field."""
        generation = st.session_state.get(f"build-{self.card.id}-generation", 0)
        return f"build-{self.card.id}-{generation}-{name}"

    def kept(self) -> dict[str, Any]:
        """Return the fields as they are kept: the draft, else the newest version."""
        saved = spec_fields(self.card.spec) if self.card.is_saved else BLANK
        return saved | (self.studio.personas.draft(self.actor, self.card.id) or {})

    def fields(self) -> dict[str, Any]:
        """Return the fields as the page shows them: what is kept, and over it what the widgets say."""
        kept = self.kept()
        shown = {name: st.session_state[self.key(name)] for name in PLAIN if self.key(name) in st.session_state}
        for name in PER_LINE:
            if self.key(name) in st.session_state:
                shown[name] = list(split_lines(st.session_state[self.key(name)]))
        for name, most in ROWS.items():
            shown[name] = self._rows(name, most, kept[name])
        return kept | shown | {"examples": self._examples(kept["examples"])}

    def _rows(self, name: str, most: int, kept: list[str]) -> list[str]:
        rows = [self._row(f"{name}-{row}", kept[row] if row < len(kept) else "") for row in range(max(most, len(kept)))]
        return [row for row in rows if row.strip()]

    def _examples(self, kept: list[dict[str, str]]) -> list[dict[str, str]]:
        found = []
        for row in range(max(LIMITS.max_examples, len(kept))):
            said = kept[row] if row < len(kept) else {"user": "", "reply": ""}
            example = {part: self._row(f"examples-{row}-{part}", said[part]) for part in ("user", "reply")}
            if any(text.strip() for text in example.values()):
                found.append(example)
        return found

    def _row(self, name: str, kept: str) -> str:
        return str(st.session_state.get(self.key(name), kept) or "")

    def visible_problems(self, fields: Mapping[str, Any]) -> dict[str, str]:
        """Return what does not fit; what is only missing is held back until a save was tried."""
        problems = find_problems(fields)
        if self.has_tried:
            return problems
        return {field: text for field, text in problems.items() if not text.endswith("is missing.")}

    # --- changing ------------------------------------------------------------

    @property
    def has_tried(self) -> bool:
        """Whether the person has pressed Save since the last success."""
        return bool(st.session_state.get(f"build-{self.card.id}-tried"))

    def note_try(self, has_tried: bool) -> None:
        """Remember whether a save was tried in vain."""
        st.session_state[f"build-{self.card.id}-tried"] = has_tried

    def keep(self) -> None:
        """Keep what the widgets say as the draft; the callback of every widget, so it runs before leaving the page."""
        self._try(lambda: self.studio.personas.save_draft(self.actor, self.card.id, self.fields()))

    def put(self, changes: Mapping[str, Any]) -> None:
        """Change fields from outside the widgets and show them."""

        def change() -> None:
            self.studio.personas.save_draft(self.actor, self.card.id, self.fields() | dict(changes))
            self._show_anew()

        self._try(change)

    def discard(self) -> None:
        """Go back to the newest version."""
        self._try(lambda: self.studio.personas.discard_draft(self.actor, self.card.id))
        self._show_anew()

    def restore(self, version: VersionView) -> None:
        """Make an older version the draft."""
        self.put(spec_fields(version.spec))

    def upload(self, content: bytes) -> None:
        """Take an uploaded picture as the avatar."""
        self._try(lambda: self.put({"avatar": self.studio.personas.upload_avatar(self.actor, content)}))

    def _show_anew(self) -> None:
        name = f"build-{self.card.id}-generation"
        st.session_state[name] = st.session_state.get(name, 0) + 1

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except StudioError as error:
            st.session_state["builder-trouble"] = error
