"""Composes a follow-up: several candidates, each through the gate; the best is chosen, or nothing."""

import threading
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from core.engines.gguf import parse_count
from core.errors import EngineError
from core.followups.candidate import Earlier, Situation, Weighed
from core.followups.composing.angles import PRESSING, Angle, find_angles, is_speakable
from core.followups.composing.settling import choose_by_matter, explain
from core.followups.composing.templates import write_templates
from core.followups.composing.writing import Writer
from core.followups.gate.checks import choose
from core.followups.gate.gate import Gate
from core.ports import Priority, Voice, Voices

ANGLES = 3
LINES = 3
"""Lines without a model, for each angle."""
WRITES_ALONE_FROM = 3_000_000_000
"""Parameters from which a model's own text goes before any line: a smaller one asks "did you study?" after the exam."""
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
        is_alone = voice is not None and _may_write_alone(voice)
        angles = _turn(find_angles(situation, limit=ANGLES + 2, allow_heavy=is_alone), seed)
        writer = Writer(voice, situation, seed, priority, self.gate.weigh, self._stop) if voice else None
        texts, failure = _ask(writer, angles[:ANGLES])
        chosen, lines, has_picked = choose_by_matter(angles, texts), [], False
        if chosen is None or not is_alone:
            lines = self._write_lines(angles, situation, seed)
        if is_tiny:
            line, has_picked = _choose_line(writer if not failure else None, lines)
            chosen = line or chosen
        elif lines:
            both = zip_longest(lines, texts, fillvalue=())
            chosen = choose_by_matter(angles, [[*of_lines, *of_texts] for of_lines, of_texts in both])
        weighed = tuple(one for of_angle in [*lines, *texts] for one in of_angle)
        reason = explain(chosen, weighed, has_angles=bool(angles), has_picked=has_picked)
        if voice is None:
            return Composition(weighed, chosen, reason, trouble=trouble)
        return Composition(weighed, chosen, reason, voice.engine.kind, voice.model.name, failure)

    def _write_lines(self, angles: list[Angle], situation: Situation, seed: int) -> list[list[Weighed]]:
        """Write lines without a model, a few for each angle, none in the words of another."""
        written: list[list[Weighed]] = []
        for angle in angles:
            said = tuple(Earlier(one.candidate.text) for of_angle in written for one in of_angle)
            fresh = replace(situation, sent=(*situation.sent, *said))
            is_light = is_speakable(angle.memory, allow_heavy=False)  # no fixed line is careful enough for a death
            texts = write_templates(angle, fresh, seed)[:LINES] if is_light else []
            written.append([self.gate.weigh(text, situation) for text in texts])
        return written

    def _find_voice(self, situation: Situation) -> tuple[Voice | None, str]:
        try:
            return self.voices.speaker(situation.spec.model), ""
        except EngineError as error:
            return None, _words(error)


def _may_write_alone(voice: Voice) -> bool:
    """Whether the model is large enough, or of unknown size, so that no line need stand beside what it writes."""
    count = parse_count(voice.model.parameters)
    return not voice.model.is_tiny and not 0 < count < WRITES_ALONE_FROM


def _ask(writer: Writer | None, angles: list[Angle]) -> tuple[list[list[Weighed]], str]:
    """Have each angle written about; an engine that fails ends it, and what was written before stays."""
    texts: list[list[Weighed]] = []
    try:
        for number, angle in enumerate(angles):
            # A tiny model goes on from the memory, whatever the end: it would only say the same again.
            is_same = any(one.memory == angle.memory for one in angles[:number])
            is_again = is_same and writer is not None and writer.voice.model.is_tiny
            texts.append(writer.write(angle) if writer and not is_again else [])
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
