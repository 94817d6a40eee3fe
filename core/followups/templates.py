"""Writes a follow-up without a model: the persona's own way to begin, the person's own words, one honest question."""

import re

from core.followups.angles import Angle
from core.followups.candidate import Candidate, Intent, Situation
from core.followups.phrasing import when_words
from core.followups.voice import begin, find_closer, find_exclamation, find_lead
from core.followups.words import LANGUAGES

# `{thing}`, `{clause}` and `{quote}` come from the memory, `{when}` from the calendar, `{closer}` from the persona.
_WITH_THING: dict[Intent, tuple[str, ...]] = {
    Intent.CHECK_IN: ("How did {thing} go?", "How was {thing}?"),
    Intent.WISH_WELL: (
        "{thing} is {when}, if I have it right. Anything I can help you get ready?",
        "{thing} is {when}. Is there one thing I can help you get ready?",
    ),
    Intent.OFFER: ("How is {thing} coming along? I could think through the next step with you.",),
    Intent.SHARE: (
        "I came back to {thing} just now, and I have an idea for it. {closer}",
        "{thing} stayed with me, and I have an idea to go with it. {closer}",
    ),
    Intent.CONTINUE: ("We left off at {thing}. Shall we go on from there?",),
}
_WITH_CLAUSE: dict[Intent, tuple[str, ...]] = {
    Intent.CHECK_IN: ("You told me {clause}, and the day has come and gone. How was it?",),
    Intent.WISH_WELL: ("You told me {clause}, and that is {when}. Anything I can help you get ready?",),
    Intent.OFFER: ("You told me {clause}. Want to look at the next step together?",),
    Intent.SHARE: ("You told me {clause}, and I have an idea to go with it. {closer}",),
    Intent.CONTINUE: ("You told me {clause}. Shall we go on from there?",),
}
_ABOUT_OTHERS = ("You told me {clause}. How is that coming along?",)
_WITH_QUOTE: dict[str, dict[Intent, str]] = {
    "en": {
        Intent.CHECK_IN: "You told me: “{quote}”. How did it go?",
        Intent.WISH_WELL: "You told me: “{quote}”. Anything I can help you get ready?",
        Intent.OFFER: "You told me: “{quote}”. Want to look at the next step together?",
        Intent.SHARE: "You told me: “{quote}”. Want one small idea that fits?",
        Intent.CONTINUE: "You said: “{quote}”. Shall we go on from there?",
    },
    "fr": {
        Intent.CHECK_IN: "Tu m’avais dit : « {quote} ». Alors, comment ça s’est passé ?",
        Intent.WISH_WELL: "Tu m’avais dit : « {quote} ». On prépare ça ensemble ?",
        Intent.OFFER: "Tu m’avais dit : « {quote} ». On regarde la prochaine étape ensemble ?",
        Intent.SHARE: "Tu m’avais dit : « {quote} ». Tu veux une petite idée là-dessus ?",
        Intent.CONTINUE: "Tu disais : « {quote} ». On reprend à partir de là ?",
    },
    "es": {
        Intent.CHECK_IN: "Me dijiste: «{quote}». ¿Qué tal te fue?",
        Intent.WISH_WELL: "Me dijiste: «{quote}». ¿Lo preparamos juntos?",
        Intent.OFFER: "Me dijiste: «{quote}». ¿Miramos juntos el siguiente paso?",
        Intent.SHARE: "Me dijiste: «{quote}». ¿Quieres una pequeña idea para eso?",
        Intent.CONTINUE: "Decías: «{quote}». ¿Seguimos desde ahí?",
    },
    "de": {
        Intent.CHECK_IN: "Du hast mir erzählt: „{quote}“. Wie ist es gelaufen?",
        Intent.WISH_WELL: "Du hast mir erzählt: „{quote}“. Wollen wir es zusammen vorbereiten?",
        Intent.OFFER: "Du hast mir erzählt: „{quote}“. Wollen wir den nächsten Schritt zusammen ansehen?",
        Intent.SHARE: "Du hast mir erzählt: „{quote}“. Magst du eine kleine Idee dazu?",
        Intent.CONTINUE: "Du sagtest: „{quote}“. Wollen wir da weitermachen?",
    },
}


def write_template(angle: Angle, situation: Situation) -> Candidate | None:
    """Return a line for the angle, or None where the studio does not speak the persona's language."""
    language = LANGUAGES.get(situation.spec.language.lower())
    if language is None:
        return None
    sentence = _english(angle, situation) if language == "en" else ""
    if not sentence and angle.phrase.quote:
        sentence = _WITH_QUOTE[language][angle.intent].format(quote=angle.phrase.quote)
    if not sentence:
        return None
    is_question = sentence.lower().startswith(("how ", "what "))
    lead = find_lead(situation.spec) if is_question else find_exclamation(situation.spec)
    return Candidate(begin(lead, sentence), (angle.memory.id,), angle.intent, "template")


def _english(angle: Angle, situation: Situation) -> str:
    phrase, when = angle.phrase, when_words(angle.memory, situation.now, situation.zone)
    if phrase.thing and not needs_clause(angle):
        forms = _WITH_THING[angle.intent]
        if angle.intent is Intent.OFFER and when and not phrase.is_plan and _is_dated(angle):
            return f"{phrase.thing} is {when}. Want a hand with the next step?"
        if angle.intent is Intent.CHECK_IN and phrase.is_plan:
            return f"Did anything come of {phrase.thing}?"
    elif phrase.clause:
        is_about_other = phrase.clause.startswith("your ") and angle.intent in (Intent.OFFER, Intent.SHARE)
        forms = _ABOUT_OTHERS if is_about_other else _WITH_CLAUSE[angle.intent]
    else:
        return ""
    if "{when}" in forms[0] and not when:
        return ""
    closer = find_closer(situation.spec)
    form = forms[angle.memory.id % len(forms)]
    return form.format(thing=phrase.thing, clause=phrase.clause, when=when, closer=closer)


def needs_clause(angle: Angle) -> bool:
    """Of a relative, a liking, a plan for today or something they do, what was said says more than the bare thing."""
    clause, kind = angle.phrase.clause, angle.memory.kind
    is_plan_now = angle.phrase.is_plan and angle.intent is Intent.WISH_WELL
    # "I came back to writing a waltz" would be the persona's own doing.
    is_doing = angle.intent is Intent.SHARE and re.match(r"\w+ing\b", angle.phrase.thing) is not None
    is_told_better = clause.startswith("your ") or kind in ("preference", "relationship")
    return bool(clause) and (is_told_better or is_plan_now or is_doing)


def _is_dated(angle: Angle) -> bool:
    return angle.memory.starts_at is not None and angle.memory.date_precision in ("day", "hour", "minute", "month")
