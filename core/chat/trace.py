"""What an engine was sent, as data: texts of people by id only, so that what is deleted is gone from here too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from core.ports import PromptMessage

DELETED_MEMORY = "(a memory that was deleted)"
DELETED_MESSAGE = "(a message that was deleted)"
FORGOTTEN_TURN = "(a message that was forgotten)"
QUOTED_LENGTH = 400
"""Characters of an earlier message that are quoted: its beginning and its end."""

SlotKind = Literal["persona", "example", "opening", "history", "last"]
Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Piece:
    """A stretch of a prompt: a fixed text, or a reference; `kept` > 0 keeps that many characters of a long message.

    `turn_id` refers to a message too, one that is quoted rather than said.
    """

    text: str = ""
    message_id: int | None = None
    memory_id: int | None = None
    turn_id: int | None = None
    kept: int = 0


EMPTY = vars(Piece())


@dataclass(frozen=True)
class Slot:
    """One message of a prompt, in pieces."""

    role: Role
    kind: SlotKind
    pieces: tuple[Piece, ...]
    tokens: int = 0


@dataclass(frozen=True)
class Texts:
    """The texts that references stand for, by id."""

    messages: Mapping[int, str] = field(default_factory=dict)
    memories: Mapping[int, str] = field(default_factory=dict)
    turns: Mapping[int, str] = field(default_factory=dict)


def render(slot: Slot, texts: Texts) -> PromptMessage:
    """Fill a slot's references in; the same slot and texts always give the same message."""
    return PromptMessage(slot.role, "".join(_fill(piece, texts) for piece in slot.pieces))


def _fill(piece: Piece, texts: Texts) -> str:
    if piece.memory_id is not None:
        return as_note(texts.memories.get(piece.memory_id, DELETED_MEMORY))
    if piece.turn_id is not None:
        return as_quotation(texts.turns.get(piece.turn_id, FORGOTTEN_TURN))
    if piece.message_id is not None:
        return shorten(texts.messages.get(piece.message_id, DELETED_MESSAGE), piece.kept)
    return piece.text


def as_note(text: str) -> str:
    """Return a memory on one line that cannot close the brackets it stands in."""
    return " ".join(text.replace("[", "(").replace("]", ")").split())


def as_quotation(text: str) -> str:
    """Return a message on one line, shortened, that can close neither its brackets nor its quotation marks."""
    return as_note(shorten(text.replace("“", "‘").replace("”", "’"), QUOTED_LENGTH))


def shorten(text: str, kept: int) -> str:
    """Keep about `kept` characters: the beginning, and the end, where the question usually is. 0 keeps all."""
    if kept <= 0 or len(text) <= kept:
        return text
    tail = kept // 2
    return f"{text[: kept - tail]}\n[…]\n{text[len(text) - tail :]}"


def slots_to_json(slots: tuple[Slot, ...]) -> list[dict[str, Any]]:
    """Return the slots as JSON, empty fields left out."""
    return [
        {
            "role": slot.role,
            "kind": slot.kind,
            "tokens": slot.tokens,
            "pieces": [
                {key: value for key, value in vars(piece).items() if value != EMPTY[key]} for piece in slot.pieces
            ],
        }
        for slot in slots
    ]


def slots_from_json(data: list[dict[str, Any]]) -> tuple[Slot, ...]:
    """Read back what `slots_to_json` wrote."""
    return tuple(
        Slot(entry["role"], entry["kind"], tuple(Piece(**piece) for piece in entry["pieces"]), entry["tokens"])
        for entry in data
    )
