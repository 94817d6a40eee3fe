"""Whether a clause leans on something said elsewhere: "I love their work" means nothing to anybody weeks later."""

import re
from dataclasses import dataclass
from typing import Final

from core.memory.reading.languages.pack import Language


@dataclass(frozen=True)
class References:
    """How one language points.

    `always` points out of the clause whatever stands in it. `persons` may mean whoever the clause has `named` before;
    `things` only what it has named before a word that joins a second statement.
    """

    always: re.Pattern[str]
    persons: re.Pattern[str]
    things: re.Pattern[str]
    named: re.Pattern[str]
    joined: re.Pattern[str]
    places: re.Pattern[str] = re.compile(r"(?!)")
    """"Here" says something only beside a name or a number: "moved here from Ghana"."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _named(determiners: str) -> re.Pattern[str]:
    """A determiner with its noun, or a name; "I" and the first word of a sentence are none."""
    return re.compile(rf"(?<!\w)(?i:{determiners}) \w{{2,}}|(?<=\w )(?!I\b)[A-ZÀ-Þ]\w+")


_ENGLISH_TIME = (
    r"time|week|weekend|month|year|summer|winter|spring|autumn|fall|morning|evening|afternoon|coming|past|last|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|semester|term|christmas|easter"
)

_NOT_AFTER_FINDING = "".join(
    rf"(?<!\b{verb} )"
    for verb in ("found", "bought", "got", "made", "met", "saw", "read", "discovered", "adopted", "ordered")
)
_TOLD_AS_NEW = (
    r"(?:(?:really|super|so|very|pretty|absolutely|most) )?(?:cool|amazing|awesome|lovely|beautiful|gorgeous|great|"
    r"nice|weird|odd|strange|old|vintage|antique|retro|little|tiny|small|huge|giant|big|cute|funny|crazy|fancy|new|"
    r"adorable|"
    r"incredible|fantastic|brilliant|wild|random|sweet|pretty|cheap|handmade|second-?hand|perfect|wonderful) \w"
)
"""What is told for the first time may be "this": "found this cool jacket" is any, "found this jacket" a certain one."""

_REFERENCES: Final[dict[Language, References]] = {
    "en": References(
        always=_words(
            rf"(?:{_NOT_AFTER_FINDING}this|this(?! {_TOLD_AS_NEW}))"
            rf"(?! (?:{_ENGLISH_TIME})\b| \w+ (?:called|named) \w)|these(?! days)|those|"
            r"(?:of|to|in|at|with|by|from|like|love|hate|enjoy|do|did|using|about|for|on|or) that"
            r"(?! (?:i|we|my|he|she|they)\b)|"
            r"that(?= (?:game|movie|film|book|song|show|place|app|idea|story|car|guy|girl|team|band|part)\b)|"
            r"(?:a few|some|any|one|two) more(?=$| last| this| yesterday| next)|"
            r"that$|ones|(?<!of )(?:mine|ours)|"
            r"(?:for|with|get|got|buy|bought|have|had|want|make|made) one"
            r"(?=$| (?:one|soon|day|someday|in|for|with|at|to|and|when|that|because|on)\b)|"
            r"(?:another|new|same|first|second|last|other|good|that|this|which|old|big|small|the|only) one"
            r"(?=$| (?:in|for|with|at|to|and|while|when|that|because|on|of)\b)|the (?:former|latter|other|rest)|"
            r"the same(?! \w+ (?:for|since)\b)|"
            r"such (?:an? )?\w+$|similar|neither|either"
        ),
        persons=_words(r"he|she|him|his|hers?|they|their|theirs"),
        things=_words(r"it(?!(?:['’]s| is) (?:my|our)\b| when\b)|its(?! (?:my|our)\b)|them"),
        named=_named(r"(?:an?|the|my|our|some|two|three|four|five|six|\d+)"),
        places=_words(r"here|there(?! (?:is|are|was|were)\b)"),
        joined=_words(
            r"and|but|so|because|'?cause|since|which|that|who|when|while|where|as|before|after|until|to see|,"
        ),
    ),
    "fr": References(
        always=_words(
            r"ça|cela|ceci|celui|celle|ceux|celles|ces|(?:ce|cet|cette)(?! (?:semaine|année|été|soir|matin|mois|week|"
            r"hiver|printemps|automne|après|moment|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))|là-bas|là|ici|"
            r"(?:le|la|les) mêmes?|l'autre|ne (?:le|la|les|lui|l')"
        ),
        persons=_words(r"lui|(?<!y a )elle|ils|elles|son|sa|ses|leurs?|il(?! y a)"),
        things=_words(r"y(?! a\b)"),
        named=_named(r"(?:une?|des|le|la|les|mon|ma|mes|notre|nos|deux|trois|quatre|\d+)"),
        joined=_words(r"et|mais|donc|parce|car|qui|que|où|quand|pour|,"),
    ),
    "es": References(
        always=_words(
            r"eso|esto|aquello|es[ea]s?|esos|aquel\w*|(?<!\w)est[eao]s?(?= (?!semana|mes|año|verano|invierno|otoño|"
            r"primavera|noche|tarde|mañana|fin|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\w)|allí|allá|ahí|"
            r"aquí|(?:el|la|lo) mism[oa]"
        ),
        persons=_words(r"él|ella|ellos|ellas|sus?"),
        things=_words(r"lo(?! (?:que|mejor|peor|más))"),
        named=_named(r"(?:una?|unos|unas|el|la|los|las|mis?|nuestr[oa]s?|dos|tres|cuatro|\d+)"),
        joined=_words(r"y|pero|porque|que|cuando|para|,"),
    ),
    "de": References(
        always=_words(
            r"das(?= (?:nicht|auch|sehr|wirklich|gern|gerne|so|alles|gemacht|getan|gekauft|schon|hier)\b)|das$|"
            r"dies(?:e[rsmn]?)?(?! (?:woche|monat|jahr|sommer|winter|frühling|herbst|wochenende|montag|"
            r"dienstag|mittwoch|donnerstag|freitag|samstag|sonntag))|jene\w*|dort|hier|da(?:von|ran|für|mit|bei|rüber|rauf|rin|zu)|"
            r"de(?:r|n|m)selben|dasselbe"
        ),
        persons=_words(r"er|ihn|ihm|ihr(?:e[rsmn]?)?|seine[rsmn]?|sein(?= [A-ZÄÖÜ])"),
        things=_words(r"es|sie"),
        named=_named(r"(?:ein|eine[nmr]?|der|die|das|den|dem|meine?[nmr]?|unsere?[nmr]?|zwei|drei|vier|\d+)"),
        joined=_words(r"und|aber|weil|der|die|das|wenn|als|dass|,"),
    ),
}


_NAME_OR_NUMBER = re.compile(r"(?<=\w )(?!I\b)[A-Z]\w+|\d")


def points_elsewhere(clause: str, language: Language) -> bool:
    """Whether a clause in the first person names by a pronoun what only its surroundings name in full."""
    words = _REFERENCES[language]
    if words.always.search(clause):
        return True
    if words.places.search(clause) and not _NAME_OR_NUMBER.search(clause):
        return True
    person, thing = words.persons.search(clause), words.things.search(clause)
    if person and not words.named.search(clause, 0, person.start()):
        return True
    return thing is not None and not _has_second_statement(clause[: thing.start()], words)


_ABOUT_IT = re.compile(
    r"(\b(?:an?|my|our|the) (?:\w+ )?(?:talk|speech|presentation|lecture|paper|essay|article|book|thesis|report|poem|"
    r"song|film|documentary|workshop|podcast|class|course)) "
    r"about (?:it|this|that|them)\b(?! \w+ (?:is|was|are|were)\b)",
    re.IGNORECASE,
)


def without_subject(clause: str, language: Language) -> str:
    """Return an English clause without "about it": what one gives on Wednesday is a talk, whatever it is about."""
    return _ABOUT_IT.sub(r"\1", clause) if language == "en" else clause


def _has_second_statement(before: str, words: References) -> bool:
    named = words.named.search(before)
    return named is not None and words.joined.search(before, named.end()) is not None
