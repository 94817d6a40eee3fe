"""Builds what an engine is sent: persona, examples, as much of the talk as fits, and notes beside the last message.

Everything that stays the same from turn to turn stands first, so that an engine need not read it again.
What people typed is only ever a turn of its own, never part of the system message.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from core.chat.character import choose_examples, describe_persona
from core.chat.excerpts import Excerpt, choose_excerpts, quote
from core.chat.spans import HOUR, describe_instant, describe_span
from core.chat.trace import Piece, Role, Slot, SlotKind, Texts, render, slots_to_json
from core.personas.spec import PersonaSpec
from core.ports import PromptMessage

Count = Callable[[str], int]
TURN_OVERHEAD = 5
"""Tokens that a chat template adds around a message: an estimate on the safe side."""
MARGIN = 48
TINY_WINDOW = 900
"""Tokens of prompt after which a tiny model no longer follows."""
TINY_NOTES = 3
"""Memories that a tiny model can hold beside one question."""
STEP = 6
"""The history's beginning moves in steps of so many messages: in between, an engine finds its prefix unchanged."""
NOTES_SHARE = 0.25
EXCERPTS_SHARE = 0.15
LAST_SHARE = 0.5
OPENING = "(You write first.)"


@dataclass(frozen=True)
class Turn:
    """A message of the talk so far."""

    message_id: int
    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True)
class Note:
    """A recalled memory."""

    memory_id: int
    text: str


@dataclass(frozen=True)
class Talk:
    """What a reply answers: the turns (the last is the user's), what was recalled for it, and the time.

    `now` is in the person's own time zone; `previous_at` is the message before theirs, if there was one.
    `earlier` counts turns before the first given, in whole `STEP`s: too old to be worth looking at.
    """

    turns: Sequence[Turn]
    notes: Sequence[Note]
    now: datetime
    previous_at: datetime | None = None
    earlier: int = 0
    excerpts: Sequence[Excerpt] = ()


@dataclass(frozen=True)
class Limits:
    """How much the model reads, in tokens, and how they are counted."""

    context_size: int
    reply_tokens: int
    count: Count
    is_tiny: bool = False
    counted: Literal["tokenizer", "estimate"] = "estimate"

    @property
    def budget(self) -> int:
        """Tokens a prompt may have."""
        room = self.context_size - self.reply_tokens - MARGIN
        return min(room, TINY_WINDOW) if self.is_tiny else room


@dataclass(frozen=True)
class Prompt:
    """What is sent, and its trace: the same as JSON, people's texts by id only."""

    messages: tuple[PromptMessage, ...]
    trace: dict[str, Any]

    @property
    def memory_ids(self) -> list[int]:
        """The memories in it."""
        pieces = (piece for slot in self.trace["slots"] for piece in slot["pieces"])
        return [piece["memory_id"] for piece in pieces if "memory_id" in piece]

    @property
    def turn_ids(self) -> list[int]:
        """The messages of earlier talk that are quoted in it."""
        pieces = (piece for slot in self.trace["slots"] for piece in slot["pieces"])
        return [piece["turn_id"] for piece in pieces if "turn_id" in piece]


def find_history(spec: PersonaSpec, talk: Talk, limits: Limits) -> set[int]:
    """Return the messages that stand in the prompt in any case, so that none of them need be recalled.

    What is recalled takes room from the history: a message at its beginning may be in neither.
    """
    trace = build_prompt(spec, talk, limits).trace
    return {piece["message_id"] for slot in trace["slots"] for piece in slot["pieces"] if "message_id" in piece}


def build_prompt(spec: PersonaSpec, talk: Talk, limits: Limits) -> Prompt:
    """Fit the talk into the budget: persona, last message, what was recalled; then examples and the newest history."""
    texts = _texts_of(talk)
    measure = _Measure(texts, limits.count)
    system = measure.slot("system", "persona", Piece(text=describe_persona(spec, is_tiny=limits.is_tiny)))
    notes = _choose_notes(talk.notes, limits)
    excerpts = choose_excerpts(talk.excerpts, _room_for_excerpts(limits), limits.count)
    last = measure.sized(_last_slot(spec, talk, _Recalled(notes, excerpts), limits))
    left = limits.budget - system.tokens - last.tokens
    examples = _choose_examples(spec, measure, left, limits)
    left -= sum(slot.tokens for slot in examples)
    history = _choose_history(talk.turns[:-1], measure, left)
    slots = (system, *examples, *_joined(_opened(history)), last)
    return Prompt(tuple(render(slot, texts) for slot in slots), _trace(slots, talk, notes, history, spec, limits))


def _texts_of(talk: Talk) -> Texts:
    quoted = [each for excerpt in talk.excerpts for each in (excerpt, *excerpt.beside)]
    return Texts(
        {turn.message_id: turn.text for turn in talk.turns},
        {note.memory_id: note.text for note in talk.notes},
        {excerpt.message_id: excerpt.text for excerpt in quoted},
    )


@dataclass(frozen=True)
class _Recalled:
    """What of the recalled found room."""

    notes: Sequence[Note]
    excerpts: Sequence[Excerpt]


