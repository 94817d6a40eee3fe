"""English statements about oneself that are known by their words."""

import re

from core.memory.languages.english_forms import (
    ADVERB,
    HABITS,
    HOPES,
    IN_PASSING,
    PASSING_STATE,
    SKIP,
    SUBJECT,
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
    # liking
    of_oneself(
        r"(?P<verb>am) (?P<rest>(?:not )?(?:(?:really|quite|very|massively|big|so|super) )*"
        r"(?:into (?!it\b|that\b|this\b)|obsessed with|addicted to|hooked on|(?:much of )?an? (?:big |huge )?(?:fan of|lover of)|a big "
        r"(?=(?:reader|drinker|eater|fan))|an? (?:morning|cat|dog|coffee|tea|beach|city|night|people) person|sick of (?:my|the)) ?.+)",
        "{verb} {rest}",
        "preference",
    ),
    of_oneself(r"(?P<verb>would) (?P<rest>(?:much )?(?:rather|prefer) .+)", "{verb} {rest}", "preference"),
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
        r"(?P<verb>can't|cannot|can not|never learned to|never learnt to) (?P<rest>(?:(?:do|handle|tolerate|touch|have) (?=.*(?:food|dairy|gluten|lactose|milk|nuts|spic|alcohol|caffeine|heights|meat|fish|sugar|crowds|needles|blood|cheese|wheat|horror))|swim|drive|ride|cook|dance|eat|drink"
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
    of_oneself(
        rf"{ADVERB}(?P<verb>do) (?P<rest>(?!(?:every|any|no|some)?thing\b|being\b)(?:[a-z]{{3,}}ing|yoga|pilates|crossfit|judo|karate|"
        r"taekwondo|ballet|gymnastics|athletics|ceramics|pottery|improv|stand-?up|parkour|crosswords|jigsaws|woodwork|shift work|"
        r"night shifts|nights|weekends|the school run|amateur dramatics|am dram|data entry|admin|nails|hair|logistics|marketing|it support)\b.*)",
        "{adv}{verb} {rest}",
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
        rf"(?P<rest>(?:{RELATIVE})(?: and (?:my )?(?:{RELATIVE}))?(?:'s (?:{RELATIVE}))?(?:(?:'s)? name is \w|,? (?:[A-Z]\w+,? )?(?:{RELATIVE_VERB})).*)",
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
    of_whatever(
        r"(?:(?:my|our|the) )?(?P<rest>(?:last day|first day|start date|moving day|move-in date|due date)(?: (?:of|at|in) [\w' ]+?)? is .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    of_whatever(
        r"the (?P<rest>(?:dentist|interview|exam|flight|appointment|surgery|operation|scan|funeral|wedding|hearing|move) "
        r"(?:is|'s|got moved|was moved|has been moved|starts)(?: actually| now)? (?:on|to|at|in|this|next|tomorrow) .+)",
        "{rest}",
        "plan",
        3,
        "date",
    ),
    of_whatever(
        r"have been (?P<rest>(?:vegan|vegetarian|sober|single|married|together|unemployed) .*\b(?:for|since|\d+ years) .+|"
        r"doing .+ (?:since|for) .+|(?!(?:thinking|feeling|waiting|trying|wondering|looking|having|doing|meaning|getting|going|busy)\b)\w+ing .+)",
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
        rf"(?P<rest>(?:(?:one|two|three|four|five|both|all|some|most|none|half)(?: of)?) my (?:\w+ )?(?:{RELATIVE}) (?:(?!(?:{IN_PASSING})\b)"
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
    of_oneself(
        r"(?P<verb>got|have got) (?P<rest>(?:my|an?|our) .+)",
        "Has {rest}",
        "plan",
        3,
        "date",
    ),
    of_mine(
        r"(?P<rest>(?:(?:left|right|bad) )?(?:back|knees?|hips?|hearing|eyesight|shoulders?|ankle|heart|lungs|kidneys|liver|hands|skin|blood pressure|"
        r"car|bike|van|house|flat|apartment|room|surname|maiden name|degree|major|dissertation|visa|dog's name|cat's name|shop|company|business|"
        r"band|team|allotment|garden|salary|commute|school|uni|diet|star sign|anxiety|depression|insomnia|eczema|asthma|arthritis|migraines|adhd|ocd|mental health|blood sugar) (?:has been(?= (?:\w+ )?(?:terrible|awful|bad|worse|flaring|acting))|is|are|was|were|has|have) (?!(?:so|really|very|too|killing|bugging|ok|okay|fine|good|great|bad|nice|"
        r"the best|always|just|all|not|pretty|awesome|amazing|cool|my|here|there|it|full|getting|going|doing|been|also|a (?:bit|lot|mess|joke))\b).+)",
        "{rest}",
        "fact",
    ),
)
