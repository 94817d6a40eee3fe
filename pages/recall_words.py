"""Says in plain words why something was recalled: the parts of its score, the weightiest first."""

from collections.abc import Mapping

WORDS = {
    "meaning": "close in meaning",
    "words": "shares its words",
    "nearby": "so is what was said around it",
    "answer": "answers such a question",
    "speaker": "of whom you asked",
    "substance": "says something",
    "time": "from the time you named",
    "dated": "names a day",
    "support": "a memory comes from it",
    "strength": "not faded",
    "pinned": "always at hand",
}
LEAST = 0.005
"""Smaller parts round to nothing, and only make the line longer."""


def explain(score: Mapping[str, float]) -> str:
    """Return "close in meaning 0.25, shares its words 0.18"; what counted against it has a minus."""
    parts = [(name, part) for name, part in score.items() if name != "total" and abs(part) >= LEAST]
    parts.sort(key=lambda each: -abs(each[1]))
    return ", ".join(f"{WORDS.get(name, name)} {f'{part:.2f}'.replace('-', '−')}" for name, part in parts)