@dataclass(frozen=True)
class _Measure:
    """Sizes slots with the model's own count."""

    texts: Texts
    count: Count

    def slot(self, role: Role, kind: SlotKind, *pieces: Piece) -> Slot:
        return self.sized(Slot(role, kind, pieces))

    def sized(self, slot: Slot) -> Slot:
        return replace(slot, tokens=self.count(render(slot, self.texts).content) + TURN_OVERHEAD)


def _choose_notes(notes: Sequence[Note], limits: Limits) -> list[Note]:
    room, chosen = limits.budget * NOTES_SHARE, []
    for note in notes[:TINY_NOTES] if limits.is_tiny else notes:
        room -= limits.count(note.text) + TURN_OVERHEAD
        if room < 0:
            break
        chosen.append(note)
    return chosen


def _room_for_excerpts(limits: Limits) -> float:
    """A tiny model cannot hold them beside a question."""
    return 0 if limits.is_tiny else limits.budget * EXCERPTS_SHARE


def _last_slot(spec: PersonaSpec, talk: Talk, recalled: _Recalled, limits: Limits) -> Slot:
    last = talk.turns[-1]
    room, size = limits.budget * LAST_SHARE, limits.count(last.text)
    kept = int(len(last.text) * room / size) if size > room else 0
    pieces = (*_note_pieces(spec, talk, recalled, limits.is_tiny), Piece(message_id=last.message_id, kept=kept))
    return Slot("user", "last", pieces)


def _note_pieces(spec: PersonaSpec, talk: Talk, recalled: _Recalled, is_tiny: bool) -> list[Piece]:
    facts = _tiny_time(talk) if is_tiny else _time(talk)
    if recalled.notes:
        facts += " They told you before:"
    if not facts.strip() and not recalled.excerpts:
        return []
    bullets = [piece for note in recalled.notes for piece in (Piece(text="\n- "), Piece(memory_id=note.memory_id))]
    opening = "[Note:" if is_tiny else f"[Note for {spec.name}, background only:"
    return [Piece(text=f"{opening}{facts}"), *bullets, *quote(recalled.excerpts), Piece(text="]\n\n")]


def _time(talk: Talk) -> str:
    since = describe_span(talk.now - talk.previous_at) if talk.previous_at else ""
    passed = f" This comes {since} after the message before it." if since else ""
    return f" it is now {describe_instant(talk.now)}.{passed}"


def _tiny_time(talk: Talk) -> str:
    """A tiny model repeats what it reads: the time is worth it only when some has passed."""
    passed = talk.now - talk.previous_at if talk.previous_at else HOUR * 0
    return f" {describe_span(passed)} later." if passed >= HOUR else ""


def _choose_examples(spec: PersonaSpec, measure: _Measure, room: int, limits: Limits) -> list[Slot]:
    slots: list[Slot] = []
    for example in choose_examples(spec, is_tiny=limits.is_tiny):
        pair = [
            measure.slot("user", "example", Piece(text=example.user)),
            measure.slot("assistant", "example", Piece(text=example.reply)),
        ]
        if sum(slot.tokens for slot in (*slots, *pair)) * 2 <= room:
            slots += pair
    return slots


def _choose_history(turns: Sequence[Turn], measure: _Measure, room: int) -> list[Slot]:
    """Take turns from the newest back while they fit; in a long history the oldest one taken stands at a step."""
    kept: list[Slot] = []
    for turn in reversed(turns):
        slot = measure.slot(turn.role, "history", Piece(message_id=turn.message_id))
        room -= slot.tokens
        if room < 0:
            break
        kept.insert(0, slot)
    surplus = -(len(turns) - len(kept)) % STEP
    return kept[surplus:] if len(kept) > 2 * STEP else kept


def _opened(history: list[Slot]) -> list[Slot]:
    """Many chat templates insist that the user speaks first."""
    if history and history[0].role == "assistant":
        return [Slot("user", "opening", (Piece(text=OPENING),), TURN_OVERHEAD), *history]
    return history


def _joined(slots: list[Slot]) -> list[Slot]:
    """Join neighbours of one role: many chat templates insist that the roles alternate."""
    joined: list[Slot] = []
    for slot in slots:
        if joined and joined[-1].role == slot.role:
            before = joined.pop()
            pieces = (*before.pieces, Piece(text="\n\n"), *slot.pieces)
            slot = replace(before, pieces=pieces, tokens=before.tokens + slot.tokens)
        joined.append(slot)
    return joined


def _trace(
    slots: tuple[Slot, ...],
    talk: Talk,
    notes: Sequence[Note],
    history: Sequence[Slot],
    spec: PersonaSpec,
    limits: Limits,
) -> dict[str, Any]:
    return {
        "format": 1,
        "slots": slots_to_json(slots),
        "tokens": sum(slot.tokens for slot in slots),
        "budget": limits.budget,
        "counted": limits.counted,
        "left_out": {
            "messages": talk.earlier + len(talk.turns) - 1 - len(history),
            "memory_ids": [note.memory_id for note in talk.notes[len(notes) :]],
            "examples": len(spec.examples) - sum(slot.kind == "example" for slot in slots) // 2,
        },
    }
