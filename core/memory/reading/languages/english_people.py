"""English statements about the people, animals and things of one's life."""

from core.memory.reading.languages.english_forms import ONLY_GREAT, SUBJECT, of_mine, of_oneself, of_whatever
from core.memory.reading.languages.english_words import EVENT_NOUN, RELATIVE, RELATIVE_VERB

PEOPLE = (
    # the people and things of one's life
    of_mine(
        r"favou?rite (?P<rest>(?!(?:parts?|things?|ones?|bits?|aspect|way|moment|memory|scene|about)\b)[\w' -]+? (?:is|are|was|has always been) (?!not sure|probably|when).+)",
        "Favourite {rest}",
        "preference",
    ),
    of_mine(r"(?P<rest>(?:birthday|wedding|anniversary|due date|name day) (?:is|was) .+)", "{rest}", "fact", 4, "date"),
    of_mine(
        rf"(?P<rest>(?:{RELATIVE})'s (?:\d+(?:st|nd|rd|th)|birthday|wedding|funeral)(?: birthday)? is .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    of_whatever(
        rf"(?:it is|today is|tomorrow is) (?:my|our) (?P<rest>(?:(?:{RELATIVE})'s )?(?:\d+\w+ )?(?:birthday|anniversary|wedding).*)",
        "Has their {rest}",
        "event",
        4,
        "date",
    ),
    of_mine(
        rf"(?P<rest>(?:[\w-]+ )?(?:{EVENT_NOUN}) (?:is|starts|begins|(?:got|was|has been|is being|is) (?:moved|pushed|postponed|rescheduled|brought forward|put back)(?: back| forward)? to|was|went) .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    of_mine(
        r"(?P<rest>(?:job|work|hobby|hobbies|dream(?: job)?|native language|mother tongue|first language|hometown|"
        r"star sign|blood type|shoe size|biggest fear) (?:is|are) (?!to be\b|so\b|very\b|really\b|too\b).+)",
        "{rest}",
        "fact",
    ),
    of_mine(
        rf"{ONLY_GREAT}(?P<rest>(?:{RELATIVE})(?: and (?:my )?(?:{RELATIVE}))?(?:'s (?:{RELATIVE}))?(?:(?:'s)? name is \w|,? (?:[A-Z]\w+,? )?(?:{RELATIVE_VERB})).*)",
        "{rest}",
        "relationship",
        4,
    ),
    of_oneself(
        r"(?P<verb>have been) (?P<rest>(?:seeing|dating|talking to|sleeping with|living with) (?:this |an? )?(?:guy|girl|man|woman|bloke|"
        r"lad|lass|someone|somebody|chap|fella)\b.*(?: (?:called|named) \w+| (?:for|since) ).*)",
        "{verb} {rest}",
        "relationship",
        4,
    ),
    of_whatever(
        rf"(?:{SUBJECT} )?have been "
        r"(?P<rest>(?:in|at|on|with|to|off|together|single|clean|sober|out of|without) .*\b(?:since|for) .+)",
        "Has been {rest}",
        "fact",
    ),
    of_whatever(
        r"have been (?P<rest>(?:seeing|dating|talking to|sleeping with|living with) (?:this |an? )?(?:guy|girl|man|woman|bloke|"
        r"lad|lass|someone|somebody|chap|fella)\b.*(?: (?:called|named) \w+| (?:for|since) ).*)",
        "Has been {rest}",
        "relationship",
        4,
    ),
    of_mine(
        r"(?P<rest>(?:boss|manager|landlord|landlady|therapist|doctor|gp|consultant|teacher|tutor|coach|flatmate|roommate|housemate)"
        r"(?: (?-i:[A-Z])\w+)? (?:wants (?:me|us) to (?:run|lead|move|take over|work|relocate|apply|train)|(?:is|are) (?:putting|raising|"
        r"selling|evicting|kicking|throwing|moving|promoting|sending|leaving|retiring|pregnant)|(?:put|raised|sold|evicted|fired|promoted|"
        r"offered|bullies|bullied|diagnosed|prescribed|referred|sacked) (?:me|my|us|our|the)) .+)",
        "{rest}",
        "relationship",
    ),
)
