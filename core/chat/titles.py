"""Names a conversation after what the person said first."""

import re

LONGEST = 48
"""Characters; what fits into one line of the conversation list."""


GREETING = re.compile(
    r"(?:hi|hey|hello|good (?:morning|afternoon|evening)|bonjour|salut|hola|hallo)\b[^.!?…]{0,20}[.!?…]+\s+(?=\S)",
    re.IGNORECASE,
)
"""A greeting that something follows: it names no conversation."""


def title_from(text: str) -> str:
    """Return a one-line title: the first sentence, cut between words; empty when the text says nothing."""
    line = " ".join(re.sub(r"[*_`#>\[\]]", "", text).split())
    line = GREETING.sub("", line, count=1) if GREETING.match(line) else line
    first = re.split(r"(?<=[.!?…])\s", line, maxsplit=1)[0]
    title = line if len(first) < 4 else first
    title = _cut(title) if len(title) > LONGEST else title.rstrip(".")
    return title[:1].upper() + title[1:]


def _cut(title: str) -> str:
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
