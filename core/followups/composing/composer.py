"""Composes a follow-up: several candidates, each through the gate; the best is chosen, or nothing."""

import threading
from dataclasses import dataclass, field

from core.errors import EngineError
from core.followups.composing.angles import PRESSING, Angle, find_angles
from core.followups.composing.candidate import Situation, Weighed
from core.followups.composing.settling import choose_by_matter, explain
from core.followups.composing.templates import write_templates
from core.followups.composing.writing import Writer
from core.followups.gate.checks import choose
from core.followups.gate.gate import Gate
from core.ports import Priority, Voice, Voices

ANGLES = 3
LINES = 3
"""Lines without a model, for each angle."""
AS_MUCH = 0.5
"""Weights of angles that lie nearer than this are worth as much."""
AS_GOOD = 0.12
"""Scores that lie nearer than this say nothing about which line is better."""


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
        writer = Writer(voice, situation, seed, priority, self.gate.weigh, self._stop) if voice else None
        texts, failure = _ask(writer, angles[:ANGLES])
        chosen, lines, has_picked = choose_by_matter(angles, texts), [], False
        if chosen is None or is_tiny:
            lines = self._write_lines(angles, situation, seed)
            line, has_picked = _choose_line(writer if is_tiny and not failure else None, lines)
            chosen = line or chosen
        weighed = tuple(one for of_angle in [*lines, *texts] for one in of_angle)
        reason = explain(chosen, weighed, has_angles=bool(angles), has_picked=has_picked)
        if voice is None:
            return Composition(weighed, chosen, reason, trouble=trouble)
        return Composition(weighed, chosen, reason, voice.engine.kind, voice.model.name, failure)

    def _write_lines(self, angles: list[Angle], situation: Situation, seed: int) -> list[list[Weighed]]:
        """Write lines without a model, a few for each angle."""
        texts = [write_templates(angle, situation, seed)[:LINES] for angle in angles]
        return [[self.gate.weigh(text, situation) for text in of_angle] for of_angle in texts]

    def _find_voice(self, situation: Situation) -> tuple[Voice | None, str]:
        try:
            return self.voices.speaker(situation.spec.model), ""
        except EngineError as error:
            return None, _words(error)


def _ask(writer: Writer | None, angles: list[Angle]) -> tuple[list[list[Weighed]], str]:
    """Have each angle written about; an engine that fails ends it, and what was written before stays."""
    texts: list[list[Weighed]] = []
    try:
        for angle in angles:
            texts.append(writer.write(angle) if writer else [])
    except EngineError as error:
        return texts, _words(error)
    return texts, ""


def _choose_line(writer: Writer | None, lines: list[list[Weighed]]) -> tuple[Weighed | None, bool]:
    """Return the line to send, and whether a model picked it among those that are as good as the best."""
    best_of = ((of_angle, choose(of_angle)) for of_angle in lines)
    of_angle, best = next(((one, best) for one, best in best_of if best), ([], None))
    as_good = [line for line in of_angle if best and line.is_sendable and line.score >= best.score - AS_GOOD]
    if writer is None or len(as_good) < 2:
        return best, False
    try:
        return writer.pick(as_good), True
    except EngineError:
        return best, False  # it only chose among lines that are all fit to send


def _words(error: EngineError) -> str:
    return f"{error.message} {error.hint}".strip()


def _turn(angles: list[Angle], seed: int) -> list[Angle]:
    """Begin at another of the best each time, so that a new try may speak of something else; what presses is first."""
    pressing = [angle for angle in angles if angle.weight >= PRESSING]
    others = angles[len(pressing) :]
    best = [angle for angle in others if angle.weight >= others[0].weight - AS_MUCH]
    start = seed % len(best) if best else 0
    return pressing + best[start:] + best[:start] + others[len(best) :]
