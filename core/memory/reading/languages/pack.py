"""The shape of a language's rules: which clauses are statements about oneself, and how each is rewritten."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from core.memory.reading.extraction import MemoryKind

Language = Literal["en", "fr", "es", "de"]
Needs = Literal["", "date", "detail"]
"""What a frame asks of its clause beside its form: a date that is not today, or a detail (name, date, relative)."""


@dataclass(frozen=True)
class Frame:
    """A form of statement worth keeping. `template` names the pattern's groups; `{verb}` is put in the third person."""

    pattern: re.Pattern[str]
    template: str
    kind: MemoryKind
    importance: int = 3
    needs: Needs = ""
    is_past: bool = False


@dataclass(frozen=True)
class LanguagePack:
    """One language: where clauses part, what disqualifies them, which frames count, how persons are swapped."""

    language: Language
    frames: Sequence[Frame]
    verbs: Mapping[str, str]
    boundary: re.Pattern[str]
    question: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    leading_time: re.Pattern[str]
    veto: re.Pattern[str]
    vague: re.Pattern[str]
    detail: re.Pattern[str]
    today: re.Pattern[str]
    relatives: re.Pattern[str]
    negation: re.Pattern[str]
    joiners: str
    """Words that join a second verb to the same subject: alternatives of a regular expression."""
    normalise: Callable[[str], str]
    swap_person: Callable[[str], str]
    rewriting: frozenset[str]
    """Words a memory may use although the message does not."""
    swap_of_others: Callable[[str], str] | None = None
    """Swaps the persons of what somebody else did, where that differs: "hat mich verlassen" is not "hat sich …"."""
    conjugate: Callable[[str], str] = str
    """Puts any verb in the third person, for the group `open` of a frame: those that `verbs` does not know."""
    polish: Callable[[str], str] = str
    """Mends what taking words apart broke: "ne est" → "n'est"."""
    run_on: re.Pattern[str] = re.compile("")
    """What a first half looks like that a second statement may follow without any sign between ("im tom i live …")."""

    company: str = ""
    """The word for "with", where somebody beside "I" is named behind the statement."""

    @cached_property
    def afterthought(self) -> re.Pattern[str]:
        """Where a statement may end and something added begin."""
        return re.compile(rf",?\s+(?:{self.joiners})\s+|,\s+", re.IGNORECASE)

    @cached_property
    def second_verb(self) -> re.Pattern[str]:
        """A joiner and a first-person verb that has something behind it: "and play the cello"."""
        verbs = "|".join(re.escape(verb) for verb in sorted(self.verbs, key=len, reverse=True))
        return re.compile(rf"(?<!\w)((?:{self.joiners}) )({verbs})(?= \w)")


def rules(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, whole words only, whatever their case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def starts(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives that must stand at the start, whole words only."""
    return re.compile(rf"(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def swap(pairs: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """Return a function that replaces whole words, each at most once (earlier pairs win)."""
    table = [(re.compile(pattern, re.IGNORECASE), replacement) for pattern, replacement in pairs]
    joined = re.compile(rf"(?<!\w)(?:{'|'.join(pattern for pattern, _ in pairs)})(?!\w)", re.IGNORECASE)

    def replace(match: re.Match[str]) -> str:
        word = match.group()
        return next(pattern.sub(to, word) for pattern, to in table if pattern.fullmatch(word))

    return lambda text: joined.sub(replace, text)


def table(text: str) -> dict[str, str]:
    """Read "first third, first third" into a mapping."""
    pairs = (pair.strip().split("=") for pair in text.replace("\n", " ").split(",") if pair.strip())
    return {first.strip(): third.strip() for first, third in pairs}
