"""The quality gate: what may be said to a person unasked. Vetoes end a text, scores rank the rest; all pure."""

import re
from collections.abc import Callable

from core.followups.candidate import Candidate, CheckId, Citable, Situation, Verdict, Weighed
from core.followups.gate import harm_phrases as harm
from core.followups.gate.claims import find_false, find_new
from core.followups.gate.fiction import is_fiction
from core.followups.gate.persona_lines import own_lines
from core.followups.gate.scores import check_in_context, check_in_persona, check_positive
from core.followups.gate.words import EMPTY, WORD, key_words, sentences, stems
from core.memory.reading.language import detect_language
from core.memory.reading.languages.pack import Language
from core.personas.spec import PersonaSpec
from core.safety.phrases import compile_phrases, find_all, fold
from core.safety.topics import find_sensitive

MAX_CHARACTERS = 320
MAX_SENTENCES = 3
MAX_QUESTIONS = 1
WORTH_SENDING = 0.5
"""Below this score, silence is the better message."""
_HARMLESS = compile_phrases(harm.HARMLESS)
_MANIPULATION = {kind: compile_phrases(phrases) for kind, phrases in harm.MANIPULATION.items()}
_HUMAN = compile_phrases(harm.CLAIMS_TO_BE_HUMAN)
_BODY = compile_phrases(harm.CLAIMS_A_BODY)
_GENERIC = compile_phrases(harm.GENERIC)
_THEIRS: dict[Language, str] = {
    "en": "your|you (?:told|said|love|like|bought|have|are|play|want)",
    "fr": "ton|ta|tes|votre|vos",
    "es": "tus?|sus?",
    "de": "dein(?:e[mnrs]?)?|ihre?[mnrs]?",
}
_YOURS = {language: re.compile(rf"\b(?:{words})\b((?: [\w'-]+){{1,6}})") for language, words in _THEIRS.items()}
"""What is said to be the person's: "your exam" speaks of theirs, even to a persona that is all about exams."""
_QUOTED = re.compile(r"[“„\"«][^”“\"»]*[”“\"»]")
_BRACKETS = re.compile(r"\([^)]*\)")
_LAST_WORDS = compile_phrases(("(today|tonight|tomorrow|now|again|yet|too|not)", "(it|this|you|me)"))
"""Common words that a sentence may well end with."""
_ENDING = re.compile(r"[.!?…][\"'”’»)*\]]*\s*[^\w\s]*$")


def weigh(candidate: Candidate, situation: Situation) -> Weighed:
    """Return the candidate with every check's verdict; a check that does not apply gives none."""
    verdicts = (check(candidate, situation) for check in CHECKS)
    return Weighed(candidate, tuple(verdict for verdict in verdicts if verdict is not None))


def choose(weighed: list[Weighed]) -> Weighed | None:
    """Return the best of those that nothing vetoes and that are worth it; None is the choice to send nothing."""
    return max(filter(is_worth_sending, weighed), key=lambda one: one.score, default=None)


def is_worth_sending(weighed: Weighed) -> bool:
    """Whether it is better than silence: no veto, a good score, and the persona's voice, not somebody else's."""
    is_somebody_else = any(one.check is CheckId.IN_PERSONA and one.score == 0 for one in weighed.verdicts)
    return weighed.is_sendable and weighed.score >= WORTH_SENDING and not is_somebody_else


def _veto(check: CheckId, fine: str, wrong: str, words: tuple[str, ...], *, is_wrong: bool | None = None) -> Verdict:
    fails = bool(words) if is_wrong is None else is_wrong
    return Verdict(check, True, 0.0 if fails else 1.0, wrong if fails else fine, words)


def check_grounded(candidate: Candidate, situation: Situation) -> Verdict:
    """It cites a memory it was given, says something that only this memory supports, and is no stock phrase."""
    cited = situation.cited(candidate.memory_ids)
    if not cited:
        return _veto(CheckId.GROUNDED, "", "It cites no memory.", (), is_wrong=True)
    if generic := tuple(find_all(candidate.text, _GENERIC, _HARMLESS)):
        return _veto(CheckId.GROUNDED, "", "This could be sent to anybody.", generic)
    said, own = _with_parts(key_words(candidate.text)), _persona_stems(situation.spec)
    addressed = stems(_YOURS[detect_language(candidate.text)].findall(fold(candidate.text)))
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


