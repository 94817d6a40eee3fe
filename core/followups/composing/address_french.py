"""Turns a French memory into words for the person: "A un entretien vendredi" into "ton entretien"."""

import re

from core.followups.composing.phrase import Phrase, Sort

_DATED = re.compile(
    r"(?:\s+(?:(?:le |ce |dès |depuis )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: prochain| dernier)?"
    r"|hier|avant-hier|demain|après-demain|la semaine (?:prochaine|dernière)|le mois (?:prochain|dernier)|ce week-end"
    r"|en \w+|le \d+ \w+))?\s*\([^()]*\d{4}[^()]*\)",
    re.IGNORECASE,
)
_MINE = {"son": "ton", "sa": "ta", "ses": "tes", "leur": "votre", "se": "te", "s'": "t'", "soi": "toi", "lui": "toi"}
_SWAP = re.compile(r"(?<![\w'])(?:(?:son|sa|ses|se|soi)(?![\w'])|s'(?=\w))", re.IGNORECASE)
_VERBS = {
    "a": "as",
    "est": "es",
    "va": "vas",
    "fait": "fais",
    "veut": "veux",
    "peut": "peux",
    "ont": "avez",
    "sont": "êtes",
}
_MOTHERS = (
    r"sœur|soeur|mère|maman|fille|femme|copine|tante|cousine|nièce|grand-mère|mamie|voisine|chienne|chatte|famille"
)
_FATHERS = r"frère|père|papa|fils|mari|copain|oncle|cousin|neveu|grand-père|papi|voisin|chien|chat|ami|amie|collègue"
_HAS = re.compile(r"a (?P<one>une?) (?P<rest>[\w' -]{3,60})", re.IGNORECASE)
_DOING = re.compile(r"(?:apprend|étudie|joue|fait|pratique|prépare|écrit)\b", re.IGNORECASE)
_LIKES = re.compile(r"(?:aime|adore|collectionne) (?P<rest>(?:la |le |les |l')[^,]+)", re.IGNORECASE)
_MOVES = re.compile(r"déménage (?P<rest>[àaenu]+ .+)", re.IGNORECASE)


def address(text: str) -> Phrase:
    """Return how to speak to the person about a French memory; empty where no rule fits."""
    said = _DATED.sub("", text.strip().rstrip(".")).strip()
    if re.match(r"s'appelle\b|prénom\b", said, re.IGNORECASE):
        return Phrase(is_name=True)
    thing, sort = _thing(said)
    return Phrase(thing, _clause(said), sort=sort)


def _thing(said: str) -> tuple[str, Sort]:
    if match := re.match(rf"(?P<who>(?:{_MOTHERS})(?: [A-ZÉ]\w+)?)\b", said, re.IGNORECASE):
        return f"ta {_lower(match['who'])}", "person"
    if match := re.match(rf"(?P<who>(?:{_FATHERS})(?: [A-ZÉ]\w+)?)\b", said, re.IGNORECASE):
        return f"ton {_lower(match['who'])}", "person"
    if match := _HAS.fullmatch(said):
        is_open = re.match(r"[aeiouyéèêh]", match["rest"], re.IGNORECASE)
        return f"{'ta' if match['one'].lower() == 'une' and not is_open else 'ton'} {_swap(match['rest'])}", "coming"
    if match := _MOVES.fullmatch(said):
        return f"ton déménagement {match['rest']}", "coming"
    if match := _LIKES.match(said):
        return match["rest"], "liking"
    return "", "doing" if _DOING.match(said) else "fact"


def _clause(said: str) -> str:
    if match := re.match(rf"(?:{_MOTHERS}|{_FATHERS})\b", said, re.IGNORECASE):
        return f"{'ta' if re.match(_MOTHERS, said, re.IGNORECASE) else 'ton'} {_lower(_swap(said))}" if match else ""
    words = _swap(_lower(said)).split(" ")
    place = 1 if words[0] == "te" else 0
    if re.match(r"ne$|n'", words[0]) or len(words) < 2:
        return ""
    prefix, _, verb = words[place].rpartition("'")
    second = _second(verb)
    if not second:
        return ""
    words[place] = f"{prefix}'{second}" if prefix else second
    return "tu " + " ".join(words)


def _second(verb: str) -> str:
    """Return "aimes" for "aime", "finis" for "finit", "prends" for "prend"; empty for what is no such form."""
    if verb in _VERBS:
        return _VERBS[verb]
    if verb.endswith(("e", "d")):
        return verb + "s"
    return verb[:-1] + "s" if verb.endswith("t") else ""


def _swap(words: str) -> str:
    return _SWAP.sub(lambda match: _MINE[match.group().lower()], words)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
