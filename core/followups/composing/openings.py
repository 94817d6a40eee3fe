"""How a follow-up begins: in grounded words, from which a model only goes on; pure."""

from collections.abc import Iterator

from core.followups.candidate import Intent, Situation
from core.followups.composing.agreement import agreeing
from core.followups.composing.angles import Angle
from core.followups.composing.phrasing import language_of, when_words
from core.followups.composing.scene import find_scene
from core.followups.composing.templates import find_fresh_frames
from core.followups.composing.voice import begin, find_exclamation
from core.followups.gate.words import LANGUAGES


def write_openings(angle: Angle, situation: Situation) -> list[str]:
    """Return how the message may begin, in the persona's own sentences first; empty where nothing fits.

    Each says what it is about in the person's words and leaves what comes of it open.
    """
    if not _is_plain_to_both(angle, situation):
        return []
    return list(dict.fromkeys([*_from_frames(angle, situation), *_from_the_calendar(angle, situation)]))


def _from_frames(angle: Angle, situation: Situation) -> Iterator[str]:
    frames = find_fresh_frames(angle, situation)
    yield from (frame.opening.fill(angle.phrase.thing) for frame in frames if frame.is_open)


def _from_the_calendar(angle: Angle, situation: Situation) -> Iterator[str]:
    """Yield plain sentences that say what is meant and when it is; English alone."""
    phrase, when = angle.phrase, when_words(angle.memory, situation.now, situation.zone)
    if language_of(angle.memory) != "en":
        return
    verbs, scene = agreeing(phrase.thing, "en"), find_scene(situation, "en")
    for intents, needed, sentence in (
        (
            (Intent.CHECK_IN,),
            phrase.thing and when and not phrase.is_plan and phrase.sort != "doing",
            f"{phrase.thing} {verbs['was']} {when}.",
        ),
        ((Intent.CHECK_IN,), phrase.thing and when and phrase.sort == "doing", f"{when}, that was it: {phrase.thing}."),
        ((Intent.CHECK_IN,), phrase.aim, f"You wanted to {phrase.aim}."),
        (
            (Intent.WISH_WELL,),
            phrase.thing and when and phrase.sort == "coming",
            f"{phrase.thing} {verbs['is']} {when}.",
        ),
        ((Intent.WISH_WELL,), phrase.thing and when and phrase.sort == "doing", f"{when}: {phrase.thing}."),
        ((Intent.OFFER, Intent.WISH_WELL), phrase.aim, f"So you want to {phrase.aim}."),
        ((Intent.SHARE, Intent.OFFER), phrase.thing and not phrase.aim, f"I was just thinking about {phrase.thing}."),
        ((Intent.CONTINUE,), phrase.clause and scene, f"{phrase.clause}, and now {scene}."),
        ((Intent.CONTINUE,), phrase.clause and not scene, f"{phrase.clause}."),
    ):
        if angle.intent in intents and needed:
            yield begin(find_exclamation(situation.spec), sentence)


def _is_plain_to_both(angle: Angle, situation: Situation) -> bool:
    """Whether the memory is told in the language that the persona speaks: half a sentence in each of two is in none."""
    return language_of(angle.memory) == LANGUAGES.get(situation.spec.language.lower())


def write_tiny_opening(angle: Angle, situation: Situation) -> str:
    """Return how the message begins for a tiny model, which speaks English at best; empty where nothing fits."""
    if not _is_plain_to_both(angle, situation) or language_of(angle.memory) != "en":
        return ""
    phrase, when = angle.phrase, when_words(angle.memory, situation.now, situation.zone)
    verbs = agreeing(phrase.thing, "en")
    if phrase.clause and phrase.sort in ("person", "liking", "fact"):
        sentence = f"You told me that {phrase.clause}."
    elif phrase.thing and angle.intent is Intent.CHECK_IN and when and not phrase.is_plan:
        sentence = f"{phrase.thing} {verbs['was']} {when}."
    elif phrase.thing and angle.intent in (Intent.WISH_WELL, Intent.OFFER) and when and not phrase.is_plan:
        sentence = f"{phrase.thing} {verbs['is']} {when}."
    elif phrase.clause:
        sentence = f"You told me that {phrase.clause}."
    elif phrase.thing:
        sentence = f"I was thinking about {phrase.thing}."
    elif phrase.quote:
        sentence = f"You told me: “{phrase.quote}”."
    else:
        return ""
    return begin(find_exclamation(situation.spec), sentence)
