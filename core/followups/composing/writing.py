"""Has a model write a follow-up about one angle: freely, and from an opening; what fails gets one more attempt."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.errors import MalformedAnswer
from core.followups.candidate import Candidate, Situation, Weighed
from core.followups.composing import prompting, prompting_tiny
from core.followups.composing.angles import Angle
from core.followups.composing.openings import write_openings, write_tiny_opening
from core.followups.composing.shown import show
from core.followups.composing.voice import find_frames
from core.followups.gate.words import sentences
from core.ports import ChatRequest, Priority, Voice
from core.safety.phrases import fold

TINY_TRIES = 2
"""Continuations of one opening by a tiny model: most of them fail, and each takes it a second."""


@dataclass(frozen=True)
class Writer:
    """One model, one situation. Every method may raise an EngineError."""

    voice: Voice
    situation: Situation
    seed: int
    priority: Priority
    weigh: Callable[[Candidate, Situation], Weighed]
    stop: threading.Event = field(default_factory=threading.Event)

    def write(self, angle: Angle) -> list[Weighed]:
        """Return everything it wrote about the angle, weighed."""
        written = self._weigh(self._texts(angle))
        if self.voice.model.is_tiny or not written or any(not prompting.find_faults(one) for one in written):
            return written
        return written + self._weigh([self._mend(written[0], angle)])

    def _weigh(self, texts: Iterable[Candidate]) -> list[Weighed]:
        return [self.weigh(one, self.situation) for one in texts if one.text and not self._is_echo(one.text)]

    def pick(self, lines: Sequence[Weighed]) -> Weighed:
        """Return the line that the model finds most fitting: it can answer nothing else."""
        texts = [line.candidate.text for line in lines]
        request = prompting_tiny.ask_to_pick(lines[0], self.situation, self._terms(0))
        answer = self.voice.engine.answer_json(request, prompting_tiny.choice_of(texts), self.stop)
        return lines[texts.index(str(answer["line"]))]

    def _texts(self, angle: Angle) -> Iterator[Candidate]:
        if self.voice.model.is_tiny:
            yield from self._continue(angle)
            return
        request = prompting.ask_for_message(angle, self.situation, self._terms(0))
        yield self._candidate(self._read(request), angle)
        openings = write_openings(angle, self.situation)
        if openings:
            opening = openings[(self.seed + angle.memory.id) % len(openings)]
            request = prompting.ask_to_go_on(opening, angle, self.situation, self._terms(1))
            yield self._candidate(self._stream(request), angle, begins=opening)

    def _is_echo(self, text: str) -> bool:
        """Whether it only says again what it was shown: that takes no model, and is not to pass as its own."""
        spec = self.situation.spec
        shown = {fold(part) for one, _ in show(spec) for part in sentences(one.idea)}
        is_shown = any(fold(part) in shown for part in sentences(text))
        return is_shown or any(frame.is_filled_in(text) for frame in find_frames(spec))

    def _mend(self, failed: Weighed, angle: Angle) -> Candidate:
        request = prompting.ask_to_mend(failed, angle, self.situation, self._terms(2))
        return self._candidate(self._read(request), angle)

    def _continue(self, angle: Angle) -> Iterator[Candidate]:
        opening = write_tiny_opening(angle, self.situation)
        for number in range(TINY_TRIES if opening else 0):
            request = prompting_tiny.ask_to_continue(opening, angle, self.situation, self._terms(number))
            text = prompting.finish_message(opening, self._stream(request), self.situation.spec.name)
            yield Candidate(text, (angle.memory.id,), angle.intent, "model", opening)

    def _read(self, request: ChatRequest) -> str:
        try:
            answer = self.voice.engine.answer_json(request, prompting.SCHEMA, self.stop)
        except MalformedAnswer:
            return ""
        return str(answer.get("message", ""))

    def _stream(self, request: ChatRequest) -> str:
        return "".join(chunk.text for chunk in self.voice.engine.stream(request, self.stop))

    def _candidate(self, text: str, angle: Angle, begins: str = "") -> Candidate:
        whole = prompting.finish_message(begins, " ".join(text.split()), self.situation.spec.name)
        return Candidate(whole, (angle.memory.id,), angle.intent, "model")

    def _terms(self, number: int) -> prompting.Terms:
        return prompting.Terms(self.voice.model.name, self.seed * 10 + number + 1, self.priority)
