"""Settles which text is chosen, and says why: the matter that has its time first, then the best put; pure."""

from collections.abc import Sequence

from core.followups.candidate import Weighed
from core.followups.composing.angles import PRESSING, Angle
from core.followups.gate.checks import choose


def choose_by_matter(angles: Sequence[Angle], texts: Sequence[Sequence[Weighed]]) -> Weighed | None:
    """Return the best text about what presses, in its order, or else the best about anything.

    `texts` holds what was written about each angle, in the angles' order; it may end sooner.
    """
    pairs = list(zip(angles, texts, strict=False))
    pressing = [list(of_angle) for angle, of_angle in pairs if angle.weight >= PRESSING]
    others = [one for angle, of_angle in pairs if angle.weight < PRESSING for one in of_angle]
    return next((best for group in [*pressing, others] if (best := choose(group))), None)


def explain(chosen: Weighed | None, weighed: Sequence[Weighed], *, has_angles: bool, has_picked: bool) -> str:
    """Say why this was chosen, or why nothing was."""
    if chosen is not None:
        return f"{_why(chosen, weighed, has_picked=has_picked)} Score {chosen.score:.2f}."
    if not has_angles:
        return "Nothing light enough to speak about: rather nothing than a heavy or a generic message."
    return f"None of {len(weighed)} is worth sending: rather nothing."


def _why(chosen: Weighed, weighed: Sequence[Weighed], *, has_picked: bool) -> str:
    if has_picked:
        return "The small model picked it among lines that are as good, all from the person's words."
    if chosen.score < max(one.score for one in weighed):
        return f"Its matter goes first, of {len(weighed)}."
    return f"The best of {len(weighed)}." if len(weighed) > 1 else "The only one."
