"""Which heavy matter a statement touches: one word for it, so that nobody is reminded of it unasked."""

from typing import Final

from core.safety.topics import find_sensitive

_HEAVIEST_FIRST: Final = (
    "crisis", "grief", "violence", "health", "addiction", "money",
    "sexuality", "separation", "law", "religion", "politics",
)  # fmt: skip


def name_topic(text: str) -> str:
    """Return the heaviest sensitive topic of a text, or "" when it has none."""
    topics = {found.topic for found in find_sensitive(text)}
    return next((topic for topic in _HEAVIEST_FIRST if topic in topics), min(topics, default=""))
