"""English statements that leave words out, or whose subject is something else: "driving test on friday"."""

from core.memory.reading.languages.english_forms import (
    ADVERB,
    IN_PASSING,
    PASSING_STATE,
    SKIP,
    of_mine,
    of_oneself,
    of_whatever,
)
from core.memory.reading.languages.english_open import SAID_OR_THOUGHT
from core.memory.reading.languages.english_words import EVENT_NOUN, PERSONS, RELATIVE

LEFT_OUT = (
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
        r"(?!(?:that|this|it|which|what|he|she|they|one|there|here|you)\b)(?P<it>[\w'&-]+(?: [\w'&-]+){0,4}) (?P<verb>is|are|was) (?P<of>one of )?my "
        r"(?P<rest>(?:all[- ]time )?favou?rite .+)",
        "{it} {verb} {of}their {rest}",
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
        r"band|team|allotment|garden|salary|commute|school|uni|diet|star sign|anxiety|depression|insomnia|eczema|asthma|arthritis|migraines|adhd|ocd|mental health|blood sugar) (?:has been(?= (?:\w+ )?(?:terrible|awful|bad|worse|flaring|acting))|is|are|was|were|has|have) (?!(?:so|really|very|too|killing|bugging|acting|freezing|hurting|aching|cold|itchy|shaking|numb|sore|burning|frozen|sweaty|wet|dirty|ok|okay|fine|good|great|bad|nice|"
        r"the best|always|just|all|not|pretty|awesome|amazing|cool|my|here|there|it|full|getting|going|doing|been|also|a (?:bit|lot|mess|joke))\b).+)",
        "{rest}",
        "fact",
    ),
)
