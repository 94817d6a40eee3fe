"""Words a summary of a few memories: with the model that speaks, if it is to be trusted with it, or from their words.

Whatever a model writes is believed only where the memories bear out every clause.
"""

import logging
import threading
from collections.abc import Sequence
from typing import Any, Final

from core.errors import StudioError
from core.memory.reading.extraction import MEMORY_LENGTH
from core.memory.summing_up.matter import Part
from core.memory.summing_up.summaries import Summary
from core.memory.summing_up.summarising import is_borne_out, order_by_topic, summarise
from core.ports import ChatRequest, Priority, PromptMessage, Sampling, Voices

log = logging.getLogger(__name__)

_ORDER: Final = """You join short notes about one person into one sentence. Use the notes' own words, in their language,
in the third person, without a subject. Keep every name, number, date and "not". Add nothing, leave nothing out. Part
the notes with semicolons."""
_EXAMPLE: Final = (
    "- Runs on Sundays\n- Joined the harriers club in May\n- Is training for the Leeds half marathon",
    '{"summary": "Runs on Sundays; joined the harriers club in May; is training for the Leeds half marathon"}',
)
_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"summary": {"type": "string", "maxLength": MEMORY_LENGTH}},
    "required": ["summary"],
    "additionalProperties": False,
}


class Summariser:
    """Writes summaries; without voices, from the memories' own words alone."""

    def __init__(self, voices: Voices | None = None) -> None:
        self._voices = voices

    def write(self, parts: Sequence[Part], *, may_ask_model: bool) -> Summary | None:
        """Return a summary and the memories that are in it, or None when they have no matter in common."""
        ordered = order_by_topic(parts)
        if not ordered:
            return None
        texts = [part.text for part in ordered]
        worded = self._ask(texts) if may_ask_model else ""
        if is_borne_out(worded, texts):
            return Summary(worded, "model", tuple(part.memory_id for part in ordered))
        extracted = summarise(texts)
        if extracted is None:
            return None
        line, held = extracted
        return Summary(line, "extractive", tuple(part.memory_id for part in ordered[:held]))

    def _ask(self, texts: Sequence[str]) -> str:
        """Return what the model writes, or "" when none is there that may be trusted with it."""
        try:
            voice = self._voices.speaker() if self._voices else None
            if voice is None or voice.model.is_tiny:
                return ""
            answer = voice.engine.answer_json(_request(texts, voice.model.name), _SCHEMA, threading.Event())
        except StudioError as error:
            # The memories' own words do as well: nobody waits for a better summary.
            log.debug("No model for a summary: %s", error.message)
            return ""
        return " ".join(str(answer.get("summary", "")).split()).rstrip(". ")


def _request(texts: Sequence[str], model: str) -> ChatRequest:
    notes, answer = _EXAMPLE
    return ChatRequest(
        messages=(
            PromptMessage("system", _ORDER),
            PromptMessage("user", notes),
            PromptMessage("assistant", answer),
            PromptMessage("user", "\n".join(f"- {text}" for text in texts)),
        ),
        model=model,
        sampling=Sampling(temperature=0.0, max_tokens=200, seed=1),
        priority=Priority.BACKGROUND,
    )
