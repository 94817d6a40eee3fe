"""What a message costs to read at worst: `python -m benchmarks.memory.repetitions [--rounds N]`; processor ms.

8,000 characters of one to three pieces said over and over, as one breath and as many short lines, drawn from the
words of all languages' rules and from the signs at which clauses and sentences part: where a pattern tries every
beginning against every end, it shows here.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from core.memory.reading import languages
from core.memory.reading.extraction import Reading
from core.memory.reading.extractive import ExtractiveReader

LENGTH = 8_000
SHOWN = 10
_SIGNS = (
    ", ",
    ". ",
    " ",
    "\n",
    "\t",
    "'",
    '"',
    "«",
    "*",
    "_",
    "[",
    "<",
    "(",
    "- ",
    "?",
    "! ",
    "... ",
    "♪",
    "`",
    "> ",
    " / ",
)
_BEGINNINGS = (
    "", "I ", "I am ", "my sister ", "we ", "I have been ", "je ", "j'ai ", "mon père ", "tengo ", "mi madre ",
    "ich habe ", "mein Bruder ", "ich bin ",
)  # fmt: skip
_LINES = (100, 300, 395)


def find_slowest(rounds: int, chance: random.Random) -> list[tuple[float, str]]:
    """Return the slowest messages by what they repeat, and how many ms of processor each took."""
    reader = ExtractiveReader()
    reader.read(Reading("I like tea", 0, datetime.now(UTC)))
    times = ((_measure(reader, text), piece) for piece, text in _make_messages(rounds, chance))
    return sorted(times, reverse=True)[:SHOWN]


def _make_messages(rounds: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    words = sorted(_list_words())
    for _ in range(rounds):
        piece = "".join(_draw(words, chance) for _ in range(chance.randint(1, 3)))
        yield piece, (piece * LENGTH)[:LENGTH]
        begin, length = chance.choice(_BEGINNINGS), chance.choice(_LINES)
        lines = ((begin + piece * length)[:length] + f" {number}. " for number in range(LENGTH // length))
        yield begin + piece, "".join(lines)[:LENGTH]


def _draw(words: list[str], chance: random.Random) -> str:
    return chance.choice(_SIGNS) if chance.random() < 0.4 else chance.choice(words) + " "


def _list_words() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in Path(languages.__path__[0]).glob("*.py"))
    return {word for text in texts for word in re.findall(r"[a-zA-ZÀ-ÿ']{1,12}", text)}


def _measure(reader: ExtractiveReader, text: str) -> float:
    begin = time.process_time()
    reader.read(Reading(text, 0, datetime.now(UTC)))
    return (time.process_time() - begin) * 1_000


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for taken, piece in find_slowest(arguments.rounds, random.Random(arguments.seed)):
        print(f"{taken:7.0f} {piece!r}")


if __name__ == "__main__":
    main()
