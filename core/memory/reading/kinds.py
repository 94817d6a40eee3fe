"""Decides what kind a statement is where its form leaves two open: by its date, and by what it is about."""

from datetime import datetime

from core.memory.reading.dates import When
from core.memory.reading.extraction import MemoryKind
from core.memory.reading.kind_words import HAS, LASTS, LIKED, OWN_BIRTHDAY, PETS, TO_COME
from core.memory.reading.languages.pack import LanguagePack
from core.memory.reading.languages.tenses import is_told_of_past
from core.memory.reading.support import is_after


def settle_kind(kind: MemoryKind, text: str, when: When | None, said_at: datetime, pack: LanguagePack) -> MemoryKind:
    """Return the kind of a statement in the third person; `kind` is what its form suggests."""
    if OWN_BIRTHDAY.match(text):
        return "fact"
    if when and is_after(when.starts_at, said_at) and kind in ("fact", "event"):
        return "plan"
    if kind == "relationship" and _is_of_a_pet(text, pack):
        return _settle_of_a_pet(when, said_at)
    if kind in ("fact", "event") and TO_COME.match(text):
        return "plan"
    if when and not is_after(when.ends_at, said_at) and kind == "plan":
        return "event" if is_told_of_past(text, pack.language) else "fact"
    if kind in ("fact", "event") and LIKED.match(text):
        return "preference"
    if kind == "event" and LASTS.match(text):
        return "fact"
    return "relationship" if kind == "fact" and _has_somebody(text, pack) else kind


def _has_somebody(text: str, pack: LanguagePack) -> bool:
    """Whether it says that there is somebody: a pet one owns is a fact."""
    about = pack.relatives.search(text)
    return about is not None and HAS.match(text[: about.start()]) is not None and PETS.search(text) is None


def _is_of_a_pet(text: str, pack: LanguagePack) -> bool:
    about = pack.relatives.match(text)
    return about is not None and PETS.search(about.group()) is not None


def _settle_of_a_pet(when: When | None, said_at: datetime) -> MemoryKind:
    """What befalls an animal is told as an event of one's own life; what it is like, as of a member of the family."""
    if when is None:
        return "relationship"
    return "plan" if is_after(when.starts_at, said_at) else "event"
