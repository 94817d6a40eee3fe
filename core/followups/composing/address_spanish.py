"""Turns a Spanish memory into words for the person: "Tiene una entrevista el viernes" into "tu entrevista"."""
# ruff: noqa: E501  (word lists are read by language, not by column)

import re

from core.followups.composing.phrase import Phrase, Sort

_DATED = re.compile(
    r"(?:\s+(?:(?:el |este )?(?:próximo |pasado )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: que viene| pasado)?"
    r"|ayer|anteayer|mañana|pasado mañana|la semana (?:que viene|pasada)|el mes (?:que viene|pasado)|el fin de semana"
    r"|en \w+|desde \w+|el \d+ de \w+))?\s*\([^()]*\d{4}[^()]*\)",
    re.IGNORECASE,
)
_SWAPS = {"su": "tu", "sus": "tus", "se": "te", "le": "te", "consigo": "contigo"}
_SWAP = re.compile(rf"(?<!\w)(?:{'|'.join(_SWAPS)})(?!\w)", re.IGNORECASE)
_VERBS = {
    "es": "eres", "ha": "has", "va": "vas", "está": "estás", "fue": "fuiste", "tuvo": "tuviste", "hizo": "hiciste",
    "quiso": "quisiste", "da": "das", "sabe": "sabes",
}  # fmt: skip
_FAMILY = (
    r"hermana|hermano|madre|padre|mamá|papá|abuela|abuelo|marido|mujer|esposa|esposo|novia|novio|pareja|hija|hijo|tía|"
    r"tío|prima|primo|amiga|amigo|vecina|vecino|jefa|jefe|perro|perra|gato|gata"
)
_HAS = re.compile(r"tiene una? (?P<rest>[\w -]{3,60})", re.IGNORECASE)
_GOT = re.compile(r"(?:compró|encontró|adoptó|plantó|hizo|escribió) (?P<rest>.+)", re.IGNORECASE)
_DOING = re.compile(r"(?:aprende|estudia|toca|escribe|prepara|practica|está \w+ndo)\b", re.IGNORECASE)
_LIKES = re.compile(r"le (?:gustan?|encantan?) (?P<rest>(?:el|la|los|las) [^,]+)", re.IGNORECASE)


def address(text: str) -> Phrase:
    """Return how to speak to the person about a Spanish memory; empty where no rule fits."""
    said = _DATED.sub("", text.strip().rstrip(".")).strip()
    if re.match(r"se llama\b|nombre\b", said, re.IGNORECASE):
        return Phrase(is_name=True)
    thing, sort = _thing(said)
    return Phrase(thing, _clause(said), sort=sort)


def _thing(said: str) -> tuple[str, Sort]:
    if match := re.match(rf"(?P<who>(?:{_FAMILY})(?: [A-ZÁÉÍÓÚ]\w+)?)\b", said, re.IGNORECASE):
        return f"tu {_lower(match['who'])}", "person"
    if match := _HAS.fullmatch(said):
        return f"tu {_swap(match['rest'])}", "coming"
    if match := _GOT.fullmatch(said):
        return _own(_swap(match["rest"])), "done"
    if match := _LIKES.fullmatch(said):
        return match["rest"], "liking"
    return "", "doing" if _DOING.match(said) else "fact"


def _own(words: str) -> str:
    """Return "tu guitarra" for "una guitarra", "tus tres plantas" for "tres plantas"."""
    if match := re.match(r"una? (?P<rest>.+)", words):
        return f"tu {match['rest']}"
    return f"tus {words}" if re.match(r"(?:dos|tres|cuatro|cinco|seis)\b", words) else words


def _clause(said: str) -> str:
    if re.match(rf"(?:{_FAMILY})\b", said, re.IGNORECASE):
        return f"tu {_lower(_swap(said))}"
    words = _swap(_lower(said)).split(" ")
    if len(words) < 2 or words[0] == "no":
        return ""
    if words[0] == "te":
        if re.match(r"(?:gust|encant|da)", words[1]):
            return " ".join(words)
        words[1] = _second(words[1])
        return " ".join(words) if words[1] else ""
    words[0] = _second(words[0])
    return " ".join(words) if words[0] else ""


def _second(verb: str) -> str:
    """Return "vives" for "vive", "compraste" for "compró", "escribiste" for "escribió"; empty for anything else."""
    if verb in _VERBS:
        return _VERBS[verb]
    if verb.endswith("ió"):
        return f"{verb[:-2]}iste"
    if verb.endswith("ó"):
        return f"{verb[:-1]}aste"
    return f"{verb}s" if verb.endswith(("a", "e")) else ""


def _swap(words: str) -> str:
    return _SWAP.sub(lambda match: _SWAPS[match.group().lower()], words)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
