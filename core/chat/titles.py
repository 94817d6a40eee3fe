"""Names a conversation after what the person said first."""

import re

LONGEST = 48
"""Characters; what fits into one line of the conversation list."""


def title_from(text: str) -> str:
    """Return a one-line title: the first sentence, cut between words; empty when the text says nothing."""
    line = " ".join(re.sub(r"[*_`#>\[\]]", "", text).split())
    first = re.split(r"(?<=[.!?…])\s", line, maxsplit=1)[0]
    title = line if len(first) < 4 else first
    title = _cut(title) if len(title) > LONGEST else title.rstrip(".")
    return title[:1].upper() + title[1:]


def _cut(title: str) -> str:
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
