"""How each language says "he" of somebody named before, and how people say their name without saying that it is one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from core.memory.reading.languages.english_words import PERSONS, RELATIVE
from core.memory.reading.languages.pack import Language

Gender = Literal["m", "f", ""]
_NAME: Final = r"(?P<name>[^\W\d_][\w'’-]+)"


@dataclass(frozen=True)
class PointingBack:
    """`pronouns` stand at a clause's start; each has the gender it means and what is said instead, around `{one}`.

    `own` stands just before the noun of somebody of one's own; `others` are people who are nobody's.
    """

    pronouns: Sequence[tuple[re.Pattern[str], Gender, str]]
    own: re.Pattern[str]
    mine: tuple[str, str]
    """What is put before a man's and a woman's noun."""
    male: re.Pattern[str]
    female: re.Pattern[str]
    many: re.Pattern[str]
    others: re.Pattern[str]
    earlier: re.Pattern[str]
    """Pronouns that, before anybody is named, are for somebody else."""
    oneself: re.Pattern[str] = re.compile("")
    """What a clause about oneself has, in a language whose verbs do not tell."""


@dataclass(frozen=True)
class Introduction:
    """`form` names somebody, alone or before a comma; `no_name` is what stands there too; `full` is the plain way."""

    form: re.Pattern[str]
    no_name: re.Pattern[str]
    full: str


def _pronouns(*rows: tuple[str, Gender, str]) -> Sequence[tuple[re.Pattern[str], Gender, str]]:
    return tuple((re.compile(pattern, re.IGNORECASE), gender, instead) for pattern, gender, instead in rows)


def _nouns(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern}) (?:[\w-]+ )?$", re.IGNORECASE)


_HAS = r"(?:['’]s| has) (?=(?:been|had|got|just|always|never|lived|worked|moved|lost|died)\b)"

POINTING_BACK: Final[Mapping[Language, PointingBack]] = {
    "en": PointingBack(
        pronouns=_pronouns(
            (rf"he{_HAS}", "m", "{one} has "),
            (rf"she{_HAS}", "f", "{one} has "),
            (r"hes |he(?:['’]s| is) ", "m", "{one} is "),
            (r"shes |she(?:['’]s| is) ", "f", "{one} is "),
            (r"he ", "m", "{one} "),
            (r"she ", "f", "{one} "),
            (r"his (?=name|birthday)", "m", "{one}'s "),
            (r"her (?=name|birthday)", "f", "{one}'s "),
        ),
        own=_before("my|our|(?:have|got|has|adopted|bought|rescued) an?"),
        mine=("my", "my"),
        male=_nouns(
            r"[\w-]*brother(?:-in-law)?|[\w-]*dad|[\w-]*father(?:-in-law)?|grandpa|grand-?dad|husband|hubby|boyfriend|bf|bro|"
            r"[\w-]*son|uncle|nephew|fella|lad|grandson|fiancé"
        ),
        female=_nouns(
            r"[\w-]*sister(?:-in-law)?|[\w-]*mum|[\w-]*mom|mam|[\w-]*mother(?:-in-law)?|grandma|gran|granny|nana?|wife|"
            r"girlfriend|gf|sis|[\w-]*daughter|aunt|auntie|aunty|niece|lass|girl|missus|missis|granddaughter|fiancée"
        ),
        many=_nouns(r"\w+(?<!bos)s|children|kids|parents|in-laws|family|folks|siblings"),
        others=_nouns(
            rf"guy|man|woman|boy|lady|bloke|someone|somebody|person|stranger|kid next door|{PERSONS}"
        ),
        earlier=_nouns("he|she|him|his|her"),
        oneself=_nouns(r"i(?:['’]?\w+)?|me|my|mine|we(?:['’]\w+)?|us|our|call(?:ed|s)? me"),
    ),
    "fr": PointingBack(
        pronouns=_pronouns((r"il (?!y a|faut|fait|pleut)", "m", "{one} "), (r"elle ", "f", "{one} ")),
        own=_before("mon|ma|notre|(?:ai|a|avons|adopté|acheté) une?"),
        mine=("mon", "ma"),
        male=_nouns(
            r"(?:[\w-]+[ -])?(?:frère|père|papa|grand-père|papi|papy|mari|copain|compagnon|fiancé|fils|bébé|oncle|cousin|neveu|"
            r"ami|mec|pote|beau-père|beau-frère|filleul|parrain|chien|chat|cheval|lapin|hamster|patron|chef|voisin)"
        ),
        female=_nouns(
            r"(?:[\w-]+[ -])?(?:sœur|soeur|mère|maman|grand-mère|mamie|femme|copine|compagne|fiancée|fille|tante|cousine|nièce|"
            r"amie|meuf|belle-mère|belle-sœur|filleule|marraine|chienne|chatte|patronne|voisine)"
        ),
        many=_nouns(r"\w+(?<!fil)s|famille|jumeaux"),
        others=_nouns(r"homme|dame|type|gars|quelqu['’]un|personne|gens|prof\w*|médecin|docteur"),
        earlier=_nouns("il|elle|lui"),
    ),
    "es": PointingBack(
        pronouns=_pronouns((r"él ", "m", "{one} "), (r"ella ", "f", "{one} "), (r"(?=se llama )", "", "{one} ")),
        own=_before("mi|nuestr[oa]|(?:tengo|tenemos|adopté|adoptamos|compré) una?"),
        mine=("mi", "mi"),
        male=_nouns(r"(?:[\w-]+ )?(?:\w+o|padre|papá|bebé|hámster)(?: (?:mayor|menor|pequeño))?"),
        female=_nouns(r"(?:[\w-]+ )?(?:\w+(?<!parej)a|madre|mamá|mujer)(?: (?:mayor|menor|pequeña))?"),
        many=_nouns(r"\w+s|familia"),
        others=_nouns(r"hombre|señora?|chic[oa]|tipo|alguien|persona|gente|médic[oa]|profesora?"),
        earlier=_nouns("él|ella"),
    ),
    "de": PointingBack(
        pronouns=_pronouns((r"er (?=\w)", "m", "{one} "), (r"sie (?=(?:ist|hat|war|wird|\w{3,}t)\b)", "f", "{one} ")),
        own=_before("meine?[nmr]?|unsere?[nmr]?|(?:habe?|haben|hab) eine?[nmr]?"),
        mine=("mein", "meine"),
        male=_nouns(
            r"(?:[\w-]+[ -])?(?:Bruder|Vater|Papa|Opa|Großvater|Mann|Ehemann|Partner|Freund|Sohn|Onkel|Cousin|Neffe|"
            r"Mitbewohner|Chef|Kollege|Nachbar|Hund|Kater|Hase|Hamster|Schwiegervater|Therapeut|Exfreund)"
        ),
        female=_nouns(
            r"(?:[\w-]+[ -])?(?:Schwester|Mutter|Mama|Oma|Großmutter|Frau|Ehefrau|Partnerin|Freundin|Tochter|Tante|Cousine|"
            r"Nichte|Mitbewohnerin|Chefin|Kollegin|Nachbarin|Hündin|Katze|Schwiegermutter|Therapeutin|Exfreundin)"
        ),
        many=_nouns(r"\w*(?:eltern|geschwister|kinder|katzen|freunde|zwillinge|schwestern|brüder|töchter|söhne)|familie"),
        others=_nouns(r"Typ|jemand|Dame|Herr|Mensch|Person|Leute|Arzt|Ärztin|Lehrer(?:in)?"),
        earlier=_nouns("er|ihm|ihn"),
    ),
}  # fmt: skip


def _said(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{form})(?=\s*(?:$|,| (?:encore|de nouveau|otra vez|wieder|nochmal)\b))", re.IGNORECASE)


INTRODUCTIONS: Final[Mapping[Language, Introduction]] = {
    "en": Introduction(
        form=re.compile(
            rf"(?:(?:i['’]?m|i am|it['’]?s|this is) (?:called )?{_NAME}|{_NAME.replace('name', 'here')} here)(?=\s*(?:$|,| and i\b))",
            re.IGNORECASE,
        ),
        no_name=_nouns(
            rf"{PERSONS}|{RELATIVE}|\w+(?:ish|ese|ian|ean|can|an|ist|ic|ing|ed)|french|dutch|welsh|greek|sorry|back|new|fine|"
            r"good|ok|okay|here|home|bored|sad|lost|single|just|same|still|not|so|me|monday|tuesday|wednesday|thursday|"
            r"friday|saturday|sunday|christmas|nobody|anyone|everyone|batman|aries|leo|virgo|libra|gemini|cancer|pisces|"
            r"taurus|scorpio|capricorn|sagittarius|aquarius"
        ),
        full="my name is {name}",
    ),
    "fr": Introduction(
        form=_said(rf"(?:je suis|c['’]est|ici) {_NAME}"),
        no_name=_nouns(r"\w+(?:aise?|ien|ienne|oise?|iste)|belge|suisse|moi|bien|désolée?|là|nouve(?:au|lle)|noël"),
        full="je m'appelle {name}",
    ),
    "es": Introduction(
        form=_said(rf"(?:(?:yo )?soy|aquí|habla) {_NAME}"),
        no_name=_nouns(r"\w+(?:an[oa]|és|esa|eñ[oa]|ense|ista)|yo|nuev[oa]|feliz|padre|madre"),
        full="me llamo {name}",
    ),
    "de": Introduction(
        form=_said(rf"(?:ich bin(?: (?:der|die))?|hier ist(?: (?:der|die))?) {_NAME}"),
        no_name=_nouns(r"\w+"),
        full="ich heiße {name}",
    ),
}  # fmt: skip
GREETING: Final = re.compile(
    r"\W{0,8}(?:hi|hey|hello|heya|hiya|yo|good (?:morning|evening|afternoon)|nice to meet you|salut|bonjour|bonsoir|coucou|hello|"
    r"enchantée?|hola|buenas(?: tardes| noches)?|buenos días|hallo|moin|servus|guten (?:tag|morgen|abend)|grüß dich)"
    r"(?: there| all| everyone| again| à tous| a todos| zusammen)?\W*$",
    re.IGNORECASE,
)
