"""Picks what a follow-up could be about: which memories, and to what end; pure."""

from dataclasses import dataclass
from datetime import timedelta

from core.followups.candidate import Citable, Intent, Situation
from core.followups.claims import time_of
from core.followups.phrasing import Phrase, phrase_of
from core.safety.topics import find_sensitive

SOON = timedelta(days=3)
STILL_FRESH = timedelta(days=10)
"""How long after an event one may still ask how it went."""


@dataclass(frozen=True)
class Angle:
    """One way to write: a memory, how to say it, and what for. `weight` ranks angles."""

    memory: Citable
    intent: Intent
    phrase: Phrase
    weight: float


def find_angles(situation: Situation, *, limit: int = 4, allow_heavy: bool = False) -> list[Angle]:
    """Return the best angles, each on a memory of its own. Heavy matters are left to whoever can be careful."""
    angles = [_angle(memory, situation) for memory in situation.memories if _is_speakable(memory, allow_heavy)]
    ranked = sorted((angle for angle in angles if angle), key=lambda angle: (-angle.weight, -angle.memory.id))
    return ranked[:limit]


def _is_speakable(memory: Citable, allow_heavy: bool) -> bool:
    topics = {found.topic for found in find_sensitive(f"{memory.text} {memory.quote}")}
    return "crisis" not in topics and (allow_heavy or not (memory.is_sensitive or topics))


def _angle(memory: Citable, situation: Situation) -> Angle | None:
    phrase = phrase_of(memory)
    if phrase.is_empty:
        return None
    intent, urgency = _purpose(memory, phrase, situation)
    age = (situation.now - memory.said_at).days if memory.said_at else 14
    weight = urgency + memory.importance * 0.1 + max(0, 14 - age) * 0.03 + 0.3 * bool(phrase.thing)
    return Angle(memory, intent, phrase, weight)


def _purpose(memory: Citable, phrase: Phrase, situation: Situation) -> tuple[Intent, float]:
    span, now = time_of(memory), situation.now
    if span and memory.kind in ("plan", "event", "fact", "relationship"):
        start, end = span
        was_ahead = memory.said_at is None or memory.said_at < end
        if end <= now and now - end <= STILL_FRESH and was_ahead and memory.kind != "event":
            return Intent.CHECK_IN, 3.0
        if start - SOON <= now < end and memory.date_precision not in ("month", "year"):
            return Intent.WISH_WELL, 2.5
        if now < start:
            return Intent.OFFER, 1.0
    if memory.kind == "plan" or phrase.is_plan:
        return Intent.OFFER, 1.2
    return Intent.SHARE, {"event": 1.0, "preference": 0.9, "relationship": 0.3}.get(memory.kind, 0.5)
