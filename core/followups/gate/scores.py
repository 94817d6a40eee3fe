"""What ranks the texts that nothing vetoes: the persona's voice, the moment, and what they leave somebody with."""

import re
from collections.abc import Iterator

from core.followups.candidate import Candidate, CheckId, Citable, Intent, Situation, Verdict
from core.followups.gate import harm_phrases as harm
from core.followups.gate.claim_words import HOW_IT_WENT
from core.followups.gate.claims import time_of
from core.followups.gate.persona_lines import own_lines
from core.followups.gate.style import hear_voice
from core.followups.gate.words import LANGUAGES, WORD, all_stems, key_words, stem, stems
from core.memory.reading.language import detect_language
from core.personas.spec import PersonaSpec
from core.safety.phrases import compile_phrases, find_all, fold

_OFFERS = compile_phrases(harm.OFFERS)
_NOTHING = compile_phrases(())
_PARTS = re.compile(r",|;|\b(?:and|or|et|ou|y|o|und|oder)\b")
_LIKELY = {"en": "the and", "fr": "une dans", "es": "una muy", "de": "der und"}
"""Two words that speak for a language: what a persona writes is in its own until three speak against."""
_WEAK = stems(["talk ask fact facts work claim question people someone place run use make without"])
"""Words of a topic to avoid that say nothing by themselves."""


def check_in_persona(candidate: Candidate, situation: Situation) -> Verdict:
    """Voice, topics and language of the persona; another language, what it avoids, and another's voice score 0."""
    spec, said = situation.spec, key_words(candidate.text)
    if not _is_in_its_language(candidate.text, situation):
        return Verdict(CheckId.IN_PERSONA, False, 0.0, f"It is not in {spec.language}.")
    if avoided := tuple(dict.fromkeys(_avoided(said, spec))):
        return Verdict(CheckId.IN_PERSONA, False, 0.0, "The persona avoids this.", avoided)
    voice = hear_voice(candidate.text, spec, candidate.opinions.nearness)
    return Verdict(CheckId.IN_PERSONA, False, voice.score, voice.reason, voice.words)


def _is_in_its_language(text: str, situation: Situation) -> bool:
    """Whether it is in the persona's language. A town or a title of the talk tells nothing, nor does one odd word."""
    wanted = LANGUAGES.get(situation.spec.language.lower())
    if wanted is None:
        return True
    known = all_stems([situation.user_words, *(part for m in situation.memories for part in (m.text, m.quote))])
    telling = " ".join(word for word in WORD.findall(text) if stem(fold(word)) not in known)
    return wanted in (detect_language(f"{part} {_LIKELY[wanted]}") for part in (text, telling))


def _avoided(said: dict[str, str], spec: PersonaSpec) -> Iterator[str]:
    """Yield the words that touch what the persona avoids: all telling words of a short topic, two of a long one."""
    own = stems([*own_lines(spec), *spec.topics, spec.backstory])
    for part in (part for topic in spec.avoid for part in _PARTS.split(topic)):
        telling = [key for key in key_words(part) if key not in _WEAK and key not in own]
        found = [said[key] for key in telling if key in said]
        if found and len(found) >= min(len(telling), 2):
            yield from found


def check_in_context(candidate: Candidate, situation: Situation) -> Verdict:
    """Fits the last talk and the time that has passed, and repeats nothing the persona said."""
    said = key_words(candidate.text)
    for line in (said_.text for said_ in situation.talk if said_.role == "assistant"):
        same = [word for key, word in said.items() if key in key_words(line)]
        if len(said) > 3 and len(same) > 0.7 * len(said):
            return Verdict(CheckId.IN_CONTEXT, False, 0.0, "The persona said this before.", tuple(same))
    cited = situation.cited(candidate.memory_ids)
    if candidate.intent is Intent.CHECK_IN and not HOW_IT_WENT.search(_spelled_out(candidate.text)):
        return Verdict(CheckId.IN_CONTEXT, False, 0.6, "It is over, and this does not ask how it went.")
    if any(_is_due(memory, situation) for memory in cited):
        return Verdict(CheckId.IN_CONTEXT, False, 1.0, "It comes when its time has come.")
    near = tuple(word for key, word in said.items() if key in stems(line.text for line in situation.talk))
    return Verdict(CheckId.IN_CONTEXT, False, 0.4 + 0.1 * min(len(near), 3), "It follows the last talk.", near)


def _spelled_out(text: str) -> str:
    return fold(text).replace("how'd", "how did")


def _is_due(memory: Citable, situation: Situation) -> bool:
    """Whether the memory's time is about to come, or came after it was last talked about."""
    span = time_of(memory)
    if span is None:
        return False
    days = (situation.now - span[0]).total_seconds() / 86400
    return -2 <= days <= 7


def check_positive(candidate: Candidate, situation: Situation) -> Verdict:
    """Leaves the person with something: a question, an idea, an offer."""
    offers = tuple(find_all(candidate.text, _OFFERS, _NOTHING))
    asks = "?" in candidate.text
    score = 0.2 + 0.5 * asks + 0.3 * bool(offers)
    return Verdict(
        CheckId.POSITIVE, False, score, "A question or an offer." if score > 0.2 else "Nothing to go on.", offers
    )
