"""Turns an English memory into words for the person: "Has an interview on Friday" into "your interview"."""
# ruff: noqa: E501  (word lists are read by language, not by column)

import re
from collections.abc import Callable

from core.followups.composing.phrase import Phrase, Sort
from core.memory.reading.languages.english_forms import STEPS

_TIME = (
    r"(?:on |this |next |last |by |until |every )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|(?:next|last|this|at the|on the) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|morning|evening)"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:in|for) (?:about )?(?:a|an|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?|years?)(?:' time)?"
    r"|(?:a|an|one|two|three|four|five|six|\d+|a couple of) (?:days?|weeks?|months?) ago"
    r"|on the \d+(?:st|nd|rd|th)|on \d+ \w+|on \w+ \d+(?:st|nd|rd|th)?|the day (?:after tomorrow|before yesterday)"
    r"|now|these days|today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|yesterday|last night|soon|recently|at \d{1,2}(?::\d\d)? ?(?:am|pm)?"
)
_TIME_AT_END = re.compile(rf"[\s,]+(?:{_TIME})$", re.IGNORECASE)
_DATED = re.compile(rf"[\s,]+(?:{_TIME})\s*\([^()]*\d{{4}}[^()]*\)", re.IGNORECASE)
_TAIL = re.compile(r", (?:them|you|me|us|don't|though|lol|haha|actually|honestly|too|right)\b.*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\d{4}[^()]*\)")
_SWAPS = {
    "they": "you", "they're": "you're", "them": "you", "their": "your", "theirs": "yours", "themself": "yourself",
    "themselves": "yourself", "i": "you", "i'm": "you're", "me": "you", "my": "your", "mine": "yours", "our": "your", "we": "you",
    "us": "you", "myself": "yourself", "am": "are",
}  # fmt: skip
_SWAP = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(_SWAPS, key=len, reverse=True))})(?![\w'])", re.IGNORECASE)
_SECOND_VERB = re.compile(
    r",? (?:and|but|so|because|since|while|although|though) (?:(?:also|really|just|now|then) )?"
    r"(?:i|you|they|it|want|wants|work|works|live|lives|love|loves|hope|hopes|am|is|are|was|were|have|has|will|would|can|can't|don't|feel|feels|need|needs|went|got|my|the)\b.*$",
    re.IGNORECASE,
)  # fmt: skip
_RELATIVES = (
    r"(?:(?:older|younger|little|big|best|twin|eldest|youngest|new|old) )*(?:sister|brother|mum|mom|mother|dad|father|parents|grandma|grandmother|"
    r"grandpa|grandfather|wife|husband|partner|boyfriend|girlfriend|son|daughter|kids|children|uncle|aunt|cousin|nephew|niece|friends?|crew|bandmates|team-?mates|classmates|flatmate|"
    r"roommate|boss|colleague|neighbou?r|dog|cat|puppy|kitten|horse|rabbit)"
)
_BOUGHT = (
    r"bought|got|found|made|baked|wrote|read|watched|built|planted|adopted|painted|recorded|ordered|picked up|won|cooked|booked|saw|tried|knitted|"
    r"sewed|composed|sold|started|finished|began|completed|signed up for|went to|heard|drew|designed|repaired|fixed"
)
_GOT = "bought|found|got|ordered|picked up"
_MADE = "baked|made|wrote|built|painted|recorded|cooked|knitted|sewed|composed|drew|designed"
_SHOP = re.compile(
    r"\b(?:at|in|from|on) (?:an?|the|your|my)? ?(?:[\w'-]+ ){0,2}?(?:thrift (?:store|shop)|thrift|charity shop|flea market|market|"
    r"second-?hand shop|vintage (?:shop|store)|antiques? (?:shop|store|fair|market)|record (?:shop|store|fair)|bookshop|bookstore|"
    r"car boot(?: sale)?|garage sale|yard sale|jumble sale)\b",
    re.IGNORECASE,
)
_MAKING = (
    r"writing|building|making|knitting|painting|composing|designing|planning|sewing|recording|drawing|restoring|reading"
)
_GERUNDS = {
    "play": "playing", "study": "studying", "speak": "speaking", "sing": "singing", "dance": "dancing", "cook": "cooking", "bake": "baking", "paint": "painting",
    "draw": "drawing", "write": "writing", "run": "running", "swim": "swimming", "cycle": "cycling", "climb": "climbing", "hike": "hiking", "read": "reading",
    "grow": "growing", "teach": "teaching", "collect": "collecting", "knit": "knitting", "practise": "practising", "practice": "practicing", "train": "training",
    "learn": "learning", "build": "building", "make": "making", "watch": "watching", "volunteer": "volunteering", "coach": "coaching", "compose": "composing",
}  # fmt: skip


def address(text: str) -> Phrase:
    """Return how to speak to the person about an English memory; empty where no rule fits."""
    said = _second_person(_plain(text))
    if re.match(r"is (?:called|named)\b|name is\b", said, re.IGNORECASE):
        return Phrase(is_name=True)
    thing, sort = _thing(said)
    sort = _sort_of_deed(said) if sort == "done" else sort
    return Phrase(thing, _clause(said), sort="past" if said.lower().startswith("used to ") else sort)


def _plain(text: str) -> str:
    """Return the first statement of a memory without its dates: they are said anew, as they read today."""
    text = _TAIL.sub("", _DATED.sub("", text.strip().rstrip(".")))
    text = _SECOND_VERB.sub("", _BRACKETS.sub("", text).strip())
    while (shorter := _TIME_AT_END.sub("", text)) != text:
        text = shorter
    return text


def _second_person(text: str) -> str:
    return _SWAP.sub(lambda match: _SWAPS[match.group().lower()], text)


# --- a thing to speak about --------------------------------------------------


def _thing(text: str) -> tuple[str, Sort]:
    for pattern, build, sort in _THINGS:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match and (thing := build(match)):
            return thing, sort
    return "", "fact"


def _yours(match: re.Match[str]) -> str:
    return f"your {_lower_first(_known(match['rest']))}"


def _known(words: str) -> str:
    """Write "the interview at the radio station": between the two who speak, the place is known by now."""
    return re.sub(r"\b(at|in|into) an? ", r"\1 the ", words, count=1, flags=re.IGNORECASE)


def _at_work(match: re.Match[str]) -> str:
    """Return "the waltz you are writing" for "writing a waltz", else what they are at as it stands."""
    doing = re.sub(r" (?:since|in (?:spring|summer|autumn|fall|winter|20\d\d)) ?.*$| a lot$", "", match["rest"])
    made = re.fullmatch(
        rf"(?P<verb>{_MAKING}) (?:a|an|the|your|your own) (?P<what>[\w' -]+?)(?P<where> (?:in|for|with|at|about|to) .+)?",
        doing,
        re.IGNORECASE,
    )
    return f"the {made['what']} you are {made['verb']}{made['where'] or ''}" if made else doing


def _loved(match: re.Match[str]) -> str:
    """Return what is loved, without its "especially …"; "to" and "it when" make no thing."""
    thing = re.split(r", | but | more than | when | because ", match["rest"])[0]
    if re.match(r"(?:to|it|that|how|when|being)\b", thing) or len(thing.split()) > 7:
        return ""
    return re.sub(r"^(?:a|an) ", "the ", thing)


def _done(match: re.Match[str]) -> str:
    """Return "the vintage shirt you bought in Leeds" for "Bought a vintage shirt in Leeds"."""
    verb, object_ = match["verb"].lower(), match["rest"]
    if re.match(r"\w+ing\b", object_):
        return str(object_)
    if not (
        parts := re.match(
            r"(?:(?P<det>a|an|the|some|your|two|three|another) )?(?P<head>.+?)(?P<place>(?: (?:in|at|from|on|with|for|under|behind|near|by|to) .+)?)$",
            object_,
            re.IGNORECASE,
        )
    ):
        return ""  # fmt: skip
    det, head = (parts["det"] or "").lower(), parts["head"]
    place = _known(re.sub(r" to [a-z]+$", "", parts["place"].split(",")[0]))  # what for: "to celebrate"
    if verb == "signed up for":
        place = re.sub(r" to (?!the\b|a\b).*$", "", place)  # what for: "to make pots"
    if len(head.split()) > 6 or re.match(r"(?:to|it|that|him|her|you|up|out|so|very)\b", head, re.IGNORECASE):
        return ""
    if det == "your":
        return f"your {head}{place}"
    if not det and head[0].isupper():
        return str(head)
    article = f"the {det} " if det in ("two", "three") else "the " if det or head[0].islower() else ""
    return f"{article}{head} you {verb}{place}"


def _sort_of_deed(said: str) -> Sort:
    """Tell what was made from what was got, and that from what was found where there is more to find."""
    if re.match(rf"{_PAST}(?:{_MADE})\b", said, re.IGNORECASE):
        return "made"
    if re.match(rf"{_PAST}(?:{_GOT})\b", said, re.IGNORECASE):
        return "found" if _SHOP.search(said) else "got"
    return "done"


def _given(match: re.Match[str]) -> str:
    """Return "the seeds your neighbour Marta gave you" for "Neighbour Marta gave them seeds from her garden"."""
    return f"the {match['rest']} your {_lower_first(match['who'])} {match['verb'].lower()} you"


def _doing(match: re.Match[str]) -> str:
    """Return "playing the cello" for "Plays the cello"."""
    gerund = _GERUNDS.get(_base(match["verb"].lower()))
    what = match["rest"].split(",")[0]
    return f"{gerund} {what}" if gerund and what != "a lot" else ""


_PAST = r"(?:(?:has|have|had) )?(?:(?:finally|just|recently|already|once) )*"
_THINGS: tuple[tuple[str, Callable[[re.Match[str]], str], Sort], ...] = (
    (rf"(?P<rest>{_RELATIVES}(?: [A-Z]\w+)?) (?:is|are) (?:visiting\b|coming (?:to visit|to stay|over)\b).*", lambda m: f"the visit of your {_lower_first(m['rest'])}", "coming"),
    (rf"(?P<rest>{_RELATIVES}(?: [A-Z]\w+)?) (?:is|are|has|have|was|loves?|lives?|works?|plays?|wants?|studies)\b.*", _yours, "person"),
    (rf"has (?:a|an|two|three) (?P<rest>{_RELATIVES}(?:,? (?:called|named)? ?[A-Z]\w+)?)", lambda m: "your " + re.sub(r",? (?:called|named) ", " ", m["rest"]), "person"),
    (rf"(?P<who>{_RELATIVES}(?: [A-Z]\w+)?) (?P<verb>gave|lent|sent|made|baked|knitted|bought) you (?:an? |some |the )?(?P<rest>[\w' -]+?)(?: (?:from|for|on|in|at|as) .+)?", _given, "given"),
    (r"(?:has|have) (?:got )?to (?P<rest>.+)", lambda m: f"having to {m['rest']}", "plan"),
    (r"(?:has|have|will have) (?:got )?(?:a|an|the|your|some|another) (?P<rest>(?!lot\b|feeling\b|hard\b|problem)[\w' -]{3,60})", _yours, "coming"),
    (rf"{_PAST}(?:visited|been to) (?P<rest>[A-Z].*)", lambda m: f"your visit to {m['rest']}", "coming"),
    (rf"{_PAST}moved (?P<to>to|into) (?P<rest>.+)", lambda m: f"your move {_known(m['to'] + ' ' + m['rest'])}", "coming"),
    (rf"{_PAST}(?:started|begun|began|been|taken up|took up) (?P<rest>\w+ing\b.*)", _at_work, "doing"),
    (rf"{_PAST}(?P<verb>{_BOUGHT}) (?P<rest>.+)", _done, "done"),
    (r"(?:is|are) (?:going to|planning to|hoping to|about to|thinking of|thinking about|considering) (?P<rest>(?!the\b|a\b|(?-i:[A-Z]))\w+.*)", lambda m: f"your plan to {_to_base(m['rest'])}", "plan"),
    (r"(?:is|are) (?:going|travelling|traveling|flying) to (?P<rest>(?-i:[A-Z]).*)", lambda m: f"your trip to {m['rest']}", "coming"),
    (r"(?:is|are) going to (?P<rest>(?:the|a|an)\b .+)", lambda m: re.sub(r"^(?:an?|the) ", "the ", m["rest"]), "coming"),
    (r"(?:is|are) (?:really )?into (?P<rest>.+)", _loved, "liking"),
    (r"(?:is|are) (?:giving|holding) (?:a|an|your) (?P<rest>.+)", _yours, "coming"),
    (r"(?:is|are|was|were|has been|have been) (?:still |currently |now )?(?P<rest>(?!being\b|having\b|feeling\b|dying\b|getting\b|\w+ (?:up|out|off|on|down|around)$)\w+ing\b.+)", _at_work, "doing"),
    (r"(?:wants?|hopes?|plans?|intends?|would (?:love|like)|dreams? of|is dying|'d (?:love|like)) (?:to )?(?P<rest>\w+.*)", lambda m: f"your plan to {_to_base(m['rest'])}", "plan"),
    (r"(?:really )?(?:loves?|likes?|enjoys?) (?P<rest>(?!being\b|having\b)\w{2,}ing\b.*)", _loved, "pastime"),
    (r"(?:really )?(?:loves?|likes?|enjoys?|adores?|collects?|is (?:a |an )?(?:big |huge )?fan of) (?P<rest>.+)", _loved, "liking"),
    (r"favourite (?P<what>[\w ]+) (?:is|are) (?P<rest>.+)", lambda m: f"your favourite {m['what']}, {m['rest']}", "liking"),
    (r"works? as (?P<rest>.+)", lambda m: f"your work as {m['rest']}", "life"),
    (r"lives? in (?P<rest>.+)", lambda m: f"life in {m['rest']}", "life"),
    (r"(?P<verb>\w+) (?P<rest>.+)", _doing, "doing"),
    (r"(?P<rest>[\w' -]{3,40}?) (?:is|are|was|starts|begins|is coming up)", _yours, "coming"),
)  # fmt: skip


def _to_base(words: str) -> str:
    """Turn "moving to York" into "move to York": what follows "your plan to"."""
    known = {gerund: base for base, gerund in _GERUNDS.items()}
    known |= {"moving": "move", "going": "go", "visiting": "visit", "buying": "buy", "starting": "start", "getting": "get", "changing": "change", "applying": "apply"}  # fmt: skip
    first, _, rest = words.partition(" ")
    return " ".join(part for part in (known.get(first, first), rest) if part)


# --- a clause to repeat ------------------------------------------------------

_BASES = {"has": "have", "is": "are", "was": "were", "does": "do", "goes": "go", "doesn't": "don't", "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't"}  # fmt: skip
_PAST_VERB = re.compile(rf"(?:finally |just |recently |already |once )*(?:{_BOUGHT}|moved|visited|met|passed|joined|quit|lost|ran|started)\b", re.IGNORECASE)  # fmt: skip
_ADVERBS = (
    "really",
    "always",
    "usually",
    "often",
    "sometimes",
    "still",
    "never",
    "also",
    "finally",
    "just",
    "recently",
    "already",
    "once",
)
_MODALS = (
    "will",
    "would",
    "can",
    "can't",
    "want",
    "used",
    "could",
    "must",
    "should",
    "doesn't",
    "isn't",
    "hasn't",
    "wasn't",
)
_NO_VERB = re.compile(r"(?:birthday|exam|name|favou?rite|age|job|test)\b|[\w' -]{3,40}? (?:is|are|was)$", re.IGNORECASE)
_NEXT_STEP = re.compile(rf" and (?P<step>(?:{STEPS.replace('sit down|', '')})s) ")
_RELATIVE_FIRST = re.compile(rf"{_RELATIVES}\b", re.IGNORECASE)


def _clause(text: str) -> str:
    if _RELATIVE_FIRST.match(text):
        return f"your {_lower_first(text)}" if len(text.split()) > 2 else ""
    if _PAST_VERB.match(text):
        return f"you {_lower_first(text)}"
    words = text.split(" ")
    place = 1 if words[0].lower() in _ADVERBS and len(words) > 1 else 0
    verb = words[place].lower()
    if _NO_VERB.match(text) or len(words) < 2 or not (verb in _MODALS or re.search(r"s$|ed$", verb)):
        return ""
    words[place] = verb if verb.endswith("ed") else _base(verb)
    return _NEXT_STEP.sub(lambda step: f" and {_base(step['step'])} ", f"you {_lower_first(' '.join(words))}")


def _base(verb: str) -> str:
    """Return "play" for "plays", "study" for "studies", "have" for "has"."""
    if verb in _BASES:
        return _BASES[verb]
    if verb in _MODALS:
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", verb):
        return verb[:-2]
    return verb.removesuffix("s")


def _lower_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
