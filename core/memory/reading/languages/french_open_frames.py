"""French statements about oneself by exclusion: any verb but those of talk, thought and passing."""

from core.memory.reading.languages.french_forms import of_mine, of_oneself
from core.memory.reading.languages.french_words import (
    ACQUAINTANCE,
    NOT_NOW,
    PARTICIPLE,
    PASSING_AIS,
    PASSING_DONE,
    PASSING_E,
    PASSING_OTHERS,
    RELATIVE,
)

OPEN_FRAMES = (
    of_oneself(
        rf"(?P<verb>ai) (?P<rest>(?:pas |jamais |enfin |récemment |déjà |aussi |toujours )*(?!(?:{PASSING_DONE})\b){PARTICIPLE}\b.+)",
        "{ne}{verb} {rest}",
        "event",
        2,
        "detail",
        past=True,
    ),
    of_oneself(rf"(?P<verb>ai) (?P<rest>jamais {PARTICIPLE}\b.+)", "{ne}{verb} {rest}", "fact"),
    of_oneself(
        rf"(?P<verb>me suis) (?P<rest>(?:enfin |aussi )?(?!(?:{PASSING_DONE}|dite?|rendue?|demandée?|sentie?)\b){PARTICIPLE}\b.+)",
        "{verb} {rest}",
        "event",
        3,
        past=True,
    ),
    of_oneself(
        r"(?P<verb>suis|étais) (?P<rest>(?:en|dans|chez|au|à la|à l'|sous|à) (?!train|retard|colère|forme|fait|l'aise|bout|fond|côté|jour)\w+.+)",
        "{ne}{verb} {rest}",
        "fact",
        3,
        "detail",
    ),
    of_oneself(
        r"(?P<verb>suis|étais) (?P<rest>une? (?!peu|idiote?|génie|monstre|bon|bonne|vrai|roi|reine|sorci|dragon|chevalier|pirate|robot|bot|ange|épave)[\w-]+.*)",
        "{ne}{verb} {rest}",
        "fact",
        4,
    ),
    of_oneself(r"(?P<verb>vais|dois) (?P<rest>\w+(?:er|ir|re)\b.+)", "{ne}{verb} {rest}", "plan", 3, "date"),
    of_oneself(
        rf"(?!(?:{PASSING_AIS}|étais|avais|\w+rais)\b)(?P<open>\w{{3,}}ais) (?P<rest>.+)",
        "{ne}{open} {rest}",
        "fact",
        past=True,
    ),
    of_oneself(rf"(?P<verb>m'|me )(?P<rest>(?!(?:{PASSING_E})\b)\w+e\b.+)", "Se {rest}", "fact"),
    of_oneself(rf"{NOT_NOW}(?!(?:{PASSING_E})\b)(?P<verb>\w{{2,}}e)\b ?(?P<rest>.+)", "{ne}{verb} {rest}", "fact"),
    of_mine(
        rf"(?!{ACQUAINTANCE}\b)(?P<rest>{RELATIVE},? (?:(?-i:[A-ZÉ])\w+,? )?(?!(?:{PASSING_OTHERS})\b)(?:est (?!là|gentil|drôle|fâch|en colère|en train|très|trop|si|content|triste|fatigué|super|adorable)|(?:[\w'’]+ )?\w+(?:e|ent|t|d)\b).+)",
        "{rest}",
        "relationship",
        3,
    ),
)
