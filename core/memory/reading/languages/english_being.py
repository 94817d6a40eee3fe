"""English statements of what one is called, is, is about to do, and with whom."""

import re

from core.memory.reading.languages.english_forms import ADVERB, SKIP, of_mine, of_oneself, of_whatever
from core.memory.reading.languages.english_words import BE_CLAUSE, EVENT_NOUN, PAST_STRONG, RELATIVE, WISHES
from core.memory.reading.languages.pack import Frame

BEING = (
    Frame(
        re.compile(
            rf"(?:my|our) (?P<rel>(?:{RELATIVE})(?: [A-Z]\w+)?) and (?:i|me) (?P<verb>{PAST_STRONG})(?P<rest>\b.*)$",
            re.IGNORECASE,
        ),
        "{verb}{rest}, with their {rel}",
        "event",
        4,
        is_past=True,
    ),
    of_mine(
        rf"(?P<rest>(?:{RELATIVE})(?: [A-Z]\w+)? and (?:i|me) (?:(?:don't|do not|haven't|can't|no longer|never|hardly|barely|rarely|"
        r"used to|always|both|really|actually) )*(?:am (?:not |no longer |really |very )*(?:close|speaking|talking|estranged|on speaking)|spoken|speak|talk|get on|get along|see each other|"
        r"seen each other|fight|argue)\b.*)",
        "{rest}",
        "relationship",
        4,
    ),
    # names
    of_mine(
        r"(?P<rest>(?:flatmate|roommate|housemate|lodger|landlord|boss|manager|colleague|therapist|neighbou?r)(?: (?-i:[A-Z])\w+)? "
        r"(?:(?:just|has just|has|is) )?(?:moved|moving|died|quit|left|resigned|leaving) ?(?:out|away|in with .+|last .+|on .+)?)",
        "{rest}",
        "relationship",
    ),
    of_whatever(
        r"(?:(?:my )?name is(?: actually| really)?|i am called|my name's|(?:you can |please |just )?call me|every(?:one|body) (?:just )?calls me|"
        r"(?:people|friends|my friends|they) (?:all )?call me) "
        r"(?P<rest>(?!(?:if|when|on|at|back|later|tomorrow|a|an|the|crazy|old|not)\b)\w[\w'-]+(?: [A-Z][\w'-]+){0,2}(?:, (?:and )?not \w[\w'-]+)?)",
        "Is called {rest}",
        "fact",
        5,
    ),
    # being
    of_oneself(
        rf"(?P<verb>am|have been) {SKIP}(?P<rest>(?:hoping|planning|aiming|saving up|training) to (?!be (?!an?\b)|see what|hear|understand|think|"
        r"say|tell|keep|remember|decide|sleep|relax|enjoy|do\b|help\b|make (?:it|sense|a difference)|have (?:fun|a (?:positive|good))|use\b|"
        r"raise awareness|get (?:some|back|better|there|it|things)\b).+)",
        "{verb} {rest}",
        "plan",
    ),
    of_oneself(
        rf"(?P<verb>am|have been) {SKIP}(?P<rest>trying to (?:quit|lose|learn(?! as\b| to (?:be|love))|save|get (?:pregnant|fit|sober|published)|cut|stop|conceive|"
        r"give up|gain|eat|drink|write|buy|sell|move|become|build|grow|find an?) .+)",
        "{verb} {rest}",
        "plan",
    ),
    of_oneself(
        rf"(?P<verb>am|have been) {SKIP}(?P<rest>(?:thinking of|thinking about|considering) (?!(?:get|go|do|mak|try|tak)ing (?:it|some|that|this|out|to bed|home)\b|something|everything|anything)"
        r"(?:\w+ing|an?) .+)",
        "{verb} {rest}",
        "plan",
    ),
    of_oneself(
        rf"(?P<verb>am) {SKIP}(?P<rest>(?:quitting|giving up|cutting (?:down|back|out)) (?!this|that|it|on\b|hope).+)",
        "{verb} {rest}",
        "plan",
    ),
    of_oneself(
        r"(?P<verb>was|were) (?P<rest>(?:in|at|with|on|an?|the|married|single|vegan|vegetarian) .*\bfor (?:\w+[ -]){1,3}(?:years|months|decades)\b.*)",
        "{verb} {rest}",
        "fact",
        3,
        is_past=True,
    ),
    of_oneself(
        rf"(?P<verb>am|was|have been|used to be) {SKIP}{ADVERB}(?P<rest>(?:not )?(?:{BE_CLAUSE}).*)",
        "{verb} {adv}{rest}",
        "fact",
        4,
    ),
    of_oneself(
        rf"(?P<verb>am) {SKIP}(?P<rest>(?:not )?(?:a |an )(?:(?:big|huge|massive|total|real) )?(?:fan of|lover of) .+)",
        "{verb} {rest}",
        "preference",
    ),
    of_oneself(
        rf"(?P<verb>am) {SKIP}(?P<rest>(?:worried|nervous|excited|anxious|stressed|scared|terrified|thrilled) "
        rf"(?:about|for|of) .*(?:{EVENT_NOUN}|my (?:{RELATIVE})).*)",
        "{verb} {rest}",
        "event",
    ),
    of_oneself(
        rf"(?P<verb>am) {SKIP}(?P<rest>(?:going to|flying to|off to|heading to|driving to|travell?ing to|visiting|"
        r"starting|taking|having|hosting|running|meeting|seeing|performing|playing|presenting|leaving|coming back|"
        r"speaking|giving) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        rf"(?P<verb>am) {SKIP}(?P<rest>(?:going to|planning to|about to|hoping to|thinking of|thinking about|"
        rf"considering) "
        rf"(?!go to (?!(?-i:[A-Z])|uni\b|university|college))(?:{WISHES}) .+)",
        "{verb} {rest}",
        "plan",
        4,
    ),
    of_oneself(
        r"(?P<verb>will) (?P<rest>(?:be|visit|go to|start|move|have|travel|turn|run|meet|fly|take|finish|graduate) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        r"(?P<verb>have) (?P<rest>to (?:work|give|take|present|hand in|submit|travel|fly|go to|see|move|have) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        r"(?P<open>start|begin|leave|fly|move|finish|graduate|travel|turn) (?P<rest>.+)",
        "{open} {rest}",
        "plan",
        4,
        "date",
    ),
)