def _with_parts(said: dict[str, str]) -> dict[str, str]:
    """Add the parts of compounds: "Hafermilch-Frage" speaks of Hafermilch."""
    parts = (part for word in said.values() if "-" in word for part in word.split("-"))
    return {key: word for part in parts for key, word in key_words(part).items()} | said


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
    heavy = {found.topic: found.words for found in find_sensitive(candidate.text) if found.topic not in raised}
    return _veto_with_second_eye(
        CheckId.NOT_SENSITIVE, heavy, candidate, "heavy_topics", "No heavy topic is brought up", "A heavy topic"
    )


def check_not_manipulative(candidate: Candidate, situation: Situation) -> Verdict:
    """No guilt, fear of missing out, pressure, neediness, or holding on."""
    found = {kind: tuple(find_all(candidate.text, pattern, _HARMLESS)) for kind, pattern in _MANIPULATION.items()}
    pressing = {kind: words for kind, words in found.items() if words}
    return _veto_with_second_eye(
        CheckId.NOT_MANIPULATIVE, pressing, candidate, "manipulation", "It does not press", "It presses"
    )


def _veto_with_second_eye(
    check: CheckId, found: dict[str, tuple[str, ...]], candidate: Candidate, eye: str, fine: str, wrong: str
) -> Verdict:
    """Join what the phrases found with what the learned check suspects; without the latter, say that it is missing."""
    opinions = candidate.opinions
    suspected = [one for one in opinions.suspicions if one.check == eye]
    learned = [f"{one.label} (learned, {one.score:.2f})" for one in suspected if one.label not in found]
    kinds = ", ".join(dict.fromkeys([*found, *learned]))
    words = tuple(word for words in found.values() for word in words)
    words += tuple(one.sentence for one in suspected if not any(word in one.sentence for word in words))
    alone = f", by its phrases alone ({opinions.unread})." if opinions.unread else "."
    return _veto(check, f"{fine}{alone}", f"{wrong}: {kinds}.", words)


def check_not_human(candidate: Candidate, situation: Situation) -> Verdict:
    """No claim to be a person, nor, outside fiction, to have a body or to have done things in the world."""
    words = tuple(find_all(candidate.text, _HUMAN, _HARMLESS))
    if not is_fiction(situation.spec):
        # What the person said ("my sister") is theirs, also when it is quoted.
        quoted = _QUOTED.sub(" ", candidate.text)
        words += tuple(find_all(quoted, _BODY, _HARMLESS))
    return _veto(CheckId.NOT_HUMAN, "It does not pose as a person.", "It poses as a person.", words)


def check_length(candidate: Candidate, situation: Situation) -> Verdict:
    """One to three whole sentences, 320 characters and one question at most."""
    text, parts = candidate.text.strip(), sentences(candidate.text)
    # A question in brackets is the translation of the one before it.
    questions = sum("?" in part for part in sentences(_BRACKETS.sub("", candidate.text)))
    problems = [
        (not parts, "it is empty"),
        (len(parts) > MAX_SENTENCES, f"{len(parts)} sentences"),
        (len(text) > MAX_CHARACTERS, f"{len(text)} characters"),
        (questions > MAX_QUESTIONS, f"{questions} questions"),
        (bool(parts) and _breaks_off(text, situation.spec), "it breaks off"),
    ]
    found = tuple(words for is_so, words in problems if is_so)
    return _veto(CheckId.LENGTH, f"{len(parts)} short sentences.", "Not one to three short sentences.", found)


def _breaks_off(text: str, spec: PersonaSpec) -> bool:
    """Whether it ends amid a sentence. A persona that never sets a full stop need not set one here."""
    if _ENDING.search(text):
        return False
    lines = own_lines(spec)
    is_habit = sum(not _ENDING.search(line.strip()) for line in lines) * 3 >= len(lines) > 0
    last = WORD.findall(fold(text))[-1]
    return not is_habit or (last in EMPTY and not _LAST_WORDS.fullmatch(last))


def check_guard(candidate: Candidate, situation: Situation) -> Verdict | None:
    """What a guard model said, where there is one. Without its answer this is a note, no veto: see `lacks_guard`."""
    answer = candidate.opinions.guard
    if answer is None:
        return None
    if answer.is_safe is None:
        reason = f"{answer.model} gave no answer: {answer.detail} It is not sent without a person looking at it."
        return Verdict(CheckId.GUARD, False, 0.0, reason)
    return _veto(
        CheckId.GUARD,
        f"{answer.model} finds it safe.",
        f"{answer.model}: {answer.detail}",
        (),
        is_wrong=not answer.is_safe,
    )


CHECKS: tuple[Callable[[Candidate, Situation], Verdict | None], ...] = (
    check_grounded,
    check_no_false_claim,
    check_not_sensitive,
    check_not_manipulative,
    check_not_human,
    check_length,
    check_guard,
    check_in_persona,
    check_in_context,
    check_positive,
)
