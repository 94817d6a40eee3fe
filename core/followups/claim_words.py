"""The words by which a claim is recognised: numbers, days, relatives, and ways of telling the user what they did."""
# ruff: noqa: E501  (word lists are read by language, not by column)

import re

from core.safety.phrases import compile_phrases

NUMBER_WORDS = [
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "hundred",
    "thousand",
    "million",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "douze",
    "vingt",
    "cent",
    "mille",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "doce",
    "veinte",
    "cien",
    "mil",
    "drei",
    "vier",
    "funf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "zwolf",
    "zwanzig",
    "hundert",
    "tausend",
]
CALENDAR = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "janvier",
    "fevrier",
    "avril",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "enero",
    "febrero",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "januar",
    "februar",
    "marz",
    "juni",
    "juli",
    "oktober",
    "dezember",
]
RELATIVES = (
    "sister brother mother mom mum father dad parents husband wife partner boyfriend girlfriend fiance fiancee son daughter kids children baby "
    "uncle aunt cousin nephew niece grandmother grandma grandfather grandpa dog cat puppy kitten horse boss colleague colleagues roommate flatmate neighbour neighbor team "
    "friend friends family wedding divorce job teacher student students"
)
YOUR_RELATIVE = compile_phrases(
    (f"your (own |dear |little |big |older |younger |best |new |old |)({'|'.join(RELATIVES.split())})",)
)
ABOUT_THE_USER = compile_phrases(
    (
        "you (said|told|mentioned|asked|wrote|were|bought|went|had|made|loved|liked|wanted|found|started|finished|shared|described|talked|spoke|promised|planned|visited|met|lost|won|got)",
        "you('ve| have) (been|said|told|had|made|got|started|finished|always|just|already|lost|won)", "we (talked|spoke|discussed|were|met|watched|went|did|made)", "our (last|previous) (talk|chat|conversation|session|meeting)",
        "your ... (is|was|are|were|has|had|looks|looked|sounds|sounded) (a|an|the|about|so|very|really|such|full|all)",
        "tu (m'as|as|etais|avais)", "(me dijiste|dijiste|mencionaste|tenias|estabas)", "du (hast|warst|hattest|wolltest)",
    )
)  # fmt: skip
STARTERS = re.compile(
    r"(?:is|was|has|had|will|would|called|said|says|told|loves|wants|asked|wrote|thinks)\b", re.IGNORECASE
)
HOW_IT_WENT = compile_phrases(
    ("how did ... go", "how (was|were)", "how did your", "did (it|the|your) ... go", "comment s'est passe*", "(como|que tal) (te fue|estuvo|fue|salio)", "wie (war|lief|ist) ... (gelaufen|)")
)  # fmt: skip
STILL_AHEAD = compile_phrases(
    ("good luck", "fingers crossed", "upcoming", "looking forward to your", "coming up", "ready for your", "is (today|tomorrow|soon|next)", "bonne chance", "bientot", "buena suerte", "viel (gluck|erfolg)", "bald")
)  # fmt: skip
RELATIVE_DAYS = {
    "yesterday": -1, "last night": -1, "hier": -1, "ayer": -1, "gestern": -1,
    "today": 0, "tonight": 0, "this evening": 0, "aujourd'hui": 0, "hoy": 0, "heute": 0,
    "tomorrow": 1, "demain": 1, "ubermorgen": 2,
}  # fmt: skip
