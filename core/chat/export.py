"""Writes a conversation down for taking away: everything as JSON, or the talk as Markdown."""

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import datetime
from typing import Any

from core.chat.views import ExportedConversation, ExportedMessage

FORMAT = "persona-studio.conversation/1"


def to_json(conversation: ExportedConversation) -> str:
    """Return every message of every branch with its ids, states, versions and recalled memories."""
    data = {"format": FORMAT, **asdict(conversation)}
    return json.dumps(data, default=_plain, ensure_ascii=False, indent=2) + "\n"


def to_markdown(conversation: ExportedConversation) -> str:
    """Return the shown branch as prose; the alternatives to a message follow it, quoted."""
    places: dict[tuple[int | None, str], list[ExportedMessage]] = defaultdict(list)
    for message in conversation.messages:
        places[message.parent_id, message.role].append(message)
    lines = [f"# {conversation.title}", "", _heading(conversation), ""]
    for message in conversation.messages:
        if message.is_shown:
            lines += _said(message, conversation.persona_name)
            others = [other for other in places[message.parent_id, message.role] if other is not message]
            lines += [line for other in others for line in _alternative(other)]
    return "\n".join(lines).rstrip() + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _heading(conversation: ExportedConversation) -> str:
    return (
        f"With {conversation.persona_name} (an AI persona, version {conversation.persona_version}), "
        f"begun {_when(conversation.created_at)}, exported {_when(conversation.exported_at)}."
    )


def _said(message: ExportedMessage, persona: str) -> list[str]:
    who = persona if message.role == "assistant" else "You"
    wrote_first = " · wrote first" if message.kind == "followup" else ""
    state = f" · {message.status}" if message.status != "complete" else ""
    lines = [f"**{who}** · {_when(message.created_at)}{wrote_first}{state}", "", message.text, ""]
    if message.memory_ids:
        lines += ["*Remembered: " + ", ".join(f"memory {id_}" for id_ in message.memory_ids) + "*", ""]
    return lines


def _alternative(message: ExportedMessage) -> list[str]:
    quoted = [f"> {line}" for line in message.text.splitlines()] or ["> (empty)"]
    return [f"> *Another version, {_when(message.created_at)}:*", ">", *quoted, ""]


def _when(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"
