"""Weighs follow-ups with everything there is: the pure checks, the learned ones, and a guard model if one is set."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable
from core.followups.candidate import Candidate, GuardAnswer, Opinions, Situation, Suspicion, Weighed
from core.followups.gate.checks import weigh
from core.followups.gate.guard import Guard
from core.followups.gate.nearness import Nearness
from core.followups.gate.words import sentences
from core.memory.reading.language import detect_language
from core.ports import Embedder, Vectors
from core.safety.classifiers import Classifier, load_classifier

UNSURE = 0.5
"""A score from which something is rather heavy than not."""
RAISED = 0.4
"""A cosine from which a sentence of the person's own speaks of the same matter as one of the follow-up."""
OWN_SENTENCES = 200
"""Of the person's own words, so many of the newest are compared."""
REMEMBERED = 200
"""Guard's answers that are kept, so that weighing a text twice asks once."""


@dataclass(frozen=True)
class Eyes:
    """The learned checks over one embedder. They read English: the packaged embedder knows little else."""

    embedder: Embedder
    heavy: Classifier = field(default_factory=lambda: load_classifier("heavy_topics"))
    pressing: Classifier = field(default_factory=lambda: load_classifier("manipulation"))

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self.embedder)

    def read(self, candidate: Candidate, situation: Situation) -> Opinions:
        """Return what the classifiers are sure of, or why they did not look; never raises."""
        if self.embedder.model_id != self.heavy.embedder:
            return Opinions(unread="the learned checks were made for another embedder")
        if detect_language(candidate.text) != "en":
            return Opinions(unread="the learned checks read English only")
        try:
            vectors = self.embedder.embed([*sentences(candidate.text), candidate.text])
            suspicions = tuple(self._suspect(vectors, candidate, situation))
            return Opinions(suspicions, unread="", nearness=self._nearness.measure(vectors[-1], situation.spec))
        except EmbedderUnavailable as error:
            return Opinions(unread=error.message.rstrip("."))

    def _suspect(self, vectors: Vectors, candidate: Candidate, situation: Situation) -> Iterator[Suspicion]:
        parts = sentences(candidate.text)
        for part, guess in zip(parts, self.pressing.judge(vectors[:-1]), strict=True):
            if self.pressing.is_sure(guess):
                yield Suspicion("manipulation", guess.label, part, guess.score)
        *guesses, whole = self.heavy.judge(vectors)
        for place, guess in enumerate(guesses):
            # "Will you face it?" sounds heavy by itself; of a text that is light as a whole it is not.
            is_heavy = self.heavy.is_sure(guess) and whole.score >= UNSURE
            if is_heavy and not self._was_raised(vectors[place], candidate, situation):
                yield Suspicion("heavy_topics", guess.label, parts[place], guess.score)

    def _was_raised(self, vector: NDArray[np.float32], candidate: Candidate, situation: Situation) -> bool:
        """Whether the person themself spoke of this before: a sentence of theirs is as heavy, and near it."""
        said = _own_sentences(candidate, situation)
        if not said:
            return False
        own = self.embedder.embed(said)
        is_near = (own @ vector) >= RAISED
        return any(near and guess.score >= UNSURE for near, guess in zip(is_near, self.heavy.judge(own), strict=True))


def _own_sentences(candidate: Candidate, situation: Situation) -> Sequence[str]:
    quotes = "\n".join(memory.quote for memory in situation.cited(candidate.memory_ids))
    lines = f"{quotes}\n{situation.user_words}".splitlines()
    return list(dict.fromkeys(part for line in lines for part in sentences(line)))[:OWN_SENTENCES]


@dataclass
class Gate:
    """The quality gate. Without eyes and guard it is the pure checks alone, and its verdicts say so."""

    eyes: Eyes | None = None
    guard: Guard | None = None
    _answers: OrderedDict[tuple[str, str], GuardAnswer] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def close(self) -> None:
        """Ask no more."""
        if self.guard:
            self.guard.close()

    def weigh(self, candidate: Candidate, situation: Situation) -> Weighed:
        """Return the candidate with every check's verdict. Asks models: never call it inside a transaction.

        The guard is asked only for what nothing else vetoes: it is by far the slowest.
        """
        opinions = self.eyes.read(candidate, situation) if self.eyes else candidate.opinions
        weighed = weigh(replace(candidate, opinions=opinions), situation)
        if self.guard is None or not weighed.is_sendable:
            return weighed
        answer = self._ask(self.guard, candidate, situation)
        return weigh(replace(candidate, opinions=replace(opinions, guard=answer)), situation)

    def _ask(self, guard: Guard, candidate: Candidate, situation: Situation) -> GuardAnswer:
        before = next((said.text for said in reversed(situation.talk) if said.role == "user"), "")
        with self._lock:
            if kept := self._answers.get((candidate.text, before)):
                return kept
        answer = guard.ask(candidate.text, before)
        if answer.is_safe is not None:
            with self._lock:
                self._answers[candidate.text, before] = answer
                while len(self._answers) > REMEMBERED:
                    self._answers.popitem(last=False)
        return answer
