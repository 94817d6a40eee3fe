"""Decides what kind a statement is where its form leaves two open: by its date, and by what it is about."""

import re
from datetime import datetime

from core.memory.dates import When
from core.memory.extraction import MemoryKind
from core.memory.languages.pack import LanguagePack
from core.memory.support import is_after

_HAS = re.compile(r"(?:has|a|tiene|hat) (?!no\b|got\b|been\b)", re.IGNORECASE)
_OWN_BIRTHDAY = re.compile(
    r"(?:birthday is|anniversaire (?:est|c'est)|cumpleaños es|(?:hat )?geburtstag(?: ist)?) (?:on|am|im|le|el|en)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?:has|have) (?:always|never|lived|worked)\b|(?:n')?a (?:jamais|toujours)\b|nunca ha\b|hat (?:noch )?nie\b|"
    r"(?:grew up|was (?:born|raised|diagnosed)|a (?:grandi|toujours vécu)|(?:est|s'est) née?|nació|se crió|creció)\b|"
    r"(?:ist|wurde|war) .*(?:aufgewachsen|geboren)\b|had .* (?:as a|when they were a?) ?(?:kid|child|little|young)",
    re.IGNORECASE,
)
"""Past by its form, yet true of the person ever since."""
_LIKED = re.compile(
    r"favou?rite\b|(?:[\w' -]+ )?(?:préférée?s?|favorit[oae]s?|preferid[oa]s?) (?:est|sont|es|son)\b|lieblings|"
    r"(?:est|es|ist) (?:une? |un gran |ein(?:e)? )?(?:gro(?:ß|ss)er? |grande? |gran )?fan (?:de|d'|von|des|du)\b|"
    r"(?:only|never|mostly) (?:drinks|eats|wears|watches|listens to)\b",
    re.IGNORECASE,
)
_PETS = re.compile(
    r"(?<!\w)(?:dogs?|cats?|pupp(?:y|ies)|kittens?|horses?|rabbits?|hamsters?|parrots?|tortoises?|goldfish|budgies?|snakes?|"
    r"chiens?|chiennes?|chats?|chattes?|cheval|chevaux|lapins?|perr[oa]s?|gat[oa]s?|caballos?|conejos?|"
    r"hund\w*|hündin|katzen?|kater|pferde?|hasen?|kaninchen)(?!\w)",
    re.IGNORECASE,
)


def settle_kind(kind: MemoryKind, text: str, when: When | None, said_at: datetime, pack: LanguagePack) -> MemoryKind:
    """Return the kind of a statement in the third person; `kind` is what its form suggests."""
    if _OWN_BIRTHDAY.match(text):
        return "fact"
    if when and is_after(when.starts_at, said_at) and kind in ("fact", "event"):
        return "plan"
    if when and not is_after(when.ends_at, said_at) and kind == "plan":
        return "fact"
    if kind in ("fact", "event") and _LIKED.match(text):
        return "preference"
    if kind == "event" and _LASTS.match(text):
        return "fact"
    return "relationship" if kind == "fact" and _has_somebody(text, pack) else kind


def _has_somebody(text: str, pack: LanguagePack) -> bool:
    """Whether it says that there is somebody: a pet one owns is a fact."""
    about = pack.relatives.search(text)
    return _HAS.match(text) is not None and about is not None and _PETS.search(text) is None
