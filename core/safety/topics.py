"""Says which heavy or controversial topics a text touches, and in which words: for memories and for follow-ups."""

from dataclasses import dataclass

from core.safety.phrases import compile_phrases, find_all
from core.safety.topic_phrases import HARMLESS, TOPICS


@dataclass(frozen=True)
class SensitiveTopic:
    """A topic and the words of the text that it was seen in, as they were written."""

    topic: str
    words: tuple[str, ...]


_HARMLESS = compile_phrases(HARMLESS)
_PATTERNS = {topic: compile_phrases(phrases) for topic, phrases in TOPICS.items()}


def find_sensitive(text: str) -> list[SensitiveTopic]:
    """Return the sensitive topics of a text in English, French, Spanish or German; an empty list if there are none."""
    found = ((topic, tuple(find_all(text, pattern, _HARMLESS))) for topic, pattern in _PATTERNS.items())
    return [SensitiveTopic(topic, words) for topic, words in found if words]
