"""Knows when a message means: do not write to me any more. In English, French, Spanish and German.

Two strengths. What says who is to stop doing what ("stop writing to me") counts wherever it is said. A bare "stop"
counts only as an answer to a message that the persona wrote first: elsewhere it belongs to the talk. Both are whole
sentences: "I can't stop laughing", "don't stop" and "tell him to stop writing to me" are none of this.
"""

import re

from core.followups.consent import stop_phrases
from core.safety.phrases import fold

LONGEST = 160
"""Characters of a message that is nothing but a stop; a longer one tells something else beside it."""

_COURTESY_WORDS = "|".join(sorted(map(re.escape, stop_phrases.COURTESIES), key=len, reverse=True))


def _compile(sentences: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_COURTESY_WORDS}) )*(?:{'|'.join(sentences)})(?: (?:{_COURTESY_WORDS}))*")


WHOLE, BARE = _compile(stop_phrases.WHOLE), _compile(stop_phrases.BARE)
COURTESY = re.compile(rf"(?:{_COURTESY_WORDS})(?: (?:{_COURTESY_WORDS}))*")
QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")


def means_stop(text: str, *, is_answer: bool, name: str = "") -> bool:
    """Tell whether a message asks not to be written to; `is_answer`: it answers what the persona wrote first.

    `name` is the persona's, by which it may be addressed.
    """
    if len(text) > LONGEST:
        return False
    said = _sentences(text, name)
    if any(WHOLE.fullmatch(" ".join(parts)) for parts in said):
        return True
    return is_answer and _is_bare_stop(said)


def _is_bare_stop(said: list[list[str]]) -> bool:
    if any(WHOLE.fullmatch(parts[0]) for parts in said):
        return True
    demands = [part for parts in said for part in parts if not COURTESY.fullmatch(part)]
    return bool(demands) and all(BARE.fullmatch(part) for part in demands)


def _sentences(text: str, name: str) -> list[list[str]]:
    """Return the folded sentences, each in its parts between commas, without smileys and the persona's name.

    What is quoted is another's: it leaves a gap, which fits nothing.
    """
    folded = fold(text).strip()
    folded = folded if QUOTED.fullmatch(folded) else QUOTED.sub(" * ", folded)
    called = {word for word in re.findall(r"\w+", fold(name)) if len(word) > 2}
    sentences = (
        [" ".join(word for word in re.findall(r"[\w'*-]+", part) if word not in called) for part in sentence.split(",")]
        for sentence in re.split(r"[.!?\n;…]+", folded)
    )
    return [parts for sentence in sentences if (parts := [part for part in sentence if part])]
