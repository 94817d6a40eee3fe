"""Turns a memory ("Has a job interview on Friday") into words for the person ("your job interview"), and says when."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo

from core.followups.candidate import Citable
from core.followups.composing import address_english, address_french, address_german, address_spanish
from core.followups.composing.phrase import Phrase
from core.memory.reading.language import detect_language
from core.memory.reading.languages.pack import Language

QUOTE_LENGTH = 110
_ADDRESS: dict[Language, Callable[[str], Phrase]] = {
    "en": address_english.address,
    "fr": address_french.address,
    "de": address_german.address,
    "es": address_spanish.address,
}


def phrase_of(memory: Citable) -> Phrase:
    """Return how to speak to the person about a memory, in its own language; where no rule fits, their own words."""
    return replace(_ADDRESS[language_of(memory)](memory.text), quote=_quote(memory.quote))


def language_of(memory: Citable) -> Language:
    """Return the language a memory is told in: its source shows it better than the few words of the statement."""
    return detect_language(memory.quote or memory.text)


def _quote(quote: str) -> str:
    words = quote.strip().rstrip(".!?…,;: ")
    return words if 0 < len(words) <= QUOTE_LENGTH and not re.search(r"[.!?\n“”\"«»]", words) else ""


# --- when --------------------------------------------------------------------

_NEAR: dict[Language, dict[int, str]] = {
    "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
    "fr": {0: "aujourd’hui", 1: "demain", -1: "hier"},
    "de": {0: "heute", 1: "morgen", -1: "gestern"},
    "es": {0: "hoy", 1: "mañana", -1: "ayer"},
}
_DAYS: dict[Language, str] = {
    "en": "on Monday,on Tuesday,on Wednesday,on Thursday,on Friday,on Saturday,on Sunday",
    "fr": "lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche",
    "de": "am Montag,am Dienstag,am Mittwoch,am Donnerstag,am Freitag,am Samstag,am Sonntag",
    "es": "el lunes,el martes,el miércoles,el jueves,el viernes,el sábado,el domingo",
}
_WEEKS: dict[Language, tuple[str, str]] = {
    "en": ("this week", "next week"),
    "fr": ("cette semaine", "la semaine prochaine"),
    "de": ("diese Woche", "nächste Woche"),
    "es": ("esta semana", "la semana que viene"),
}


def when_words(memory: Citable, now: datetime, zone: tzinfo, language: Language = "en") -> str:
    """Return when the memory's event is, as one says it today: "tomorrow", "on Friday"; empty when it is not known."""
    if memory.starts_at is None:
        return ""
    day = memory.starts_at.astimezone(zone).date()
    away = (day - now.astimezone(zone).date()).days
    if memory.date_precision == "week":
        this, next_ = _WEEKS[language]
        return this if -7 < away <= 0 else next_ if 0 < away <= 7 else ""
    if memory.date_precision in ("month", "year"):
        return _roughly(day, memory.date_precision) if language == "en" else ""
    if near := _NEAR[language].get(away):
        return near
    if abs(away) < 7:
        return _DAYS[language].split(",")[day.weekday()]
    return f"on {day.day} {day:%B}" if language == "en" else ""


def _roughly(day: date, precision: str) -> str:
    return f"in {day:%B}" if precision == "month" else f"in {day.year}"
