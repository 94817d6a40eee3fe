"""Runs every benchmark, or those named: `python -m benchmarks [recall] [reading] [growth] [first_token] …`."""

import sys
from collections.abc import Callable

from benchmarks import first_token, machine, page, start_up
from benchmarks.followups import sweep
from benchmarks.memory import extraction, growth, reading, speed

BENCHMARKS: dict[str, Callable[[], None]] = {
    "recall": speed.run,
    "reading": reading.run,
    "extraction": extraction.run,
    "growth": growth.run,
    "first_token": first_token.run,
    "page": page.run,
    "start_up": start_up.run,
    "sweep": sweep.run,
}


def main(names: list[str]) -> None:
    """Run them one after the other, so that none disturbs another."""
    print(machine.describe())
    for name in names or list(BENCHMARKS):
        BENCHMARKS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
