"""Cuts a message into the clauses that could be statements about its writer; says where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.memory.reading.languages.pack import LanguagePack
from core.memory.reading.masking import MASK, mask
from core.memory.reading.sentences import find_sentences

CLAUSE_LONGEST = 400
"""Characters up to which a clause is looked at: nobody says a thing in more, and a rule may try all its places."""
_CLOSING_LONGEST = 80
"""Characters in which a clause may trail off: "lol anyway so yeah"."""


_JOINED = re.compile(r"\b(?:and|et|y|und)\b")
_NAME = re.compile(r"[A-ZÀ-Þ]\w{2,}")


@dataclass(frozen=True)
class Clause:
    """A stretch of the message: where it stands, and what it reads."""

    start: int
    end: int
    text: str


def find_clauses(message: str, pack: LanguagePack) -> Iterator[Clause]:
    """Yield the writer's own statements, one clause at a time; questions, acted and quoted text are left out."""
    text = mask(message)
    for start, end, is_question in find_sentences(text):
        if not is_question or not pack.question.match(text[start:end].lstrip(" ,-")):
            yield from _clauses(text, start, end, pack, is_question=is_question)


def _clauses(text: str, start: int, end: int, pack: LanguagePack, *, is_question: bool) -> Iterator[Clause]:
    spans, at = [], start
    for match in pack.boundary.finditer(text, start, end):
        part = text[at : match.start()].strip(" ,.")
        if len(part) <= CLAUSE_LONGEST and _goes_on(part, match.group(), pack):
            continue
        if match.start() > at:
            spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    if is_question:
        spans = spans[:-1]
    for left, right in spans:
        clause = _trimmed(text, left, right, pack)
        if clause is not None:
            yield clause


def _goes_on(part: str, sign: str, pack: LanguagePack) -> bool:
    """Whether a clause does not end where it might."""
    return _belongs_to_next(part, sign, pack) or (sign.isspace() and not pack.run_on.match(part))


def _belongs_to_next(part: str, sign: str, pack: LanguagePack) -> bool:
    """Whether a part is only the beginning of a clause: "next Friday, I have …", "my brother and I went …"."""
    if _JOINED.search(sign) and _NAME.fullmatch(part) and not pack.opening.fullmatch(part):
        return True
    somebody = re.sub(r" [A-ZÀ-Þ]\w+$", "", part.partition(" ")[2])
    return bool(part.casefold() == "me" or pack.leading_time.fullmatch(part) or pack.relatives.fullmatch(somebody))


def _trimmed(text: str, left: int, right: int, pack: LanguagePack) -> Clause | None:
    """Strip fillers such as "well," and "lol"; None when nothing, or nothing of one's own, is left."""
    while True:
        part = text[left:right]
        left += len(part) - len(part.lstrip(" \t,.:;!-"))
        opening = pack.opening.match(text[left:right])
        if opening is None or opening.end() == 0:
            break
        left += opening.end()
    part = text[left:right]
    closing = pack.closing.search(part, max(0, len(part) - _CLOSING_LONGEST))
    part = (part[: closing.start()] if closing else part).rstrip(" \t,.:;!-")
    if not part or len(part) > CLAUSE_LONGEST or MASK in part:
        return None
    return Clause(left, left + len(part), part)
