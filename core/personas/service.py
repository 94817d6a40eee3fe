"""Makes, changes, finds and deletes personas, for whoever may; every save that changes something is a new version."""

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Role, Thing, require
from core.errors import InvalidInput, NotFound
from core.personas import store
from core.personas.naming import build_slug, name_copy
from core.personas.portraits import Portraits
from core.personas.spec import PersonaSpec, find_problems, parse_spec, spec_fields
from core.personas.templates import Template, load_templates
from core.personas.views import PersonaCard, VersionView
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import Persona
from core.text import fold

MAX_DRAFT_CHARACTERS = 200_000
EMPTY_DRAFT_LIFE = timedelta(days=1)
BLANK = spec_fields(PersonaSpec(name="-")) | {"name": ""}


def _nothing_to_tell(persona_id: int) -> None:
    """Stand in for the collaborator that erases a persona's vectors."""


class Personas:
    """The studio's characters. Another creator's persona reads as NotFound.

    `on_delete` is told the id of a deleted persona after its rows are gone.
    """

    def __init__(
        self, database: Database, clock: Clock, *, on_delete: Callable[[int], None] = _nothing_to_tell
    ) -> None:
        self._database = database
        self._clock = clock
        self._portraits = Portraits(database, clock)
        self.on_delete = on_delete

    # --- looking -------------------------------------------------------------

    def list(self, actor: Actor, *, search: str = "", archived: bool = False) -> list[PersonaCard]:
        """Return the actor's personas, last saved first; every word of `search` is in name, tagline or topics."""
        require(actor, Act.BUILD)
        creator_id = None if actor.role == Role.OWNER else actor.user_id
        with self._database.read() as session:
            cards = store.load_cards(session, store.Filter(creator_id=creator_id, is_archived=archived))
        return [card for card in cards if card.is_begun and _matches(card, search)]

    def get(self, actor: Actor, persona_id: int) -> PersonaCard:
        """Return one persona for its creator; raises NotFound."""
        with self._database.read() as session:
            self._editable(session, actor, persona_id)
            return store.load_cards(session, store.Filter(persona_id=persona_id))[0]

    def current(self, actor: Actor, persona_id: int) -> VersionView:
        """Return the version that whoever may talk to it talks to; raises NotFound, InvalidInput while unsaved."""
        with self._database.read() as session:
            row = session.get(Persona, persona_id)
            shared = row is not None and row.visibility == "link"
            require(actor, Act.TALK, Thing(creator_id=row.creator_id if row else None, is_shared=shared))
            if row is None:
                raise _gone()
            version = store.load_newest_version(session, persona_id)
        if version is None:
            raise InvalidInput("This persona was never saved.", hint="Open it in the builder and press Save.")
        return version

    def versions(self, actor: Actor, persona_id: int) -> tuple[VersionView, ...]:
        """Return every version, newest first."""
        with self._database.read() as session:
            self._editable(session, actor, persona_id)
            return tuple(store.load_versions(session, persona_id))

    def templates(self) -> tuple[Template, ...]:
        """Return the characters the studio ships."""
        return load_templates()

    # --- making --------------------------------------------------------------

    def create(self, actor: Actor, spec: PersonaSpec, *, template: str = "") -> PersonaCard:
        """Make a persona with its version 1."""
        require(actor, Act.BUILD)
        with self._database.write() as session:
            row = self._add_row(session, actor, name=spec.name, template=template)
            store.add_version(session, row.id or 0, 1, spec, now=row.created_at)
        return self.get(actor, row.id or 0)

    def begin(self, actor: Actor) -> PersonaCard:
        """Make a persona that is only a draft, still empty; lists show it once something is typed."""
        require(actor, Act.BUILD)
        with self._database.write() as session:
            self._sweep_empty_drafts(session, actor)
            row = self._add_row(session, actor, draft={})
        return self.get(actor, row.id or 0)

    def duplicate(self, actor: Actor, persona_id: int) -> PersonaCard:
        """Make a private copy of the newest version, or of the draft when nothing was saved; no conversations."""
        card = self.get(actor, persona_id)
        spec = card.spec.model_copy(update={"name": name_copy(card.name)})
        if card.is_saved:
            return self.create(actor, spec, template=card.template)
        fields = (self.draft(actor, persona_id) or {}) | {"name": spec.name}
        copy = self.begin(actor)
        self.save_draft(actor, copy.id, fields)
        return self.get(actor, copy.id)

    # --- changing ------------------------------------------------------------

    def save(self, actor: Actor, persona_id: int, spec: PersonaSpec) -> PersonaCard:
        """Keep a new version if anything changed, and drop the draft."""
        now = self._clock.now()
        with self._database.write() as session:
            row = self._editable(session, actor, persona_id)
            newest = store.load_newest_version(session, persona_id)
            if newest is None or newest.spec != spec:
                store.add_version(session, persona_id, newest.number + 1 if newest else 1, spec, now=now)
                row.updated_at = now
            self._put_draft(session, row, None)
        return self.get(actor, persona_id)

    def save_draft(self, actor: Actor, persona_id: int, fields: Mapping[str, Any]) -> bool:
        """Keep unsaved edits as they stand, fitting or not; return whether they differ from the newest version.

        Raises InvalidInput when they are far beyond every limit.
        """
        text = json.dumps({key: fields[key] for key in PersonaSpec.model_fields if key in fields})
        if len(text) > MAX_DRAFT_CHARACTERS:
            raise InvalidInput("This is too much text to keep as a draft.", hint="Shorten the longest fields.")
        kept = json.loads(text)
        with self._database.write() as session:
            row = self._editable(session, actor, persona_id)
            newest = store.load_newest_version(session, persona_id)
            is_changed = not _is_same(kept, newest.spec if newest else None)
            self._put_draft(session, row, kept if is_changed else None if newest else {})
        return is_changed

    def draft(self, actor: Actor, persona_id: int) -> dict[str, Any] | None:
        """Return the unsaved edits, or None."""
        with self._database.read() as session:
            return self._editable(session, actor, persona_id).draft

    def discard_draft(self, actor: Actor, persona_id: int) -> None:
        """Forget the unsaved edits; a persona that was never saved stays, empty."""
        with self._database.write() as session:
            row = self._editable(session, actor, persona_id)
            newest = store.load_newest_version(session, persona_id)
            self._put_draft(session, row, None if newest else {})

    def archive(self, actor: Actor, persona_id: int) -> None:
        """Put it out of sight, with everything kept."""
        with self._database.write() as session:
            row = self._editable(session, actor, persona_id)
            row.archived_at = row.archived_at or self._clock.now()

    def restore(self, actor: Actor, persona_id: int) -> None:
        """Bring it back from the archive."""
        with self._database.write() as session:
            self._editable(session, actor, persona_id).archived_at = None

    def delete(self, actor: Actor, persona_id: int) -> None:
        """Delete it with everything of it: versions, conversations, memories, follow-ups, pictures."""
        with self._database.write() as session:
            row = self._editable(session, actor, persona_id)
            pictures = store.persona_pictures(session, row)
            session.delete(row)
            session.flush()
            store.drop_unused_pictures(session, pictures)
        self._database.erase_deleted()
        self.on_delete(persona_id)

    # --- faces ---------------------------------------------------------------

    def avatar(self, spec: PersonaSpec) -> str:
        """Return its square picture as a data URI; drawn from the name when none was uploaded."""
        return self._portraits.avatar(spec)

    def banner(self, spec: PersonaSpec) -> str:
        """Return its wide picture as a data URI."""
        return self._portraits.banner(spec)

    def upload_avatar(self, actor: Actor, content: bytes) -> str:
        """Keep a picture and return its SHA-256 for the `avatar` field; raises InvalidInput when it is none."""
        require(actor, Act.BUILD)
        return self._portraits.keep(content)

    # --- rows ----------------------------------------------------------------

    def _editable(self, session: Session, actor: Actor, persona_id: int) -> Persona:
        row = session.get(Persona, persona_id)
        require(actor, Act.EDIT, Thing(creator_id=row.creator_id if row else None))
        if row is None:
            raise _gone()
        return row

    def _add_row(self, session: Session, actor: Actor, *, name: str = "", **columns: Any) -> Persona:
        now = self._clock.now()
        slug = build_slug(name, secrets.token_hex(6))
        row = Persona(creator_id=actor.user_id, slug=slug, created_at=now, updated_at=now, **columns)
        session.add(row)
        session.flush()
        return row

    def _put_draft(self, session: Session, row: Persona, fields: dict[str, Any] | None) -> None:
        before = str((row.draft or {}).get("avatar") or "")
        row.draft = fields
        row.draft_saved_at = self._clock.now() if fields is not None else None
        session.flush()
        store.drop_unused_pictures(session, {before} - {"", str((fields or {}).get("avatar") or "")})

    def _sweep_empty_drafts(self, session: Session, actor: Actor) -> None:
        old = self._clock.now() - EMPTY_DRAFT_LIFE
        query = select(Persona).where(Persona.creator_id == actor.user_id, col(Persona.created_at) < old)
        for row in session.exec(query):
            if row.draft == {} and store.load_newest_version(session, row.id or 0) is None:
                session.delete(row)


def _gone() -> NotFound:
    return NotFound("This persona does not exist any more.", hint="Go back to your personas.")


def _is_same(fields: Mapping[str, Any], saved: PersonaSpec | None) -> bool:
    if saved is None:
        return {**BLANK, **fields} == BLANK
    return not find_problems(fields) and parse_spec(fields) == saved


def _matches(card: PersonaCard, search: str) -> bool:
    text = fold("\n".join((card.name, card.tagline, *card.spec.topics)))
    return all(word in text for word in fold(search).split())
