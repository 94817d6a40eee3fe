"""Loads what a reply answers: the persona's version, the branch it stands on, and when it was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from core.chat import store
from core.chat.prompt import STEP, Talk, Turn
from core.personas.spec import PersonaSpec
from core.ports import Scope
from core.storage.tables import Conversation, Message, PersonaVersion
from core.time_zones import find_zone

MOST_TURNS = 40 * STEP
"""Older ones fit into no budget; they are not even read."""


@dataclass(frozen=True)
class Task:
    """A reply to be written."""

    scope: Scope
    spec: PersonaSpec
    version_number: int
    talk: Talk
    question: str


def load_task(session: Session, message_id: int, *, now: datetime) -> Task | None:
    """Return what the reply needs, or None when it was deleted meanwhile."""
    reply = session.get(Message, message_id)
    conversation = session.get(Conversation, reply.conversation_id) if reply else None
    version = session.get(PersonaVersion, conversation.version_id) if conversation else None
    if reply is None or conversation is None or version is None:
        return None
    talk = _load_talk(session, reply, conversation, now)
    return Task(
        Scope(conversation.persona_id, conversation.user_id),
        PersonaSpec.model_validate(version.spec),
        version.number,
        talk,
        talk.turns[-1].text,
    )


def _load_talk(session: Session, reply: Message, conversation: Conversation, now: datetime) -> Talk:
    branch = store.load_tree(session, conversation.id or 0).branch(reply.parent_id)
    earlier = max(0, -(-(len(branch) - MOST_TURNS) // STEP) * STEP)
    rows = store.load_window(session, branch[earlier:])
    zone = find_zone(store.time_zone_of(session, conversation.user_id))
    said = [Turn(row.id, row.role, row.text) for row in rows if row.text.strip()]
    return Talk(said, (), now.astimezone(zone), _find_previous(session, rows, conversation), earlier)


def _find_previous(session: Session, rows: list[Any], conversation: Conversation) -> datetime | None:
    """Return when something was last said before the question.

    A greeting is put there by the studio: what counts then is the talk before it, in an older conversation.
    """
    if len(rows) < 2 or (len(rows) == 2 and rows[0].kind == "greeting"):
        return store.last_talk_before(session, conversation)
    return rows[-2].created_at  # type: ignore[no-any-return]
