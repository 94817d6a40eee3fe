"""Writes follow-ups without a model: the persona's own way to speak, what the person said, one honest question."""

import re
from collections.abc import Iterator, Sequence

from core.followups.candidate import Candidate, Earlier, Intent, Situation
from core.followups.composing.agreement import agreeing, is_several, suits_several
from core.followups.composing.angles import Angle
from core.followups.composing.forms import FORMS
from core.followups.composing.phrasing import language_of, when_words
from core.followups.composing.scene import find_scene
from core.followups.composing.voice import Frame, begin, find_closer, find_exclamation, find_frames, find_lead
from core.followups.gate.words import LANGUAGES
from core.memory.reading.languages.pack import Language
from core.safety.phrases import fold

_SLOT = re.compile(r"\{(\w+)\}")
_START = re.compile(r"(?<=[.!?] )[a-zà-ÿ]")
_TELLING = 12
"""Characters from which a piece of a sentence is recognised when it comes again."""


OWN = 2
"""The persona's own sentences that come before plain ones have their turn."""


def write_templates(angle: Angle, situation: Situation, seed: int = 0) -> list[Candidate]:
    """Return lines for the angle, two of the persona's own first; none where the studio does not speak its language.

    The seed turns their order; sentences that were sent to this person before come again only when no other is left,
    and never twice in a row.
    """
    language = LANGUAGES.get(situation.spec.language.lower())
    if language is None:
        return []
    seed += angle.memory.id  # so that two people, too, are not written to in the same words on one day
    own = _turned([*_from_frames(angle, situation)], seed)
    texts = [*own[:OWN], *_turned([*_from_forms(angle, situation, language)], seed), *own[OWN:]]
    return [Candidate(text, (angle.memory.id,), angle.intent, "template") for text in dict.fromkeys(texts)]


def _turned(texts: list[str], seed: int) -> list[str]:
    start = seed % len(texts) if texts else 0
    return texts[start:] + texts[:start]


# --- in the persona's own sentences ------------------------------------------


def _from_frames(angle: Angle, situation: Situation) -> Iterator[str]:
    """Put the thing where the persona's own lines say "that thing you told me about"."""
    yield from (frame.fill(angle.phrase.thing) for frame in find_fresh_frames(angle, situation))


def find_fresh_frames(angle: Angle, situation: Situation) -> list[Frame]:
    """Return the persona's own lines that fit the angle and were not sent before, as far as there are any."""
    phrase = angle.phrase
    # Whoever wishes somebody well says for when.
    is_plain = angle.intent is Intent.WISH_WELL or phrase.sort in ("person", "life")
    # A German liking is mostly a plural, and the line's verb is not.
    is_plain = is_plain or (phrase.sort == "liking" and language_of(angle.memory) == "de")
    if not phrase.thing or is_plain or _is_foreign(angle, situation):
        return []
    is_over = angle.intent is Intent.CHECK_IN
    frames = [frame for frame in find_frames(situation.spec) if frame.asks_how_it_went == is_over]
    if is_several(phrase.thing, language_of(angle.memory)):
        frames = [frame for frame in frames if suits_several(*frame.pieces)]
    fresh = (
        [frame for frame in frames if not _was_sent(frame.pieces, earlier)]
        for earlier in _memories_of_what_was_sent(situation)
    )
    return next((found for found in fresh if found), [])


def _is_foreign(angle: Angle, situation: Situation) -> bool:
    """Whether the memory is told in another language than the persona speaks."""
    return language_of(angle.memory) != LANGUAGES.get(situation.spec.language.lower())


# --- in plain sentences ------------------------------------------------------


def _from_forms(angle: Angle, situation: Situation, language: Language) -> Iterator[str]:
    words = _words(angle, situation, language)
    table, sorts = FORMS[language], (angle.phrase.sort, None)
    rows = [_fitting(table.get((angle.intent, sort), ()), words) for sort in sorts]
    for earlier in _memories_of_what_was_sent(situation):
        for forms in rows:
            fresh = [form for form in forms if not _was_sent(_SLOT.split(form)[::2], earlier)]
            if fresh:
                yield from (_say(form.format(**words), situation) for form in fresh)
                return


def _fitting(forms: Sequence[str], words: dict[str, str]) -> list[str]:
    """Return the forms for which there are words; the person's own between quotation marks are the last resort."""
    filled = [form for form in forms if all(words[name] for name in _SLOT.findall(form))]
    return [form for form in filled if "{quote}" not in form] or filled


def _words(angle: Angle, situation: Situation, language: Language) -> dict[str, str]:
    phrase, memory = angle.phrase, angle.memory
    is_own = not _is_foreign(angle, situation)
    return {
        "thing": phrase.thing if is_own else "",
        "clause": phrase.clause if is_own else "",
        "aim": phrase.aim if is_own else "",
        "quote": phrase.quote,
        "when": when_words(memory, situation.now, situation.zone, language),
        "closer": find_closer(situation.spec),
        "scene": find_scene(situation, language) if angle.intent is Intent.CONTINUE else "",
        **agreeing(phrase.thing, language),
    }


def _say(sentence: str, situation: Situation) -> str:
    sentence = re.sub(r"^So, ", "", sentence) if find_exclamation(situation.spec) else sentence
    is_question = re.match(r"(?:how|what|did|any|had)\b", sentence, re.IGNORECASE) is not None
    lead = find_lead(situation.spec) if is_question else find_exclamation(situation.spec)
    return _START.sub(lambda match: match.group().upper(), begin(lead, sentence))


def _memories_of_what_was_sent(situation: Situation) -> tuple[tuple[Earlier, ...], ...]:
    """Return what not to repeat: all that was sent to this person, or, when nothing else is left, the last of it."""
    return situation.sent, situation.sent[:1]


def _was_sent(pieces: Sequence[str], earlier: tuple[Earlier, ...]) -> bool:
    """Whether a telling piece of the sentence stood in one of these."""
    telling = [fold(piece).strip() for piece in pieces if len(piece.strip()) >= _TELLING]
    return any(piece in fold(sent.text) for sent in earlier for piece in telling)
