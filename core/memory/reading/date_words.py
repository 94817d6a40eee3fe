"""How four languages say when: the words and patterns that `dates` resolves."""

import re
from dataclasses import dataclass
from functools import cached_property

YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True)
class DateWords:
    """One language's vocabulary; alternatives are regular expressions, lists are in calendar order."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    month_names: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, str], ...]
    patterns: tuple[tuple[str, str], ...]
    written: str = "{day} {month} {year}"
    next_is_week_after: bool = False
    since_word: str = "since"

    @cached_property
    def compiled(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The patterns with their vocabulary filled in, most telling first."""
        return tuple((kind, re.compile(self._fill(kind, text), re.IGNORECASE)) for kind, text in self.patterns)

    @cached_property
    def since(self) -> re.Pattern[str]:
        """What makes a time look back, when it stands right before it or begins it."""
        return re.compile(rf"(?<!\w){self.since_word}(?: [\w.]+){{1,4}}$", re.IGNORECASE)

    def _fill(self, kind: str, text: str) -> str:
        groups = {
            "WEEKDAY": self.weekdays,
            "MONTH": self.months,
            "LAST_MONTH": self.months,
            "N": (*(word for word, _ in self.numbers), r"\d{1,2}"),
            "DAY": tuple(word for word, _ in self.days),
            "UNIT": tuple(word for word, _ in self.units),
        }
        for name, words in groups.items():
            group = "?:" if kind == "never" else f"?P<{name.lower()}>"
            text = text.replace(f"<{name}>", rf"({group}{'|'.join(words)})")
        return rf"(?<!\w)(?:{text.replace('<YEAR>', YEAR)})(?!\w)"


