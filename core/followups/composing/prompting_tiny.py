"""Asks a tiny model, which can be trusted with little: to go on from an opening, or to choose among finished lines."""

from typing import Any

from core.chat.character import describe_persona
from core.followups.candidate import Citable, Situation, Weighed
from core.followups.composing.angles import Angle
from core.followups.composing.prompting import Terms
from core.ports import ChatRequest, PromptMessage, Sampling


def ask_to_continue(opening: str, angle: Angle, situation: Situation, terms: Terms) -> ChatRequest:
    """Return the request for a tiny model: its voice, one turn of the person's, and the opening it goes on from."""
    messages = (*_tiny_messages(angle.memory, situation), PromptMessage("assistant", opening))
    sampling = Sampling(temperature=0.4, max_tokens=40, repeat_penalty=1.1)
    return terms.request(messages, sampling)


def ask_to_pick(line: Weighed, situation: Situation, terms: Terms) -> ChatRequest:
    """Return the request in which a tiny model may only choose, see `choice_of`: among lines about the same memory."""
    [memory, *_] = situation.cited(line.candidate.memory_ids)
    return terms.request(_tiny_messages(memory, situation), Sampling(0.0, max_tokens=150))


def choice_of(texts: list[str]) -> dict[str, Any]:
    """Return the schema by which nothing can be answered but one of the texts."""
    line = {"type": "string", "enum": texts}
    return {"type": "object", "properties": {"line": line}, "required": ["line"], "additionalProperties": False}


def _tiny_messages(memory: Citable, situation: Situation) -> tuple[PromptMessage, ...]:
    """Lay out the persona, its voice, and what the person told as if they told it now."""
    spec = situation.spec
    shown = [
        turn
        for example in spec.examples[:2]
        for turn in (PromptMessage("user", example.user), PromptMessage("assistant", example.reply))
    ]
    told = PromptMessage("user", memory.quote or memory.text)
    return (PromptMessage("system", describe_persona(spec, is_tiny=True)), *shown, told)
