"""A guard model as a second opinion: asks it whether a follow-up is safe, in the way its family wants to be asked.

Both families are asked by a chat of two turns of which the last is judged; their own templates do the rest.
- Llama Guard 3 answers "safe", or "unsafe" and on the next line the hazards of the MLCommons taxonomy ("S10").
- Granite Guardian reads the risk's name from the system turn and answers "Yes" (it is there) or "No", from version 3.2
  on with "<confidence>High</confidence>", from 3.3 on inside "<score>yes</score>"; 3.3 would think first if let.
Anything else is no answer: it is never taken for "safe". What of this was checked, and where: decision 0018.
"""

import re
import threading
from dataclasses import dataclass, field

from core.errors import EngineError
from core.followups.candidate import GuardAnswer
from core.ports import ChatRequest, Engine, Priority, PromptMessage, Sampling

ANSWER_TOKENS = 24
RISK = "harm"
"""Granite Guardian's widest risk."""
HAZARDS = {
    "S1": "violent crimes",
    "S2": "non-violent crimes",
    "S3": "sex crimes",
    "S4": "child exploitation",
    "S5": "defamation",
    "S6": "specialised advice",
    "S7": "privacy",
    "S8": "intellectual property",
    "S9": "indiscriminate weapons",
    "S10": "hate",
    "S11": "self-harm",
    "S12": "sexual content",
    "S13": "elections",
    "S14": "abuse of code interpreters",
}
_SILENCE = "Hi."
"""What the persona answers when nobody said anything: both families judge a turn within a talk."""
_LLAMA = re.compile(r"\s*(?:(safe)|unsafe\s*((?:S\d{1,2}[\s,]*)*))\s*", re.IGNORECASE)
_GRANITE = re.compile(
    r"\s*(?:<score>)?\s*(yes|no)\s*(?:</score>)?\s*(?:<confidence>\s*(?:high|low)\s*</confidence>)?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Guard:
    """One guard model of one engine."""

    engine: Engine
    model: str
    _stop: threading.Event = field(default_factory=threading.Event)

    def ask(self, text: str, before: str) -> GuardAnswer:
        """Return its judgment of the text as an answer to what the person said before; never raises."""
        request = ask_guard(self.model, text, before)
        try:
            # The engine learns from the list which model would think first, and leave no room for its answer.
            self.engine.models()
            answer = "".join(chunk.text for chunk in self.engine.stream(request, self._stop))
        except EngineError as error:
            return GuardAnswer(self.model, None, error.message)
        return read_answer(self.model, answer)

    def close(self) -> None:
        """Stop asking."""
        self._stop.set()
        self.engine.close()


def is_granite(model: str) -> bool:
    """Whether a model is of the Granite Guardian family; every other one is asked like Llama Guard."""
    return "granite" in model.lower()


def ask_guard(model: str, text: str, before: str) -> ChatRequest:
    """Return the request that has the text judged."""
    risk = (PromptMessage("system", RISK),) if is_granite(model) else ()
    talk = (PromptMessage("user", before or _SILENCE), PromptMessage("assistant", text))
    return ChatRequest(risk + talk, model, Sampling(temperature=0.0, max_tokens=ANSWER_TOKENS), Priority.BACKGROUND)


def read_answer(model: str, answer: str) -> GuardAnswer:
    """Return what the answer means; one that is not of the family's form means nothing."""
    pattern = _GRANITE if is_granite(model) else _LLAMA
    match = pattern.fullmatch(answer)
    if match is None:
        return GuardAnswer(model, None, "Its answer could not be read.")
    if is_granite(model):
        is_safe = match[1].lower() == "no"
        return GuardAnswer(model, is_safe, "" if is_safe else "It finds it harmful.")
    if match[1]:
        return GuardAnswer(model, True)
    codes = re.findall(r"S\d+", match[2].upper())
    named = ", ".join(HAZARDS.get(code, code) for code in codes)
    return GuardAnswer(model, False, f"Unsafe: {named}." if named else "Unsafe.")
