"""English: statements about oneself, and their third person ("I play the cello" → "Plays the cello")."""

import re

from core.memory.extraction import MemoryKind
from core.memory.languages.english_words import (
    BE_CLAUSE,
    DISCOURSE,
    EVENT_NOUN,
    HAVE_NOTHING,
    LIKES,
    OFTEN,
    PAST_STRONG,
    PAST_WEAK,
    RELATIVE,
    RELATIVE_VERB,
    PERSONS,
    STATES,
    WISHES,
)
from core.memory.languages.english_open import IRREGULAR_PAST_AS_PRESENT, NO_CALLING, PAST, SAID_OR_THOUGHT
from core.memory.languages.pack import Frame, LanguagePack, Needs, rules, starts, swap, table

_IRREGULAR = table(
    "am=is, are=is, have=has, do=does, go=goes, was=was, were=was, don't=doesn't, haven't=hasn't, can=can, will=will, "
    "do not=does not, have not=has not, am not=is not, weren't=wasn't, aren't=isn't"
)
_BASE_FORMS = f"{LIKES}|{STATES}"
_HOPES = "hope|want|plan|intend|dream"
_HABITS = "like|enjoy|eat|drink|love|care for|watch|listen to|smoke|drive|swim|work|live|speak|have|own|want"
_WITH = rf"my (?:{RELATIVE})"
_SUBJECT = rf"(?:i|we|{_WITH}(?: [A-Z]\w+)? and (?:i|me)|me and {_WITH}(?: [A-Z]\w+)?)"
_SKIP = r"(?:(?:really|just|also|already|actually|honestly|kinda|totally|absolutely|definitely|both|so|secretly|even) )*"
_ADV = rf"(?P<adv>(?:(?:{OFTEN}) )*)"


def _third(verb: str) -> str:
    """Return "goes to" for "go to": the first word alone is inflected."""
    verb, space, particle = verb.partition(" ")
    return _third_of_word(verb) + space + particle


