"""Looks through thousands of memories a page at a time: first which ones fit, by their ids; views are for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory.showing.showing import load_names
from core.storage.tables import Memory

Order = Literal["newest", "happens", "said"]
"""Pinned first, then newest; what is coming, soonest first, and then what has been, latest first; latest said first."""


@dataclass(frozen=True)
class Wanted:
    """Which memories to look through; what is empty asks for nothing."""

    persona_id: int | None = None
    kinds: tuple[str, ...] = ()
    is_past: bool = False
    only_sensitive: bool = False
    only_pinned: bool = False
    order: Order = "newest"
    """By "happens" only those that speak of a day."""


@dataclass(frozen=True)
class Tally:
    """How many memories there are, by who found them, and who remembers them (name by persona)."""

    live: int
    past: int
    found_by: dict[str, int]
    personas: dict[int, str]


def list_ids(session: Session, user_id: int, wanted: Wanted, now: datetime) -> list[int]:
    """List what fits, in the order that is wanted."""
    found = session.connection().scalars(
        sa.select(col(Memory.id))
        .where(col(Memory.user_id) == user_id, *_conditions(wanted))
        .order_by(*_find_order(wanted.order, now), col(Memory.id).desc())
    )
    return [memory_id for memory_id in found if memory_id is not None]


def _find_order(order: Order, now: datetime) -> Sequence[sa.ColumnElement[Any]]:
    starts_at = col(Memory.starts_at)
    match order:
        case "newest":
            return [col(Memory.pinned).desc()]
        case "said":
            # A memory is as old as the message that it is from.
            return [col(Memory.created_at).desc()]
        case "happens":
            is_coming = starts_at > now
            return [is_coming.desc(), sa.case((is_coming, starts_at)), starts_at.desc()]


def _conditions(wanted: Wanted) -> Sequence[sa.ColumnElement[bool]]:
    past = col(Memory.invalid_at)
    conditions: list[sa.ColumnElement[bool]] = [past.is_not(None) if wanted.is_past else past.is_(None)]
    if wanted.persona_id is not None:
        conditions.append(col(Memory.persona_id) == wanted.persona_id)
    if wanted.order == "happens":
        conditions.append(col(Memory.starts_at).is_not(None))
    if wanted.kinds:
        conditions.append(col(Memory.kind).in_(wanted.kinds))
    if wanted.only_sensitive:
        conditions.append(col(Memory.sensitive).is_(True))
    if wanted.only_pinned:
        conditions.append(col(Memory.pinned).is_(True))
    return conditions


def count(session: Session, user_id: int) -> Tally:
    """Count a user's memories without loading them."""
    is_past = col(Memory.invalid_at).is_not(None)
    rows = session.exec(
        select(Memory.persona_id, Memory.extractor, is_past, sa.func.count())
        .where(Memory.user_id == user_id)
        .group_by(col(Memory.persona_id), col(Memory.extractor), is_past)
    ).all()
    found_by: dict[str, int] = {}
    for _, extractor, _, number in rows:
        found_by[extractor] = found_by.get(extractor, 0) + number
    past = sum(number for _, _, gone, number in rows if gone)
    personas = load_names(session, {persona_id for persona_id, _, _, _ in rows})
    return Tally(sum(found_by.values()) - past, past, found_by, personas)
