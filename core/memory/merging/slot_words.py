"""How facts of which a person has one at a time are put in each language: patterns, and words that mean the same."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from core.memory.reading.languages.english_words import RELATIVE as ENGLISH_RELATIVE
from core.memory.reading.languages.french_words import RELATIVE as FRENCH_RELATIVE
from core.memory.reading.languages.german import RELATIVE as GERMAN_RELATIVE
from core.memory.reading.languages.spanish import RELATIVE as SPANISH_RELATIVE

Language = Literal["en", "fr", "es", "de"]


@dataclass(frozen=True)
class Form:
    """One way to state a fact. `value`: what it is when the pattern itself says so; `is_end`: that it is over."""

    name: str
    language: Language
    pattern: re.Pattern[str]
    is_change: bool = False
    value: str = ""
    is_end: bool = False


_V = r"(?P<value>.+)"
_NOW = r"(?:(?:now|currently|newly|recently|just|finally|happily|still|again|officially|a|an|strictly|mostly) )*"
_MAINTENANT = r"(?:(?:maintenant|désormais|enfin|à nouveau|de nouveau) )*"
_AHORA = r"(?:(?:ahora|ya|por fin|otra vez) )*"
_JETZT = r"(?:(?:jetzt|nun|wieder|inzwischen|endlich) )*"


def _is(name: str, language: Language, pattern: str, value: str = "") -> Form:
    return Form(name, language, re.compile(pattern, re.IGNORECASE), value=value)


def _became(name: str, language: Language, pattern: str, value: str = "") -> Form:
    return Form(name, language, re.compile(pattern, re.IGNORECASE), is_change=True, value=value)


def _ended(name: str, language: Language, pattern: str, *, is_change: bool = True) -> Form:
    return Form(name, language, re.compile(pattern, re.IGNORECASE), is_change=is_change, is_end=True)


_CALLED = r"(?P<value>(?-i:[A-ZÀ-Þ])[\w'’-]+)(?=$|, (?:(?:and|et|y|und) )?(?:not|pas|no|nicht) [\w'’-]+$)"
"""A name and nothing behind it but which one it is not: what says more must not be closed for a name's sake."""
_AGE = r"(?P<value>\d{1,3})"
_THEN = r"(?= last\b| in\b| on\b| yesterday\b| today\b| this\b|[,.(]|$)"

