"""Our recall on a LoCoMo conversation: the product's own columns, questions and sum, nothing made for the benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from benchmarks.memory.retrieval_notes import Chat, Noted
from benchmarks.memory.retrieval_vectors import Embedding
from core.memory.decay import Held
from core.memory.recall.asking import Question, ask
from core.memory.recall.shelf import Kept, Remembered, Talk, Turn
from core.memory.recall.weighing import Parts, Weighed, weigh, weigh_memories, weigh_turns
from core.memory.recall.words import Row

NONE = Kept()
MOST = 20
"""Results looked at."""


@dataclass(frozen=True, eq=False)
class Laid:
    """A conversation laid out as the product does it; ids are places in the talk."""

    chat: Chat
    embedding: Embedding

    @cached_property
    def talk(self) -> Talk:
        """The turns."""
        lines = self.chat.talk.turns
        texts = [f"{line.speaker}: {line.text}" for line in lines]
        vectors = self.embedding.embed(texts)
        talk = Talk()
        talk.add(
            [
                Turn(place, line.session, text, line.speaker, line.said_at, vector)
                for place, (line, text, vector) in enumerate(zip(lines, texts, vectors, strict=True))
            ]
        )
        return talk

    @cached_property
    def extracted(self) -> Kept:
        """What our reader kept."""
        return self._keep(self.chat.extracted)

    @cached_property
    def observed(self) -> Kept:
        """What a large model kept."""
        return self._keep(self.chat.observed)

    @cached_property
    def questions(self) -> list[Question]:
        """The questions, asked when the talk was over."""
        vectors = self.embedding.embed([each.text for each in self.chat.talk.questions])
        now = self.chat.talk.turns[-1].said_at
        return [ask(each.text, vector, now=now) for each, vector in zip(self.chat.talk.questions, vectors, strict=True)]

    @cached_property
    def found(self) -> list[list[Weighed]]:
        """What is found for each question, beside what our reader kept."""
        return [self.weigh(question, self.extracted) for question in self.questions]

    def weigh_turns(self, question: Question, kept: Kept = NONE) -> Parts:
        """Return the parts of every turn's score; memories lift the turns that they are from."""
        memories = weigh_memories(question, kept, self.talk, now=self.chat.talk.turns[-1].said_at)
        return weigh_turns(question, self.talk, kept, memories)

    def weigh_memories(self, question: Question, kept: Kept) -> Parts:
        """Return the parts of every memory's score."""
        return weigh_memories(question, kept, self.talk, now=self.chat.talk.turns[-1].said_at)

    def weigh(self, question: Question, kept: Kept) -> list[Weighed]:
        """Return memories and turns in one list, best first, as the product does."""
        return weigh(question, kept, self.talk, now=self.chat.talk.turns[-1].said_at)

    def _keep(self, notes: Sequence[Noted]) -> Kept:
        # The product's memories have one subject; here there are two, so the name stands before the words.
        texts = [note.text if note.speaker in note.text else f"{note.speaker}: {note.text}" for note in notes]
        vectors = self.embedding.embed(texts)
        return Kept(
            [
                Remembered(
                    id=number,
                    text=text,
                    held=Held(note.kind, note.importance, 1, self._when(note), ends_at=note.ends_at),
                    starts_at=note.starts_at,
                    ends_at=note.ends_at,
                    sources=note.sources,
                    vector=vector,
                    speaker=note.speaker,
                )
                for number, (note, text, vector) in enumerate(zip(notes, texts, vectors, strict=True))
            ]
        )

    def _when(self, note: Noted) -> datetime:
        return self.chat.talk.turns[note.sources[-1]].said_at

    def list_results(self, found: Sequence[Weighed]) -> list[frozenset[str]]:
        """Return what each place of a list brings, a turn or a memory's turns; what was there before takes no place."""
        listed: list[frozenset[str]] = []
        known: set[int] = set()
        for each in found:
            if not known.issuperset(each.sources):
                listed.append(frozenset(self.chat.talk.turns[place].id for place in each.sources))
                known.update(each.sources)
        return listed

    def order(self, scores: Row) -> list[frozenset[str]]:
        """Return the best turns by their scores."""
        return [frozenset((self.chat.talk.turns[place].id,)) for place in np.argsort(-scores, kind="stable")[:MOST]]

    def order_memories(self, kept: Kept, scores: Row) -> list[frozenset[str]]:
        """Return the turns of the best memories by their scores."""
        best = np.argsort(-scores, kind="stable")[:MOST]
        return [frozenset(self.chat.talk.turns[place].id for place in kept.memories[one].sources) for one in best]


def add(parts: Parts, without: Sequence[str] = ()) -> Row:
    """Return the sums of the parts, but for some."""
    total: Row = np.sum([row for name, row in parts.items() if name not in without], axis=0)
    return total
