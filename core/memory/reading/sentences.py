"""Finds where the sentences of a chat message end: at a sign, a line's end, or a picture such as 🎉."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|prof|sr|sra|mme|m|bzw|z\.b|e\.g|i\.e|etc|no|vs|ca|\w)|\d)$", re.IGNORECASE
)
_ONESELF = re.compile(r" (?:I|I['’]\w+|My|We|Je|J['’]\w+|Mon|Ma|Mes|Yo|Mi|Mis|Ich|Mein|Meine)(?!\w)")
"""After a number and a dot: a new sentence, where "the 4. May" is none."""
_ABBREVIATION_LENGTH = 8
_END = re.compile(r"(?<![.!?])[.!?]++[\"”»')\]]*+(?=\s|$)|\n+|[^\w\s.,;:!?'\"’`´«»“”„()&/%€$£+*#@\-–—…\x00°]+")


def find_sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where each sentence begins and ends, and whether it asks something."""
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - _ABBREVIATION_LENGTH) : match.start()]
        is_short = match.group() == "." and _ABBREVIATION.search(before) is not None and match.end() < len(text)
        if is_short and not (before[-1].isdigit() and _ONESELF.match(text, match.end())):
            continue
        yield start, match.start(), "?" in match.group()
        start = match.end()
    yield start, len(text), False
