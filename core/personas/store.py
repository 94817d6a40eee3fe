"""Loads and keeps personas, their versions, drafts and pictures; decides nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.personas.spec import PersonaSpec, rough_spec, spec_fields
from core.personas.views import PersonaCard, VersionView, Visibility
from core.storage.tables import Conversation, Persona, PersonaVersion, Picture


@dataclass(frozen=True)
class Filter:
    """Which personas are listed; `creator_id` None means everybody's."""

    creator_id: int | None = None
    persona_id: int | None = None
    is_archived: bool | None = None


def load_cards(session: Session, which: Filter) -> list[PersonaCard]:
    """Return the personas with newest version and number of conversations, last saved first, in one query."""
    newest = (
        select(PersonaVersion.persona_id, sa.func.max(PersonaVersion.number).label("number"))
        .group_by(col(PersonaVersion.persona_id))
        .subquery()
    )
    talks = (
        select(sa.func.count())
        .where(col(Conversation.persona_id) == col(Persona.id))
        .correlate(Persona)
        .scalar_subquery()
    )
    query = (
        sa.select(Persona, PersonaVersion, talks)
        .outerjoin(newest, newest.c.persona_id == col(Persona.id))
        .outerjoin(
            PersonaVersion,
            sa.and_(col(PersonaVersion.persona_id) == col(Persona.id), col(PersonaVersion.number) == newest.c.number),
        )
        .where(*_conditions(which))
        .order_by(col(Persona.updated_at).desc(), col(Persona.id).desc())
    )
    return [_card(persona, version, count) for persona, version, count in session.execute(query)]


def _conditions(which: Filter) -> Iterable[sa.ColumnElement[bool]]:
    if which.creator_id is not None:
        yield col(Persona.creator_id) == which.creator_id
    if which.persona_id is not None:
        yield col(Persona.id) == which.persona_id
    if which.is_archived is not None:
        archived_at = col(Persona.archived_at)
        yield archived_at.is_not(None) if which.is_archived else archived_at.is_(None)


def _card(persona: Persona, version: PersonaVersion | None, conversation_count: int) -> PersonaCard:
    spec = PersonaSpec.model_validate(version.spec) if version else rough_spec(persona.draft or {})
    return PersonaCard(
        id=persona.id or 0,
        slug=persona.slug,
        creator_id=persona.creator_id,
        spec=spec,
        version_id=version.id if version else None,
        version_number=version.number if version else 0,
        visibility=cast("Visibility", persona.visibility),
        template=persona.template,
        is_archived=persona.archived_at is not None,
        is_begun=bool(version or persona.draft),
        has_draft=persona.draft is not None,
        conversation_count=conversation_count,
        created_at=persona.created_at,
        updated_at=persona.updated_at,
    )


# --- versions ----------------------------------------------------------------


def load_versions(session: Session, persona_id: int) -> list[VersionView]:
    """Return every version, newest first."""
    query = (
        select(PersonaVersion)
        .where(PersonaVersion.persona_id == persona_id)
        .order_by(col(PersonaVersion.number).desc())
    )
    return [_version(row) for row in session.exec(query)]


def load_newest_version(session: Session, persona_id: int) -> VersionView | None:
    """Return the newest version, or None while nothing was saved."""
    query = (
        select(PersonaVersion)
        .where(PersonaVersion.persona_id == persona_id)
        .order_by(col(PersonaVersion.number).desc())
        .limit(1)
    )
    row = session.exec(query).first()
    return _version(row) if row else None


def load_version(session: Session, version_id: int) -> VersionView | None:
    """Return one version, the one a conversation began with for example."""
    row = session.get(PersonaVersion, version_id)
    return _version(row) if row else None


def add_version(session: Session, persona_id: int, number: int, spec: PersonaSpec, *, now: datetime) -> VersionView:
    """Keep a new version; the caller holds the write lock, so that the number is free."""
    row = PersonaVersion(persona_id=persona_id, number=number, spec=spec_fields(spec), created_at=now)
    session.add(row)
    session.flush()
    return _version(row)


def _version(row: PersonaVersion) -> VersionView:
    return VersionView(
        id=row.id or 0,
        persona_id=row.persona_id,
        number=row.number,
        spec=PersonaSpec.model_validate(row.spec),
        created_at=row.created_at,
    )


# --- pictures ----------------------------------------------------------------


def persona_pictures(session: Session, persona: Persona) -> set[str]:
    """Return the pictures that any version or the draft of this persona uses."""
    avatar = col(PersonaVersion.spec)["avatar"].as_string()
    used = set(session.exec(select(avatar).where(PersonaVersion.persona_id == persona.id).distinct()))
    return (used | {_draft_avatar(persona.draft)}) - {""}


def drop_unused_pictures(session: Session, hashes: Collection[str]) -> None:
    """Delete those of the pictures that no persona uses any more."""
    if not hashes:
        return
    avatar = col(PersonaVersion.spec)["avatar"].as_string()
    used = set(session.exec(select(avatar).where(avatar.in_(hashes)).distinct()))
    drafts = session.exec(select(Persona.draft).where(col(Persona.draft).is_not(None)))
    used |= {_draft_avatar(draft) for draft in drafts}
    session.execute(sa.delete(Picture).where(col(Picture.sha256).in_(set(hashes) - used)))


def _draft_avatar(draft: Mapping[str, Any] | None) -> str:
    return str((draft or {}).get("avatar") or "")
