"""What English statements begin with, and how their verbs are put in the third person."""

import re

from core.memory.reading.extraction import MemoryKind
from core.memory.reading.languages.english_words import LIKES, OFTEN, RELATIVE, STATES
from core.memory.reading.languages.pack import Frame, Needs, table

_IRREGULAR = table(
    "am=is, are=is, have=has, do=does, go=goes, was=was, were=was, don't=doesn't, haven't=hasn't, can=can, will=will, "
    "do not=does not, have not=has not, am not=is not, weren't=wasn't, aren't=isn't"
)
_BASE_FORMS = f"{LIKES}|{STATES}"
HOPES = "hope|want|plan|intend|dream"
HABITS = "like|enjoy|eat|drink|love|care for|watch|listen to|smoke|drive|swim|work|live|speak|have|own|want"
STEPS = "walk|sit down|step|crawl|climb|follow|turn|enter|head|wait"
"""What follows another step in a story: "take the lantern and walk left"."""
_WITH = rf"my (?:{RELATIVE})"
_COMPANY = (
    rf"(?:(?:{_WITH}|the (?:wife|missus|husband|kids|boys|girls|family|hubby|mrs))(?: (?-i:[A-Z])\w+)?|(?-i:[A-Z])\w+)"
)
SUBJECT = rf"(?:i|we|(?P<company>{_COMPANY}) and (?:i|me)|me (?:and|n|&) (?P<company2>{_COMPANY}))"
"""Who a statement is about; whoever is named beside "I" is put behind: "Jess and I broke up" → "Broke up, with Jess"."""
SKIP = r"(?:(?:officially|really|just|also|already|actually|honestly|kinda|totally|absolutely|definitely|both|so|secretly|even) )*"
ADVERB = rf"(?P<adv>(?:(?:{OFTEN}) )*)"


def _third_of_phrase(verb: str) -> str:
    """Return "goes to" for "go to": the first word alone is inflected."""
    verb, space, particle = verb.partition(" ")
    return conjugate(verb) + space + particle


def conjugate(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def list_verbs() -> dict[str, str]:
    hopes = [form for verb in HOPES.split("|") for form in (verb, f"{verb} to", f"{verb} of")]
    steps = STEPS.split("|")
    return {
        verb: _third_of_phrase(verb) for verb in (*steps, *_BASE_FORMS.split("|"), *HABITS.split("|"), *hopes)
    } | _IRREGULAR


MINE = r"(?:(?:my|our) |the (?=(?:kids|twins|wife|husband|boys|girls|dog|cat|puppy|baby|missus)\b)|(?=(?:mum|mom|mam|dad|grandma|grandpa|granny|nan|nana|gran|grandad|granddad|hubby|hubs|bf|gf|wife|husband|missus|boyfriend|girlfriend|best mate|best friend|sister|brother|daughter)\b))"
IN_PASSING = (
    "cried|cries|laughed|laughs|smiled|smiles|slept|used to (?:say|tell|think|call|ask|joke)|says|said|tells|told|thinks|thought|asks|asked|wants|wanted|knows|knew|feels|felt|seems|seemed|looks|looked|means|meant|"
    "calls|called|texted|texts|wonders|agrees|agreed|believes|hopes|insists|claims|claimed|suggested|suggests|makes me|"
    "keeps|kept|gets|motivates|inspires|reminds|supports|encourages|always|needs|needed|comes|came|goes on|does|did|has been so|was|is|was|us|his|this|yes|as|its"
)
ACQUAINTANCE = (
    r"(?:(?:new|old|other|closest|next-door) )*(?:boss|colleague|coworker|co-worker|neighbou?r|landlord|flatmate|roommate|housemate|mate|pal|friends?|teacher|"
    r"tutor|manager|therapist|physio|lodger|mentor)s?\b"
)
"""Whose doings are news of them rather than of one's own life, unless it is one of the listed great ones."""
_DISTANT = (
    r"(?:(?:new|old|other|next-door) )*(?:boss|manager|colleague|co-?worker|neighbou?r|lodger|therapist|physio|"
    r"tutor|(?:roommate|flatmate|housemate|friend|mate|pal)s?(?! (?-i:[A-Z]))|(?:friend|mate|colleague|neighbou?r|boss|cousin|flatmate|roommate)(?: \w+)?'s [\w-]+|"
    r"[\w-]+'s (?:neighbou?r|colleague|boss|friend|boyfriend|girlfriend|mate))s?\b"
)
_GREAT = (
    "died|dead|dying|passed away|killed|moved|moving|left|leaving|quit|resigned|retired|pregnant|engaged|married|divorced|cancer|"
    "suicide|introduced|taught|saved|cheated|dumped|fired|evict\\w*|selling|sold|putting|name|"
    r"(?:gave|lent|knitted|sewed|baked) (?:me|us) (?!(?:an? )?(?:\w+ )?(?:time|look|lift|ride|hug|call|ring|ideas?|headache|"
    r"shout|warning|hand|hint|tip|creeps|advice|nod|smile|go|break|grief|trouble)\b)\w+"
)
ONLY_GREAT = rf"(?!{_DISTANT}(?!.*\b(?:{_GREAT})\b))"
"""Of somebody distant only the great events matter to one's own life."""
PASSING_STATE = (
    r"(?:basically|literally|practically|supposed to|(?:with|at|on|in|off|out|over|away) (?:.* )?(?:this (?:weekend|week|morning|evening|afternoon)|today|tonight|(?:right )?now)$|at (?:the \w+|work|school|home)$|"
    r"(?:well |dead )?(?:nervous|excited|stressed|chuffed|gutted|buzzing)$|so|really|very|such|like|always|the best|amazing|great|funny|cute|an? (?:idiot|angel|star|legend|jerk|mess|pain)|"
    r"calling|asleep|here|not|fine|ok|okay|sleeping|awake|home|there|coming|being|getting|just|still|gonna|about|too|all|"
    r"right|wrong|mad|angry|annoying|annoyed|worried|happy|sad|upset|tired|busy|driving me|good|nice|lovely|sweet|kind|cool|"
    r"awesome|adorable|lazy|crazy|weird|doing|trying|making|taking|super|everything|one|my|also|kind of|more|less|proud|the)\b"
)


def of_oneself(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, is_past: bool = False
) -> Frame:
    pattern = re.compile(rf"{SUBJECT} {SKIP}{form}$", re.IGNORECASE)
    return Frame(pattern, template, kind, importance, needs, is_past)


def of_mine(form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "") -> Frame:
    return Frame(re.compile(rf"{MINE}{form}$", re.IGNORECASE), template, kind, importance, needs)


def of_whatever(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, is_past: bool = False
) -> Frame:
    return Frame(re.compile(rf"{form}$", re.IGNORECASE), template, kind, importance, needs, is_past)
