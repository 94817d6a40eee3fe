"""Takes memories out of the tables with everything that hangs on them, and puts them back as they were."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from core.memory.forgetting import forgotten
from core.memory.forgetting.forgotten import Forgotten
from core.memory.store import note_change, rows_by_id
from core.storage.tables import (
    FollowUp,
    FollowUpCandidate,
    FollowUpMemory,
    Memory,
    MemoryChange,
    MemoryPart,
    MemorySource,
    MemoryVector,
    Message,
    Persona,
    Recall,
)

Row = TypeVar("Row", bound=SQLModel)
Hanging = MemorySource | MemoryChange | MemoryPart | MemoryVector | Recall | FollowUpMemory


@dataclass(frozen=True)
class Kept:
    """The rows that were taken out, and which memories named one of them as their successor."""

    memory_ids: tuple[int, ...]
    memories: tuple[Memory, ...]
    hanging: tuple[Hanging, ...]
    superseded: tuple[tuple[int, int], ...]
    """Pairs of a memory that stayed and the memory, taken out, that had superseded it."""
    mentions: tuple[tuple[int, int], ...]
    """Pairs of a change and the other memory it is about."""
    forgotten: Forgotten
    """The messages that are not recalled any more."""


def take_out(session: Session, memory_ids: Sequence[int], said: Sequence[int], now: datetime) -> Kept:
    """Delete the memories and what hangs on them, and forget what told them and what else was `said`; return copies."""
    ids = _with_summaries(session, memory_ids)
    memories = tuple(_copy(row) for row in rows_by_id(session, ids))
    hanging: tuple[Hanging, ...] = (
        *_copies(session, MemorySource, ids),
        *_copies(session, MemoryChange, ids),
        *_copies(session, MemoryVector, ids),
        *_copies(session, Recall, ids),
        *_copies(session, FollowUpMemory, ids),
        *_copies_of_parts(session, ids),
    )
    superseded = session.exec(
        select(Memory.id, Memory.superseded_by).where(col(Memory.superseded_by).in_(ids), col(Memory.id).not_in(ids))
    )
    mentions = session.exec(
        select(MemoryChange.id, MemoryChange.other_memory_id).where(
            sa.or_(col(MemoryChange.other_memory_id).in_(ids), col(MemoryChange.memory_id).in_(ids))
        )
    )
    _drop_drafts(session, ids)
    gone = forgotten.forget(session, [*forgotten.find_telling(session, ids), *said], now)
    kept = Kept(tuple(ids), memories, hanging, _pairs(superseded), _pairs(mentions), gone)
    session.connection().execute(sa.delete(Memory).where(col(Memory.id).in_(ids)))
    session.expire_all()
    return kept


def _with_summaries(session: Session, memory_ids: Sequence[int]) -> list[int]:
    """Add the summaries, and theirs, that were made of these: their words contain the words of the parts."""
    ids = dict.fromkeys(memory_ids)
    found = list(ids)
    while found:
        made_of = select(MemoryPart.summary_id).where(col(MemoryPart.memory_id).in_(found))
        found = [each for each in session.exec(made_of) if each not in ids]
        ids |= dict.fromkeys(found)
    return list(ids)


def _pairs(rows: Iterable[tuple[int | None, int | None]]) -> tuple[tuple[int, int], ...]:
    return tuple((one, other) for one, other in rows if one and other)


def _drop_drafts(session: Session, memory_ids: Sequence[int]) -> None:
    """Delete what was written from these memories and never sent: it holds their words."""
    candidates = _find_candidates(session, memory_ids)
    citing = select(FollowUpMemory.followup_id).where(col(FollowUpMemory.memory_id).in_(memory_ids))
    drafts = {candidate.followup_id for candidate in candidates}.union(session.exec(citing))
    unchosen = [candidate.id for candidate in candidates if not candidate.is_chosen]
    session.connection().execute(sa.delete(FollowUpCandidate).where(col(FollowUpCandidate.id).in_(unchosen)))
    session.connection().execute(
        sa.delete(FollowUp).where(col(FollowUp.id).in_(drafts), col(FollowUp.sent_at).is_(None))
    )


def _find_candidates(session: Session, memory_ids: Sequence[int]) -> list[FollowUpCandidate]:
    """Return the texts that cite one of these, of whatever follow-up to their person; the ids are in a JSON list."""
    scopes = select(Memory.persona_id, Memory.user_id).where(col(Memory.id).in_(memory_ids)).distinct()
    pairs = [tuple(pair) for pair in session.exec(scopes)]
    rows = session.exec(
        select(FollowUpCandidate)
        .join(FollowUp, col(FollowUp.id) == FollowUpCandidate.followup_id)
        .where(sa.tuple_(col(FollowUp.persona_id), col(FollowUp.user_id)).in_(pairs))
    )
    gone = set(memory_ids)
    return [row for row in rows if not gone.isdisjoint(row.memory_ids)]


def put_back(session: Session, kept: Kept, now: datetime) -> int:
    """Insert what was taken out, without what it hung on if that is gone meanwhile; return how many memories."""
    personas = {row.persona_id for row in kept.memories}
    there = set(session.exec(select(Persona.id).where(col(Persona.id).in_(personas))))
    memories = [_copy(row) for row in kept.memories if row.persona_id in there]
    ids = {row.id for row in memories}
    # Successors come after what they supersede: the links are set once all are there.
    links = [(row.id, row.superseded_by) for row in memories if row.superseded_by] + list(kept.superseded)
    for row in memories:
        row.superseded_by = None
        row.revision += 1
        session.add(row)
    session.flush()
    for hanging in kept.hanging:
        if _hangs_on(hanging, ids) and _has_other_end(session, hanging):
            session.add(_fresh(hanging))
    _link(session, links)
    _mention(session, kept.mentions)
    session.flush()
    for memory_id in sorted(each for each in ids if each is not None):
        note_change(session, memory_id, "restored", "The deletion was undone.", now)
    return len(memories)


def _copies(session: Session, table: type[Row], memory_ids: Sequence[int]) -> list[Row]:
    hanging_on = sa.column("memory_id").in_(memory_ids)
    return [_copy(row) for row in session.exec(select(table).where(hanging_on))]


def _copies_of_parts(session: Session, ids: Sequence[int]) -> list[MemoryPart]:
    """Return what summaries are made of, whether the summary is taken out or a part of it."""
    wanted = sa.or_(col(MemoryPart.summary_id).in_(ids), col(MemoryPart.memory_id).in_(ids))
    return [_copy(row) for row in session.exec(select(MemoryPart).where(wanted))]


def _hangs_on(row: Hanging, ids: Collection[int | None]) -> bool:
    return row.memory_id in ids or (isinstance(row, MemoryPart) and row.summary_id in ids)


def _copy(row: Row) -> Row:
    return type(row)(**row.model_dump())


def _fresh(row: Hanging) -> Hanging:
    copy = _copy(row)
    if isinstance(copy, MemoryVector):
        copy.indexed_at = None
    if isinstance(copy, MemoryChange):
        copy.other_memory_id = None
    return copy


def _has_other_end(session: Session, row: Hanging) -> bool:
    if isinstance(row, MemorySource | Recall):
        return session.get(Message, row.message_id) is not None
    if isinstance(row, FollowUpMemory):
        return session.get(FollowUp, row.followup_id) is not None
    if isinstance(row, MemoryPart):
        return all(session.get(Memory, each) is not None for each in (row.summary_id, row.memory_id))
    return True


def _link(session: Session, links: Sequence[tuple[int | None, int | None]]) -> None:
    for memory_id, successor_id in links:
        row = session.get(Memory, memory_id)
        if row is not None and session.get(Memory, successor_id) is not None:
            row.superseded_by = successor_id
            session.add(row)


def _mention(session: Session, mentions: Sequence[tuple[int, int]]) -> None:
    for change_id, memory_id in mentions:
        change = session.get(MemoryChange, change_id)
        if change is not None and session.get(Memory, memory_id) is not None:
            change.other_memory_id = memory_id
            session.add(change)
