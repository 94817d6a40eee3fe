"""Runs every benchmark, or those named: `python -m benchmarks [recall] [first_token] [page] [start_up]`."""

import sys

from benchmarks import first_token, machine, page, recall, start_up

BENCHMARKS = {"recall": recall.run, "first_token": first_token.run, "page": page.run, "start_up": start_up.run}


def main(names: list[str]) -> None:
    """Run them one after the other, so that none disturbs another."""
    print(machine.describe())
    for name in names or list(BENCHMARKS):
        BENCHMARKS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
