"""How French is typed, brought to one form, and how its verbs are put in the third person."""

import re

_SPELL = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (r"[’`´]", "'"),
        (r"\bj ai\b", "j'ai"),
        (r"\bjai\b", "j'ai"),
        (r"\bchuis\b|\bchui\b|\bj'?suis\b", "je suis"),
        (r"\bj(?=(?:habite|aime|adore|étais|avais|apprends|étudie)\b)", "j'"),
        (
            r"^(?=(?:allergique|végétarien(?:ne)?|végane?|enceinte|mariée?|divorcée?|célibataire|fan de|accro|diabétique|asthmatique|intolérante?|né[e]? (?:à|en)) )",
            "je suis ",
        ),
        (r"^(?=(?:suis|étudie|habite|adore|déteste|bosse|travaille) )", "je "),
        (r"^(?=ai \w+(?:é|i|u)\b)", "j'"),
        (r"\bm appelle\b", "m'appelle"),
        (r"\bj habite\b", "j'habite"),
        (r"\bj aime\b", "j'aime"),
        (r"\bj adore\b", "j'adore"),
        (
            r"\bje (?=(?:suis|mange|bois|fume|parle|sais|peux|travaille|conduis|supporte|vais|veux|joue) (?:pas|jamais|plus)\b)",
            "je ne ",
        ),
        (r"\bj'(?=(?:ai|aime|habite) (?:pas|jamais|plus)\b)", "je n'"),
        (r"\btjrs\b", "toujours"),
    )
)


def conjugate(verb: str) -> str:
    """Put an imperfect in the third person: "passais" → "passait"."""
    return re.sub(r"ais$", "ait", verb)


def normalise(text: str) -> str:
    """Return the clause as a careful writer would have typed it."""
    for pattern, to in _SPELL:
        text = pattern.sub(to, text)
    return text


def polish(text: str) -> str:
    """Join again what taking words apart broke: "ne est" → "n'est"."""
    return re.sub(r"\b([Nn])e (?=[aeiouyhéèêà])", r"\1'", text).replace(" d' ", " d'")
