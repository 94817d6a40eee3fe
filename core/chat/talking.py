"""Turns what a person does in a conversation into rows, each time in one transaction: saved before anything happens."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from core.chat import store
from core.chat.titles import title_from
from core.errors import InvalidInput, NotAllowed
from core.safety.crisis import find_crisis
from core.storage.tables import Conversation, CrisisSignal, Message, PersonaVersion

LONGEST = 8000
"""Characters a message may have."""
NEW_AFTER = timedelta(days=7)
"""Silence after which a user who writes begins a new conversation (and with it a new window for follow-ups)."""


def check_text(text: str) -> str:
    """Return the text without blanks around it; raises InvalidInput when nothing is left, or too much."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise InvalidInput("There is nothing to send yet.", field="text", hint="Write something first.")
    if len(text) > LONGEST:
        raise InvalidInput(
            f"A message may have {LONGEST:,} characters; this has {len(text):,}.",
            field="text",
            hint="Send it in parts. Your text is still in the box.",
        )
    return text


def begin(
    session: Session, persona_id: int, user_id: int, version: PersonaVersion, *, now: datetime, greeting: str = ""
) -> Conversation:
    """Store a conversation, with the greeting as its first message if there is one."""
    row = Conversation(
        persona_id=persona_id,
        user_id=user_id,
        version_id=store.key_of(version),
        created_at=now,
        last_message_at=now,
    )
    session.add(row)
    session.flush()
    if greeting:
        message = Message(
            conversation_id=store.key_of(row), role="assistant", kind="greeting", text=greeting, created_at=now
        )
        row.leaf_id = store.add_message(session, message)
    return row


def continue_or_begin(session: Session, row: Conversation, *, now: datetime) -> Conversation:
    """Return the conversation that a message belongs to: a new one after a week of silence."""
    is_silent = now - row.last_message_at >= NEW_AFTER
    if not is_silent or not store.has_user_message(session, store.key_of(row)):
        return row
    version = store.newest_version(session, row.persona_id)
    assert version is not None, "a persona has at least the version it was made with"
    fresh = begin(session, row.persona_id, row.user_id, version, now=now)
    fresh.memory_paused = row.memory_paused
    session.flush()
    return fresh


def add_user_message(session: Session, row: Conversation, text: str, parent_id: int | None, *, now: datetime) -> int:
    """Store what the person said, a danger in it, and the title if it is the first; return its id."""
    conversation_id = store.key_of(row)
    if not row.title:
        row.title = title_from(text)
        session.flush()
    message = Message(conversation_id=conversation_id, parent_id=parent_id, role="user", text=text, created_at=now)
    if row.memory_paused:
        message.read_at = message.forgotten_at = now  # said while memory was paused: not to be known later either
    message_id = store.add_message(session, message)
    if category := find_crisis(text):
        session.add(
            CrisisSignal(conversation_id=conversation_id, message_id=message_id, category=str(category), created_at=now)
        )
    return message_id


def add_reply(session: Session, row: Conversation, parent_id: int | None, *, now: datetime) -> int:
    """Store an empty reply that is to be written; return its id."""
    message = Message(
        conversation_id=store.key_of(row), parent_id=parent_id, role="assistant", status="streaming", created_at=now
    )
    message.forgotten_at = now if row.memory_paused else None
    return store.add_message(session, message)


def reopen_or_add_reply(session: Session, row: Conversation, message: Message, *, now: datetime) -> int:
    """Store the place of another attempt at a reply; one that ended without a word is used again."""
    if message.role != "assistant" or message.kind != "talk":
        raise NotAllowed("Only a reply can be written again.", hint="Edit your own message instead.")
    if message.status not in ("failed", "stopped") or message.text:
        return add_reply(session, row, message.parent_id, now=now)
    message.status, message.error, message.thinking, message.prompt = "streaming", "", "", None
    message.created_at = now
    message.forgotten_at = now if row.memory_paused else None
    session.flush()
    return store.key_of(message)


def interrupted_replies(session: Session) -> list[Message]:
    """Return the replies that a crash left unfinished."""
    return list(session.exec(select(Message).where(Message.status == "streaming")))
