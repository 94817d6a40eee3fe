"""Decides what kind a statement is where its form leaves two open: by its date, and by what it is about."""

import re
from datetime import datetime

from core.memory.dates import When
from core.memory.extraction import MemoryKind
from core.memory.languages.pack import LanguagePack
from core.memory.languages.tenses import is_told_of_past
from core.memory.support import is_after

_HAS = re.compile(r"(?:has|a|tiene|hat) (?!no\b|got\b|been\b)(?:[\w-]+ ){0,3}?$", re.IGNORECASE)
_TO_COME = re.compile(
    r"is (?:moving|planning|organi[sz]ing|thinking (?:of|about)|getting (?:married|divorced)|quitting|retraining)\b|"
    r"has decided to\b|a décidé d[e']|ha decidido \w+r\b|hat (?:sich )?entschieden\b|is trying to (?!learn)",
    re.IGNORECASE,
)
"""What somebody is about to do, though no day is said."""
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
    r"(?:only|never|mostly) (?:drinks|eats|wears|watches|listens to)\b|"
    r"(?:is|has (?:always )?been) (?:\w+ ){0,3}?(?:into|obsessed with|fan of|lover of|interested in|passionate about|keen on|"
    r"fond of|crazy about|hooked on)\b|has always (?:loved|hated|liked|preferred)\b|"
    r"a (?:toujours (?:aimé|adoré|détesté)|horreur de)\b|est (?:\w+ ){0,2}?(?:passionnée?|accro|fana|dingue) (?:de|d'|du|à|des)|"
    r"(?:plat|film|livre|groupe|jeu|couleur|\w+) (?:préférée?|favorite?)s?,? c'est|siempre le (?:ha gustado|ha encantado)|"
    r"es (?:\w+ ){0,2}?(?:aficionad|apasionad|adict)[oa] (?:a|al|de)\b|steht (?:\w+ ){0,2}?auf\b|"
    r"ist (?:\w+ ){0,2}?(?:begeistert|verrückt|süchtig) (?:von|nach)\b",
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
    if kind == "relationship" and _is_of_a_pet(text, pack):
        return _settle_of_a_pet(when, said_at)
    if kind in ("fact", "event") and _TO_COME.match(text):
        return "plan"
    if when and not is_after(when.ends_at, said_at) and kind == "plan":
        return "event" if is_told_of_past(text, pack.language) else "fact"
    if kind in ("fact", "event") and _LIKED.match(text):
        return "preference"
    if kind == "event" and _LASTS.match(text):
        return "fact"
    return "relationship" if kind == "fact" and _has_somebody(text, pack) else kind


def _has_somebody(text: str, pack: LanguagePack) -> bool:
    """Whether it says that there is somebody: a pet one owns is a fact."""
    about = pack.relatives.search(text)
    return about is not None and _HAS.match(text[: about.start()]) is not None and _PETS.search(text) is None


def _is_of_a_pet(text: str, pack: LanguagePack) -> bool:
    about = pack.relatives.match(text)
    return about is not None and _PETS.search(about.group()) is not None


def _settle_of_a_pet(when: When | None, said_at: datetime) -> MemoryKind:
    """What befalls an animal is told as an event of one's own life; what it is like, as of a member of the family."""
    if when is None:
        return "relationship"
    return "plan" if is_after(when.starts_at, said_at) else "event"
