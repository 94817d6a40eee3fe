"""Reads without a model: picks what people say of themselves by form, and rewrites it lightly; unsure means no."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from core.memory.reading.clauses import Clause, find_clauses
from core.memory.reading.dates import When, add_date, find_when
from core.memory.reading.extraction import MEMORY_LENGTH, Found, Reading
from core.memory.reading.kinds import settle_kind
from core.memory.reading.language import detect_language
from core.memory.reading.languages.all import PACKS
from core.memory.reading.languages.pack import Frame, LanguagePack
from core.memory.reading.languages.tenses import is_told_of_past
from core.memory.reading.passing import LASTING, is_passing
from core.memory.reading.passing_words import LIFE_CHANGING
from core.memory.reading.references import points_elsewhere, without_subject
from core.memory.reading.restating import is_left_to_another, restate
from core.memory.reading.rewriting import find_parts, rewrite
from core.memory.reading.sensitive import name_topic
from core.memory.reading.substance import is_fragment, is_vague, says_something
from core.memory.reading.support import is_supported

MOST_A_MESSAGE = 8
WORDS_MOST = 34
CLAUSES_MOST = 200
"""Different clauses that are looked at; who says more in one message has pasted something."""
_ASIDE = re.compile(r"(?:which|who|ce qui|ce que|lo que|lo cual|algo que|was|weshalb)(?!\w)", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)(?:was|were|went|était|a eu lieu|fue|fueron|war|waren|lief)(?!\w)", re.IGNORECASE)
AFTERTHOUGHT_BEGINS = 3
"""Words within which an afterthought points back; later than that, it may be one phrase with what stands before."""


@dataclass(frozen=True)
class ExtractiveReader:
    """Finds memories by rules alone; the same message always gives the same memories."""

    name: Literal["extractive"] = "extractive"

    def read(self, reading: Reading) -> list[Found]:
        """Return the statements about the writer, in the order they were said."""
        pack = PACKS[detect_language(reading.text, reading.before)]
        found: dict[str, Found] = {}
        for said in _take_new(find_clauses(reading.text, pack)):
            statement = self._understand(said, reading, pack)
            if statement is not None:
                found.setdefault(statement.text.casefold(), statement)
            if len(found) == MOST_A_MESSAGE:
                break
        return list(found.values())

    def _understand(self, said: Clause, reading: Reading, pack: LanguagePack) -> Found | None:
        """Return what one clause says; of somebody whom only a "she" names, nothing but what lasts."""
        clause = restate(said, reading.text, pack)
        is_restated = clause is not said
        if not is_restated and is_left_to_another(said, reading.text, pack):
            return None
        told = replace(clause, text=without_subject(clause.text, pack.language))
        found = self._find(_without_pointing_tail(told, pack), reading, pack)
        if found is None or (is_restated and found.importance < LASTING):
            return None
        return found if is_supported(found, reading.text) else None

    def _find(self, clause: Clause, reading: Reading, pack: LanguagePack) -> Found | None:
        if pack.veto.search(clause.text) or len(clause.text.split()) > WORDS_MOST:
            return None
        if points_elsewhere(clause.text, pack.language):
            return None
        body, time = _split_leading_time(pack.normalise(clause.text), pack)
        tries = (self._try(frame, body, time, clause, reading, pack) for frame in pack.frames)
        return next((found for found in tries if found is not None), None)

    def _try(
        self, frame: Frame, body: str, time: str, clause: Clause, reading: Reading, pack: LanguagePack
    ) -> Found | None:
        match = frame.pattern.match(body)
        if match is None or is_vague(find_parts(match).get("rest", ""), pack):
            return None
        text = rewrite(match, frame, time, pack)
        if is_fragment(text) or not says_something(text, pack):
            return None
        when = _date(text, frame, reading, pack)
        if is_passing(frame, text, when, reading.said_at, pack):
            return None
        is_placed = bool(time) and not pack.today.search(time)
        if not is_placed and not _has_needed(frame, match.group(), text, when, pack):
            return None
        return self._found(text, frame, when, clause, reading, pack)

    def _found(
        self, text: str, frame: Frame, when: When | None, clause: Clause, reading: Reading, pack: LanguagePack
    ) -> Found | None:
        dated = add_date(text, when)
        if len(dated) > MEMORY_LENGTH:
            return None
        starts_at = when.starts_at if when else None
        return Found(
            text=dated,
            kind=settle_kind(frame.kind, text, when, reading.said_at, pack),
            importance=5 if LIFE_CHANGING.search(text) else frame.importance,
            quote_start=clause.start,
            quote_end=clause.end,
            starts_at=starts_at,
            ends_at=when.ends_at if when else None,
            date_precision=when.precision if when else "",
            sensitive_topic=name_topic(clause.text),
            reason="said in so many words",
        )


def _take_new(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield each wording once, and no more of them than a long message has."""
    seen: set[str] = set()
    for clause in clauses:
        if clause.text not in seen:
            seen.add(clause.text)
            yield clause
        if len(seen) == CLAUSES_MOST:
            return


def _without_pointing_tail(clause: Clause, pack: LanguagePack) -> Clause:
    """Leave out an afterthought that points elsewhere: "my favourite band is Low, seen them five times"."""
    if not points_elsewhere(clause.text, pack.language):
        return clause
    for joiner in reversed(list(pack.afterthought.finditer(clause.text))):
        head, tail = clause.text[: joiner.start()], clause.text[joiner.end() :]
        begins = " ".join(tail.split()[:AFTERTHOUGHT_BEGINS])
        is_aside = joiner.group().startswith(",") and _ASIDE.match(tail) is not None
        if (is_aside or points_elsewhere(begins, pack.language)) and not points_elsewhere(head, pack.language):
            return Clause(clause.start, clause.start + len(head), head)
    return clause


def _split_leading_time(said: str, pack: LanguagePack) -> tuple[str, str]:
    """Part "next Friday I have an exam" into what is said and when, so that the time can stand behind."""
    match = pack.leading_time.match(said)
    if match is None:
        return said, ""
    return said[match.end() :].lstrip(" ,"), match.group()


def _date(text: str, frame: Frame, reading: Reading, pack: LanguagePack) -> When | None:
    """Return the time it names; what one likes has none ("hates Mondays")."""
    if frame.kind == "preference":
        return None
    may_be_past = frame.kind in ("relationship", "event") or _WAS.search(text) is not None
    is_past = frame.is_past or (may_be_past and is_told_of_past(text, pack.language))
    return find_when(text, reading.said_at, pack.language, "past" if is_past else "present")


def _has_needed(frame: Frame, said: str, text: str, when: When | None, pack: LanguagePack) -> bool:
    is_dated = when is not None and not pack.today.search(text[when.start : when.end])
    if frame.needs == "date":
        return is_dated
    return frame.needs != "detail" or is_dated or bool(pack.detail.search(said))
