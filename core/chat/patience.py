"""How much of everybody's model one visitor may take: creators are at home, visitors share what is there."""

from datetime import timedelta

from sqlmodel import Session

from core.accounts.rules import Actor
from core.chat import store
from core.chat.replies import Replies
from core.errors import Conflict, NotAllowed
from core.limits import Limit, RateLimiter
from core.ports import Clock

PACE = Limit(times=12, window=timedelta(minutes=1))
"""Replies that a visitor may ask for: more than anybody reads."""
GUESTS_AT_ONCE = 12
"""Replies to all visitors together that may be in work or waiting; on a small machine the last waits a minute."""
CHATS_KEPT = 40
"""Conversations that a visitor may keep with one persona."""


class Patience:
    """Asked before a visitor gets a reply or a new conversation; raises what the page then says."""

    def __init__(self) -> None:
        self._limiter = RateLimiter(PACE)

    def admit(self, session: Session, actor: Actor, replies: Replies, clock: Clock) -> None:
        """Let a visitor have one reply at a time, at a calm pace, while there is room."""
        if actor.is_creator:
            return
        if store.find_live_of(session, actor.user_id) is not None:
            raise Conflict("A reply to you is still being written.", hint="Wait for it, or press Stop.")
        if replies.count_guests() >= GUESTS_AT_ONCE:
            raise Conflict("Many people are talking here right now.", hint="Try again in a minute.")
        wait = self._limiter.wait(str(actor.user_id), clock.now())
        if wait:
            raise NotAllowed("That was a lot at once.", hint=f"Go on in {wait.seconds + 1} seconds.")

    def admit_chat(self, session: Session, actor: Actor, persona_id: int) -> None:
        """Let a visitor begin another conversation, as long as they keep few."""
        if not actor.is_creator and store.count_conversations(session, actor.user_id, persona_id) >= CHATS_KEPT:
            raise NotAllowed(f"You have {CHATS_KEPT} chats here already.", hint="Delete one, then begin a new one.")
