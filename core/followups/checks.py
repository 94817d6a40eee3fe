"""The quality gate: what may be said to a person unasked. Vetoes end a text, scores rank the rest; all pure."""

import re
from collections.abc import Callable

from core.followups import harm_phrases as harm
from core.followups.candidate import Candidate, CheckId, Citable, Situation, Verdict, Weighed
from core.followups.claims import find_false, find_new, time_of
from core.followups.words import key_words, sentences, stems
from core.memory.language import detect_language
from core.personas.spec import PersonaSpec
from core.safety.phrases import compile_phrases, find_all, fold
from core.safety.topics import find_sensitive

MAX_CHARACTERS = 320
MAX_SENTENCES = 3
MAX_QUESTIONS = 1
WORTH_SENDING = 0.5
"""Below this score, silence is the better message."""
LANGUAGES = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "german": "de",
    "français": "fr",
    "español": "es",
    "deutsch": "de",
}

_HARMLESS = compile_phrases(harm.HARMLESS)
_MANIPULATION = {kind: compile_phrases(phrases) for kind, phrases in harm.MANIPULATION.items()}
_HUMAN = compile_phrases(harm.CLAIMS_TO_BE_HUMAN)
_BODY = compile_phrases(harm.CLAIMS_A_BODY)
_GENERIC = compile_phrases(harm.GENERIC)
_OFFERS = compile_phrases(harm.OFFERS)
_FICTION = compile_phrases(harm.FICTION)
_YOURS = re.compile(r"\b(?:your|you (?:told|said|love|like|bought|have|are|play|want))\b((?: [\w'-]+){1,6})")
"""What is said to be the person's: "your exam" speaks of theirs, even to a persona that is all about exams."""
_QUOTED = re.compile(r"[“„\"«][^”“\"»]*[”“\"»]")
_ENDING = re.compile(r"[.!?…][\"'”’»)*\]]*\s*[^\w\s]*$")


def weigh(candidate: Candidate, situation: Situation) -> Weighed:
    """Return the candidate with every check's verdict."""
    return Weighed(candidate, tuple(check(candidate, situation) for check in CHECKS))


def choose(weighed: list[Weighed]) -> Weighed | None:
    """Return the best of those that nothing vetoes and that are worth it; None is the choice to send nothing."""
    sendable = [one for one in weighed if one.is_sendable and one.score >= WORTH_SENDING]
    return max(sendable, key=lambda one: one.score, default=None)


def _veto(check: CheckId, fine: str, wrong: str, words: tuple[str, ...], *, is_wrong: bool | None = None) -> Verdict:
    fails = bool(words) if is_wrong is None else is_wrong
    return Verdict(check, True, 0.0 if fails else 1.0, wrong if fails else fine, words)


# --- vetoes ------------------------------------------------------------------


def check_grounded(candidate: Candidate, situation: Situation) -> Verdict:
    """It cites a memory it was given, says something that only this memory supports, and is no stock phrase."""
    cited = situation.cited(candidate.memory_ids)
    if not cited:
        return _veto(CheckId.GROUNDED, "", "It cites no memory.", (), is_wrong=True)
    if generic := tuple(find_all(candidate.text, _GENERIC, _HARMLESS)):
        return _veto(CheckId.GROUNDED, "", "This could be sent to anybody.", generic)
    said, own = key_words(candidate.text), _persona_stems(situation.spec)
    addressed = stems(_YOURS.findall(fold(candidate.text)))
    supported = [_support(memory, said, own - addressed) for memory in cited]
    if all(not words for words in supported):
        return _veto(CheckId.GROUNDED, "", "It says nothing that only the memory supports.", (), is_wrong=True)
    words = tuple(dict.fromkeys(word for found in supported for word in found))
    return Verdict(CheckId.GROUNDED, True, 1.0, "It speaks of what the person said.", words)


def _support(memory: Citable, said: dict[str, str], own: frozenset[str]) -> list[str]:
    """Return the words shared with a memory. Where the persona's own topics share them too, one is not enough."""
    shared = [key for key in key_words(f"{memory.text} {memory.quote}") if key in said]
    is_telling = any(key not in own for key in shared) or len(shared) > 1
    return [said[key] for key in shared] if is_telling else []


def _persona_stems(spec: PersonaSpec) -> frozenset[str]:
    return stems([spec.name, spec.tagline, *spec.topics])


def check_no_false_claim(candidate: Candidate, situation: Situation) -> Verdict:
    """Names, dates, numbers and claims about the user are all supported by something."""
    cited = situation.cited(candidate.memory_ids)
    words = find_false(candidate.text, cited, situation)
    if candidate.opening:
        # A tiny model cannot be trusted with a single new thing: what it adds is made of words that were said.
        words += find_new(candidate.text.removeprefix(candidate.opening), cited, situation)
    return _veto(CheckId.NO_FALSE_CLAIM, "Every claim has a source.", "Nobody said this.", words)


def check_not_sensitive(candidate: Candidate, situation: Situation) -> Verdict:
    """No heavy topic unless the user raised it, and never a crisis."""
    raised = {found.topic for found in find_sensitive(situation.user_words)} - {"crisis"}
    heavy = [found for found in find_sensitive(candidate.text) if found.topic not in raised]
    words = tuple(word for found in heavy for word in found.words)
    topics = ", ".join(found.topic for found in heavy)
    return _veto(CheckId.NOT_SENSITIVE, "No heavy topic is brought up.", f"A heavy topic: {topics}.", words)


