"""Finds a user's conversations, newest first, by persona and by words in titles and messages."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col

from core.chat.views import ConversationCard
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, Message, PersonaVersion

SNIPPET = 90
"""Characters."""


@dataclass(frozen=True)
class Search:
    """Whose conversations, with whom (None: anybody), containing what, and how many at most."""

    user_id: int
    persona_id: int | None = None
    text: str = ""
    limit: int = 60


def list_conversations(session: Session, search: Search) -> list[ConversationCard]:
    """Return the cards in two queries, however many there are."""
    query = (
        sa.select(Conversation, col(PersonaVersion.spec))
        .join(PersonaVersion, col(PersonaVersion.id) == col(Conversation.version_id))
        .where(col(Conversation.user_id) == search.user_id)
        .order_by(col(Conversation.last_message_at).desc(), col(Conversation.id).desc())
        .limit(search.limit)
    )
    if search.persona_id is not None:
        query = query.where(col(Conversation.persona_id) == search.persona_id)
    if search.text.strip():
        query = query.where(_contains(search.text.strip()))
    rows = session.execute(query).all()
    snippets = _load_snippets(session, [row[0].id for row in rows], search.text.strip())
    return [_card(conversation, spec, snippets) for conversation, spec in rows]


def _contains(text: str) -> sa.ColumnElement[bool]:
    said = sa.exists().where(
        col(Message.conversation_id) == col(Conversation.id), col(Message.text).icontains(text, autoescape=True)
    )
    return sa.or_(col(Conversation.title).icontains(text, autoescape=True), said)


def _load_snippets(session: Session, conversation_ids: list[int], text: str) -> dict[int, str]:
    """Return by conversation the newest message that contains the text, cut around it; without a text, the last one."""
    newest = sa.select(sa.func.max(Message.id)).where(col(Message.conversation_id).in_(conversation_ids))
    newest = newest.where(col(Message.text) != "")
    if text:
        newest = newest.where(col(Message.text).icontains(text, autoescape=True))
    newest = newest.group_by(col(Message.conversation_id))
    query = sa.select(col(Message.conversation_id), col(Message.text)).where(col(Message.id).in_(newest))
    return {conversation_id: cut_around(said, text) for conversation_id, said in session.execute(query)}


def cut_around(said: str, text: str) -> str:
    """Return one line of about `SNIPPET` characters that shows the text."""
    line = " ".join(said.split())
    found = line.lower().find(text.lower()) if text else 0
    start = max(0, found - SNIPPET // 3)
    cut = line[start : start + SNIPPET]
    return ("…" if start else "") + cut + ("…" if start + SNIPPET < len(line) else "")


def _card(conversation: Conversation, spec: dict[str, object], snippets: dict[int, str]) -> ConversationCard:
    assert conversation.id is not None
    parsed = PersonaSpec.model_validate(spec)
    return ConversationCard(
        id=conversation.id,
        persona_id=conversation.persona_id,
        persona_name=parsed.name,
        spec=parsed,
        title=conversation.title or f"Chat with {parsed.name}",
        snippet=snippets.get(conversation.id, ""),
        last_message_at=conversation.last_message_at,
    )
