"""English statements about oneself that are known by their words."""

import re

from core.memory.languages.english_forms import (
    ADVERB,
    HABITS,
    HOPES,
    IN_PASSING,
    PASSING_STATE,
    SKIP,
    of_mine,
    of_oneself,
    of_whatever,
)
from core.memory.languages.english_open import SAID_OR_THOUGHT
from core.memory.languages.english_words import (
    BE_CLAUSE,
    EVENT_NOUN,
    HAVE_NOTHING,
    LIKES,
    PAST_STRONG,
    PAST_WEAK,
    PERSONS,
    RELATIVE,
    RELATIVE_VERB,
    STATES,
    WISHES,
)
from core.memory.languages.pack import Frame

FRAMES = (
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
    # names
    of_whatever(
        r"(?:(?:my )?name is|i am called|my name's|(?:you can |please |just )?call me|everyone calls me|people call me) "
        r"(?P<rest>(?!(?:if|when|on|at|back|later|tomorrow|a|an|the|crazy|old)\b)\w[\w'-]+(?: [A-Z][\w'-]+){0,2})",
        "Is called {rest}",
        "fact",
        5,
    ),
    # being
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
    # liking
    of_oneself(rf"{ADVERB}(?P<verb>{LIKES}) (?P<rest>.+)", "{adv}{verb} {rest}", "preference"),
    of_oneself(
        rf"(?P<adv>never ){SKIP}(?P<verb>{HABITS})(?P<rest>\b(?! (?:to\b|(?:{HAVE_NOTHING})\b)).*)",
        "{adv}{verb}{rest}",
        "preference",
    ),
    of_oneself(
        rf"(?P<verb>don't|do not) {SKIP}(?P<rest>(?:like|enjoy|eat|drink|love|care for|watch|listen to|smoke) .+)",
        "{verb} {rest}",
        "preference",
    ),
    of_oneself(
        rf"(?P<verb>don't|do not|didn't) {SKIP}(?P<rest>"
        r"(?:smoke|drink|eat|drive|swim|work|live|speak|have|own|want)"
        rf"(?! (?:to\b|(?:{HAVE_NOTHING})\b)).*)",
        "{verb} {rest}",
        "fact",
    ),
    of_oneself(r"(?P<verb>can't|cannot|can not) (?P<rest>stand .+)", "{verb} {rest}", "preference"),
    of_oneself(
        r"(?P<verb>can't|cannot|can not|never learned to|never learnt to) (?P<rest>(?:swim|drive|ride|cook|dance|eat|drink"
        r"|have (?:kids|children|dairy|gluten|nuts)|digest)\b.*)",
        "{verb} {rest}",
        "fact",
    ),
    of_oneself(
        r"(?P<verb>can) (?P<rest>(?:speak|play|swim|cook|juggle|ride|knit|sew|read music)\b.*)", "{verb} {rest}", "fact"
    ),
    of_oneself(
        rf"(?P<verb>(?:would|'d) (?:love|like) to|(?:{HOPES})(?: to| of)?|am dying to) {SKIP}"
        rf"(?P<rest>(?:{WISHES}) .+)",
        "{verb} {rest}",
        "plan",
    ),
    # having and doing
    of_oneself(
        rf"{ADVERB}(?P<verb>have got|have|own) (?P<rest>(?!to\b|been\b|never\b|not\b|just\b|already\b|no (?:idea|clue)|"
        rf"(?:(?:a|an|the|no|some|any|so|such|much|many|few|little|lots of|great|good|nice|bad|lovely|quick|few|other) )*"
        rf"(?:{HAVE_NOTHING})\b).+)",
        "{adv}{verb} {rest}",
        "fact",
    ),
    of_oneself(
        rf"{ADVERB}(?!read (?:an?|the|that|this)\b|keep \w+ing\b)(?P<verb>{STATES}) (?P<rest>.+)",
        "{adv}{verb} {rest}",
        "fact",
    ),
    of_oneself(
        rf"{ADVERB}(?P<verb>smoke|drink|drive|meditate|garden|knit|dance|freelance)(?P<rest> .*)?",
        "{adv}{verb}{rest}",
        "fact",
    ),
    # done
    of_oneself(
        rf"(?P<adv>(?:(?:just|finally|recently|once|already|never) )*)(?P<verb>{PAST_STRONG})(?P<rest>\b(?!['’]t).*)",
        "{adv}{verb}{rest}",
        "event",
        3,
        is_past=True,
    ),
    of_oneself(
        rf"(?P<adv>(?:(?:finally|recently|once) )*)(?P<verb>{PAST_WEAK})(?P<rest> .+)",
        "{adv}{verb}{rest}",
        "event",
        2,
        "detail",
        is_past=True,
    ),
    of_oneself(
        r"(?P<verb>have) (?P<rest>(?:just |finally |recently |already )*(?:(?:always|never) (?:wanted|loved|hated|dreamed of|dreamt of|been)|lived|worked|studied|played|taught|trained|volunteered|bought|moved|started|finished|adopted|quit|lost|"
        r"got|met|joined|become|booked|signed up|passed|failed|found|retired|broken|won|decided to|given up|stopped|visited"
        r"|been (?:to|learning|working|living|playing|studying|training|dating|married|together|vegan|vegetarian|sober|"
        r"unemployed|diagnosed|promoted|fired|writing|teaching|in [A-Z])|never (?:been|had|learned|learnt|seen|tried|eaten|"
        r"owned|met))\b.*)",
        "{verb} {rest}",
        "event",
        3,
    ),
    of_whatever(rf"(?P<rest>(?:just|finally|recently) (?!got back)(?:{PAST_STRONG})\b.+)", "{rest}", "event", 3),
    of_whatever(
        r"(?P<rest>(?:passed my|failed my|got promoted|got engaged|got married|got fired|got divorced|quit my job|"
        r"moved to [A-Z]).*)",
        "{rest}",
        "event",
        4,
    ),
    # the people and things of one's life
    of_mine(
        r"favou?rite (?P<rest>(?!(?:parts?|things?|ones?|bits?|aspect|way|moment|memory|scene|about)\b)[\w' -]+? (?:is|are|was|has always been) (?!not sure|probably|when).+)",
        "Favourite {rest}",
        "preference",
    ),
    of_mine(r"(?P<rest>(?:birthday|wedding|anniversary|due date|name day) (?:is|was) .+)", "{rest}", "fact", 4, "date"),
    of_whatever(
        rf"(?:it is|today is|tomorrow is) (?:my|our) (?P<rest>(?:(?:{RELATIVE})'s )?(?:\d+\w+ )?(?:birthday|anniversary|wedding).*)",
        "Has their {rest}",
        "event",
        4,
        "date",
    ),
    of_mine(
        rf"(?P<rest>(?:[\w-]+ )?(?:{EVENT_NOUN}) (?:is|starts|begins|got moved to|was|went) .+)",
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
        rf"(?P<rest>(?:{RELATIVE})(?:'s (?:{RELATIVE}))?(?:(?:'s)? name is \w|,? (?:[A-Z]\w+,? )?(?:{RELATIVE_VERB})).*)",
        "{rest}",
        "relationship",
        4,
    ),
    of_whatever(
        r"have been (?P<rest>(?:vegan|vegetarian|sober|single|married|together|unemployed) .*\b(?:for|since) .+|"
        r"(?!(?:thinking|feeling|waiting|trying|wondering|looking|having|doing|meaning|getting|going|busy)\b)\w+ing .+)",
        "Has been {rest}",
        "fact",
    ),
    of_whatever(rf"not (?P<rest>an? (?:[\w'-]+ ){{0,2}}?(?:{PERSONS})\b.*)", "Is not {rest}", "fact"),
    of_whatever(
        r"(?P<verb>grew up|was born|raised) (?P<rest>(?:in|on|near) .+)", "{verb} {rest}", "event", 3, is_past=True
    ),
    of_whatever(
        rf"(?P<verb>is|was) my (?P<rest>(?:(?:first|last) (?:day|week|shift|lesson|game|show|gig)|(?:\w+ )?(?:{EVENT_NOUN}))\b.*)",
        "{verb} their {rest}",
        "event",
        3,
        "date",
    ),
    of_oneself(
        rf"{ADVERB}(?P<verb>don't|do not) {SKIP}(?P<rest>(?!(?:{SAID_OR_THOUGHT})\b(?! up\b))\w{{3,}} .+)",
        "{adv}{verb} {rest}",
        "fact",
    ),
    of_whatever(
        r"(?!(?:that|this|it|which|what|he|she|they|one|there|here|you)\b)(?P<it>[\w'&-]+(?: [\w'&-]+){0,4}) (?P<verb>is|are|was) my "
        r"(?P<rest>(?:all[- ]time )?favou?rite .+)",
        "{it} {verb} their {rest}",
        "preference",
    ),
    of_whatever(
        r"(?!(?:that|this|it|which|what|he|she|they|one|there|here|you)\b)(?P<it>[\w'&-]+(?: [\w'&-]+){0,3}) "
        r"(?P<rest>(?:gives? me (?:migraines|headaches|hives|anxiety|nightmares|a rash|panic attacks)|scares? me|terrif(?:y|ies) me|"
        r"makes? me (?:sick|ill|sneeze|anxious|nervous))\b.*)",
        "{it} {rest}",
        "preference",
    ),
    of_whatever(
        rf"(?P<rest>(?:one of|two of|both(?: of)?|all(?: of)?|some of) my (?:{RELATIVE}) (?:(?!(?:{IN_PASSING})\b)"
        rf"(?:[a-z]{{2,}}(?:s|ed))\b|(?:is|are|was|were|have|has|live|work) (?!{PASSING_STATE})).+)",
        "{rest}",
        "relationship",
        3,
    ),
    of_whatever(
        r"(?P<rest>an? (?:close |good |old |dear )?(?:friend|colleague|cousin|uncle|aunt|neighbou?r) of (?:mine|ours) "
        r"(?:died|passed away|is (?:in|dying|getting|pregnant|ill|sick)|has|was|got|killed|lost|moved)\b.*)",
        "{rest}",
        "relationship",
        3,
    ),
    of_whatever(rf"as (?P<rest>an? (?:[\w'-]+ ){{0,2}}?(?:{PERSONS}))(?: myself)?,? i .+", "Is {rest}", "fact"),
    of_whatever(
        r"(?P<verb>got) (?P<rest>an? (?:[\w'-]+ ){0,2}?(?:tattoo|job|dog|puppy|kitten|cat|promotion|divorce|degree|car|offer|raise|place at)\b.*)",
        "{verb} {rest}",
        "event",
        3,
        is_past=True,
    ),
    of_oneself(
        r"(?P<verb>haven't|have not) (?P<rest>(?:spoken|seen|been|had|eaten|smoked|drunk|slept|worked|visited|talked|driven|flown)"
        r"\b.* (?:since|in|for) .+)",
        "{verb} {rest}",
        "fact",
    ),
    of_mine(
        rf"(?P<rest>(?:(?:{RELATIVE})'s )?(?:[\w-]+ )?(?:{EVENT_NOUN}|tenancy|lease|contract|visa|passport|probation|maternity leave)"
        r"(?: (?:to|with|at|for|in) [\w' ]+?)? (?:is|starts|begins|ends|expires|runs out|was|went|got moved) .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    of_whatever(
        rf"(?P<rest>(?:(?!the\b|a\b|an\b|your\b|his\b|her\b|any\b|no\b)[\w-]+ )?(?:{EVENT_NOUN})(?: (?:with|to|at|in|for) (?:the |my )?[\w-]+)?"
        r" (?:on|this|next|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*)",
        "Has {rest}",
        "plan",
        3,
        "date",
    ),
    of_whatever(
        rf"(?P<rest>(?:(?!the\b|a\b|an\b|your\b|his\b|her\b|any\b|no\b)[\w-]+ )?(?:{EVENT_NOUN})(?:'s| is| starts) (?:on|at|in|this|next|tomorrow) .+)",
        "{rest}",
        "plan",
        3,
        "date",
    ),
)