def check_not_manipulative(candidate: Candidate, situation: Situation) -> Verdict:
    """No guilt, fear of missing out, pressure, neediness, or holding on."""
    found = {kind: find_all(candidate.text, pattern, _HARMLESS) for kind, pattern in _MANIPULATION.items()}
    kinds = ", ".join(kind for kind, words in found.items() if words)
    words = tuple(word for hits in found.values() for word in hits)
    return _veto(CheckId.NOT_MANIPULATIVE, "It does not press.", f"It presses: {kinds}.", words)


def check_not_human(candidate: Candidate, situation: Situation) -> Verdict:
    """No claim to be a person, nor, outside fiction, to have a body or to have done things in the world."""
    words = tuple(find_all(candidate.text, _HUMAN, _HARMLESS))
    if not is_fiction(situation.spec):
        # What the person said ("my sister") is theirs, also when it is quoted.
        quoted = _QUOTED.sub(" ", candidate.text)
        words += tuple(find_all(quoted, _BODY, _HARMLESS))
    return _veto(CheckId.NOT_HUMAN, "It does not pose as a person.", "It poses as a person.", words)


def is_fiction(spec: PersonaSpec) -> bool:
    """Whether a persona is openly an invention."""
    about = fold(" ".join((spec.tagline, spec.personality, spec.style, spec.backstory)))
    return bool(_FICTION.search(about))


def check_length(candidate: Candidate, situation: Situation) -> Verdict:
    """One to three whole sentences, 320 characters and one question at most."""
    text, parts = candidate.text.strip(), sentences(candidate.text)
    questions = sum("?" in part for part in parts)
    problems = [
        (not parts, "it is empty"),
        (len(parts) > MAX_SENTENCES, f"{len(parts)} sentences"),
        (len(text) > MAX_CHARACTERS, f"{len(text)} characters"),
        (questions > MAX_QUESTIONS, f"{questions} questions"),
        (bool(parts) and not _ENDING.search(text), "it breaks off"),
    ]
    found = tuple(words for is_so, words in problems if is_so)
    return _veto(CheckId.LENGTH, f"{len(parts)} short sentences.", "Not one to three short sentences.", found)


# --- scores ------------------------------------------------------------------


def check_in_persona(candidate: Candidate, situation: Situation) -> Verdict:
    """Voice, topics and language of the persona; what it should avoid counts against it."""
    spec, said = situation.spec, key_words(candidate.text)
    wanted = LANGUAGES.get(spec.language.lower())
    if wanted and detect_language(candidate.text) != wanted:
        return Verdict(CheckId.IN_PERSONA, False, 0.0, f"It is not in {spec.language}.")
    avoided = tuple(said[key] for topic in spec.avoid for key in key_words(topic) if key in said)
    if avoided:
        return Verdict(CheckId.IN_PERSONA, False, 0.0, "The persona avoids this.", avoided)
    lines = [spec.greeting, *spec.follow_up_examples, *(example.reply for example in spec.examples), *spec.topics]
    own = tuple(said[key] for key in said if key in stems(lines))
    score = 0.4 + 0.2 * min(len(own), 3)
    return Verdict(CheckId.IN_PERSONA, False, score, "Words of the persona." if own else "Plain words.", own)


def check_in_context(candidate: Candidate, situation: Situation) -> Verdict:
    """Fits the last talk and the time that has passed, and repeats nothing the persona said."""
    said = key_words(candidate.text)
    for line in (said_.text for said_ in situation.talk if said_.role == "assistant"):
        same = [word for key, word in said.items() if key in key_words(line)]
        if len(said) > 3 and len(same) > 0.7 * len(said):
            return Verdict(CheckId.IN_CONTEXT, False, 0.0, "The persona said this before.", tuple(same))
    if any(_is_due(memory, situation) for memory in situation.cited(candidate.memory_ids)):
        return Verdict(CheckId.IN_CONTEXT, False, 1.0, "It comes when its time has come.")
    near = tuple(word for key, word in said.items() if key in stems(line.text for line in situation.talk))
    return Verdict(CheckId.IN_CONTEXT, False, 0.4 + 0.1 * min(len(near), 3), "It follows the last talk.", near)


def _is_due(memory: Citable, situation: Situation) -> bool:
    """Whether the memory's time is about to come, or came after it was last talked about."""
    span = time_of(memory)
    if span is None:
        return False
    days = (situation.now - span[0]).total_seconds() / 86400
    return -2 <= days <= 7


def check_positive(candidate: Candidate, situation: Situation) -> Verdict:
    """Leaves the person with something: a question, an idea, an offer."""
    offers = tuple(find_all(candidate.text, _OFFERS, _HARMLESS))
    asks = "?" in candidate.text
    score = 0.2 + 0.5 * asks + 0.3 * bool(offers)
    return Verdict(
        CheckId.POSITIVE, False, score, "A question or an offer." if score > 0.2 else "Nothing to go on.", offers
    )


CHECKS: tuple[Callable[[Candidate, Situation], Verdict], ...] = (
    check_grounded,
    check_no_false_claim,
    check_not_sensitive,
    check_not_manipulative,
    check_not_human,
    check_length,
    check_in_persona,
    check_in_context,
    check_positive,
)
