"""Which of many small memories belong together: greedy groups around those with the most neighbours.

Pure, and in numpy's time rather than Python's: five thousand memories are compared in blocks of rows.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.memory.recall.words import find_stems
from core.memory.summing_up.matter import NO_MATTER, Part, find_topic

LEAST_PARTS: Final = 4
MOST_PARTS: Final = 8
NEAR: Final = 0.45
"""Nearness from which on two memories may be on one matter; what keeps them together is a word that most share."""
SHARED_WORD: Final = 0.45
"""What a shared word adds to the cosine, if it may name a matter and few memories have it: enough by itself."""
TOO_COMMON: Final = 0.2
"""Part of all memories from which on a word names no matter."""
BLOCK: Final = 512
PREFERRED_FROM: Final = 3
"""Parts of one summary among what is recalled from which on the summary says it shorter."""


def find_groups(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Return groups of parts on one matter, none in two of them; the same parts give the same groups."""
    ordered = sorted(parts, key=lambda part: part.memory_id)
    neighbours = _find_neighbours(ordered)
    free = np.ones(len(ordered), dtype=bool)
    groups: list[tuple[Part, ...]] = []
    # The most surrounded first: it lies in the middle of its matter.
    for middle in sorted(range(len(ordered)), key=lambda place: (-len(neighbours[place]), place)):
        if len(neighbours[middle]) < LEAST_PARTS:
            break
        near = [place for place in neighbours[middle] if free[place]][:MOST_PARTS] if free[middle] else []
        group = _keep_to_matter([ordered[place] for place in near], ordered[middle])
        if len(group) >= LEAST_PARTS:
            ids = {part.memory_id for part in group}
            free[[place for place in near if ordered[place].memory_id in ids]] = False
            groups.append(group)
    return groups


def _keep_to_matter(parts: Sequence[Part], middle: Part) -> tuple[Part, ...]:
    """Return those that share the word of the matter or mean something near: "trains" is no part of "training"."""
    topic = find_topic([part.text for part in parts])
    if topic is None:
        return ()
    stems = find_stems(topic)
    kept = [part for part in parts if not set(stems).isdisjoint(find_stems(part.text)) or _is_near(part, middle)]
    return tuple(sorted(kept, key=lambda part: part.memory_id))


def _is_near(one: Part, other: Part) -> bool:
    return one.vector is not None and other.vector is not None and float(one.vector @ other.vector) >= NEAR


def _find_neighbours(parts: Sequence[Part]) -> list[NDArray[np.intp]]:
    """Return for each part the places of those near it, itself included, nearest first."""
    if not parts:
        return []
    meanings, words = _stack(parts), _mark_words(parts)
    found: list[NDArray[np.intp]] = []
    for start in range(0, len(parts), BLOCK):
        block = slice(start, start + BLOCK)
        nearness = meanings[block] @ meanings.T + SHARED_WORD * np.minimum(words[block] @ words.T, 2.0)
        for place, row in enumerate(nearness, start=start):
            row[place] = np.inf
            near = np.flatnonzero(row >= NEAR)
            found.append(near[np.argsort(-row[near], kind="stable")])
    return found


def _stack(parts: Sequence[Part]) -> NDArray[np.float32]:
    size = next((len(part.vector) for part in parts if part.vector is not None), 1)
    nothing = np.zeros(size, dtype=np.float32)
    return np.stack([nothing if part.vector is None else part.vector for part in parts])


def _mark_words(parts: Sequence[Part], most: int = 512) -> NDArray[np.float32]:
    """Return which of the telling words each part has: those of several memories and not of very many."""
    stems = [set(find_stems(part.text)) for part in parts]
    held = Counter(stem for each in stems for stem in each)
    limit = max(MOST_PARTS, TOO_COMMON * len(parts))
    telling = sorted(
        (stem for stem, count in held.items() if 1 < count <= limit and stem not in NO_MATTER),
        key=lambda stem: (-held[stem], stem),
    )
    places = {stem: place for place, stem in enumerate(telling[:most])}
    marks = np.zeros((len(parts), len(places) or 1), dtype=np.float32)
    for row, each in enumerate(stems):
        marks[row, [places[stem] for stem in each if stem in places]] = 1.0
    return marks


def prefer_summaries(chosen: Sequence[int], parts: Mapping[int, AbstractSet[int] | Sequence[int]]) -> list[int]:
    """Return what is recalled with a summary in the place of its parts, where three or more of them were chosen.

    `chosen`: memory ids, best first; `parts`: the memories each summary was made of. A summary that was chosen with
    fewer of its parts stays beside them.
    """
    kept = list(chosen)
    for summary_id in sorted(parts):
        said = [memory_id for memory_id in kept if memory_id in parts[summary_id]]
        if len(said) < PREFERRED_FROM:
            continue
        place = min(kept.index(memory_id) for memory_id in [*said, *([summary_id] if summary_id in kept else [])])
        rest = [memory_id for memory_id in kept if memory_id not in said and memory_id != summary_id]
        before = sum(memory_id in rest for memory_id in kept[:place])
        kept = [*rest[:before], summary_id, *rest[before:]]
    return kept
