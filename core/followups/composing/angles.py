"""Picks what a follow-up could be about: which memories, and to what end; pure."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from core.followups.candidate import Citable, Intent, Situation
from core.followups.composing.forms import FORMS
from core.followups.composing.phrase import Phrase
from core.followups.composing.phrasing import phrase_of
from core.followups.gate.claims import time_of
from core.followups.gate.fiction import is_fiction
from core.followups.gate.words import LANGUAGES, key_words
from core.safety.topics import find_sensitive

SOON = timedelta(days=3)
STILL_FRESH = timedelta(days=10)
"""How long after an event one may still ask how it went."""
PRESSING = 2.0
"""Weight from which an angle has its time now: it goes first, whatever else could be said."""
SECOND_END = 0.2
"""Weight by which another end stands behind the first that comes to mind."""
_OTHER_END = {Intent.SHARE: Intent.OFFER, Intent.OFFER: Intent.SHARE}
_LIMIT = re.compile(
    r"(?:can(?:no|')t|doesn't|isn't|hasn't|never|hates?|dislikes?|is allergic|ne |n'|déteste|no |odia|hasst)\b",
    re.IGNORECASE,
)
"""What one cannot or does not do: good to know, but nothing to begin a talk with."""


@dataclass(frozen=True)
class Angle:
    """One way to write: a memory, how to say it, and what for. `weight` ranks angles."""

    memory: Citable
    intent: Intent
    phrase: Phrase
    weight: float


def find_angles(situation: Situation, *, limit: int = 4, allow_heavy: bool = False) -> list[Angle]:
    """Return the best angles, each on a memory of its own, but not the one that was spoken of last.

    Where there is one alone, it is put two ways. Heavy matters are left to whoever can be careful.
    """
    spoken_of = situation.sent[0].memory_ids if situation.sent else ()
    fresh = [memory for memory in situation.memories if memory.id not in spoken_of and not _LIMIT.match(memory.text)]
    angles = [_angle(memory, situation) for memory in fresh if is_speakable(memory, allow_heavy)]
    ranked = sorted((angle for angle in angles if angle), key=lambda angle: (-angle.weight, -angle.memory.id))
    if len(ranked) == 1:
        ranked += _otherwise(ranked[0], situation)
    return ranked[:limit]


def _otherwise(only: Angle, situation: Situation) -> list[Angle]:
    """Return the same matter to another end, where it is all there is and may be put both ways."""
    other = _OTHER_END.get(only.intent)
    rows = FORMS.get(LANGUAGES.get(situation.spec.language.lower(), "en"), {})
    if other is None or (other, only.phrase.sort) not in rows:
        return []
    return [replace(only, intent=other, weight=only.weight - SECOND_END)]


def is_speakable(memory: Citable, allow_heavy: bool) -> bool:
    """Whether one may begin with it: never with a crisis, and with what is heavy only where it is allowed."""
    topics = {found.topic for found in find_sensitive(f"{memory.text} {memory.quote}")}
    return "crisis" not in topics and (allow_heavy or not (memory.is_sensitive or topics))


def _angle(memory: Citable, situation: Situation) -> Angle | None:
    phrase = phrase_of(memory)
    if phrase.is_empty:
        return None
    intent, urgency = _purpose(memory, phrase, situation)
    age = (situation.now - memory.said_at).days if memory.said_at else 14
    weight = urgency + memory.importance * 0.1 + max(0, 14 - age) * 0.03
    weight += 0.3 * bool(phrase.thing) - 0.6 * (phrase.sort in ("fact", "life")) - 0.5 * _was_cited(memory, situation)
    return Angle(memory, intent, phrase, weight)


def _was_cited(memory: Citable, situation: Situation) -> bool:
    return any(memory.id in sent.memory_ids for sent in situation.sent)


def _is_story(memory: Citable, situation: Situation) -> bool:
    """Whether it happened in the story that they tell together: words of it are the narrator's as well."""
    if not is_fiction(situation.spec) or not situation.talk:
        return False
    told = " ".join(said.text for said in situation.talk if said.role == "assistant")
    words = key_words(f"{memory.text} {memory.quote}")
    return memory.kind not in ("preference", "plan", "relationship") and len(words.keys() & key_words(told).keys()) > 0


def _purpose(memory: Citable, phrase: Phrase, situation: Situation) -> tuple[Intent, float]:
    span, now = time_of(memory), situation.now
    if span is None and phrase.sort == "fact" and _is_story(memory, situation):
        return Intent.CONTINUE, 2.2
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
