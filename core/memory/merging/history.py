"""Tells in one line what was and what is now: "Lived in Leeds until May 2026, now York", in the memory's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.memory.merging.history_words import MONTHS, NOW, PAST, THEN, UNTIL, UNTIL_THEN
from core.memory.merging.slots import NOTHING, Language, Slot, find_slot
from core.memory.reading.language import detect_language


@dataclass(frozen=True)
class Stage:
    """What once held, and until when."""

    text: str
    until: datetime


def tell_history(past: Sequence[Stage], present: str) -> str:
    """Return the line for what a memory took the place of, oldest first; "" when nothing before is worth telling."""
    facts = [(slot, stage) for stage in past if (slot := find_slot(stage.text)) is not None]
    if not past or any(slot.name == "age" for slot, _ in facts):
        return ""
    if len(facts) == len(past) and all(_has_words(slot) for slot, _ in facts):
        line = _tell_fact(facts, present)
        return line[0].upper() + line[1:]
    last = past[-1]
    language = detect_language(last.text)
    return UNTIL_THEN[language].format(
        until=_write_month(last.until, language), before=_lower(last.text), now=_lower(present)
    )


def _has_words(slot: Slot) -> bool:
    """Whether its value can be named by itself: "vegetarian", but not "meat"."""
    return (slot.kind, slot.language) in PAST and slot.value not in (NOTHING, "meat", "no meat")


def _tell_fact(told: Sequence[tuple[Slot, Stage]], present: str) -> str:
    (first, begin), *others = told
    language = first.language
    line = PAST[first.kind, language].format(value=first.shown, of=first.of, until=_write_until(begin.until, language))
    for slot, stage in others:
        line += f", {THEN[language]} {slot.shown} {_write_until(stage.until, language)}"
    return f"{line}, {NOW[language]} {_name_present(first, present)}"


def _name_present(before: Slot, present: str) -> str:
    slot = find_slot(present)
    return slot.shown if slot is not None and slot.name == before.name and _has_words(slot) else _lower(present)


def _write_until(moment: datetime, language: Language) -> str:
    return UNTIL[language].format(_write_month(moment, language))


def _write_month(moment: datetime, language: Language) -> str:
    month = MONTHS[language].split()[moment.month - 1]
    return f"{month} de {moment.year}" if language == "es" else f"{month} {moment.year}"


def _lower(text: str) -> str:
    """Return a statement as it stands within a sentence; readers write its first word, a verb, with a capital."""
    return text[:1].lower() + text[1:].rstrip(". ")