FORMS: Final[tuple[Form, ...]] = (
    # --- name
    _is("name", "en", rf"(?:is called|is named|name is|goes by) {_V}"),
    _is("name", "fr", rf"s['’]appelle {_V}"),
    _is("name", "es", rf"se llama {_V}"),
    _is("name", "de", rf"heißt {_V}"),
    # --- what somebody close is called
    _is("called", "en", rf"(?:has an? )?(?P<of>{ENGLISH_RELATIVE})(?:['’]s name is| (?:is )?(?:called|named)) {_CALLED}"),
    _is("called", "fr", rf"(?:a une? )?(?P<of>{FRENCH_RELATIVE}) (?:qui )?s['’]appelle {_CALLED}"),
    _is("called", "es", rf"(?:tiene una? )?(?P<of>{SPANISH_RELATIVE}) (?:que )?se llama {_CALLED}"),
    _is("called", "de", rf"(?P<of>{GERMAN_RELATIVE}) heißt {_CALLED}"),
    # --- home
    _is("home", "en", rf"{_NOW}(?:lives in|is living in|lives at) {_V}"),
    _is("home", "fr", rf"(?:habite|vit) {_MAINTENANT}(?:à|en|au|aux) {_V}"),
    _is("home", "es", rf"{_AHORA}vive {_AHORA}en {_V}"),
    _is("home", "de", rf"(?:wohnt|lebt) {_JETZT}in {_V}"),
    _became("home", "en", rf"(?:(?:just|finally|recently|has) )*moved to {_V}"),
    _became("home", "fr", rf"(?:a déménagé|s['’]est installée?) (?:à|en|au|aux) {_V}"),
    _became("home", "es", rf"(?:se ha mudado|se mudó|mudó) a {_V}"),
    _became("home", "de", r"ist (?:jetzt |nun )?nach (?P<value>.+?) (?:um)?gezogen"),
    # --- work
    _is("work", "en", rf"{_NOW}(?:works (?:at|for)|is working (?:at|for)) {_V}"),
    _is("work", "fr", rf"travaille {_MAINTENANT}(?:chez|pour) {_V}"),
    _is("work", "es", rf"{_AHORA}trabaja {_AHORA}(?:en|para) {_V}"),
    _is("work", "de", rf"arbeitet {_JETZT}bei {_V}"),
    _became("work", "en", rf"(?:(?:just|finally|recently|has) )*(?:started (?:working |work )?at|got a (?:new )?job at) {_V}"),
    _ended("work", "en", rf"is {_NOW}(?:unemployed|out of work|retired|jobless)\b", is_change=False),
    _ended("work", "en", rf"(?:(?:just|recently|has) )*(?:(?:lost|quit|left) their job|got fired|was fired|was laid off|retired){_THEN}"),
    _ended("work", "fr", r"est (?:au chômage|à la retraite|sans emploi|retraitée?)\b", is_change=False),
    _ended("work", "fr", r"a (?:perdu|quitté) son (?:travail|emploi|boulot|poste)\b"),
    _ended("work", "es", r"está (?:en (?:el )?paro|desemplead[oa]|jubilad[oa])\b", is_change=False),
    _ended("work", "es", r"(?:ha perdido|perdió|ha dejado|dejó) su (?:trabajo|empleo)\b"),
    _ended("work", "de", r"ist (?:jetzt )?(?:arbeitslos|rentner(?:in)?|in rente)\b", is_change=False),
    _ended("work", "de", r"hat (?:den|seinen|ihren) (?:job|arbeitsplatz) (?:verloren|gekündigt)\b"),
    # --- what one works as, and where one studies
    _is("job", "en", rf"{_NOW}(?:works|is working) as (?:an? )?{_V}"),
    _is("job", "fr", rf"travaille {_MAINTENANT}comme {_V}"),
    _is("job", "es", rf"{_AHORA}trabaja {_AHORA}(?:como|de) {_V}"),
    _is("job", "de", rf"arbeitet {_JETZT}als {_V}"),
    _is("school", "en", r"(?:studies|is studying|goes to school|attends)(?: [\w ]+?)??(?: at)? (?P<value>(?-i:[A-Z]).+)"),
    # --- age
    _is("age", "en", rf"is {_NOW}{_AGE}(?: years old| yrs old| years of age)?(?: now)?$"),
    _is("age", "fr", rf"a {_MAINTENANT}{_AGE} ans$"),
    _is("age", "es", rf"tiene {_AHORA}{_AGE} años$"),
    _is("age", "de", rf"ist {_JETZT}{_AGE} jahre(?: alt)?$"),
    _became("age", "en", rf"(?:just |recently )?turned {_AGE}\b"),
    # --- diet
    _is("diet", "en", rf"is {_NOW}(?P<value>vegetarian|vegan|pescatarian|flexitarian)(?![\w-])"),
    _became("diet", "en", r"(?:(?:just|recently|has) )*(?:went|became|turned|gone|become) (?:an? )?(?P<value>vegetarian|vegan|pescatarian)\b"),
    _is("diet", "en", rf"{_NOW}eats {_NOW}meat\b", "meat"),
    _is("diet", "en", r"(?:doesn['’]t|does not|no longer|never) eats? (?:any )?meat\b", "no meat"),
    _is("diet", "fr", rf"est {_MAINTENANT}(?P<value>végétarien(?:ne)?|végane?|vegan|végétalien(?:ne)?)\b"),
    _is("diet", "fr", rf"(?:re)?mange {_MAINTENANT}(?:encore )?de la viande\b", "meat"),
    _is("diet", "fr", r"ne mange (?:pas|plus|jamais) (?:de )?viande\b", "no meat"),
    _is("diet", "es", rf"{_AHORA}es {_AHORA}(?P<value>vegetarian[oa]|vegan[oa])\b"),
    _is("diet", "es", rf"{_AHORA}(?:vuelve a comer|come) {_AHORA}carne\b", "meat"),
    _is("diet", "es", r"(?:ya )?(?:no|nunca) come carne\b", "no meat"),
    _is("diet", "de", rf"(?:ist|ernährt sich) {_JETZT}(?P<value>vegetarier(?:in)?|veganer(?:in)?|vegan|vegetarisch)\b"),
    _is("diet", "de", rf"isst {_JETZT}fleisch\b", "meat"),
    _is("diet", "de", r"isst (?:kein|nie) fleisch\b", "no meat"),
    # --- living with somebody or not
    _is("status", "en", rf"is {_NOW}(?P<value>single|engaged|married|divorced|separated|widowed|in a relationship)(?![\w-])"),
    _became("status", "en", r"(?:(?:just|finally|recently|has) )*got (?P<value>engaged|married|divorced|separated)\b"),
    _is("status", "fr", rf"est {_MAINTENANT}(?P<value>célibataire|fiancée?|mariée?|divorcée?|séparée?|veuve?f?|en couple)\b"),
    _is("status", "es", rf"(?:está|es) {_AHORA}(?P<value>solter[oa]|prometid[oa]|casad[oa]|divorciad[oa]|separad[oa]|viud[oa]|en pareja)\b"),
    _is("status", "de", rf"ist {_JETZT}(?P<value>single|ledig|verlobt|verheiratet|geschieden|getrennt|verwitwet|in einer beziehung)\b"),
    # --- favourites
    _is("favourite", "en", rf"favou?rite (?P<of>[\w' -]+?) (?:is|are) (?:now )?{_V}"),
    _is("favourite", "fr", rf"(?P<of>[\w' -]+?) (?:préférée?|favorite?)s? (?:est|sont) {_MAINTENANT}(?:(?:le|la|les) |l['’])?{_V}"),
    _is("favourite", "es", rf"(?P<of>[\w' -]+?) (?:favorit|preferid)[oa]s? (?:es|son) {_AHORA}(?:(?:el|la|los|las) )?{_V}"),
    _is("favourite", "de", rf"lieblings(?P<of>\w+) (?:ist|sind) {_JETZT}{_V}"),
)  # fmt: skip


