"""Reads without a model: picks what people say of themselves by form, and rewrites it lightly; unsure means no."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from core.memory.clauses import Clause, find_clauses
from core.memory.dates import When, add_date, find_when
from core.memory.extraction import MEMORY_LENGTH, Found, Reading
from core.memory.kinds import settle_kind
from core.memory.language import detect_language
from core.memory.languages.all import PACKS
from core.memory.languages.pack import Frame, LanguagePack
from core.memory.languages.tenses import is_told_of_past
from core.memory.references import points_elsewhere
from core.memory.restating import is_left_to_another, restate
from core.memory.sensitive import name_topic
from core.memory.substance import is_fragment, is_vague, says_something
from core.memory.support import is_after, is_supported

MOST_A_MESSAGE = 8
WORDS_MOST = 34
CLAUSES_MOST = 200
"""Different clauses that are looked at; who says more in one message has pasted something."""
_LIFE_CHANGING = re.compile(
    r"(?<!\w)(?:died|passed away|pregnant|married|divorced?|allergic|cancer|diagnosed|baby|wedding|engaged|fired|"
    r"mort|morte|décédée?|enceinte|mariée?|allergique|murió|falleció|embarazada|boda|casad[oa]|alérgic[oa]|"
    r"gestorben|schwanger|verheiratet|hochzeit|allergisch|krebs|cáncer)(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:which|who|ce qui|ce que|lo que|lo cual|algo que|was|weshalb)(?!\w)", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)(?:was|were|went|était|a eu lieu|fue|fueron|war|waren|lief)(?!\w)", re.IGNORECASE)
AFTERTHOUGHT_BEGINS = 3
"""Words within which an afterthought points back; later than that, it may be one phrase with what stands before."""
LASTING = 4
"""Importance that somebody's doings must have if only a "she" tells whose they are: what "my sister" did is surer."""
PASSING = 2
"""Importance up to which a thing done today is passing: "missed the train this morning"."""


@dataclass(frozen=True)
class ExtractiveReader:
    """Finds memories by rules alone; the same message always gives the same memories."""

    name: Literal["extractive"] = "extractive"

    def read(self, reading: Reading) -> list[Found]:
        """Return the statements about the writer, in the order they were said."""
        pack = PACKS[detect_language(reading.text, reading.before)]
        found: dict[str, Found] = {}
        for said in _take_new(find_clauses(reading.text, pack)):
            clause = restate(said, reading.text, pack)
            if clause is said and is_left_to_another(said, reading.text, pack):
                continue
            statement = self._find(_without_pointing_tail(clause, pack), reading, pack)
            if clause is not said and statement is not None and statement.importance < LASTING:
                continue
            if statement is not None and is_supported(statement, reading.text):
                found.setdefault(statement.text.casefold(), statement)
            if len(found) == MOST_A_MESSAGE:
                break
        return list(found.values())

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
        if match is None or is_vague(_groups(match).get("rest", ""), pack):
            return None
        text = _rewrite(match, frame, time, pack)
        if is_fragment(text) or not says_something(text, pack):
            return None
        when = _date(text, frame, reading, pack)
        if _is_passing(frame, text, when, reading, pack):
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
            importance=5 if _LIFE_CHANGING.search(text) else frame.importance,
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


def _is_passing(frame: Frame, text: str, when: When | None, reading: Reading, pack: LanguagePack) -> bool:
    """Whether it is a small thing of today, or told as past and dated ahead, which cannot be."""
    if not frame.is_past:
        return False
    is_ahead = when is not None and is_after(when.starts_at, reading.said_at)
    return is_ahead or (frame.importance <= PASSING and bool(pack.today.search(text)))


def _date(text: str, frame: Frame, reading: Reading, pack: LanguagePack) -> When | None:
    """Return the time it names; what one likes has none ("hates Mondays")."""
    if frame.kind == "preference":
        return None
    may_be_past = frame.kind in ("relationship", "event") or _WAS.search(text) is not None
    is_past = frame.is_past or (may_be_past and is_told_of_past(text, pack.language))
    return find_when(text, reading.said_at, pack.language, "past" if is_past else "present")


def _rewrite(match: re.Match[str], frame: Frame, time: str, pack: LanguagePack) -> str:
    groups = _groups(match)
    if groups.get("open"):
        groups["open"] = pack.verbs.get(groups["open"].lower()) or pack.conjugate(groups["open"].lower())
    if "verb" in groups:
        groups["verb"] = pack.swap_person(_third(re.sub(r"\s+", " ", groups["verb"].lower()), pack))
    groups = {
        name: _in_third(value, frame, pack) if name in ("rest", "rel") else value for name, value in groups.items()
    }
    text = pack.polish(re.sub(r"\s+", " ", frame.template.format(**groups)).strip())
    if text.count('"') % 2:
        text = text.replace('"', "")
    if groups.get("company"):
        text = f"{text}, {pack.company} {pack.swap_person(groups['company'])}"
    if time:
        text = f"{text} {pack.swap_person(time[0].lower() + time[1:])}"
    return text[0].upper() + text[1:]


def _groups(match: re.Match[str]) -> dict[str, str]:
    """Return the named parts; a pattern with two word orders names the second one's parts `verb2` and `rest2`."""
    groups = {name: value or "" for name, value in match.groupdict().items()}
    return groups | {name[:-1]: value for name, value in groups.items() if name.endswith("2") and value}


def _in_third(rest: str, frame: Frame, pack: LanguagePack) -> str:
    """Swap the persons of the rest, and put a second verb of the same subject in the third person too."""

    def conjugate(match: re.Match[str]) -> str:
        return match.group(1) + _third(match.group(2), pack)

    coordinated = rest if rest.startswith("to ") else pack.second_verb.sub(conjugate, rest)
    swap = pack.swap_of_others if frame.kind == "relationship" and pack.swap_of_others else pack.swap_person
    return swap(coordinated)


def _third(verb: str, pack: LanguagePack) -> str:
    if verb in pack.verbs:
        return pack.verbs[verb]
    first, _, rest = verb.partition(" ")
    return f"{pack.verbs.get(first, first)} {rest}".strip()


def _has_needed(frame: Frame, said: str, text: str, when: When | None, pack: LanguagePack) -> bool:
    is_dated = when is not None and not pack.today.search(text[when.start : when.end])
    if frame.needs == "date":
        return is_dated
    return frame.needs != "detail" or is_dated or bool(pack.detail.search(said))
