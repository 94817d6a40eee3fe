"""Gathers what a person takes along or looks into: a whole conversation, or exactly what was sent for one reply."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from core.chat import store
from core.chat.trace import Slot, Texts, render, slots_from_json
from core.chat.views import ExportedConversation, ExportedMessage, PromptView, SentPart
from core.errors import NotFound
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, Message, PersonaVersion


def without_workings(whole: ExportedConversation) -> ExportedConversation:
    """Return it as a visitor takes it along: what was said, not what the studio runs on."""
    plain = (replace(message, error="", engine="", model="") for message in whole.messages)
    return replace(whole, messages=tuple(plain))


def gather_conversation(session: Session, row: Conversation, *, now: datetime) -> ExportedConversation:
    """Return everything that was said, alternatives included, with the ids of the memories in each prompt."""
    conversation_id = store.key_of(row)
    version = session.get(PersonaVersion, row.version_id)
    assert version is not None, "a conversation goes with its persona"
    name = PersonaSpec.model_validate(version.spec).name
    shown = set(store.load_tree(session, conversation_id).branch(row.leaf_id))
    recalls = store.recalls_of(session, conversation_id)
    messages = store.load_messages(session, conversation_id)
    return ExportedConversation(
        id=conversation_id,
        title=row.title or f"Chat with {name}",
        persona_name=name,
        persona_version=version.number,
        memory_paused=row.memory_paused,
        created_at=row.created_at,
        exported_at=now,
        messages=tuple(_export(message, shown, recalls) for message in messages),
    )


def _export(message: Message, shown: set[int], recalls: dict[int, tuple[int, ...]]) -> ExportedMessage:
    message_id = store.key_of(message)
    return ExportedMessage(
        id=message_id,
        parent_id=message.parent_id,
        is_shown=message_id in shown,
        role=message.role,
        kind=message.kind,
        status=message.status,
        text=message.text,
        thinking=message.thinking,
        error=message.error.replace("\n", " ").strip(),
        engine=message.engine,
        model=message.model,
        rating=message.rating,
        created_at=message.created_at,
        finished_at=message.finished_at,
        persona_version=(message.prompt or {}).get("version"),
        memory_ids=recalls.get(message_id, ()),
    )


def gather_prompt(session: Session, message: Message) -> PromptView:
    """Return what was sent, word for word; what is gone since shows as gone. Raises NotFound when nothing was."""
    trace = message.prompt
    if trace is None:
        raise NotFound("Nothing was sent for this message.", hint="Greetings and follow-ups have no prompt.")
    slots = slots_from_json(trace["slots"])
    memories = store.recalled_texts(session, store.key_of(message))
    quoted = [piece.turn_id for slot in slots for piece in slot.pieces if piece.turn_id is not None]
    turns = store.message_texts(session, quoted, is_recalled=True)
    texts = Texts(store.message_texts(session, _message_ids(slots)), memories, turns)
    left_out = trace["left_out"]
    sent = [piece.memory_id for slot in slots for piece in slot.pieces if piece.memory_id is not None]
    return PromptView(
        parts=tuple(SentPart(slot.role, slot.kind, render(slot, texts).content, slot.tokens) for slot in slots),
        tokens=trace["tokens"],
        budget=trace["budget"],
        counted=trace["counted"],
        model=message.model,
        version_number=trace.get("version", 0),
        memories=tuple(memories.get(id_, "") for id_ in sent if id_ in memories),
        quoted=len(quoted),
        left_out_messages=left_out["messages"],
        left_out_examples=left_out["examples"],
        left_out_memories=tuple(memories[id_] for id_ in left_out["memory_ids"] if id_ in memories),
        trouble=trace.get("trouble", ""),
    )


def _message_ids(slots: tuple[Slot, ...]) -> list[int]:
    return [piece.message_id for slot in slots for piece in slot.pieces if piece.message_id is not None]