ENGLISH = DateWords(
    weekdays=("monday", "tue(?:s|sday)", "wednesday", "thu(?:rs|rsday)", "fri(?:day)?", "saturday", "sunday"),
    months=(
        "jan(?:uary)?",
        "feb(?:ruary)?",
        "mar(?:ch)?",
        "apr(?:il)?",
        "may",
        "june?",
        "july?",
        "aug(?:ust)?",
        "sept?(?:ember)?",
        "oct(?:ober)?",
        "nov(?:ember)?",
        "dec(?:ember)?",
    ),
    month_names=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    numbers=(
        ("an?", 1),
        ("one", 1),
        ("two", 2),
        ("a couple of", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
    ),
    days=(
        ("(?:the )?day after tomorrow", 2),
        ("tomorrow|tmrw|tmr|tomoz|2moro", 1),
        ("(?:the )?day before yesterday", -2),
        ("yesterday|last night", -1),
        ("today|tonight|this (?:morning|afternoon|evening)", 0),
    ),
    units=(("days?", "day"), ("weeks?", "week"), ("months?", "month"), ("years?", "year")),
    patterns=(
        (
            "never",
            r"every (?:other |single )?<WEEKDAY>s?|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
            r"|<WEEKDAY> (?:morning|night|evening|afternoon)s",
        ),
        ("iso", r"(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day_number>\d\d)"),
        (
            "span",
            r"(?:from |between )?(?:the )?(?P<day_number>\d{1,2})(?:st|nd|rd|th)?(?: of)?(?: <MONTH>)? ?(?:-|–|to|until|till|through|and)"
            r" ?(?:the )?(?P<last_day>\d{1,2})(?:st|nd|rd|th)?(?: of)? <LAST_MONTH>(?:,? <YEAR>)?",
        ),
        (
            "span",
            r"(?:from |between )?<MONTH> (?P<day_number>\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|until|till|through|and)"
            r" ?(?:<LAST_MONTH> )?(?P<last_day>\d{1,2})(?:st|nd|rd|th)?(?:,? <YEAR>)?(?! (?:am|pm|o'clock|people))",
        ),
        ("date", r"(?:the )?(?P<day_number>\d{1,2})(?:st|nd|rd|th)?(?: of)? <MONTH>(?:,? <YEAR>)?"),
        ("date", r"<MONTH> (?:the )?(?P<day_number>\d{1,2})(?:st|nd|rd|th)?(?:,? <YEAR>)?"),
        ("ahead", r"in (?:about )?<N> <UNIT>(?:' time)?"),
        ("ahead", r"<N> <UNIT> from now"),
        ("ago", r"<N> <UNIT> ago"),
        ("weekday_next", r"next <WEEKDAY>"),
        ("weekday_last", r"last <WEEKDAY>"),
        ("weekday_this", r"this (?:coming )?<WEEKDAY>"),
        ("weekend_next", r"next weekend"),
        ("weekend_last", r"last weekend"),
        ("weekend_this", r"(?:this|at the|on the) weekend"),
        ("unit_next", r"next <UNIT>"),
        ("unit_last", r"last <UNIT>"),
        ("unit_this", r"this <UNIT>"),
        ("relative_day", r"<DAY>"),
        ("weekday", r"(?:on |by |until )?<WEEKDAY>"),
        ("day_of_month", r"on the (?P<day_number>\d{1,2})(?:st|nd|rd|th)"),
        ("month_next", r"next <MONTH>"),
        ("month_last", r"last <MONTH>"),
        ("month", r"(?:in|since|until|by|this|early|late|of) (?:early |late )?<MONTH>(?: <YEAR>)?"),
        ("year", r"(?:in|since|until|by) <YEAR>"),
    ),
    next_is_week_after=True,
)

FRENCH = DateWords(
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        "janvier",
        "f[ée]vrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "ao[uû]t",
        "septembre",
        "octobre",
        "novembre",
        "d[ée]cembre",
    ),
    month_names=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    numbers=(
        ("une?", 1),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
    ),
    days=(
        ("apr[èe]s-demain", 2),
        ("demain", 1),
        ("avant-hier", -2),
        ("hier(?: soir)?", -1),
        ("aujourd'hui|ce soir|ce matin|cet apr[èe]s-midi", 0),
    ),
    units=(("jours?", "day"), ("semaines?", "week"), ("mois", "month"), ("ans?|années?", "year")),
    since_word="depuis",
    patterns=(
        (
            "never",
            r"(?:tous|chaque) (?:les )?<WEEKDAY>s?|le <WEEKDAY>(?! (?:prochain|dernier|qui|\d))|"
            r"les <WEEKDAY>s?",
        ),
        (
            "span",
            r"(?:du |entre le )?(?P<day_number>\d{1,2})(?:er)?(?: <MONTH>)? ?(?:-|–|au|et le|jusqu'au) ?(?P<last_day>\d{1,2}) "
            r"<LAST_MONTH>(?: <YEAR>)?",
        ),
        ("date", r"(?:le )?(?P<day_number>\d{1,2})(?:er)? <MONTH>(?: <YEAR>)?"),
        ("ahead", r"dans (?:environ )?<N> <UNIT>"),
        ("ago", r"il y a (?:environ )?<N> <UNIT>"),
        ("weekday_next", r"<WEEKDAY> (?:prochain|qui vient)"),
        ("weekday_last", r"<WEEKDAY> dernier"),
        ("weekday_this", r"ce <WEEKDAY>"),
        ("weekend_next", r"(?:le )?week-?end prochain"),
        ("weekend_last", r"(?:le )?week-?end dernier"),
        ("weekend_this", r"ce week-?end"),
        ("unit_next", r"(?:l'|la |le )?<UNIT> prochaine?"),
        ("unit_last", r"(?:l'|la |le )?<UNIT> (?:derni(?:er|[èe]re)|pass[ée]e?)"),
        ("unit_this", r"(?:cette|ce) <UNIT>"),
        ("relative_day", r"<DAY>"),
        ("weekday", r"<WEEKDAY>"),
        ("month_next", r"(?:en )?<MONTH> prochain"),
        ("month_last", r"(?:en )?<MONTH> dernier"),
        ("month", r"(?:en|depuis|d[èe]s|au mois de|fin|d[ée]but) <MONTH>(?: <YEAR>)?"),
        ("year", r"(?:en|depuis) <YEAR>"),
    ),
)

