"""English statements about oneself by exclusion: any verb but those of talk, thought and passing."""

from core.memory.reading.languages.english_forms import (
    ACQUAINTANCE,
    ADVERB,
    IN_PASSING,
    ONLY_GREAT,
    PASSING_STATE,
    of_mine,
    of_oneself,
    of_whatever,
)
from core.memory.reading.languages.english_open import IRREGULAR_PAST_AS_PRESENT, NO_CALLING, PAST, SAID_OR_THOUGHT
from core.memory.reading.languages.english_words import RELATIVE

OPEN_FRAMES = (
    of_mine(
        rf"(?!{ACQUAINTANCE}){ONLY_GREAT}(?P<rest>(?:{RELATIVE})(?: and (?:my )?(?:{RELATIVE}))?(?:'s (?:{RELATIVE}))?,? (?:(?-i:[A-Z])\w+,? )?(?:(?!(?:{IN_PASSING})\b)(?:[a-z]{{2,}}(?:s|ed)|"
        rf"{PAST.split('|(?!', 1)[0]})\b|(?:is|are|was) (?!{PASSING_STATE})|has (?!to\b|been so\b)).+)",
        "{rest}",
        "relationship",
        3,
    ),
    of_oneself(
        rf"(?P<verb>am|was|have been) (?P<rest>(?:an?|the) (?!(?:[\w'-]+ )?(?:{NO_CALLING})\b)(?:[\w'-]+ )*[\w'-]+)",
        "{verb} {rest}",
        "fact",
        3,
    ),
    of_oneself(
        r"(?P<verb>am) (?P<rest>(?:studying|learning|training|building|writing|renovating|restoring|planning|organi[sz]ing|"
        r"applying|saving|moving|raising|fostering|dating|recovering|quitting|rehearsing|preparing|revising|retraining|"
        r"volunteering|caring for|looking after|running an?|leading|teaching|selling|buying|house hunting|job hunting|"
        r"converting|growing(?! up)|knitting|sewing|composing|recording|redoing|translating|researching|"
        r"in (?:an?|my) (?!hurry|rush|mood|good|bad|meeting|call|bit|way|lot|weird|pickle)[\w' -]+)(?: .+)?)",
        "{verb} {rest}",
        "fact",
        3,
    ),
    of_oneself(
        r"(?P<verb>am) (?P<rest>(?:at|in|on|with|off|away|back|going|having|getting|taking|seeing|meeting|doing|\w+ing) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        r"(?P<verb>will|have to|need to|have got to) (?P<rest>(?!(?:be (?:able|honest|fine|ok|back)|always|never|remember|miss|cherish|let|tell|try|see|"
        r"think|talk|ask|say|admit|do)\b)\w+ .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        r"(?P<verb>have been) (?P<rest>(?!(?:thinking|feeling|keeping|putting|wondering|meaning|trying|waiting|looking|talking|having|hearing|checking|"
        r"getting|going|doing|wanting|telling|asking|seeing|sitting)\b)\w+ing .+)",
        "{verb} {rest}",
        "fact",
    ),
    of_oneself(
        r"(?P<verb>have) (?P<rest>(?:just |finally |recently |already |always |never )*(?!(?:wanted|needed|noticed|thanked|enjoyed|"
        r"realised|realized|decided|stayed|learned (?:a lot|that|so)|wondered|liked|loved|thought|heard|seen|tried|told|said|asked|been|had|got|done|gone)\b)"
        r"(?:[a-z]{3,}ed|written|driven|ridden|taken|given|broken|chosen|spoken|grown|known|flown|drawn|made|sold|built|taught|"
        r"run|sung|swum|begun|paid|spent|kept|left) .+)",
        "{verb} {rest}",
        "event",
    ),
    of_oneself(
        rf"(?P<adv>(?:(?:finally|recently|once|just) )*)(?P<verb>{PAST})(?P<rest> .+)",
        "{adv}{verb}{rest}",
        "event",
        2,
        "detail",
        is_past=True,
    ),
    of_oneself(
        r"(?P<verb>was|were) (?P<rest>(?:in|at|on|with|an?|the|\w+ing) .+)",
        "{verb} {rest}",
        "event",
        2,
        "date",
        is_past=True,
    ),
    of_whatever(
        r"(?P<verb>moved|started|quit|broke|passed|failed|bought|adopted|booked|finished|lost|won|graduated|got|joined|visited|went to)"
        r"(?P<rest> .+)",
        "{verb}{rest}",
        "event",
        3,
        "detail",
        is_past=True,
    ),
    of_oneself(
        rf"{ADVERB}(?!(?:{SAID_OR_THOUGHT})\b)(?!(?:re|over|mis|with|under)?(?:{IRREGULAR_PAST_AS_PRESENT})\b)(?!\w+(?:ly|ed|ing|n't|'ve|'ll|'d|'m)\b)"
        r"(?P<open>[a-z]{3,}) (?P<rest>.+)",
        "{adv}{open} {rest}",
        "fact",
    ),
)
