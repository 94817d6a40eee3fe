"""Borrows a persona's own way to begin, from the lines its creator wrote."""
# ruff: noqa: E501  (patterns)

import re
from dataclasses import dataclass

from core.followups.gate.claim_words import HOW_IT_WENT
from core.followups.gate.words import sentences
from core.personas.spec import PersonaSpec
from core.safety.phrases import fold

LEAD_LENGTH = 60
_SLOT = re.compile(
    r"\b(?:that|the|this) (?:\w+ )?(?:thing|story|news|plan|idea|matter|one) (?:that )?(?:you(?:'ve| have)? )(?:just )?(?:told me about|told me|mentioned|spoke of|were telling me about|have been working on|been working on)\b"
    r"|\bwhat you told me(?: about)?\b|\bce dont tu m['’]as parlé\b|\b(?:aquello|eso|lo) que me contaste\b|\b[Dd]as, wovon du (?:mir )?erzählt hast,?",
    re.IGNORECASE,
)
"""Where a persona's line speaks of what it was told without saying what: the place for it."""
_QUESTION = re.compile(
    r"(?:and )?(?:how|what|did|could|can|where|which|quoi|comment|como|que|wie|was)\b", re.IGNORECASE
)
_ADDRESSES = re.compile(r"\b(?:you|your|yours|you're|that|this|those|tu|ton|ta|du|dein\w*)\b", re.IGNORECASE)
_CLOSER = re.compile(
    r"(?:want|shall i|ready|interested|curious|fancy|hungry|got)\b(?!.*\b(?:him|her|them|whose|his|who|you|your)\b)(?:[\s,]+[\w'’-]+){0,4}\?",
    re.IGNORECASE,
)  # fmt: skip
_FIRST_SENTENCE = re.compile(r"[^.!?:…]*[.!?:…]+")
_EXCLAMATIONS = re.compile(
    r"(?:yo(?: yo)?|hey|hi|hello|ah|oh|psst|quack|ahoy|greetings|howdy|dusk|bonjour|salut|coucou|hola|hallo|ciao|servus|moin|namaste|well met)"
    r"(?=[,.!…])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Frame:
    """A line of the persona's own with a place in it for what the person told."""

    before: str
    after: str

    @property
    def whole(self) -> str:
        """The line without what belongs in it."""
        return f"{self.before} it {self.after}"

    @property
    def pieces(self) -> tuple[str, str]:
        """What stands before and after the place."""
        return self.before, self.after

    @property
    def asks_how_it_went(self) -> bool:
        """Whether it asks after something that is over."""
        return bool(HOW_IT_WENT.search(fold(self.whole).replace("how'd", "how did")))

    @property
    def opening(self) -> "Frame":
        """The line up to the end of the sentence, or the colon, behind the place."""
        rest = _FIRST_SENTENCE.match(self.after)
        return Frame(self.before, rest.group() if rest else self.after)

    @property
    def is_open(self) -> bool:
        """Whether its opening tells, and asks nothing yet: so that one may go on from it in one's own way."""
        return "?" not in self.opening.whole and self.opening.after.endswith((".", "!", ":", "…"))

    def is_filled_in(self, text: str) -> bool:
        """Whether the text is this very line with something put in its place."""
        said, before, after = fold(text), fold(self.before), fold(self.after)
        return len(said) > len(before) + len(after) and said.startswith(before) and said.endswith(after)

    def fill(self, thing: str) -> str:
        """Return the line about this thing."""
        is_start = not self.before or self.before.rstrip().endswith((".", "!", "?"))
        first = thing[:1].upper() + thing[1:] if is_start else thing
        return f"{self.before}{first}{self.after}"


def find_frames(spec: PersonaSpec) -> list[Frame]:
    """Return the persona's lines that leave a place for what they are about ("that thing you told me about")."""
    found = ((line, _SLOT.search(line)) for line in spec.follow_up_examples)
    return [Frame(line[: match.start()], line[match.end() :]) for line, match in found if match]


def find_lead(spec: PersonaSpec) -> str:
    """Return how the persona begins before it asks ("Report from the kitchen, please:"), or an empty string."""
    leads = (lead for example in spec.follow_up_examples if (lead := _lead_of(example)))
    return next(leads, "") or find_exclamation(spec)


def _lead_of(example: str) -> str:
    match = re.match(r"(?P<lead>[^.!?:]+[.!:]) (?P<then>.+)", example)
    if match is None or not _QUESTION.match(match["then"]) or len(match["lead"]) > LEAD_LENGTH:
        return ""
    return "" if _ADDRESSES.search(match["lead"]) else match["lead"]


def find_exclamation(spec: PersonaSpec) -> str:
    """Return the word the persona greets with ("Yo,", "Quack."), or an empty string."""
    for line in (*spec.follow_up_examples, spec.greeting, *(example.reply for example in spec.examples)):
        if match := _EXCLAMATIONS.match(line):
            word, mark = match.group(), line[match.end()]
            return f"{word}{mark}" if mark != "…" else f"{word}…"
    return ""


def find_closer(spec: PersonaSpec) -> str:
    """Return the short question with which the persona offers something ("Want the three steps?")."""
    closers = (sentence for example in spec.follow_up_examples for sentence in sentences(example))
    return next((closer for closer in closers if _CLOSER.fullmatch(closer)), "Want to hear it?")


def begin(lead: str, sentence: str) -> str:
    """Put a lead before a sentence; after a comma or colon the sentence goes on in small letters."""
    if not lead:
        return sentence[:1].upper() + sentence[1:]
    is_going_on = lead.endswith((",", ":")) and not re.match(r"I\b|[A-Z]{2}", sentence)
    first = sentence[:1].lower() if is_going_on else sentence[:1].upper()
    return f"{lead} {first}{sentence[1:]}"
