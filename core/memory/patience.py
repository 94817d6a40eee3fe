"""How often one visitor may search and write down memories by hand: each time costs everybody's embedder."""

from datetime import timedelta

from core.accounts.rules import Actor
from core.errors import NotAllowed
from core.limits import Limit, RateLimiter
from core.ports import Clock

SEARCHES = Limit(times=60, window=timedelta(minutes=1))
WRITING = Limit(times=20, window=timedelta(minutes=1))
KEPT = 500
"""Memories of a visitor from which on no more are typed in; talk goes on being remembered."""
GUESTS = Limit(times=300, window=timedelta(minutes=1))
"""Of all visitors together: whoever makes up many gains nothing by it."""
ALL_GUESTS = "all"


class Patience:
    """Asked before a visitor's memories are searched or typed in; creators are at home."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._searches, self._writing, self._guests = RateLimiter(SEARCHES), RateLimiter(WRITING), RateLimiter(GUESTS)

    def admit_search(self, actor: Actor) -> None:
        """Let a visitor search at a calm pace; raises NotAllowed."""
        self._admit(self._searches, actor)

    def admit_writing(self, actor: Actor, kept: int = 0) -> None:
        """Let a visitor write at a calm pace, as long as they keep few; raises NotAllowed."""
        if not actor.is_creator and kept >= KEPT:
            raise NotAllowed(f"There are {KEPT} memories here already.", hint="Forget one, then add another.")
        self._admit(self._writing, actor)

    def _admit(self, limiter: RateLimiter, actor: Actor) -> None:
        if actor.is_creator:
            return
        now = self._clock.now()
        wait = limiter.wait(str(actor.user_id), now) or self._guests.wait(ALL_GUESTS, now)
        if wait:
            raise NotAllowed("That was a lot at once.", hint=f"Go on in {wait.seconds + 1} seconds.")
