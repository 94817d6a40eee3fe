"""Makes views of memory rows, with as many questions for many memories as for few."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.memory.store import list_rows, rows_by_id
from core.memory.views import ChangeView, MemoryView, RecallLogView, SourceView, TurnView
from core.ports import Scope
from core.storage.tables import (
    Conversation,
    Memory,
    MemoryChange,
    MemorySource,
    MemoryVector,
    Message,
    PersonaVersion,
    Recall,
    TurnRecall,
)


def load_views(session: Session, rows: Sequence[Memory]) -> list[MemoryView]:
    """Make views of rows, in their order, with three questions however many there are."""
    ids = [row.id for row in rows if row.id is not None]
    names = load_names(session, {row.persona_id for row in rows})
    sources = _load_sources(session, ids)
    indexed = set(
        session.exec(
            select(MemoryVector.memory_id).where(
                col(MemoryVector.memory_id).in_(ids), col(MemoryVector.indexed_at).is_not(None)
            )
        )
    )
    return [_view(row, names.get(row.persona_id, ""), tuple(sources[row.id or 0]), row.id in indexed) for row in rows]


def _view(row: Memory, persona_name: str, sources: tuple[SourceView, ...], is_indexed: bool) -> MemoryView:
    fields: dict[str, Any] = row.model_dump(exclude={"content_hash", "revision"})
    return MemoryView(**fields, persona_name=persona_name, sources=sources, is_indexed=is_indexed)


def load_names(session: Session, persona_ids: Iterable[int]) -> dict[int, str]:
    """Return each persona's name as its newest version says it."""
    versions = session.exec(
        select(PersonaVersion.persona_id, PersonaVersion.spec)
        .where(col(PersonaVersion.persona_id).in_(list(persona_ids)))
        .order_by(col(PersonaVersion.number))
    )
    return {persona_id: str(spec.get("name", "")) for persona_id, spec in versions}


def _load_sources(session: Session, memory_ids: Sequence[int]) -> dict[int, list[SourceView]]:
    found = session.exec(
        select(MemorySource, Message.conversation_id, Message.text, Message.created_at)
        .join(Message, col(Message.id) == MemorySource.message_id)
        .where(col(MemorySource.memory_id).in_(list(memory_ids)))
        .order_by(col(Message.created_at), col(Message.id))
    )
    sources: dict[int, list[SourceView]] = defaultdict(list)
    for source, conversation_id, text, said_at in found:
        quote = text[source.quote_start : source.quote_end]
        sources[source.memory_id].append(SourceView(source.message_id, conversation_id, quote, said_at))
    return sources


def load_changes(session: Session, memory_id: int) -> list[ChangeView]:
    """List what happened to a memory, newest first."""
    rows = session.exec(
        select(MemoryChange).where(MemoryChange.memory_id == memory_id).order_by(col(MemoryChange.id).desc())
    )
    return [ChangeView(row.action, row.reason, row.text_before, row.created_at) for row in rows]


def load_recall_log(session: Session, memory_id: int) -> list[RecallLogView]:
    """List the replies that a memory was recalled for, newest first."""
    rows = session.exec(
        select(Recall.message_id, Message.conversation_id, Recall.created_at)
        .join(Message, col(Message.id) == Recall.message_id)
        .where(Recall.memory_id == memory_id)
        .order_by(col(Recall.created_at).desc())
    )
    return [RecallLogView(*row) for row in rows]


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
    views = load_views(session, list_rows(session, scope.user_id, scope.persona_id))
    return [view for view in views if view.created_at <= now and (not view.sensitive or view.sources)]
