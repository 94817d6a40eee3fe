"""How memories read on a page: dates, importance, who read them; no Streamlit, so that it is tested as it is."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from core.memory.reading.extraction import MEMORY_KINDS
from core.memory.showing.fading import find_strength
from core.memory.views import ChangeView, IndexHealth, MemoryView

KIND_NAMES: Final = {
    "fact": "Facts",
    "preference": "Preferences",
    "event": "Events",
    "plan": "Plans",
    "relationship": "People",
    "summary": "Summaries",
}
ONE_KIND: Final = {
    "fact": "fact",
    "preference": "preference",
    "event": "event",
    "plan": "plan",
    "relationship": "people",
    "summary": "summary",
}
KINDS: Final = tuple(MEMORY_KINDS)
"""What a person may call a memory."""
SHOWN_KINDS: Final = (*KINDS, "summary")
IMPORTANCE: Final = {1: "hardly matters", 2: "matters little", 4: "matters", 5: "matters a lot"}
"""In words where it is not the usual 3."""
STRENGTHS: Final = ((0.7, "fresh"), (0.4, "still clear"), (0.15, "fading"), (0.0, "nearly faded"))
ACTIONS: Final = {
    "added": "Noted",
    "edited": "Edited",
    "pinned": "Pinned",
    "reinforced": "Seen again",
    "superseded": "Became past",
    "replaced": "Took the place of",
    "restored": "Brought back",
    "kept apart": "Kept out of summaries",
}
WAYS_BACK: Final = {
    "edited": "Undo",
    "pinned": "Undo",
    "reinforced": "That was something else",
    "superseded": "Both are true",
    "replaced": "Both are true",
}
"""What a person says to take a change back."""
WRONG: Final = {"superseded": "The newer one is wrong", "replaced": "This one is wrong"}
"""What a person says when the newer of two memories is to go."""


def write_day(moment: datetime, zone: tzinfo = UTC) -> str:
    """Return the day as "27 Nov 2026"."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


HALF_A_DAY = timedelta(hours=12)


def write_when(view: MemoryView) -> str:
    """Return what a memory's date says, as exactly as it is known, or ""."""
    if view.starts_at is None:
        return ""
    if view.date_precision in ("hour", "minute"):
        return write_day(view.starts_at)
    # A day begins at another instant in each zone: its noon lies on the same date in nearly all of them.
    start = view.starts_at + HALF_A_DAY
    last = max(start, (view.ends_at or view.starts_at + 2 * HALF_A_DAY) - HALF_A_DAY)
    match view.date_precision:
        case "year":
            return str(start.year)
        case "month":
            return f"{start:%B %Y}"
        case _ if last.date() > start.date():
            return f"{start.day} {start:%b} – {write_day(last)}"
        case _:
            return write_day(start)


def write_until(view: MemoryView, now: datetime) -> str:
    """Return how far off a coming date is: "in 4 days", or "" when it is not ahead."""
    if view.starts_at is None or view.starts_at <= now:
        return ""
    days = (view.starts_at - now).days + 1
    if days <= 1:
        return "tomorrow"
    if days <= 60:
        return f"in {days} days"
    return f"in {round(days / 30)} months"


def write_change(change: ChangeView, zone: tzinfo = UTC) -> str:
    """Say what happened: "4 May 2026 · Became past: “Lives in York”. Something newer took its place."."""
    other = f": “{change.other_text}”" if change.other_text else ""
    reason = f". {change.reason}" if change.reason else ""
    undone = f" (undone on {write_day(change.undone_at, zone)})" if change.undone_at else ""
    return f"{write_day(change.created_at, zone)} · {ACTIONS.get(change.action, change.action)}{other}{reason}{undone}"


def write_facts(view: MemoryView, now: datetime, *, with_persona: bool = True) -> str:
    """Say on one line what kind of memory it is, who holds it, who read it, and how well it is still held."""
    found = (
        ONE_KIND.get(view.kind, view.kind),
        view.persona_name if with_persona else "",
        write_reader(view),
        f"said {view.seen_count} times" if view.seen_count > 1 else "",
        IMPORTANCE.get(view.importance, ""),
        "" if view.is_past else write_strength(find_strength(view, now=now)),
    )
    return " · ".join(word for word in found if word)


def write_reader(view: MemoryView) -> str:
    """Say who read it in what was said: rules, or which model."""
    verb = "summed up" if view.kind == "summary" else "read"
    match view.extractor:
        case "hand":
            return "written by you"
        case "model":
            return f"{verb} by {view.model or 'a model'}"
        case _:
            return f"{verb} by rules"


def write_strength(strength: float | None) -> str:
    """Say how well a memory is still held; None is what never fades."""
    return "never fades" if strength is None else next(word for least, word in STRENGTHS if strength >= least)


def write_topic(view: MemoryView) -> str:
    """Say that a memory is sensitive, and what it touches."""
    return f"sensitive: {view.sensitive_topic}" if view.sensitive_topic else "sensitive"


def write_finders(found_by: Mapping[str, int]) -> list[str]:
    """Say who found how many memories, the most frequent first; one text each."""
    short = {"model": "by a model", "extractive": "by rules", "hand": "by you"}
    named = sorted(found_by, key=lambda name: -found_by[name])
    return [f"{found_by[name]:,} {short.get(name, name)}" for name in named]


def write_index(health: IndexHealth) -> str:
    """Say how search stands, in words."""
    match health.state:
        case "ready":
            return "by meaning and by words"
        case "loading":
            return "by words, meaning is loading"
        case "catching up":
            return "catching up"
        case "without index":
            return "by meaning and by words, without the index"
        case _:
            return "by words only"


def shorten(text: str, length: int) -> str:
    """Return the text, cut at a word with an ellipsis when it is longer."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rsplit(" ", 1)[0] + "…"
