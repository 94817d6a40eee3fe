"""Takes out of a reply what the person was never meant to see: role labels, invented next turns, template marks."""

import re
from dataclasses import dataclass

INVENTED_TURN = re.compile(
    r"(?:^|\n)[^\S\n]*+(?:\*\*)?(?:user|human|assistant|system)(?:\*\*)?\s*:"
    r"|<\|[a-z_]+\|>|</s>|<(?:start|end)_of_turn>",
    re.IGNORECASE,
)
PARROTED_NOTE = re.compile(r"\[Note\b[^\]]*(?:\]\s*|$)")
# Atomic, and begun once: what does not end here is not tried again from each of its marks.
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)*]*+(?=\s|$)")


@dataclass(frozen=True)
class Cleaned:
    """A reply as it is shown; `is_cut`: the model began to speak for somebody else, so it may stop."""

    text: str
    is_cut: bool = False


def clean_reply(text: str, name: str) -> Cleaned:
    """Strip the persona's own label, and cut where another speaker's turn begins."""
    label = re.compile(rf"^\s*(?:\*\*)?(?:assistant|{re.escape(name)})(?:\*\*)?\s*:\s*", re.IGNORECASE)
    text = PARROTED_NOTE.sub("", label.sub("", text, count=1)).lstrip()
    invented = INVENTED_TURN.search(text)
    if invented and invented.start() > 0:
        return Cleaned(text[: invented.start()].strip(), is_cut=True)
    return Cleaned(text.rstrip() if not invented else INVENTED_TURN.sub("", text, count=1).strip())


def end_at_sentence(text: str) -> str:
    """Return the text up to its last whole sentence, unless that would lose more than half of it."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return text[: ends[-1]] if ends and ends[-1] * 2 >= len(text) else text
