"""English: statements about oneself, and their third person ("I play the cello" → "Plays the cello")."""

import re

from core.memory.reading.languages.english_disqualifying import VAGUE, VETO
from core.memory.reading.languages.english_forms import conjugate, list_verbs
from core.memory.reading.languages.english_frames import FRAMES
from core.memory.reading.languages.english_spelling import normalise
from core.memory.reading.languages.english_words import RELATIVE
from core.memory.reading.languages.pack import LanguagePack, rules, starts, swap

_SWAP = swap(
    (
        ("i am", "they are"), ("i was", "they were"), ("i have", "they have"), ("my", "their"), ("our", "their"),
        ("mine|ours", "theirs"), ("me|us", "them"), ("myself|ourselves", "themself"), ("i|we", "they"), ("i'm", "they're"),
    )
)  # fmt: skip

_ME = r"(?:i|im|i'm|i’m|ive|i've|i’ve|i'll|i’ll|i'd|my|we|we're|we’re|we've|we’ve|our)\b"
_EMBEDDING = (
    "say|says|said|tell|tells|told|think|thinks|thought|know|knows|knew|hope|guess|feel|realised|realized|believe|"
    "where|when|whenever|that|if|because|who|which|what|how|why|for|than|until|before|after|as|since|everything|anything"
)
_OTHERS = r"(?:he|she|it|they|you|that|this|there|what|do|does|can|could|would|will|is|are|how|any|don'?t|(?:mum|mom|dad|nan|gran)(?:['’]s| is| has)|people|everyone|everybody|nobody|no one|someone|somebody|so|its|hes|shes|theyre|thats|please|thanks|let|the \w+ (?:is|are|was|were))\b"

_ENDS_ANOTHER = r"(?!(?:who|which|that|where|and|but|or|what)\b)\w+ (?:says?|said|reckons?|thinks?|told me|is|are|was|were|keeps?|makes?|means?|means)"
"""A subject of its own with its verb: what follows the comma is another statement."""

ENGLISH = LanguagePack(
    language="en",
    frames=FRAMES,
    verbs=list_verbs(),
    boundary=re.compile(
        rf"\s*[;—–]\s*|\s+-+\s+|\.\.+\s*|…|:\s+(?={_ME})|\s+(?:since|because|cos|cuz|after|now that|when)\s+(?=my (?:{RELATIVE}) (?:died|passed away|passed|left|was diagnosed|moved|lost)\b)|,?\s+(?:but|and|so|although|though|while|whereas|plus|yet|&|then)\s+"
        rf"(?:(?:now|then|also|honestly|apparently|luckily|sadly)\s+)?(?={_ME})"
        r"|,\s*(?=(?:bought|got an?|saw|met|passed|went to|had an?|adopted|signed up|broke up|sold|visited|turned|starting|moved|started|quit|finished|lost|broke|just|then moved|work|working) )"
        rf"|,\s*(?=(?:now |then |also |so )?{_ME})|,\s*(?=(?:the |a |our |his |her )?(?:\w+ )?{_ENDS_ANOTHER}\b)|,?\s+(?:but|and|so)\s+(?={_OTHERS})|,\s*(?={_OTHERS})|,?\s+(?:lol|haha+|btw|but)\s+|\s*[()]\s*"
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
        r"you can(?= (?:just )?call me)|ngl|not gonna lie|idk|y'?all|tbf|imo|imho|lowkey|bruh|bro|dude|mate|girl|man|welp|yikes|"
        r"long story short|long story|real talk|confession|true story|random but|oof|ffs|smh|hear me out|cos|cus|so like|like i said|"
        r"as i said|in case i forgot|quick update|life update|update time|"
        r"(?:(?:the|my) )?(?:doctors?|doc|gp|psychiatrist|specialist|nurse) (?:told me|says?|said|confirmed|reckons)(?: that)?"
        r"(?= i(?:['’]?m| am| have|['’]?ve) )|(?:small |quick )?correction|wait|scratch that|no wait|now|currently|ooc|these days|lately|from now on|(?:please )?(?:always )?(?:remember|note|don't forget|do not forget|keep in mind)(?: that)?|the thing is|not much|nothing much|same here|same|well then|great|nice|cool|hi there|hello there|turns out|"
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
        r"since (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|christmas|\w+day)",
        r"after (?:\w+|a couple of) (?:years|months|weeks)",
    ),
    veto=VETO,
    vague=VAGUE,
    detail=re.compile(rf"(?<=\s)(?!I\b)[A-Z][\w'’]+|\bmy (?:{RELATIVE})\b"),
    today=rules("today", "tonight", "this (?:morning|afternoon|evening)", "now", "later", "soon"),
    relatives=rules(RELATIVE),
    negation=re.compile(
        r"(?<!\w)(?:not|no|never|nothing|nobody|without|cannot|\w+n['’]t|dont|doesnt|didnt|cant|wont|isnt|hardly)(?!\w)",
        re.IGNORECASE,
    ),
    joiners=r"and|but|and also|and never",
    company="with",
    run_on=re.compile(
        rf"(?!.*\b(?:{_EMBEDDING})\b)(?:(?:hi|hey|hello|and|so|well|yes|yeah|no|ok|lol)\b.*|(?:{_ME[3:-3]})\b(?!.*\b(?:an?|the|all|every\w*|"
        r"things|people|some\w*|one) \w*$).*)",
        re.IGNORECASE,
    ),
    normalise=normalise,
    conjugate=conjugate,
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
