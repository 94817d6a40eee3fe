"""Turns a German memory into words for the person: "Hat am Freitag eine Prüfung" into "deine Prüfung"."""
# ruff: noqa: E501  (word lists are read by language, not by column)

import re

from core.followups.composing.phrase import Phrase, Sort

_DATED = re.compile(
    r"(?:\s+(?:(?:am |nächsten |letzten |diesen )*(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)"
    r"|gestern|vorgestern|morgen|übermorgen|(?:nächste|letzte|diese) Woche|(?:nächsten|letzten) Monat|im \w+"
    r"|am \d+\.(?: \w+)?|am Wochenende|seit \w+))?\s*\([^()]*\d{4}[^()]*\)",
    re.IGNORECASE,
)
_SWAPS = {"sich": "dir", "ihm": "dir", "ihn": "dich"}
_SWAP = re.compile(r"(?<!\w)(?:sein(?=e?[rnms]?\b)|ihr(?=e[rnms]?\b)|sich|ihm|ihn)", re.IGNORECASE)
_VERBS = {
    "hat": "hast", "ist": "bist", "mag": "magst", "will": "willst", "kann": "kannst", "muss": "musst", "soll": "sollst",
    "möchte": "möchtest", "war": "warst", "hatte": "hattest", "wird": "wirst", "würde": "würdest", "wohnte": "wohntest",
    "kaufte": "kauftest", "wurde": "wurdest", "hält": "hältst",
}  # fmt: skip
_ACCUSATIVE = ("hat", "kauft")
_HER = r"Schwester|Mutter|Mama|Oma|Großmutter|Frau|Freundin|Tochter|Tante|Cousine|Nichte|Nachbarin|Chefin|Kollegin|Katze|Familie|Eltern|Freunde|Kinder"
_HIS = r"Bruder|Vater|Papa|Opa|Großvater|Mann|Freund|Sohn|Onkel|Cousin|Neffe|Nachbar|Chef|Hund|Kater|Kind|Baby|Pferd"
_HAS = re.compile(r"hat (?P<one>ein(?:e|en)?) (?P<rest>(?:[a-zäöü]+ )?[A-ZÄÖÜ][\w -]{2,60})")
_GOT = re.compile(
    r"hat (?:sich )?(?P<one>einen?|eine|ein) (?P<rest>.+) (?P<done>gekauft|gefunden|gebaut|gebacken|bekommen)"
)
_DOING = re.compile(r"(?:lernt|spielt|schreibt|übt|studiert|baut|malt|macht)\b", re.IGNORECASE)
_LIKES = re.compile(r"(?:liebt|mag|sammelt) (?P<rest>[A-ZÄÖÜ][^,]*)")


def address(text: str) -> Phrase:
    """Return how to speak to the person about a German memory; empty where no rule fits."""
    said = re.split(r",? und (?=[a-zäöü]+t\b|muss|will|kann|mag)", _DATED.sub("", text.strip().rstrip(".")).strip())[0]
    if re.match(r"heißt\b|name\b", said, re.IGNORECASE):
        return Phrase(is_name=True)
    thing, sort = _thing(said)
    return Phrase(thing, _clause(said), sort=sort)


def _thing(said: str) -> tuple[str, Sort]:
    lowered = said[:1].lower() + said[1:]
    if match := re.match(rf"(?P<who>(?:{_HER})(?: [A-ZÄÖÜ]\w+)?)\b", said):
        return f"deine {match['who']}", "person"
    if match := re.match(rf"(?P<who>(?:{_HIS})(?: [A-ZÄÖÜ]\w+)?)\b", said):
        return f"dein {match['who']}", "person"
    if match := _GOT.fullmatch(lowered):
        return _nominative(match["one"], match["rest"]), "done"
    if match := _HAS.fullmatch(lowered):
        return _nominative(match["one"], match["rest"]), "coming"
    if match := _LIKES.fullmatch(lowered):
        return match["rest"], "liking"
    return "", "doing" if _DOING.match(lowered) else "fact"


def _nominative(article: str, rest: str) -> str:
    """Return "dein neuer Ofen" for "einen neuen Ofen": what one has is accusative, what one asks after is not."""
    first, _, others = rest.partition(" ")
    if article == "einen" and others and first.islower() and first.endswith("en"):
        rest = f"{first[:-2]}er {others}"
    return f"{'deine' if article == 'eine' else 'dein'} {rest}"


def _clause(said: str) -> str:
    if match := re.match(rf"(?P<her>{_HER})|(?:{_HIS})", said):
        return f"{'deine' if match['her'] else 'dein'} {_swap(said)}"
    verb, _, rest = _swap(said).partition(" ")
    second = _second(verb.lower())
    return f"du {second} {rest}" if second and rest else ""


def _second(verb: str) -> str:
    """Return "lernst" for "lernt", "arbeitest" for "arbeitet"; empty for what is no such form."""
    if verb in _VERBS:
        return _VERBS[verb]
    if not verb.endswith("t"):
        return ""
    return verb if re.search(r"(?:s|ß|z|x)t$", verb) else f"{verb[:-1]}st"


def _swap(words: str) -> str:
    return _SWAP.sub(lambda match: _SWAPS.get(match.group().lower(), "dein"), words)
