"""English statements of what one likes, has, does and has done."""

from core.memory.reading.languages.english_forms import ADVERB, HABITS, HOPES, SKIP, of_oneself, of_whatever
from core.memory.reading.languages.english_words import HAVE_NOTHING, LIKES, PAST_STRONG, PAST_WEAK, STATES, WISHES

DOING = (
    # liking
    of_oneself(
        r"(?P<verb>am) (?P<rest>(?:not )?(?:(?:really|quite|very|massively|big|so|super) )*"
        r"(?:into (?!it\b|that\b|this\b)|obsessed with|addicted to|hooked on|(?:much of )?an? (?:big |huge )?(?:fan of|lover of)|more of an? [\w-]+ person|a big "
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
)
