"""Chooses the few memories and earlier turns that are worth their place in a prompt."""

from collections.abc import Callable, Collection, Mapping, Sequence

from core.memory.recall.weighing import TIME, Source, Weighed

LEAST_RELEVANCE: Mapping[Source, float] = {"memory": 0.2, "turn": 0.28}
"""Below it something has nothing to do with what was said: of small talk three quarters then recall nothing, and one in
a hundred of the turns that answer a question is lost (docs/decisions/0012). A turn is compared with its neighbours, so
that some of many are always a little like anything; no bound on the cosine alone separates the two."""
LEAST_BY_WORDS = 0.1
"""The same where meaning cannot be compared."""
LEAST_SEARCHED: Mapping[Source, float] = {"memory": 0.09}
"""The same for who looks for something in their memories: they judge for themselves, and a wrong line costs a glance.
"food I can't eat" and "Is allergic to peanuts" come to 0.10, unlike things to 0.02 to 0.08."""
LEAST_OF_BEST = 0.5
"""It must be at least so relevant as this part of the best one."""
IN_TIME = TIME / 2
"""Part of time from which on something lies in the time that was asked for: then no word need match."""
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
    least: Mapping[Source, float] = LEAST_RELEVANCE,
) -> list[Weighed]:
    """Choose at most so many memories and turns, best first, which together cost at most `tokens`.

    Those kept close come first; then what is relevant enough and not said already. `skip`: messages that the prompt
    has anyway. What costs too much is passed over for the next.
    """
    bounds = {source: find_least(found, source, least) for source in least}
    close = [each for each in found if each.is_close][: min(MOST_KEPT_CLOSE, memories)]
    left = {"memory": memories, "turn": turns}
    room = float("inf") if tokens is None else tokens
    chosen: list[Weighed] = []
    for each in [*close, *(each for each in found if each not in close)]:
        if not left[each.source]:
            continue
        is_wanted = each in close or (_is_relevant(each, bounds[each.source]) and not _is_said(each, chosen, skip))
        if is_wanted and (price := cost(each)) <= room:
            chosen.append(each)
            left[each.source] -= 1
            room -= price
    return sorted(chosen, key=lambda each: (-each.total, each.source, each.id))


def find_least(
    found: Sequence[Weighed], source: Source = "memory", least: Mapping[Source, float] = LEAST_RELEVANCE
) -> float:
    """Return the relevance from which on a memory, or a turn, has to do with what was said."""
    bound = least[source]
    if not any(each.parts.get("meaning") for each in found):
        bound = min(bound, LEAST_BY_WORDS)
    return max(bound, LEAST_OF_BEST * max((each.relevance for each in found), default=0.0))


def _is_relevant(weighed: Weighed, bound: float) -> bool:
    return weighed.relevance >= bound or weighed.parts.get("time", 0.0) >= IN_TIME


def _is_said(weighed: Weighed, chosen: Sequence[Weighed], skip: Collection[int]) -> bool:
    """Whether the prompt has it already: the message itself, a memory from it, or the same in other words."""
    if weighed.source == "turn" and weighed.id in skip:
        return True
    return any(_say_the_same(weighed, other) for other in chosen)


def _say_the_same(one: Weighed, other: Weighed) -> bool:
    if one.source != other.source:
        return not set(one.sources).isdisjoint(other.sources)
    return float(one.vector @ other.vector) >= SAME
