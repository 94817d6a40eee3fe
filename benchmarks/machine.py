"""What the numbers were measured on, and how they are printed."""

import os
import platform
import statistics
from collections.abc import Callable, Sequence
from importlib.metadata import version
from time import perf_counter


def describe() -> str:
    """Return the machine and the versions that matter, in one line."""
    libraries = ", ".join(
        f"{name} {version(name)}" for name in ("streamlit", "chromadb", "sentence-transformers", "xllamacpp")
    )
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{machine}, Python {platform.python_version()}, {libraries}"


def time_ms(action: Callable[[], object], *, runs: int, warm_up: int = 3) -> list[float]:
    """Return the milliseconds of each run, after some that do not count."""
    for _ in range(warm_up):
        action()
    return [_once(action) for _ in range(runs)]


def _once(action: Callable[[], object]) -> float:
    began = perf_counter()
    action()
    return (perf_counter() - began) * 1000


def p50(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print("| " + " | ".join(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row) + " |")