def _third_of_word(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _verbs() -> dict[str, str]:
    hopes = [form for verb in _HOPES.split("|") for form in (verb, f"{verb} to", f"{verb} of")]
    return {verb: _third(verb) for verb in (*_BASE_FORMS.split("|"), *_HABITS.split("|"), *hopes)} | _IRREGULAR


_MY = r"(?:(?:my|our) |(?=(?:mum|mom|dad|grandma|grandpa|granny|nan|gran|grandad|granddad)\b))"
_IN_PASSING = (
    "says|said|tells|told|thinks|thought|asks|asked|wants|wanted|knows|knew|feels|felt|seems|seemed|looks|looked|means|meant|"
    "calls|called|texted|texts|wonders|agrees|agreed|believes|hopes|insists|claims|claimed|suggested|suggests|makes me|"
    "keeps|kept|gets|motivates|inspires|reminds|supports|encourages|always|needs|needed|comes|came|goes on|does|did|has been so|was|is|was|us|his|this|yes|as|its"
)
_PASSING_STATE = (
    r"(?:so|really|very|such|like|always|the best|amazing|great|funny|cute|an? (?:idiot|angel|star|legend|jerk|mess|pain)|"
    r"calling|asleep|here|not|fine|ok|okay|sleeping|awake|home|there|coming|being|getting|just|still|gonna|about|too|all|"
    r"right|wrong|mad|angry|annoying|annoyed|worried|happy|sad|upset|tired|busy|driving me|good|nice|lovely|sweet|kind|cool|"
    r"awesome|adorable|lazy|crazy|weird|doing|trying|making|taking|super|everything|one|my|also|kind of|more|less|proud|the)\b"
)


def _i(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, is_past: bool = False
) -> Frame:
    pattern = re.compile(rf"{_SUBJECT} {_SKIP}{form}$", re.IGNORECASE)
    return Frame(pattern, template, kind, importance, needs, is_past)


def _my(form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "") -> Frame:
    return Frame(re.compile(rf"{_MY}{form}$", re.IGNORECASE), template, kind, importance, needs)


def _any(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, is_past: bool = False
) -> Frame:
    return Frame(re.compile(rf"{form}$", re.IGNORECASE), template, kind, importance, needs, is_past)


_FRAMES = (
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
    _any(
        r"(?:my name is|i am called|my name's|(?:you can |please |just )?call me|everyone calls me|people call me) "
        r"(?P<rest>(?!(?:if|when|on|at|back|later|tomorrow|a|an|the|crazy|old)\b)\w[\w'-]+(?: [A-Z][\w'-]+){0,2})",
        "Is called {rest}",
        "fact",
        5,
    ),
    # being
    _i(
        rf"(?P<verb>am|was|have been|used to be) {_SKIP}{_ADV}(?P<rest>(?:not )?(?:{BE_CLAUSE}).*)",
        "{verb} {adv}{rest}",
        "fact",
        4,
    ),
    _i(
        rf"(?P<verb>am) {_SKIP}(?P<rest>(?:not )?(?:a |an )(?:(?:big|huge|massive|total|real) )?(?:fan of|lover of) .+)",
        "{verb} {rest}",
        "preference",
    ),
    _i(
        rf"(?P<verb>am) {_SKIP}(?P<rest>(?:worried|nervous|excited|anxious|stressed|scared|terrified|thrilled) "
        rf"(?:about|for|of) .*(?:{EVENT_NOUN}|my (?:{RELATIVE})).*)",
        "{verb} {rest}",
        "event",
    ),
    _i(
        rf"(?P<verb>am) {_SKIP}(?P<rest>(?:going to|flying to|off to|heading to|driving to|travell?ing to|visiting|"
        r"starting|taking|having|hosting|running|meeting|seeing|performing|playing|presenting|leaving|coming back|"
        r"speaking|giving) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _i(
        rf"(?P<verb>am) {_SKIP}(?P<rest>(?:going to|planning to|about to|hoping to|thinking of|thinking about|"
        rf"considering) "
        rf"(?!go to (?!(?-i:[A-Z])|uni\b|university|college))(?:{WISHES}) .+)",
        "{verb} {rest}",
        "plan",
        4,
    ),
    _i(
        r"(?P<verb>will) (?P<rest>(?:be|visit|go to|start|move|have|travel|turn|run|meet|fly|take|finish|graduate) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _i(
        r"(?P<verb>have) (?P<rest>to (?:work|give|take|present|hand in|submit|travel|fly|go to|see|move|have) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _i(
        r"(?P<open>start|begin|leave|fly|move|finish|graduate|travel|turn) (?P<rest>.+)",
        "{open} {rest}",
        "plan",
        4,
        "date",
    ),
    # liking
    _i(rf"{_ADV}(?P<verb>{LIKES}) (?P<rest>.+)", "{adv}{verb} {rest}", "preference"),
    _i(
        rf"(?P<adv>never ){_SKIP}(?P<verb>{_HABITS})(?P<rest>\b(?! (?:to\b|(?:{HAVE_NOTHING})\b)).*)",
        "{adv}{verb}{rest}",
        "preference",
    ),
    _i(
        rf"(?P<verb>don't|do not) {_SKIP}(?P<rest>(?:like|enjoy|eat|drink|love|care for|watch|listen to|smoke) .+)",
        "{verb} {rest}",
        "preference",
    ),
    _i(
        rf"(?P<verb>don't|do not|didn't) {_SKIP}(?P<rest>"
        r"(?:smoke|drink|eat|drive|swim|work|live|speak|have|own|want)"
        rf"(?! (?:to\b|(?:{HAVE_NOTHING})\b)).*)",
        "{verb} {rest}",
        "fact",
    ),
    _i(r"(?P<verb>can't|cannot|can not) (?P<rest>stand .+)", "{verb} {rest}", "preference"),
    _i(
        r"(?P<verb>can't|cannot|can not|never learned to|never learnt to) (?P<rest>(?:swim|drive|ride|cook|dance|eat|drink"
        r"|have (?:kids|children|dairy|gluten|nuts)|digest)\b.*)",
        "{verb} {rest}",
        "fact",
    ),
    _i(
        r"(?P<verb>can) (?P<rest>(?:speak|play|swim|cook|juggle|ride|knit|sew|read music)\b.*)", "{verb} {rest}", "fact"
    ),
    _i(
        rf"(?P<verb>(?:would|'d) (?:love|like) to|(?:{_HOPES})(?: to| of)?|am dying to) {_SKIP}"
        rf"(?P<rest>(?:{WISHES}) .+)",
        "{verb} {rest}",
        "plan",
    ),
    # having and doing
    _i(
        rf"{_ADV}(?P<verb>have got|have|own) (?P<rest>(?!to\b|been\b|never\b|not\b|just\b|already\b|no (?:idea|clue)|"
        rf"(?:(?:a|an|the|no|some|any|so|such|much|many|few|little|lots of|great|good|nice|bad|lovely|quick|few|other) )*"
        rf"(?:{HAVE_NOTHING})\b).+)",
        "{adv}{verb} {rest}",
        "fact",
    ),
    _i(rf"{_ADV}(?!read (?:an?|the|that|this)\b)(?P<verb>{STATES}) (?P<rest>.+)", "{adv}{verb} {rest}", "fact"),
    _i(
        rf"{_ADV}(?P<verb>smoke|drink|drive|meditate|garden|knit|dance|freelance)(?P<rest> .*)?",
        "{adv}{verb}{rest}",
        "fact",
    ),
    # done
    _i(
        rf"(?P<adv>(?:(?:just|finally|recently|once|already|never) )*)(?P<verb>{PAST_STRONG})(?P<rest>\b(?!['’]t).*)",
        "{adv}{verb}{rest}",
        "event",
        3,
        is_past=True,
    ),
    _i(
        rf"(?P<adv>(?:(?:finally|recently|once) )*)(?P<verb>{PAST_WEAK})(?P<rest> .+)",
        "{adv}{verb}{rest}",
        "event",
        2,
        "detail",
        is_past=True,
    ),
    _i(
        r"(?P<verb>have) (?P<rest>(?:just |finally |recently |already )*(?:lived|worked|studied|played|taught|trained|volunteered|bought|moved|started|finished|adopted|quit|lost|"
        r"got|met|joined|become|booked|signed up|passed|failed|found|retired|broken|won|decided to|given up|stopped|visited"
        r"|been (?:to|learning|working|living|playing|studying|training|dating|married|together|vegan|vegetarian|sober|"
        r"unemployed|diagnosed|promoted|fired|writing|teaching|in [A-Z])|never (?:been|had|learned|learnt|seen|tried|eaten|"
        r"owned|met))\b.*)",
        "{verb} {rest}",
        "event",
        3,
    ),
    _any(rf"(?P<rest>(?:just|finally|recently) (?!got back)(?:{PAST_STRONG})\b.+)", "{rest}", "event", 3),
    _any(
        r"(?P<rest>(?:passed my|failed my|got promoted|got engaged|got married|got fired|got divorced|quit my job|"
        r"moved to [A-Z]).*)",
        "{rest}",
        "event",
        4,
    ),
    # the people and things of one's life
    _my(
        r"favou?rite (?P<rest>(?!(?:parts?|things?|ones?|bits?|aspect|way|moment|memory|scene|about)\b)[\w' -]+? (?:is|are|was|has always been) (?!not sure|probably|when).+)",
        "Favourite {rest}",
        "preference",
    ),
    _my(r"(?P<rest>(?:birthday|wedding|anniversary|due date|name day) (?:is|was) .+)", "{rest}", "fact", 4, "date"),
    _any(
        rf"(?:it is|today is|tomorrow is) (?:my|our) (?P<rest>(?:(?:{RELATIVE})'s )?(?:\d+\w+ )?(?:birthday|anniversary|wedding).*)",
        "Has their {rest}",
        "event",
        4,
        "date",
    ),
    _my(
        rf"(?P<rest>(?:[\w-]+ )?(?:{EVENT_NOUN}) (?:is|starts|begins|got moved to|was|went) .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    _my(
        r"(?P<rest>(?:job|work|hobby|hobbies|dream(?: job)?|native language|mother tongue|first language|hometown|"
        r"star sign|blood type|shoe size|biggest fear) (?:is|are) (?!to be\b|so\b|very\b|really\b|too\b).+)",
        "{rest}",
        "fact",
    ),
    _my(
        rf"(?P<rest>(?:{RELATIVE})(?:'s (?:{RELATIVE}))?(?:(?:'s)? name is \w|,? (?:[A-Z]\w+,? )?(?:{RELATIVE_VERB})).*)",
        "{rest}",
        "relationship",
        4,
    ),
    _any(r"have been (?P<rest>(?:vegan|vegetarian|sober|single|married|together|unemployed|\w+ing) .*\b(?:for|since) .+)", "Has been {rest}", "fact"),
    _any(rf"not (?P<rest>an? (?:[\w'-]+ ){{0,2}}?(?:{PERSONS})\b.*)", "Is not {rest}", "fact"),
    _any(r"(?P<verb>grew up|was born|raised) (?P<rest>(?:in|on|near) .+)", "{verb} {rest}", "event", 3, is_past=True),
    _any(
        rf"(?P<verb>is|was) my (?P<rest>(?:(?:first|last) (?:day|week|shift|lesson|game|show|gig)|(?:\w+ )?(?:{EVENT_NOUN}))\b.*)",
        "{verb} their {rest}",
        "event",
        3,
        "date",
    ),
    _i(
        rf"{_ADV}(?P<verb>don't|do not) {_SKIP}(?P<rest>(?!(?:{SAID_OR_THOUGHT})\b(?! up\b))\w{{3,}} .+)",
        "{adv}{verb} {rest}",
        "fact",
    ),
    # whatever else is said of oneself and one's own: any verb but those of talk, thought and passing
    _my(
        rf"(?P<rest>(?:{RELATIVE})(?:'s (?:{RELATIVE}))?,? (?:(?-i:[A-Z])\w+,? )?(?:(?!(?:{_IN_PASSING})\b)(?:[a-z]{{2,}}(?:s|ed)|"
        rf"{PAST.split('|(?!', 1)[0]})\b|(?:is|are|was) (?!{_PASSING_STATE})|has (?!to\b|been so\b)).+)",
        "{rest}",
        "relationship",
        3,
    ),
    _i(
        rf"(?P<verb>am|was|have been) (?P<rest>(?:an?|the) (?!(?:[\w'-]+ )?(?:{NO_CALLING})\b)(?:[\w'-]+ )*[\w'-]+)",
        "{verb} {rest}",
        "fact",
        3,
    ),
    _i(
        r"(?P<verb>am) (?P<rest>(?:studying|learning|training|building|writing|renovating|restoring|planning|organi[sz]ing|"
        r"applying|saving|moving|raising|fostering|dating|recovering|quitting|rehearsing|preparing|revising|retraining|"
        r"volunteering|caring for|looking after|running an?|leading|teaching|selling|buying|house hunting|job hunting|"
        r"converting|growing|knitting|sewing|composing|recording|redoing|translating|researching|"
        r"in (?:an?|my) (?!hurry|rush|mood|good|bad|meeting|call|bit|way|lot|weird|pickle)[\w' -]+)(?: .+)?)",
        "{verb} {rest}",
        "fact",
        3,
    ),
    _i(
        r"(?P<verb>am) (?P<rest>(?:at|in|on|with|off|away|back|going|having|getting|taking|seeing|meeting|doing|\w+ing) .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _i(
        r"(?P<verb>will|have to|need to|have got to) (?P<rest>(?!(?:be (?:able|honest|fine|ok|back)|always|never|remember|miss|cherish|let|tell|try|see|"
        r"think|talk|ask|say|admit|do)\b)\w+ .+)",
        "{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _i(
        r"(?P<verb>have been) (?P<rest>(?!(?:thinking|feeling|keeping|putting|wondering|meaning|trying|waiting|looking|talking|having|hearing|"
        r"getting|going|doing|wanting|telling|asking|seeing|sitting)\b)\w+ing .+)",
        "{verb} {rest}",
        "fact",
    ),
    _i(
        r"(?P<verb>have) (?P<rest>(?:just |finally |recently |already |always |never )*(?!(?:wanted|needed|noticed|thanked|enjoyed|"
        r"realised|realized|decided|stayed|learned (?:a lot|that|so)|wondered|liked|loved|thought|heard|seen|tried|told|said|asked|been|had|got|done|gone)\b)"
        r"(?:[a-z]{3,}ed|written|driven|ridden|taken|given|broken|chosen|spoken|grown|known|flown|drawn|made|sold|built|taught|"
        r"run|sung|swum|begun|paid|spent|kept|left) .+)",
        "{verb} {rest}",
        "event",
    ),
    _i(
        rf"(?P<adv>(?:(?:finally|recently|once|just) )*)(?P<verb>{PAST})(?P<rest> .+)",
        "{adv}{verb}{rest}",
        "event",
        2,
        "detail",
        is_past=True,
    ),
    _i(
        rf"(?P<verb>was|were) (?P<rest>(?:in|at|on|with|an?|the|\w+ing) .+)",
        "{verb} {rest}",
        "event",
        2,
        "date",
        is_past=True,
    ),
    _any(
        rf"(?P<verb>moved|started|quit|broke|passed|failed|bought|adopted|booked|finished|lost|won|graduated|got|joined|visited|went to)"
        r"(?P<rest> .+)",
        "{verb}{rest}",
        "event",
        3,
        "detail",
        is_past=True,
    ),
    _i(
        rf"{_ADV}(?!(?:{SAID_OR_THOUGHT})\b)(?!(?:{IRREGULAR_PAST_AS_PRESENT})\b)(?!\w+(?:ly|ed|ing|n't|'ve|'ll|'d|'m)\b)"
        r"(?P<open>[a-z]{3,}) (?P<rest>.+)",
        "{adv}{open} {rest}",
        "fact",
    ),
)

_SWAP = swap(
    (
        ("i am", "they are"), ("i was", "they were"), ("i have", "they have"), ("my", "their"), ("our", "their"),
        ("mine|ours", "theirs"), ("me|us", "them"), ("myself|ourselves", "themself"), ("i|we", "they"), ("i'm", "they're"),
    )
)  # fmt: skip

_SPELL = (
    (r"[’`´]", "'"),
    (r"\b[Ii]'?m\b", "I am"),
    (r"\b(?:[Ww]e're|were(?= (?:getting|moving|going|expecting|having|planning)))", "we are"),
    (r"\b[Ww]e are\b", "we am"),
    (r"\b([Mm]e and my [\w' -]+?|[Mm]y [\w' -]+? and (?:I|i|me)) are\b", r"\1 am"),
    (r"^been\b", "have been"),
    (r"\b(I|i|we|We)'?ve\b", r"\1 have"),
    (r"\b(I|i|we|We)'ll\b", r"\1 will"),
    (r"\b(I|i|we|We)'?d (?=(?:really )?(?:love|like)\b)", r"\1 would "),
    (r"\b(?:[Dd]on'?t|do not)\b", "don't"), (r"\bcant\b", "can't"), (r"\bdidnt\b", "didn't"),
    (r"\b(?:wanna|want to)\b", "want to"), (r"\bgonna\b", "going to"), (r"\bgotta\b", "have to"),
    (r"\b[Ii]t'?s(?= (?:my|our)\b)", "it is"),
    (r"\b(\w+)'s (?=(?:a|an|called|named|in|from|getting|going|coming|moving|pregnant|turning|on|\d+|a)\b)", r"\1 is "),
    (r"\bname's\b", "name is"),
    (r"\b(\w+)'s (?=(?:had|been|got|just|always|moved|lost|started|had|never)\b)", r"\1 has "),
    (r"\bhave got (?=a|an|two|three|one|some|no)\b", "have "),
    (r"\b(I|i|we|We) been\b", r"\1 have been"),
)  # fmt: skip
_SPELLING = tuple((re.compile(pattern), to) for pattern, to in _SPELL)


def _normalise(text: str) -> str:
    for pattern, to in _SPELLING:
        text = pattern.sub(to, text)
    return text


_ME = r"(?:i|im|i'm|i’m|ive|i've|i’ve|i'll|i’ll|i'd|my|we|we're|we’re|we've|we’ve|our)\b"
_EMBEDDING = (
    "say|says|said|tell|tells|told|think|thinks|thought|know|knows|knew|hope|guess|feel|realised|realized|believe|"
    "where|when|whenever|that|if|because|who|which|what|how|why|for|than|until|before|after|as|since|everything|anything"
)
_OTHERS = r"(?:he|she|it|they|you|that|this|there|what|do|does|can|could|would|will|is|are|how|any|so|please|thanks|let|the \w+ (?:is|are|was|were))\b"

ENGLISH = LanguagePack(
    language="en",
    frames=_FRAMES,
    verbs=_verbs(),
    boundary=re.compile(
        rf"\s*[;—–]\s*|\s+-+\s+|\.\.+\s*|…|,?\s+(?:but|and|so|although|though|while|whereas|plus|yet|&|then)\s+"
        rf"(?:(?:now|then|also|honestly|apparently|luckily|sadly)\s+)?(?={_ME})"
        rf"|,\s*(?={_ME})|,?\s+(?:but|and|so)\s+(?={_OTHERS})|,\s*(?={_OTHERS})|,?\s+(?:lol|haha+|btw|but)\s+|\s*[()]\s*"
        r"|(?<=[a-z])-+\s+|(?<=[a-z])\s+(?=(?:im|i'm|i am|i live|i work|i love|i hate|i have|i've|my name) )",
        re.IGNORECASE,
    ),
    question=starts(
        "what",
        "who",
        "whom",
        "whose",
        "which",
        "when(?! i)",
        "where",
        "why",
        "how",
        "do",
        "does",
        "did",
        "can",
        "could",
        "would",
        "will",
        "should",
        "shall",
        "is",
        "are",
        "was",
        "were",
        "am i",
        "have you",
        "has",
        "any",
        "should",
        "tell me",
        "guess",
        "remember",
        "isn't",
        "don't you",
        "right",
        "wanna",
        "and you",
        "you",
    ),
    opening=starts(
        r"(?:well|so|ok(?:ay)?|oh|ah|um+|uh|hmm+|yes|yeah|yep|yup|no|nope|nah|hey|hi|hello|hiya|btw|by the way|actually|"
        r"honestly|tbh|to be honest|fyi|also|and|but|because|cause|cuz|lol|haha+|omg|ugh|wow|you know|guess what|sorry|"
        r"anyway|basically|plus|fun fact|good news|bad news|sadly|unfortunately|luckily|in fact|as you know|thanks|"
        r"thank you|good morning|good evening|yay|sure|for me|these days|speaking of which|i mean|then|my goodness|"
        r"you can(?= (?:just )?call me)|now|currently|ooc|these days|lately|from now on|(?:please )?(?:always )?(?:remember|note|don't forget|do not forget|keep in mind)(?: that)?|the thing is|not much|nothing much|same here|same|well then|great|nice|cool|hi there|hello there|turns out|"
        r"just so you know|little update|small update|update|big news|personally|apparently|mostly|like)"
    ),
    closing=re.compile(
        r"(?:[\s,]+(?:lol|haha+|lmao|tbh|though|you know|too|as well|actually|honestly|right now|btw|by the way|i guess|"
        r"'?cause|because|cuz|cos|and|but|so|since|so yeah|x+|hehe|anyway|unfortunately|sadly|at the moment|thanks|thank you|please|yay|omg|ok))+$",
        re.IGNORECASE,
    ),
    leading_time=starts(
        r"(?:on |this |next |last |every )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night))?",
        r"(?:yesterday|tomorrow|tonight|today|next week|last week|next month|last month|next year|last year|last night"
        r"|this (?:week|weekend|month|year|summer|winter|spring|autumn|morning)|next weekend|last weekend|last summer)",
        r"in (?:\w+ )(?:days?|weeks?|months?|years?)",
        r"in (?:19|20)\d\d",
        r"(?:\w+|a couple of) (?:days|weeks|months|years) ago",
        r"(?:a week|a month|a year) ago",
        r"in (?:january|february|march|april|may|june|july|august|september|october|"
        r"november|december)",
        r"(?:when i was|as a) (?:a )?(?:kid|child|student|teenager|young|little|\d+)",
        r"on the \w+(?: of \w+)?",
        r"after work",
        r"at the weekend",
        r"on weekends",
        r"these days",
        r"since \d{4}",
    ),
    veto=rules(
        "if",
        "wish",
        "imagine",
        "pretend",
        "suppose",
        "what if",
        "a (?:[mbz]|tr)illion(?! (?:dollars|euros|pounds|people|copies))",
        "to death",
        "married to (?:my|the) (?:job|work|phone|bed)",
        "blade",
        "throne",
        "realm",
        "tavern",
        "knight",
        "thee",
        "thou",
        "thy",
        "liege",
        "majesty",
        "vampire",
        "werewolf",
        "starship",
        "maybe",
        "perhaps",
        "hypothetically",
        "would have",
        "could have",
        "should have",
        "might",
        "let's say",
        "as if",
        "in a dream",
        "dreamt",
        "dreamed",
        "in the game",
        "my character",
        "roleplay",
        "role-play",
        "role play",
        "you",
        "your",
        "you're",
        "yours",
        "sword",
        "dragon",
        "goblin",
        "castle",
        "potion",
        "dungeon",
        "torch",
        "wizard",
        "probably",
        "i think",
        "i guess",
        "just kidding",
        "jk",
        "just joking",
        "joking",
        "chatbot",
        "language model",
        "this app",
        "the app",
        "prompt",
        "typo",
        "this chat",
        "supposedly",
        "not sure",
        "i suppose",
        "were i",
        "unless",
        "ai",
        "bot",
        "lyrics",
        "the song goes",
        "the spell",
        "this conversation",
        "almost",
    ),
    vague=starts(
        r"(?:one|two|three|four|five|several|many|none|a few|a couple)(?: of (?:them|those))?$",
        "it",
        "that(?!'s)",
        "this(?! (?:week|month|year|summer|friday|saturday|sunday|monday|evening|weekend))",
        "these",
        "those",
        "them",
        "him",
        "her",
        "he",
        "she",
        "they",
        "here",
        "there(?! )",
        "how",
        "what",
        "when",
        "the way",
        "everything",
        "anything",
        "nothing",
        "something",
        "one",
        "some",
        "same",
        "the same",
        "is",
        "are",
        "was",
        "were",
        "stuff",
        "things",
        "all",
        "both",
        "either",
        "more",
        "another",
        "so",
        "too",
        "very",
        "much",
        "the idea",
        "the sound of",
        "the first",
        "the second",
        "the last one",
        "ones",
        "the other",
        "off(?! to)",
        "(?:been to )?(?:one|two|three|four|several|many|a few|some) (?:in|at|named|called|for|from)",
        "(?:to \\w+ |been to )?(?:a lot of|lots of|many)(?: different)?(?: kinds of| types of)? "
        "(?:music|movies|films|games|bands|books|things|songs|comedies|countries|places|genres|food|foods|shows|stuff)",
        "(?:to )?(?:think|say|see|hear|know|admit|believe) (?:so|that|of|you|about it)",
        "(?:a|the) (?:[\\w'-]+ ){0,2}(?:story|stories|surprise|experience|moment|incident|adventure)$",
        f"the (?:(?!of )[\\w'-]+ ){{0,3}}?(?:{DISCOURSE})(?! (?:of|in|at) (?!the|this|that|it|being|getting|having|my|our))",
        "out$",
        "up$",
        "on$",
        "the (?:idea|answer|question|story|joke|recipe|suggestion|plan|name|ending|part|one|way|point)\\b",
    ),
    detail=re.compile(rf"(?<=\s)(?!I\b)[A-Z][\w'’]+|\bmy (?:{RELATIVE})\b"),
    today=rules("today", "tonight", "this (?:morning|afternoon|evening)", "now", "later", "soon"),
    relatives=rules(RELATIVE),
    negation=re.compile(
        r"(?<!\w)(?:not|no|never|nothing|nobody|without|cannot|\w+n['’]t|dont|doesnt|didnt|cant|wont|isnt|hardly)(?!\w)",
        re.IGNORECASE,
    ),
    joiners=r"and|but|and also|and never",
    run_on=re.compile(
        rf"(?!.*\b(?:{_EMBEDDING})\b)(?:(?:hi|hey|hello|and|so|well|yes|yeah|no|ok|lol)\b.*|(?:{_ME[3:-3]})\b(?!.*\b(?:an?|the|all|every\w*|"
        r"things|people|some\w*|one) \w*$).*)",
        re.IGNORECASE,
    ),
    normalise=_normalise,
    conjugate=_third_of_word,
    swap_person=_SWAP,
    rewriting=frozenset(
        [
            "is",
            "were",
            "has",
            "does",
            "was",
            "are",
            "their",
            "them",
            "they",
            "themself",
            "theirs",
            "with",
            "called",
            "name",
            "named",
            "birthday",
            "will",
            "would",
            "doesn't",
            "hasn't",
            "isn't",
            "not",
            "a",
            "an",
            "the",
            "and",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "favourite",
        ]
    ),
)
