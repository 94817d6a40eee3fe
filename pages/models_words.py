"""How models, sizes and downloads read on the page; pure."""

from datetime import timedelta

GIGABYTE = 1_000_000_000

INSTALL = {
    "Linux": "curl -fsSL https://ollama.com/install.sh | sh",
    "macOS": "brew install ollama && brew services start ollama",
    "Windows": "winget install Ollama.Ollama",
}
"""Ollama's own ways of being installed, by system; each starts its server too."""

KINDS = {
    "ollama": "through Ollama",
    "embedded": "built into the studio",
    "scripted": "scripted, without a model",
}

DEMO = (
    "This is a **demonstration brain**: small enough to come along with the studio and to run anywhere. "
    "It chats in friendly English, but it forgets its character, invents facts and understands little. "
    "Everything else works as it will with a real model."
)

LOOK_AGAIN = timedelta(seconds=1)


def say_size(size: int) -> str:
    """Return bytes as people read them: 98 MB, 2.0 GB; nothing when it is not known."""
    if not size:
        return ""
    return f"{size / GIGABYTE:.1f} GB" if size >= GIGABYTE else f"{size / 1_000_000:.0f} MB"


def say_facts(*facts: str) -> str:
    """Join what is known about a model."""
    return " · ".join(fact for fact in facts if fact)


def say_progress(done: int, total: int, state: str, is_stopping: bool) -> str:
    """Return how far a download is."""
    if is_stopping:
        return "Stopping …"
    if state == "checking":
        return "All here. Checking that it came whole …"
    if not total:
        return "Asking for it …"
    return f"{say_size(done) or '0 MB'} of {say_size(total)}"
