"""Notices when somebody asks whether they talk to a human: the studio itself answers, whatever the persona says."""

# ruff: noqa: E501  (a list is read by language, not by column)

import re
from typing import Literal

from core.safety.phrases import fold

Language = Literal["en", "fr", "es", "de"]

# Each is "are you" + little words + one of the things one may be, and then the question ends or goes on with "or":
# "are you a human?" asks it, "are you a human rights lawyer?" does not.
_ASKED: dict[Language, tuple[str, str, str]] = {
    "en": (
        r"(?:are|r) (?:you|u)(?: guys)?|(?:am i|i'm|i am) (?:talking|speaking|chatting|writing|texting) (?:to|with)"
        r"|(?:you're|you are)(?= (?:not )?(?:an? )?(?:[\w.]+ ){0,2}[\w.]+,? (?:right|or|aren't you|are you)\b)"
        r"|(?:is|was) (?:this|that|it|there|anyone|anybody|someone|somebody)|do (?:you|u) have(?= (?:a |any )?(?:real )?body)",
        r"real(?:ly)?|actual(?:ly)?|even|just|truly|secretly|honestly|still|only|maybe|some|an?|any|the|not|like|living|live"
        r"|sort of|kind of|in fact|also|here",
        r"human(?: being)?s?|robot|(?:chat ?)?bot|ai|a\.i\.?|artificial intelligence|(?:ai |language |large language )model|llm"
        r"|machine|computer(?: program)?|program|(?:real )?person|real(?: man| woman| guy| girl)?|alive|chatgpt|gpt|body",
    ),
    "fr": (
        r"(?:es|etes)[- ](?:tu|vous)|(?:tu es|t'es|vous etes)|je (?:parle|discute) (?:a|avec)|(?:est-ce|c'est|est-ce que c'est)",
        r"vraiment|reellement|bien|juste|en fait|une?|l'|des?|plutot|pas|quelqu'un",
        r"humaine?|etre humain|robot|(?:chat)?bot|ia|intelligence artificielle|machine|ordinateur|programme"
        r"|(?:vraie? )?personne(?: reelle)?|vraie?|reelle?|de vrai",
    ),
    "es": (
        r"(?:eres|es usted|sos)|(?:estoy hablando|hablo|estoy chateando) con",
        r"realmente|de verdad|en realidad|solo|acaso|tu|una?|alguien|algun",
        r"human[oa]|ser humano|robot|(?:chat)?bot|ia|inteligencia artificial|maquina|ordenador|computadora|programa"
        r"|persona(?: real| de verdad)?|real",
    ),
    "de": (
        r"(?:bist du|sind sie|seid ihr)|(?:rede|spreche|schreibe|chatte) ich|ist (?:das|da|hier)",
        r"wirklich|echt|eigentlich|tatsachlich|etwa|nur|denn|hier|gerade|mit|eine?|einem|einer|jemand|uberhaupt|so",
        r"(?:echter |echten )?mensch(?:en)?|menschlich|roboter|(?:chat)?bot|ki|kunstliche intelligenz|maschine|computer"
        r"|(?:computer)?programm|(?:echte |reale )?person|echt|real",
    ),
}  # fmt: skip
_GOES_ON = (
    r"(?=\s*(?:$|[?!.,;:…)\]\"'”»\n]|(?:or|right|then|too|here|there|by|in|behind|on|at|though|really|pretending|talking|asking|for"
    r"|ou|en|vraiment|alors|o|de|entonces|oder|denn|wirklich|eigentlich|jetzt)\b))"
)


def _compile(begin: str, between: str, thing: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{begin})(?:[\s,]+(?:{between})){{0,5}}[\s,]+(?:{thing}){_GOES_ON}")


_PATTERNS = {language: _compile(*parts) for language, parts in _ASKED.items()}


def asks_if_human(text: str) -> Language | None:
    """Return the language in which the text asks whether it is read by a person or a machine, or None.

    Written for recall: a needless answer costs one line, a missing one leaves somebody deceived.
    """
    folded = fold(text)
    for language, pattern in _PATTERNS.items():
        if pattern.search(folded):
            return language
    return None


_ANSWERS: dict[Language, str] = {
    # No "yes" and no "no": both "are you human?" and "are you a bot?" are answered by it.
    "en": "{name} is an AI character. A computer program writes these replies, not a person.",
    "fr": "{name} est un personnage d’IA. Ces réponses sont écrites par un programme, pas par un humain.",
    "es": "{name} es un personaje de IA. Estas respuestas las escribe un programa, no una persona.",
    "de": "{name} ist eine KI-Figur. Diese Antworten schreibt ein Programm, kein Mensch.",
}


def answer_if_asked(text: str, name: str) -> str:
    """Return what the studio says beside the persona's reply, in the asker's language; empty when nobody asked."""
    language = asks_if_human(text)
    return _ANSWERS[language].format(name=name) if language else ""
