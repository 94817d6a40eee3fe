"""A memory as one says it to the person: what it is about, what they said, and what sort of thing it is."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal[
    "coming",
    "plan",
    "doing",
    "done",
    "got",
    "found",
    "made",
    "given",
    "liking",
    "pastime",
    "past",
    "person",
    "life",
    "fact",
]
"""What is spoken of: a thing that comes or is theirs, an intention, something they are at, something they did,
something they got, found where there is more of it, made, or were given,
a liking, something they like to do, what they used to do, somebody, how they live, or none of these."""


@dataclass(frozen=True)
class Phrase:
    """A memory in the second person. `thing` fits after "about", `clause` after "you told me"; either may be empty.

    `quote` is the person's own words, without the end mark, empty when they do not fit into one sentence.
    `is_name`: it only says what they are called, which is nothing to speak about.
    """

    thing: str = ""
    clause: str = ""
    quote: str = ""
    sort: Sort = "fact"
    is_name: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be said with it."""
        return self.is_name or not (self.thing or self.clause or self.quote)

    @property
    def is_plan(self) -> bool:
        """Whether it is something they mean to do, not something that happens by itself."""
        return self.sort == "plan"

    @property
    def aim(self) -> str:
        """Return what they mean to do ("run a 5k"), empty when it is no intention."""
        start = "your plan to "
        return self.thing.removeprefix(start) if self.thing.startswith(start) else ""
