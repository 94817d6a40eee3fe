"""Asks a model for a follow-up: with a schema where it can follow one, else by an opening that it only continues."""

import re
from datetime import timedelta
from typing import Any

from core.chat.character import describe_persona
from core.chat.cleaning import clean_reply, end_at_sentence
from core.followups.angles import Angle
from core.followups.candidate import Intent, Situation
from core.followups.checks import MAX_CHARACTERS, MAX_SENTENCES
from core.followups.phrasing import when_words
from core.followups.templates import needs_clause
from core.followups.voice import begin, find_exclamation
from core.followups.wording import duration_words
from core.followups.words import sentences
from core.ports import ChatRequest, Priority, PromptMessage, Sampling

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"message": {"type": "string", "minLength": 10, "maxLength": MAX_CHARACTERS}},
    "required": ["message"],
    "additionalProperties": False,
}
TALK_LINES = 6
LINE_LENGTH = 300

_PURPOSES = {
    Intent.CHECK_IN: "Ask how it went; its time has passed.",
    Intent.WISH_WELL: "It is about to happen. Wish them well or offer to get it ready together.",
    Intent.SHARE: "Share one concrete idea that builds on it.",
    Intent.OFFER: "Offer one concrete hand with the next step.",
    Intent.CONTINUE: "Take up the story where you left it.",
}
_RULES = """\
Write the one short message that you send them now, on your own accord.
- One to three short sentences, at most one question, in your own voice and language.
- Speak of what they said, plainly recognisable. Know nothing about them beyond it: invent no names, dates or events.
- No guilt, no pressure, no "I missed you", no "just checking in". They owe you no answer.
- You are an AI character: no body, no errands, no meeting in person."""


def ask_for_message(angle: Angle, situation: Situation, *, model: str, priority: Priority) -> ChatRequest:
    """Return the request for a model that follows a schema. What the person typed stands in the user's part alone."""
    when = when_words(angle.memory, situation.now, situation.zone)
    lines = [
        f"[A task from the studio. {duration_words(situation.silence)} have passed since the last message.",
        "The last talk:",
        *(f"{'They' if said.role == 'user' else 'You'}: {_short(said.text)}" for said in situation.talk[-TALK_LINES:]),
        f"What they told you once: “{_short(angle.memory.quote or angle.memory.text)}”"
        + (f" (that is {when})" if when else ""),
        *(["How you write first, as examples of voice only:"] if situation.spec.follow_up_examples else []),
        *(f"- {line}" for line in situation.spec.follow_up_examples[:3]),
        _PURPOSES[angle.intent],
        _RULES + "]",
    ]
    messages = (
        PromptMessage("system", describe_persona(situation.spec, is_tiny=False)),
        PromptMessage("user", "\n".join(lines)),
    )
    return ChatRequest(messages, model, Sampling(temperature=0.8, max_tokens=160), priority)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LINE_LENGTH else flat[: LINE_LENGTH - 1] + "…"


# --- forced openings ---------------------------------------------------------


def write_opening(angle: Angle, situation: Situation) -> str:
    """Return how the message begins, in the person's own words: the model only goes on from here."""
    phrase, when = angle.phrase, when_words(angle.memory, situation.now, situation.zone)
    if phrase.clause and needs_clause(angle):
        sentence = f"You told me that {phrase.clause}."
    elif phrase.thing and angle.intent is Intent.CHECK_IN and when and not phrase.is_plan:
        sentence = f"{phrase.thing} was {when}."
    elif phrase.thing and angle.intent in (Intent.WISH_WELL, Intent.OFFER) and when and not phrase.is_plan:
        sentence = f"{phrase.thing} is {when}."
    elif phrase.clause:
        sentence = f"You told me that {phrase.clause}."
    elif phrase.thing:
        sentence = f"I was thinking about {phrase.thing}."
    elif phrase.quote:
        sentence = f"You told me: “{phrase.quote}”."
    else:
        return ""
    return begin(find_exclamation(situation.spec), sentence)


def ask_to_continue(
    opening: str, angle: Angle, situation: Situation, *, model: str, seed: int, priority: Priority
) -> ChatRequest:
    """Return the request for a tiny model: its voice, one turn of the person's, and the opening it goes on from."""
    spec = situation.spec
    messages = [PromptMessage("system", describe_persona(spec, is_tiny=True))]
    for example in spec.examples[:2]:
        messages += [PromptMessage("user", example.user), PromptMessage("assistant", example.reply)]
    messages += [
        PromptMessage("user", angle.memory.quote or angle.memory.text),
        PromptMessage("assistant", opening),
    ]
    sampling = Sampling(temperature=0.4, max_tokens=40, seed=seed, repeat_penalty=1.1)
    return ChatRequest(tuple(messages), model, sampling, priority)


def finish_message(opening: str, continuation: str, name: str) -> str:
    """Put opening and continuation together and keep what fits: whole sentences, nothing after the first question."""
    text = clean_reply(f"{opening} {continuation.strip()}", name).text
    text = re.split(r"\n", text.strip())[0]
    kept: list[str] = []
    for sentence in sentences(end_at_sentence(text)):
        kept.append(sentence)
        if "?" in sentence or len(kept) == MAX_SENTENCES:
            break
    return " ".join(kept)


def silence_of(length: timedelta) -> timedelta:
    """Return a silence that is never negative, however the clocks were moved."""
    return max(length, timedelta(0))
