"""Words a summary from its parts' own words, and checks what a model worded: nothing in it that no part says."""

import re
from collections.abc import Sequence
from typing import Final

from core.memory.merging.sameness import find_marks
from core.memory.merging.slot_words import Language
from core.memory.reading.extraction import MEMORY_LENGTH
from core.memory.reading.language import detect_language
from core.memory.reading.languages.all import PACKS
from core.memory.reading.languages.english_words import PAST_STRONG, PAST_WEAK
from core.memory.recall.words import find_stems
from core.memory.summing_up.matter import Part, find_topic

ABOUT: Final[dict[Language, str]] = {"en": "About {}: ", "fr": "Sur {} : ", "es": "Sobre {}: ", "de": "Zu {}: "}

_CLAUSE = re.compile(r"\s*(?:[;,.:]|\b(?:and|et|y|und)\b)\s*")
_PAST = re.compile(rf"(?:{PAST_STRONG}|{PAST_WEAK})(?!\w)", re.IGNORECASE)
_VERBS: Final = frozenset(verb.partition(" ")[0] for pack in PACKS.values() for verb in pack.verbs.values())


def summarise(texts: Sequence[str]) -> tuple[str, int] | None:
    """Return "About running: …; …" and how many of the texts, from the first on, it holds; None without a topic."""
    topic = find_topic(texts)
    if topic is None:
        return None
    line = ABOUT[detect_language(" ".join(texts))].format(topic)
    held = 0
    for text in texts:
        clause = f"{'; ' if held else ''}{_as_clause(text)}"
        if len(line) + len(clause) > MEMORY_LENGTH:
            break
        line, held = line + clause, held + 1
    return line, held


def order_by_topic(parts: Sequence[Part]) -> list[Part]:
    """Return those that share the topic's word first, then the others; none when there is no topic."""
    topic = find_topic([part.text for part in parts])
    stems = find_stems(topic) if topic else ()
    return sorted(parts, key=lambda part: set(stems).isdisjoint(find_stems(part.text))) if stems else []


def _as_clause(text: str) -> str:
    """Return a memory as part of a sentence: its first word, if a verb, begins small."""
    first = text.partition(" ")[0].casefold()
    is_verb = first in _VERBS or _PAST.match(text) is not None
    return (text[0].lower() + text[1:] if is_verb else text).rstrip(". ")


def is_borne_out(summary: str, texts: Sequence[str]) -> bool:
    """Whether every clause is said by one part, with its names, numbers and negations, and every part is in it."""
    if not summary or len(summary) > MEMORY_LENGTH:
        return False
    clauses = [clause for clause in _CLAUSE.split(summary) if find_stems(clause)]
    saying = [_find_saying(clause, texts) for clause in clauses]
    return bool(clauses) and all(saying) and set(range(len(texts))) <= {part for each in saying for part in each}


def _find_saying(clause: str, texts: Sequence[str]) -> list[int]:
    stems = set(find_stems(clause))
    return [
        place
        for place, text in enumerate(texts)
        if stems <= set(find_stems(text)) and set(find_marks(clause)) <= set(find_marks(text)) and _agree(clause, text)
    ]


def _agree(clause: str, text: str) -> bool:
    """Whether both deny, or neither does."""
    negation = PACKS[detect_language(text)].negation
    return bool(negation.search(clause)) == bool(negation.search(text))
