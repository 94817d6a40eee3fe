"""Says in plain words why something was recalled, the weightiest reason first, and how much each part weighed."""

from collections.abc import Mapping

WORDS = {
    "meaning": "close in meaning",
    "words": "shares its words",
    "nearby": "what was said around it fits",
    "answer": "answers such a question",
    "speaker": "of whom you asked",
    "substance": "says something",
    "time": "from the time you named",
    "dated": "names a day",
    "counted": "names a number",
    "named": "names somebody or something",
    "support": "a memory comes from it",
    "strength": "not faded",
    "pinned": "always at hand",
}
LEAST = 0.005
"""Smaller parts round to nothing, and only make the list longer."""
REASONS = 3


def weigh(score: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the parts that count as ("close in meaning", 0.25), the weightiest first; below 0 it counted against."""
    parts = [(WORDS.get(name, name), part) for name, part in score.items() if name != "total" and abs(part) >= LEAST]
    return sorted(parts, key=lambda each: -abs(each[1]))


def explain(score: Mapping[str, float]) -> str:
    """Return the main reasons as "Close in meaning, shares its words, not faded"; "" without any."""
    reasons = [word for word, part in weigh(score) if part > 0][:REASONS]
    line = ", ".join(reasons)
    return line[:1].upper() + line[1:]
