"""What a model proposes as a memory, and the checks it must pass before anybody believes it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from core.errors import MalformedAnswer
from core.memory.reading.dates import Tense, add_date, find_when
from core.memory.reading.extraction import MEMORY_KINDS, Found, MemoryKind, Reading
from core.memory.reading.language import detect_language
from core.memory.reading.languages.all import PACKS
from core.memory.reading.languages.pack import LanguagePack
from core.memory.reading.languages.tenses import is_told_of_past
from core.memory.reading.masking import MASK, mask
from core.memory.reading.references import points_elsewhere
from core.memory.reading.sensitive import name_topic
from core.memory.reading.substance import says_something
from core.memory.reading.support import is_supported

_SUBJECT = re.compile(r"\A(?:(?:the )?(?:user|person)('s)? |(?:he|she|they) (?!are\b))", re.IGNORECASE)
_FIRST_PERSON_TEXT = re.compile(r"(?:i|i'm|my|we|je|j'|mon|ma|mes|yo|mi|mis|ich|mein\w*|wir)(?!\w)", re.IGNORECASE)
_OWN = re.compile(
    r"(?<!\w)(?:i|i['’]?m|i['’]?ve|my|me|we|our|us|je|j['’]\w*|mon|ma|mes|nous|notre|moi|yo|me|mi|mis|nos|nuestr\w+|ich|mein\w*|"
    r"mir|mich|wir|unser\w*)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True)
class Candidate:
    """One proposal, as the model wrote it."""

    quote: str
    memory: str
    kind: MemoryKind
    importance: int


def parse_candidates(answer: dict[str, Any]) -> list[Candidate]:
    """Return the proposals of an answer; raises MalformedAnswer when it is of another shape."""
    memories = answer.get("memories")
    if not isinstance(memories, list):
        raise MalformedAnswer("The model did not answer with a list of memories.", hint="It is asked again later.")
    return [_parse(item) for item in memories if isinstance(item, dict)]


def _parse(item: dict[str, Any]) -> Candidate:
    kind = item.get("kind") if item.get("kind") in MEMORY_KINDS else "fact"
    importance = item.get("importance")
    return Candidate(
        quote=str(item.get("quote", "")).strip(),
        memory=_SUBJECT.sub("", str(item.get("memory", "")).strip(), count=1).rstrip(". "),
        kind=cast(MemoryKind, kind),
        importance=min(5, max(1, importance)) if isinstance(importance, int) else 3,
    )


def check_candidate(candidate: Candidate, reading: Reading) -> Found | None:
    """Return the memory with its place in the message and its date; None when the message does not bear it out."""
    pack = PACKS[detect_language(reading.text, reading.before)]
    span = find_quote(candidate.quote, reading.text)
    if span is None or not candidate.memory or _FIRST_PERSON_TEXT.match(candidate.memory):
        return None
    if points_elsewhere(reading.text[slice(*span)], pack.language) or not says_something(candidate.memory, pack):
        return None
    memory = pack.swap_person(candidate.memory)
    if not _is_own_statement(*span, reading.text, pack):
        return None
    for start, end in (span, _sentence_around(span, reading.text)):
        if not _is_own_statement(start, end, reading.text, pack):
            continue
        found = Found(
            text=memory[0].upper() + memory[1:],
            kind=candidate.kind,
            importance=candidate.importance,
            quote_start=start,
            quote_end=end,
            sensitive_topic=name_topic(reading.text[start:end]),
            reason="noted by the model, and said in the message",
        )
        if is_supported(found, reading.text):
            return _dated(found, reading.text[start:end], reading.said_at, pack)
    return None


def find_quote(quote: str, message: str) -> tuple[int, int] | None:
    """Return where the quote stands, whatever its spacing, case and kind of quotation marks; None when it does not."""
    words = re.findall(r"\w+", quote)
    if not words:
        return None
    pattern = r"[\W_]{1,6}".join(re.escape(word) for word in words)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", message, re.IGNORECASE)
    return match.span() if match else None


def _sentence_around(span: tuple[int, int], message: str) -> tuple[int, int]:
    for match in _SENTENCE.finditer(message):
        if match.start() <= span[0] < match.end():
            text = match.group()
            return match.start() + len(text) - len(text.lstrip()), max(span[1], match.start() + len(text.rstrip()))
    return span


def _is_own_statement(start: int, end: int, message: str, pack: LanguagePack) -> bool:
    """Whether the span is said by the writer, of themself, and meant: no quotation, no role play, no "if"."""
    quote = message[start:end]
    sentence_start = _sentence_around((start, end), message)[0]
    is_theirs = bool(_OWN.search(quote)) or any(word in pack.verbs for word in re.findall(r"\w+", quote.casefold()))
    return is_theirs and MASK not in mask(message)[start:end] and not pack.veto.search(message[sentence_start:end])


def _dated(found: Found, quote: str, said_at: datetime, pack: LanguagePack) -> Found:
    tense: Tense = "past" if found.kind != "plan" and is_told_of_past(quote, pack.language) else "present"
    when = find_when(found.text, said_at, pack.language, tense)
    if when is None:
        return found
    is_plan = when.starts_at > said_at and found.kind != "preference"
    return replace(
        found,
        text=add_date(found.text, when),
        kind="plan" if is_plan else found.kind,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        date_precision=when.precision,
    )