def _alternatives(**words: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name.replace("_", " "), re.compile(pattern)) for name, pattern in words.items())


DIETS: Final = _alternatives(
    vegetarian=r"vegetarian[oa]?|végétarien(?:ne)?|vegetarier(?:in)?|vegetarisch",
    vegan=r"vegan[oa]?|végane?|végétalien(?:ne)?|veganer(?:in)?",
    pescatarian=r"pescatarian",
    flexitarian=r"flexitarian",
    no_meat=r"no meat",
    meat=r"meat",
)
STATUSES: Final = _alternatives(
    single=r"single|célibataire|solter[oa]|ledig",
    together=r"in a relationship|en couple|en pareja|in einer beziehung",
    engaged=r"engaged|fiancée?|prometid[oa]|verlobt",
    married=r"married|mariée?|casad[oa]|verheiratet",
    divorced=r"divorced|divorcée?|divorciad[oa]|geschieden",
    separated=r"separated|séparée?|separad[oa]|getrennt",
    widowed=r"widowed|veuve?f?|viud[oa]|verwitwet",
)
ONE_ALONE: Final = frozenset(
    [
        "mother",
        "mum",
        "mom",
        "mam",
        "father",
        "dad",
        "wife",
        "husband",
        "partner",
        "boyfriend",
        "girlfriend",
        "fiancé",
        "fiancée",
        "mère",
        "maman",
        "père",
        "papa",
        "femme",
        "mari",
        "copain",
        "copine",
        "madre",
        "mamá",
        "padre",
        "papá",
        "mujer",
        "marido",
        "esposa",
        "esposo",
        "novio",
        "novia",
        "mutter",
        "mama",
        "vater",
        "frau",
        "mann",
        "ehemann",
        "ehefrau",
        "freund",
        "freundin",
    ]
)
"""Those of whom there is one at a time, so that another name is a newer one."""
NOT_A_PLACE: Final = re.compile(
    r"(?:an?|my|their|his|her|our|one|two|this|that|same|home|night|nights|least|times|weekends?|himself|themself|"
    r"une?|mon|ma|mes|son|sa|una?|mi|su|casa|eine[rmns]?|ein|meine[rmns]?|zu hause)\b|the (?!post office)[a-zé]+$",
)
"""What follows "lives in" or "works at" without naming where: "a small flat", "night", "the suburbs"."""

_COUNTRIES = """england|scotland|wales|ireland|northern ireland|uk|the uk|united kingdom|the united kingdom|britain|great britain|
    france|germany|spain|italy|portugal|belgium|switzerland|austria|netherlands|the netherlands|holland|denmark|sweden|
    norway|finland|iceland|poland|czechia|greece|turkey|ukraine|russia|romania|hungary|croatia|serbia|bulgaria|usa|
    the usa|us|the us|the states|america|canada|mexico|brazil|argentina|chile|colombia|peru|australia|new zealand|japan|
    china|india|korea|south korea|thailand|vietnam|indonesia|israel|egypt|morocco|algeria|tunisia|nigeria|kenya|
    south africa|europe|angleterre|écosse|irlande|allemagne|espagne|italie|belgique|suisse|autriche|pays-bas|états-unis|
    inglaterra|escocia|irlanda|francia|alemania|españa|italia|bélgica|suiza|estados unidos|méxico|
    großbritannien|schottland|frankreich|deutschland|spanien|italien|belgien|österreich|bayern|sachsen|hessen|
    california|texas|florida|yorkshire|bavaria|bretagne|normandie|provence|andalucía|cataluña|galicia"""
COUNTRIES: Final = frozenset(re.sub(r"\s*\n\s*", "", _COUNTRIES).split("|"))
"""Countries and regions: wider than a town, so that one does not end the other."""
