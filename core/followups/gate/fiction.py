"""Says whether a persona is openly an invention: in its story it may walk, have a sword, and meet people."""

from core.followups.gate.harm_phrases import FICTION
from core.personas.spec import PersonaSpec
from core.safety.phrases import compile_phrases, fold

_FICTION = compile_phrases(FICTION)


def is_fiction(spec: PersonaSpec) -> bool:
    """Whether a persona is openly an invention."""
    about = fold(" ".join((spec.tagline, spec.personality, spec.style, spec.backstory)))
    return bool(_FICTION.search(about))
