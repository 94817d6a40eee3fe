"""Makes views of memory rows, with as many questions for many memories as for few."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from core.memory.merging.past import load_histories
from core.memory.store import list_rows, rows_by_id
from core.memory.summing_up.summaries import KIND as SUMMARY
from core.memory.summing_up.summaries import parts_of
from core.memory.views import MemoryView, RecallLogView, SourceView, TurnView
from core.ports import Scope
from core.storage.tables import (
    Conversation,
    Memory,
    MemorySource,
    MemoryVector,
    Message,
    PersonaVersion,
    Recall,
    TurnRecall,
)

AROUND = 120
"""Characters that are shown of a message before and after the words that a memory rests on."""


def load_views(session: Session, rows: Sequence[Memory]) -> list[MemoryView]:
    """Make views of rows, in their order, with six questions however many there are."""
    ids = [row.id for row in rows if row.id is not None]
    names = load_names(session, {row.persona_id for row in rows})
    parts = parts_of(session, ids)
    sources = _load_sources(session, ids, parts)
    indexed = set(
        session.exec(
            select(MemoryVector.memory_id).where(
                col(MemoryVector.memory_id).in_(ids), col(MemoryVector.indexed_at).is_not(None)
            )
        )
    )
    histories = load_histories(session, {row.id: row.text for row in rows if row.id is not None})
    return [
        MemoryView(
            **_columns(row),
            persona_name=names.get(row.persona_id, ""),
            sources=tuple(sources[row.id or 0]),
            is_indexed=row.id in indexed,
            history=histories.get(row.id or 0, ""),
            parts=parts.get(row.id or 0, ()),
        )
        for row in rows
    ]


def _columns(row: Memory) -> dict[str, Any]:
    return row.model_dump(exclude={"content_hash", "revision"})


def load_names(session: Session, persona_ids: Iterable[int]) -> dict[int, str]:
    """Return each persona's name as its newest version says it."""
    versions = session.exec(
        select(PersonaVersion.persona_id, PersonaVersion.spec)
        .where(col(PersonaVersion.persona_id).in_(list(persona_ids)))
        .order_by(col(PersonaVersion.number))
    )
    return {persona_id: str(spec.get("name", "")) for persona_id, spec in versions}


def _load_sources(
    session: Session, memory_ids: Sequence[int], parts: Mapping[int, Sequence[int]]
) -> dict[int, list[SourceView]]:
    """Return where each memory is from; a summary is from wherever its parts are from."""
    made_of = [part for each in parts.values() for part in each]
    found = session.exec(
        select(MemorySource, Message.conversation_id, Message.text, Message.created_at)
        .join(Message, col(Message.id) == MemorySource.message_id)
        .where(col(MemorySource.memory_id).in_([*memory_ids, *made_of]))
        .order_by(col(Message.created_at), col(Message.id))
    )
    sources: dict[int, list[SourceView]] = defaultdict(list)
    for source, conversation_id, text, said_at in found:
        start, end = source.quote_start, source.quote_end
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        sources[source.memory_id].append(
            SourceView(source.message_id, conversation_id, text[start:end], said_at, before, after)
        )
    for summary_id, part_ids in parts.items():
        every = [source for part in part_ids for source in sources[part]]
        sources[summary_id] = sorted(every, key=lambda source: (source.said_at, source.message_id))
    return sources


def load_recall_log(session: Session, memory_id: int) -> list[RecallLogView]:
    """List the replies that a memory was recalled for, newest first."""
    asked = aliased(Message)
    rows = session.execute(
        sa.select(
            col(Recall.message_id),
            col(Message.conversation_id),
            col(Recall.created_at),
            sa.func.coalesce(asked.text, ""),
        )
        .join(Message, col(Message.id) == col(Recall.message_id))
        .outerjoin(asked, col(asked.id) == col(Message.parent_id))
        .where(col(Recall.memory_id) == memory_id)
        .order_by(col(Recall.created_at).desc())
    )
    return [RecallLogView(*row) for row in rows]


def load_told(session: Session, user_id: int, message_id: int) -> list[MemoryView]:
    """Return what is remembered of this user from a message."""
    wanted = (
        select(Memory)
        .join(MemorySource, col(MemorySource.memory_id) == Memory.id)
        .where(MemorySource.message_id == message_id, Memory.user_id == user_id)
        .order_by(col(Memory.id))
    )
    return load_views(session, session.exec(wanted).all())


def load_recalled(session: Session, user_id: int, message_ids: Sequence[int]) -> dict[int, list[MemoryView]]:
    """Return the memories of this user that each reply's prompt contained, in their order there."""
    recalls = list(
        session.exec(
            select(Recall.message_id, Recall.memory_id)
            .where(col(Recall.message_id).in_(list(message_ids)))
            .order_by(col(Recall.message_id), col(Recall.position))
        )
    )
    rows = [row for row in rows_by_id(session, [memory_id for _, memory_id in recalls]) if row.user_id == user_id]
    views = {view.id: view for view in load_views(session, rows)}
    recalled: dict[int, list[MemoryView]] = defaultdict(list)
    for message_id, memory_id in recalls:
        if memory_id in views:
            recalled[message_id].append(views[memory_id])
    return dict(recalled)


def load_quoted(session: Session, user_id: int, message_ids: Sequence[int]) -> dict[int, list[TurnView]]:
    """Return the messages of this user's talk that each reply was written with, best first."""
    rows = session.execute(
        sa.select(TurnRecall, Message)
        .join(Message, col(Message.id) == col(TurnRecall.turn_id))
        .join(Conversation, col(Conversation.id) == col(Message.conversation_id))
        .where(
            col(TurnRecall.message_id).in_(list(message_ids)),
            col(Conversation.user_id) == user_id,
            col(Message.forgotten_at).is_(None),
        )
    )
    quoted: dict[int, list[TurnView]] = defaultdict(list)
    for recall, said in rows:
        # What only stood beside another has no score of its own.
        if recall.score:
            view = TurnView(said.id, said.conversation_id, said.role, said.text, said.created_at, recall.score)
            quoted[recall.message_id].append(view)
    return {reply: sorted(views, key=lambda view: -view.score["total"]) for reply, views in quoted.items()}


def load_scores(session: Session, user_id: int, message_id: int) -> dict[int, dict[str, float]]:
    """Return by memory id the parts of the score with which it was recalled for a reply."""
    wanted = (
        select(Recall.memory_id, Recall.score)
        .join(Memory, col(Memory.id) == Recall.memory_id)
        .where(Recall.message_id == message_id, Memory.user_id == user_id)
    )
    return {memory_id: dict(score) for memory_id, score in session.exec(wanted)}


def load_citable(session: Session, scope: Scope, now: datetime) -> list[MemoryView]:
    """Return what a follow-up may cite at `now`: live, and not sensitive unless the user told it themself."""
    rows = [row for row in list_rows(session, scope.user_id, scope.persona_id) if row.kind != SUMMARY]
    views = load_views(session, rows)
    return [view for view in views if view.created_at <= now and (not view.sensitive or view.sources)]