SPANISH = DateWords(
    weekdays=("lunes", "martes", "mi[ée]rcoles", "jueves", "viernes", "s[áa]bado", "domingo"),
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "sep?tiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    month_names=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    numbers=(
        ("una?", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
        ("diez", 10),
    ),
    days=(
        ("pasado mañana", 2),
        ("(?<!la )mañana", 1),
        ("anteayer|antes de ayer", -2),
        ("ayer|anoche", -1),
        ("hoy|esta (?:noche|tarde|mañana)", 0),
    ),
    units=(("d[íi]as?", "day"), ("semanas?", "week"), ("mes(?:es)?", "month"), ("años?", "year")),
    since_word="desde",
    patterns=(
        ("never", r"(?:todos los|cada|los) <WEEKDAY>s?"),
        (
            "span",
            r"(?:del |desde el |entre el )?(?P<day_number>\d{1,2})(?: de <MONTH>)? ?(?:-|–|al|hasta el|y el|a) ?(?P<last_day>\d{1,2})"
            r" de <LAST_MONTH>(?: (?:de|del) <YEAR>)?",
        ),
        ("date", r"(?:el )?(?P<day_number>\d{1,2}) de <MONTH>(?: (?:de|del) <YEAR>)?"),
        ("ahead", r"(?:dentro de|en) <N> <UNIT>"),
        ("ago", r"hace <N> <UNIT>"),
        ("weekday_next", r"(?:el )?(?:pr[óo]ximo <WEEKDAY>)"),
        ("weekday_next", r"(?:el )?<WEEKDAY> (?:que viene|pr[óo]ximo)"),
        ("weekday_last", r"(?:el )?<WEEKDAY> pasado"),
        ("weekday_this", r"este <WEEKDAY>"),
        ("weekend_next", r"(?:el )?(?:pr[óo]ximo fin de semana|fin de semana que viene)"),
        ("weekend_last", r"(?:el )?fin de semana pasado"),
        ("weekend_this", r"este (?:fin de semana|finde)"),
        ("unit_next", r"(?:la |el )?pr[óo]xim[oa] <UNIT>"),
        ("unit_next", r"(?:la |el )?<UNIT> (?:que viene|pr[óo]xim[oa])"),
        ("unit_last", r"(?:la |el )?<UNIT> pasad[oa]"),
        ("unit_this", r"est[ea] <UNIT>"),
        ("relative_day", r"<DAY>"),
        ("weekday", r"(?:el )?<WEEKDAY>"),
        ("month", r"(?:en|desde|a finales de|a principios de) <MONTH>(?: (?:de|del) <YEAR>)?"),
        ("year", r"(?:en|desde) <YEAR>"),
    ),
    written="{day} de {month} de {year}",
)

GERMAN = DateWords(
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    months=(
        "januar",
        "februar",
        "märz|maerz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    month_names=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    numbers=(
        ("eine[mnr]?", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
    ),
    days=(
        ("übermorgen", 2),
        ("morgen", 1),
        ("vorgestern", -2),
        ("gestern(?: abend)?", -1),
        ("heute(?: abend| morgen| nachmittag)?", 0),
    ),
    units=(("tag(?:e|en)?", "day"), ("wochen?", "week"), ("monat(?:e|en|s)?", "month"), ("jahr(?:e|en|es)?", "year")),
    since_word="seit",
    patterns=(
        ("never", r"(?:jeden|immer) <WEEKDAY>s?|<WEEKDAY>s|(?:am|jeden|guten) morgen"),
        (
            "span",
            r"(?:vom |von |zwischen dem )?(?P<day_number>\d{1,2})\.?(?: ?<MONTH>)? ?(?:-|–|bis(?: zum)?|und dem) ?(?P<last_day>\d{1,2})\. ?"
            r"<LAST_MONTH>(?: <YEAR>)?",
        ),
        ("date", r"(?:am |vom |den )?(?P<day_number>\d{1,2})\. ?<MONTH>(?: <YEAR>)?"),
        ("date", r"(?:am |vom )?(?P<day_number>\d{1,2})\.(?P<month_number>\d{1,2})\.<YEAR>?"),
        ("ahead", r"in <N> <UNIT>"),
        ("ago", r"vor <N> <UNIT>"),
        ("weekday_next", r"(?:am )?(?:nächsten|kommenden) <WEEKDAY>"),
        ("weekday_last", r"(?:am )?(?:letzten|vergangenen) <WEEKDAY>"),
        ("weekday_this", r"diesen <WEEKDAY>"),
        ("weekend_next", r"(?:am )?(?:nächstes|nächsten|kommendes|kommenden) wochenende"),
        ("weekend_last", r"(?:am )?(?:letztes|letzten|vergangenes) wochenende"),
        ("weekend_this", r"(?:dieses|diesem|am) wochenende"),
        ("unit_next", r"(?:nächste[nsr]?|kommende[nsr]?) <UNIT>"),
        ("unit_last", r"(?:letzte[nsr]?|vergangene[nsr]?|vorige[nsr]?) <UNIT>"),
        ("unit_this", r"diese[nsr]? <UNIT>"),
        ("relative_day", r"<DAY>"),
        ("weekday", r"(?:am )?<WEEKDAY>(?:abend|morgen|nachmittag)?"),
        ("month_next", r"(?:im )?(?:nächsten|kommenden) <MONTH>"),
        ("month_last", r"(?:im )?letzten <MONTH>"),
        ("month", r"(?:im|seit|ab|anfang|ende) <MONTH>(?: <YEAR>)?"),
        ("year", r"(?:seit|im jahr|in) <YEAR>"),
    ),
    written="{day}. {month} {year}",
)

DATE_WORDS = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN}
