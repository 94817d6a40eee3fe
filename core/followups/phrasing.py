"""Turns a memory ("Has a job interview on Friday") into words for the person ("your job interview")."""
# ruff: noqa: E501  (word lists are read by language, not by column)

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from core.followups.candidate import Citable
from core.memory.language import detect_language

QUOTE_LENGTH = 110


@dataclass(frozen=True)
class Phrase:
    """A memory in the second person. `thing` fits after "about", `clause` after "you told me"; either may be empty.

    `quote` is the person's own words, without the end mark, empty when they do not fit into one sentence.
    `is_plan`: `thing` is something they mean to do, not something that happens by itself.
    """

    thing: str = ""
    clause: str = ""
    quote: str = ""
    is_plan: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be said with it."""
        return not (self.thing or self.clause or self.quote)


_TIME = (
    r"(?:on |this |next |last |by |until |every )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|(?:next|last|this|at the|on the) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|morning|evening)"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:in|for) (?:about )?(?:a|an|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?|years?)(?:' time)?"
    r"|(?:a|an|one|two|three|four|five|six|\d+|a couple of) (?:days?|weeks?|months?) ago"
    r"|on the \d+(?:st|nd|rd|th)|on \d+ \w+|on \w+ \d+(?:st|nd|rd|th)?|the day (?:after tomorrow|before yesterday)"
    r"|today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|yesterday|last night|soon|recently|at \d{1,2}(?::\d\d)? ?(?:am|pm)?"
)
_TIME_AT_END = re.compile(rf"[\s,]+(?:{_TIME})$", re.IGNORECASE)
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
    r"grandpa|grandfather|wife|husband|partner|boyfriend|girlfriend|son|daughter|kids|children|uncle|aunt|cousin|nephew|niece|friend|flatmate|"
    r"roommate|boss|colleague|neighbou?r|dog|cat|puppy|kitten|horse|rabbit)"
)
_BOUGHT = (
    r"bought|got|found|made|baked|wrote|read|watched|built|planted|adopted|painted|recorded|ordered|picked up|won|cooked|booked|saw|tried|knitted|"
    r"sewed|composed|sold|started|finished|began|completed|signed up for|went to|heard|drew|designed|repaired|fixed"
)
_GERUNDS = {
    "play": "playing", "study": "studying", "speak": "speaking", "sing": "singing", "dance": "dancing", "cook": "cooking", "bake": "baking", "paint": "painting",
    "draw": "drawing", "write": "writing", "run": "running", "swim": "swimming", "cycle": "cycling", "climb": "climbing", "hike": "hiking", "read": "reading",
    "grow": "growing", "teach": "teaching", "collect": "collecting", "knit": "knitting", "practise": "practising", "practice": "practicing", "train": "training",
    "learn": "learning", "build": "building", "make": "making", "watch": "watching", "volunteer": "volunteering", "coach": "coaching", "compose": "composing",
}  # fmt: skip


def phrase_of(memory: Citable) -> Phrase:
    """Return how to speak to the person about a memory; where no rule fits, only their own words."""
    quote = _quote(memory.quote)
    if detect_language(memory.text) != "en" or (memory.quote and detect_language(memory.quote) != "en"):
        return Phrase(quote=quote)
    text = _second_person(_plain(memory.text))
    if re.match(r"is (?:called|named)\b|name is\b", text, re.IGNORECASE):
        return Phrase()
    thing, is_plan = _thing(text)
    return Phrase(thing, _clause(text), quote, is_plan)


def _plain(text: str) -> str:
    """Return the first statement of a memory without its dates: they are said anew, as they read today."""
    text = _SECOND_VERB.sub("", _BRACKETS.sub("", text).strip().rstrip("."))
    while (shorter := _TIME_AT_END.sub("", text)) != text:
        text = shorter
    return text


def _second_person(text: str) -> str:
    return _SWAP.sub(lambda match: _SWAPS[match.group().lower()], text)


def _quote(quote: str) -> str:
    words = quote.strip().rstrip(".!?…,;: ")
    return words if 0 < len(words) <= QUOTE_LENGTH and not re.search(r"[.!?\n“”\"«»]", words) else ""


# --- a thing to speak about --------------------------------------------------


def _thing(text: str) -> tuple[str, bool]:
    for pattern, build, is_plan in _THINGS:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match and (thing := build(match)):
            return thing, is_plan
    return "", False


def _yours(match: re.Match[str]) -> str:
    return f"your {_lower_first(match['rest'])}"


def _rest(match: re.Match[str]) -> str:
    return str(match["rest"])


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
            r"(?:(?P<det>a|an|the|some|your|two|three|another) )?(?P<head>.+?)(?P<place>(?: (?:in|at|from|on|with|for|under|behind|near|by) .+)?)$",
            object_,
            re.IGNORECASE,
        )
    ):
        return ""  # fmt: skip
    det, head, place = (parts["det"] or "").lower(), parts["head"], parts["place"]
    if len(head.split()) > 6 or re.match(r"(?:to|it|that|him|her|you|up|out|so|very)\b", head, re.IGNORECASE):
        return ""
    if det == "your":
        return f"your {head}{place}"
    if not det and head[0].isupper():
        return str(head)
    article = f"the {det} " if det in ("two", "three") else "the " if det or head[0].islower() else ""
    return f"{article}{head} you {verb}{place}"


def _doing(match: re.Match[str]) -> str:
    """Return "playing the cello" for "Plays the cello"."""
    gerund = _GERUNDS.get(_base(match["verb"].lower()))
    return f"{gerund} {match['rest']}" if gerund else ""


_PAST = r"(?:(?:has|have|had) )?(?:(?:finally|just|recently|already|once) )*"
_THINGS = (
    (rf"(?P<rest>{_RELATIVES}(?: [A-Z]\w+)?) (?:is|are|has|have|was|loves?|lives?|works?|plays?|got|just|wants?|started|moved)\b.*", _yours, False),
    (rf"has (?:a|an|two|three) (?P<rest>{_RELATIVES}(?:,? (?:called|named)? ?[A-Z]\w+)?)", lambda m: "your " + re.sub(r",? (?:called|named) ", " ", m["rest"]), False),
    (r"(?:has|have) (?:got )?to (?P<rest>.+)", lambda m: f"having to {m['rest']}", True),
    (r"(?:has|have|will have) (?:got )?(?:a|an|the|your|some|another) (?P<rest>(?!lot\b|feeling\b)[\w' -]{3,60})", _yours, False),
    (rf"{_PAST}(?:visited|been to) (?P<rest>[A-Z].*)", lambda m: f"your visit to {m['rest']}", False),
    (rf"{_PAST}moved to (?P<rest>.+)", lambda m: f"your move to {m['rest']}", False),
    (rf"{_PAST}(?:started|begun|began|been|taken up|took up) (?P<rest>\w+ing\b.*)", _rest, False),
    (rf"{_PAST}(?P<verb>{_BOUGHT}) (?P<rest>.+)", _done, False),
    (r"(?:is|are) (?:going to|planning to|hoping to|about to|thinking of|thinking about|considering) (?P<rest>(?!the\b|a\b)\w+.*)", lambda m: f"your plan to {_to_base(m['rest'])}", True),
    (r"(?:is|are) going to (?P<rest>(?:the|a|an)\b .+)", lambda m: f"going to {m['rest']}", False),
    (r"(?:is|are|was|were|has been|have been) (?:still |currently |now )?(?P<rest>(?!being\b|having\b|feeling\b|dying\b)\w+ing\b.+)", _rest, False),
    (r"(?:wants?|hopes?|plans?|intends?|would (?:love|like)|dreams? of|is dying|'d (?:love|like)) (?:to )?(?P<rest>\w+.*)", lambda m: f"your plan to {_to_base(m['rest'])}", True),
    (r"(?:really )?(?:loves?|likes?|enjoys?|adores?|collects?|is (?:a |an )?(?:big |huge )?fan of) (?P<rest>.+)", _loved, False),
    (r"favourite (?P<what>[\w ]+) (?:is|are) (?P<rest>.+)", lambda m: f"your favourite {m['what']}, {m['rest']}", False),
    (r"works? as (?P<rest>.+)", lambda m: f"your work as {m['rest']}", False),
    (r"lives? in (?P<rest>.+)", lambda m: f"life in {m['rest']}", False),
    (r"(?P<verb>\w+) (?P<rest>.+)", _doing, False),
    (r"(?P<rest>[\w' -]{3,40}?) (?:is|are|was|starts|begins|is coming up)", _yours, False),
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
_PRESENT = re.compile(
    r"(?:(?:really|always|usually|often|sometimes|still|never) )?(?:has|is|was|loves|likes|enjoys|adores|prefers|hates|dislikes|lives|works|studies|plays|speaks|teaches|runs|writes|"
    r"paints|draws|sings|dances|cooks|bakes|swims|cycles|climbs|hikes|reads|grows|collects|wants|hopes|plans|doesn't|can't|owns|goes|trains|volunteers|misses|will|would|want|can)\b",
    re.IGNORECASE,
)  # fmt: skip
_RELATIVE_FIRST = re.compile(rf"{_RELATIVES}\b", re.IGNORECASE)


def _clause(text: str) -> str:
    if _RELATIVE_FIRST.match(text):
        return f"your {_lower_first(text)}" if len(text.split()) > 2 else ""
    if _PAST_VERB.match(text):
        return f"you {_lower_first(text)}"
    if not _PRESENT.match(text):
        return ""
    words = text.split(" ")
    place = 1 if words[0].lower() in ("really", "always", "usually", "often", "sometimes", "still", "never") else 0
    words[place] = _base(words[place].lower())
    return "you " + _lower_first(" ".join(words))


def _base(verb: str) -> str:
    """Return "play" for "plays", "study" for "studies", "have" for "has"."""
    if verb in _BASES:
        return _BASES[verb]
    if verb in ("will", "would", "can", "can't", "want"):
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", verb):
        return verb[:-2]
    return verb.removesuffix("s")


def _lower_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


# --- when --------------------------------------------------------------------


def when_words(memory: Citable, now: datetime, zone: tzinfo) -> str:
    """Return when the memory's event is, as one says it today: "tomorrow", "on Friday"; empty when it is not known."""
    if memory.starts_at is None:
        return ""
    day = memory.starts_at.astimezone(zone).date()
    away = (day - now.astimezone(zone).date()).days
    if memory.date_precision in ("month", "year"):
        return f"in {day:%B}" if memory.date_precision == "month" else f"in {day.year}"
    if memory.date_precision == "week":
        return "this week" if -7 < away <= 0 else "next week" if 0 < away <= 7 else ""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away)
    if near or abs(away) < 7:
        return near or f"on {day:%A}"
    return f"on {day.day} {day:%B}"
