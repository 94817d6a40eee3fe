"""Share links: a persona is private, or open to whoever holds its link."""

import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.accounts.rules import Act, Actor, Thing, require
from core.config import Settings
from core.errors import NotFound
from core.personas.naming import build_slug
from core.storage.db import Database
from core.storage.tables import Persona, PersonaVersion

SECRET_BYTES = 12


@dataclass(frozen=True)
class SharedPersona:
    """What a link says about its persona to whoever holds it."""

    persona_id: int
    slug: str
    name: str
    tagline: str


class Sharing:
    """Opens and closes personas to the holders of their links."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._base_url = settings.base_url

    def share(self, actor: Actor, persona_id: int) -> str:
        """Open the persona by link and return its address; the address stays while it is shared."""
        with self._database.write() as session:
            persona = _own_persona(session, actor, persona_id)
            if persona.visibility != "link":
                # Always a new slug: a link that was taken back must not come alive again.
                persona.slug = build_slug(
                    str(_spec(session, persona_id).get("name", "")), secrets.token_urlsafe(SECRET_BYTES)
                )
                persona.visibility = "link"
            return self.url(persona.slug)

    def unshare(self, actor: Actor, persona_id: int) -> None:
        """Close the persona; its link is dead from now on, for everybody."""
        with self._database.write() as session:
            _own_persona(session, actor, persona_id).visibility = "private"

    def address(self, actor: Actor, persona_id: int) -> str:
        """Return the persona's link, or an empty string while it is private."""
        with self._database.read() as session:
            persona = _own_persona(session, actor, persona_id)
            return self.url(persona.slug) if persona.visibility == "link" else ""

    def url(self, slug: str) -> str:
        """Return the address that a slug is shared under."""
        return f"{self._base_url}/p/{slug}"

    def resolve(self, actor: Actor | None, slug: str) -> SharedPersona:
        """Return what a link leads to; raises NotFound when it is unknown, private or archived, whoever asks."""
        with self._database.read() as session:
            persona = session.exec(select(Persona).where(Persona.slug == slug)).first()
            if persona is None or persona.id is None or persona.visibility != "link" or persona.archived_at:
                raise NotFound("This link leads nowhere.", hint="It was mistyped, or its owner took it back.")
            if actor is not None:
                require(actor, Act.TALK, Thing(creator_id=persona.creator_id, is_shared=True))
            spec = _spec(session, persona.id)
        return SharedPersona(persona.id, slug, str(spec.get("name", "")), str(spec.get("tagline", "")))


def _own_persona(session: Session, actor: Actor, persona_id: int) -> Persona:
    persona = session.get(Persona, persona_id)
    require(actor, Act.EDIT, Thing(creator_id=persona.creator_id if persona else None))
    if persona is None:
        raise NotFound("This persona is gone.")
    return persona


def _spec(session: Session, persona_id: int) -> dict[str, object]:
    newest = (
        select(PersonaVersion.spec)
        .where(PersonaVersion.persona_id == persona_id)
        .order_by(sa.desc(col(PersonaVersion.number)))
    )
    return dict(session.exec(newest).first() or {})
