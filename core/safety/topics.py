"""Says which heavy or controversial topics a text touches, and in which words: for memories and for follow-ups."""

import re
from dataclasses import dataclass

from core.safety.phrases import compile_phrases, find_all
from core.safety.topic_phrases import HARMLESS, TOPICS


@dataclass(frozen=True)
class SensitiveTopic:
    """A topic and the words of the text that it was seen in, as they were written."""

    topic: str
    words: tuple[str, ...]


_YOURS = {
    "my": "your", "i'm": "you're", "i am": "you are", "mon": "ton", "ma": "ta", "mes": "tes", "mi": "tu",
    "meine": "deine", "meiner": "deiner", "meinem": "deinem", "meinen": "deinen", "meines": "deines",
}  # fmt: skip
_MINE = re.compile(rf"(?<![\w'*])(?:{'|'.join(_YOURS)})(?![\w'*])")


def _said_to_both(phrase: str) -> str:
    """Let a phrase that people use of themselves ("lost my job") be found in what is said to them ("lost your job")."""
    return _MINE.sub(lambda match: f"({match.group()}|{_YOURS[match.group()]})", phrase)


_HARMLESS = compile_phrases(HARMLESS)
_PATTERNS = {topic: compile_phrases(map(_said_to_both, phrases)) for topic, phrases in TOPICS.items()}


def find_sensitive(text: str) -> list[SensitiveTopic]:
    """Return the sensitive topics of a text in English, French, Spanish or German; an empty list if there are none."""
    found = ((topic, tuple(find_all(text, pattern, _HARMLESS))) for topic, pattern in _PATTERNS.items())
    return [SensitiveTopic(topic, words) for topic, words in found if words]
