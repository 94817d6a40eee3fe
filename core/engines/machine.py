"""What the machine has to offer a model: cores and free memory."""

import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")
_MEMINFO = Path("/proc/meminfo")


def count_threads(wanted: int = 0) -> int:
    """Return the wanted number, or one thread a physical core, less one for the studio itself where there are many.

    A model's threads wait for each other: one that has to share its core holds all of them up.
    """
    if wanted:
        return wanted
    siblings = {path.read_text() for path in _CPUS.glob("cpu[0-9]*/topology/thread_siblings_list")}
    cores = min(len(siblings) or _count_usable(), _count_usable())
    return cores - 1 if cores > 2 else max(1, cores)


def read_free_memory() -> int | None:
    """Return the bytes that can be had without swapping, or None where the system does not say."""
    if not _MEMINFO.exists():
        return None
    lines = dict(line.split(":", 1) for line in _MEMINFO.read_text().splitlines() if ":" in line)
    kilobytes = lines.get("MemAvailable", "").split()
    return int(kilobytes[0]) * 1024 if kilobytes else None


def _count_usable() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
