"""Finds where a story stands: what the narrator said last, as half a sentence that can be gone on from; pure."""

from core.followups.candidate import Situation
from core.followups.gate.words import EMPTY, WORD, sentences
from core.memory.reading.languages.pack import Language
from core.safety.phrases import fold

LEAST, MOST = 3, 14
"""Words of a scene."""


def find_scene(situation: Situation, language: Language) -> str:
    """Return the last thing that the narrator told ("the cave breathes out"), or an empty string."""
    lines = [said.text for said in reversed(situation.talk) if said.role == "assistant"][:1]
    told = (part for line in lines for part in sentences(line) if "?" not in part)
    fitting = (part.rstrip(".!… ") for part in told if LEAST <= len(WORD.findall(part)) <= MOST)
    scene = next(fitting, "")
    # German writes nouns with a capital wherever they stand.
    return scene if language == "de" else _begin_small(scene, situation)


def _begin_small(scene: str, situation: Situation) -> str:
    first = scene.split(" ", 1)[0]
    is_name = fold(first) not in EMPTY and first in f"{situation.spec.name} {situation.spec.backstory}".split()
    return scene if is_name else scene[:1].lower() + scene[1:]
