"""Composes a follow-up: several candidates, each through the gate; the best is chosen, or nothing."""

import logging
import threading
from dataclasses import dataclass, field

from core.errors import EngineError
from core.followups.angles import PRESSING, Angle, find_angles
from core.followups.candidate import Candidate, Situation, Weighed
from core.followups.checks import choose
from core.followups.gate import Gate
from core.followups.prompting import SCHEMA, ask_for_message, ask_to_continue, finish_message, write_opening
from core.followups.templates import write_templates
from core.ports import Priority, Voice, Voices

log = logging.getLogger(__name__)

ANGLES = 3
LINES = 2
"""Lines without a model, for each angle."""


@dataclass(frozen=True)
class Composition:
    """Every candidate with its verdicts, and the one that was chosen (None: rather nothing).

    `trouble` says in words why no model took part, empty when one did. `reason` says why this was chosen.
    """

    weighed: tuple[Weighed, ...]
    chosen: Weighed | None
    reason: str
    engine: str = ""
    model: str = ""
    trouble: str = ""


@dataclass
class Composer:
    """Writes with whatever model speaks; never raises for want of one."""

    voices: Voices
    gate: Gate = field(default_factory=Gate)
    _stop: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        """Stop writing."""
        self._stop.set()

    def compose(self, situation: Situation, *, seed: int = 0, priority: Priority = Priority.BACKGROUND) -> Composition:
        """Compose from the situation; `seed` makes a second try differ from the first."""
        voice, trouble = self._find_voice(situation)
        is_tiny = voice is None or voice.model.is_tiny
        angles = _turn(find_angles(situation, limit=ANGLES + 2, allow_heavy=not is_tiny), seed)
        texts: list[Candidate] = []
        if voice is not None:
            try:
                texts += self._ask(voice, angles, situation, seed, priority)
            except EngineError as error:
                trouble = f"{error.message} {error.hint}".strip()
        written = [self.gate.weigh(candidate, situation) for candidate in dict.fromkeys(texts)]
        chosen = choose(written)
        if chosen is None or is_tiny:
            lines = self._write_lines(angles, situation, seed)
            chosen = chosen if chosen and not is_tiny else _choose_in_order(lines) or chosen
            written = [line for of_angle in lines for line in of_angle] + written
        reason = _explain(chosen, written, bool(angles))
        if voice is None:
            return Composition(tuple(written), chosen, reason, trouble=trouble)
        return Composition(tuple(written), chosen, reason, voice.engine.kind, voice.model.name, trouble)

    def _write_lines(self, angles: list[Angle], situation: Situation, seed: int) -> list[list[Weighed]]:
        """Write lines without a model, a few for each angle."""
        texts = [write_templates(angle, situation, seed)[:LINES] for angle in angles]
        return [[self.gate.weigh(text, situation) for text in of_angle] for of_angle in texts]

    def _find_voice(self, situation: Situation) -> tuple[Voice | None, str]:
        try:
            return self.voices.speaker(situation.spec.model), ""
        except EngineError as error:
            return None, f"{error.message} {error.hint}".strip()

    def _ask(
        self, voice: Voice, angles: list[Angle], situation: Situation, seed: int, priority: Priority
    ) -> list[Candidate]:
        ask = self._continue if voice.model.is_tiny else self._write
        return [text for angle in angles[:ANGLES] for text in ask(voice, angle, situation, seed, priority)]

    def _write(
        self, voice: Voice, angle: Angle, situation: Situation, seed: int, priority: Priority
    ) -> list[Candidate]:
        request = ask_for_message(angle, situation, model=voice.model.name, priority=priority)
        answer = voice.engine.answer_json(request, SCHEMA, self._stop)
        return [_candidate(str(answer.get("message", "")), angle)]

    def _continue(
        self, voice: Voice, angle: Angle, situation: Situation, seed: int, priority: Priority
    ) -> list[Candidate]:
        opening = write_opening(angle, situation)
        if not opening:
            return []
        request = ask_to_continue(opening, angle, situation, model=voice.model.name, seed=seed + 1, priority=priority)
        text = "".join(chunk.text for chunk in voice.engine.stream(request, self._stop))
        return [_candidate(finish_message(opening, text, situation.spec.name), angle, opening)]


def _candidate(text: str, angle: Angle, opening: str = "") -> Candidate:
    return Candidate(" ".join(text.split()), (angle.memory.id,), angle.intent, "model", opening)


def _turn(angles: list[Angle], seed: int) -> list[Angle]:
    """Begin at another angle each time, so that trying again may speak of something else; what presses stays first."""
    pressing = [angle for angle in angles if angle.weight >= PRESSING]
    others = angles[len(pressing) :]
    start = seed % len(others) if others else 0
    return pressing + others[start:] + others[:start]


def _choose_in_order(lines: list[list[Weighed]]) -> Weighed | None:
    """Return the best line of the first angle that has one: the matter counts for more than how well it is put."""
    return next((best for of_angle in lines if (best := choose(of_angle))), None)


def _explain(chosen: Weighed | None, written: list[Weighed], has_angles: bool) -> str:
    if chosen is not None:
        others = len(written) - 1
        best = f"The best of {others + 1}." if others else "The only one."
        is_first = chosen.score < max(one.score for one in written)
        best = f"Its matter goes first, of {len(written)}." if is_first else best
        return f"{best} Score {chosen.score:.2f}."
    if not has_angles:
        return "Nothing light enough to speak about: rather nothing than a heavy or a generic message."
    return f"None of {len(written)} is worth sending: rather nothing."
