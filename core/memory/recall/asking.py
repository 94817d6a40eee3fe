"""Understands what a message asks of memory: its words, the time it names, and whose words it is about."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from core.memory.reading.dates import Tense, find_when
from core.memory.reading.language import detect_language
from core.memory.recall.answers import Sort, find_sorts_asked
from core.memory.recall.plain_words import FIRST_PERSON, SECOND_PERSON, TIME_WORDS
from core.memory.recall.words import find_terms, find_words

ASKS_WHEN = re.compile(
    r"(?<!\w)(?:when|(?:what|which) (?:day|date|month|year)|how long ago|since when"
    r"|quand|quel(?:le)? (?:jour|date|mois|année)|cuándo|qué (?:día|fecha|mes|año)"
    r"|wann|an welchem tag|welche[smn]? (?:tag|datum|monat|jahr))(?!\w)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?<!\w)(?:will|going to|coming up|upcoming|shall|vais|allons|voy a|vamos a|werde|werden)(?!\w)", re.IGNORECASE
)
TIME_STEMS = tuple(dict.fromkeys(find_terms(TIME_WORDS)))
_FIRST = frozenset(FIRST_PERSON.split())
_SECOND = frozenset(SECOND_PERSON.split())


@dataclass(frozen=True)
class Question:
    """What was said, read as a question to memory; any message is one.

    `vector`: unit length, None while meaning cannot be compared. `span`: the time it names, end excluded.
    """

    text: str
    stems: tuple[str, ...] = ()
    vector: NDArray[np.float32] | None = None
    span: tuple[datetime, datetime] | None = None
    asks_when: bool = False
    asks_for: frozenset[Sort] = frozenset()
    asker: str = ""

    def find_speaker(self, speakers: Collection[str]) -> str | None:
        """Return whose words it is about, if that is one person: by name, by "I" (who asks) or "you" (the other)."""
        said = frozenset(find_words(self.text))
        named = {speaker for speaker in speakers if speaker and said.issuperset(find_words(speaker))}
        if self.asker and said & _FIRST:
            named.add(self.asker)
        if self.asker and said & _SECOND:
            named |= set(speakers) - {self.asker}
        return named.pop() if len(named) == 1 else None


def ask(
    text: str, vector: NDArray[np.float32] | None = None, *, now: datetime, asker: str = "", language: str | None = None
) -> Question:
    """Read a message as a question. Days are those of `now`'s own zone; `asker`: the speaker's name in the talk."""
    tense: Tense = "present" if _AHEAD.search(text) else "past"
    when = find_when(text, now, language or detect_language(text), tense)
    return Question(
        text=text,
        stems=tuple(dict.fromkeys(find_terms(text))),
        vector=vector,
        span=(when.starts_at, when.ends_at) if when else None,
        asks_when=bool(ASKS_WHEN.search(text)),
        asks_for=find_sorts_asked(text),
        asker=asker,
    )
