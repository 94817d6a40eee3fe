"""Chooses the few memories and earlier turns that are worth their place in a prompt."""

from collections.abc import Callable, Collection, Sequence

from core.memory.weighing import Weighed

LEAST_RELEVANCE = 0.1
"""Below it something has nothing to do with what was said. No bound on the cosine alone separates the two."""
LEAST_OF_BEST = 0.5
"""It must be at least so relevant as this part of the best one."""
MOST_KEPT_CLOSE = 3
SAME = 0.95
"""Cosine from which on two say the same, so that one of them is enough."""


def choose(
    found: Sequence[Weighed],
    *,
    memories: int,
    turns: int = 0,
    tokens: int | None = None,
    cost: Callable[[Weighed], int] = lambda weighed: 0,
    skip: Collection[int] = (),
    least: float = LEAST_RELEVANCE,
    of_best: float = LEAST_OF_BEST,
) -> list[Weighed]:
    """Choose at most so many memories and turns, best first, which together cost at most `tokens`.

    Those kept close come first; then what is relevant enough and not said already. `skip`: messages that the prompt
    has anyway. What costs too much is passed over for the next.
    """
    bound = find_least(found, least, of_best)
    close = [each for each in found if each.is_close][: min(MOST_KEPT_CLOSE, memories)]
    wanted = [each for each in found if not each.is_close or each not in close]
    left = {"memory": memories, "turn": turns}
    room = float("inf") if tokens is None else tokens
    chosen: list[Weighed] = []
    for each in [*close, *wanted]:
        is_wanted = each in close or (each.relevance >= bound and not _is_said(each, chosen, skip))
        if is_wanted and left[each.source] and (price := cost(each)) <= room:
            chosen.append(each)
            left[each.source] -= 1
            room -= price
    return sorted(chosen, key=lambda each: (-each.total, each.source, each.id))


def find_least(found: Sequence[Weighed], least: float = LEAST_RELEVANCE, of_best: float = LEAST_OF_BEST) -> float:
    """Return the relevance from which on something has to do with what was said."""
    return max(least, of_best * max((each.relevance for each in found), default=0.0))


def _is_said(weighed: Weighed, chosen: Sequence[Weighed], skip: Collection[int]) -> bool:
    """Whether the prompt has it already: the message itself, a memory from it, or the same in other words."""
    if weighed.source == "turn" and weighed.id in skip:
        return True
    return any(_say_the_same(weighed, other) for other in chosen)


def _say_the_same(one: Weighed, other: Weighed) -> bool:
    if one.source != other.source:
        return not set(one.sources).isdisjoint(other.sources)
    return float(one.vector @ other.vector) >= SAME
