"""Asks a model for a follow-up: with a schema where it can follow one, else by an opening that it only continues."""

import json
import re
from datetime import timedelta
from typing import Any

from core.chat.character import describe_persona
from core.chat.cleaning import clean_reply, end_at_sentence
from core.followups.angles import Angle
from core.followups.candidate import Intent, Situation
from core.followups.checks import MAX_CHARACTERS, MAX_SENTENCES
from core.followups.phrasing import language_of, when_words
from core.followups.voice import begin, find_exclamation
from core.followups.wording import duration_words
from core.followups.words import LANGUAGES, sentences
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
    Intent.CHECK_IN: "ask how it went",
    Intent.WISH_WELL: "wish them well for it, or offer to get it ready together",
    Intent.SHARE: "share one concrete idea that builds on it",
    Intent.OFFER: "offer one concrete hand with the next step",
    Intent.CONTINUE: "take up the story where you left it",
}
_RULES = """\
One or two short sentences, at most one question, in your own voice and language. Say plainly which thing you mean. \
Invent nothing about them. No guilt, no pressure, no “I missed you”, no “just checking in”. \
You have no body and run no errands."""
_SHOWN_TOLD = "I planted tomatoes on my balcony"
_SHOWN_MESSAGE = "Your balcony tomatoes deserve good company: basil, right beside them. Want to hear why?"


def ask_for_message(angle: Angle, situation: Situation, *, model: str, priority: Priority) -> ChatRequest:
    """Return the request for a model that follows a schema. What the person typed stands in the user's part alone."""
    when = when_words(angle.memory, situation.now, situation.zone)
    told = _quoted(angle.memory.quote or angle.memory.text) + (f"” (that is {when})" if when else "”")
    talk = [f"{'They' if said.role == 'user' else 'You'}: {_short(said.text)}" for said in situation.talk[-TALK_LINES:]]
    before = [sent.text for sent in situation.sent[:2]]
    task = [
        "You write first now, although they did not ask.",
        *(["How you talked last:", *talk] if talk else []),
        "How you sound when you write first:",
        *situation.spec.follow_up_examples[:3],
        *(["What you wrote first before; say something else:", *before] if before else []),
        f"It has been {duration_words(situation.silence)}. {_task(told, angle.intent)}",
    ]
    messages = (
        PromptMessage("system", f"{describe_persona(situation.spec, is_tiny=False)}\n\n{_RULES}"),
        PromptMessage("user", _task(f"{_SHOWN_TOLD}”", Intent.SHARE)),
        PromptMessage("assistant", json.dumps({"message": _SHOWN_MESSAGE})),
        PromptMessage("user", "\n".join(task)),
    )
    return ChatRequest(messages, model, Sampling(temperature=0.7, max_tokens=120, repeat_penalty=1.1), priority)


def _task(told: str, intent: Intent) -> str:
    return f"They told you: “{told}. Write one short message in which you {_PURPOSES[intent]}, as JSON."


def _quoted(text: str) -> str:
    """Return it without the marks that would end the quotation: what follows them would read as the order's own."""
    return _short(text.replace("“", "‘").replace("”", "’"))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LINE_LENGTH else flat[: LINE_LENGTH - 1] + "…"


# --- forced openings ---------------------------------------------------------


def write_opening(angle: Angle, situation: Situation) -> str:
    """Return how the message begins, in the person's own words: the model only goes on from here."""
    # A tiny model speaks English at best, and half a sentence in each of two languages is in none.
    if LANGUAGES.get(situation.spec.language.lower()) != "en" or language_of(angle.memory) != "en":
        return ""
    phrase, when = angle.phrase, when_words(angle.memory, situation.now, situation.zone)
    if phrase.clause and phrase.sort in ("person", "liking", "fact"):
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
