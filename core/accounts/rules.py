"""The one rule of who may do what; every service asks it before it answers."""

from dataclasses import dataclass
from enum import StrEnum

from core.errors import NotFound


class Role(StrEnum):
    """What a user is in the studio."""

    OWNER = "owner"
    CREATOR = "creator"
    VISITOR = "visitor"


@dataclass(frozen=True)
class Actor:
    """The user on whose behalf something is asked."""

    user_id: int
    role: Role

    @property
    def is_creator(self) -> bool:
        """Whether the studio's own pages are open to them (the owner is a creator too)."""
        return self.role in (Role.OWNER, Role.CREATOR)


class Act(StrEnum):
    """What may be asked for."""

    BUILD = "build"
    """Make personas and use the studio's pages."""
    EDIT = "edit"
    """Change, share, archive or delete a persona, and see its figures."""
    RUN = "run"
    """Decide what the whole studio runs on: fetch models, pick who speaks."""
    TALK = "talk"
    """Open a conversation with a persona."""
    PERSONAL = "personal"
    """Read or change one's own talk, memories and inbox."""


@dataclass(frozen=True)
class Thing:
    """What is asked for, reduced to what the rule needs: whose persona, whose data, shared or not."""

    creator_id: int | None = None
    user_id: int | None = None
    is_shared: bool = False


def may(actor: Actor, act: Act, thing: Thing | None = None) -> bool:
    """Decide. Nobody, not even the owner, reads what another person told a persona."""
    thing = thing or Thing()
    is_theirs = actor.role == Role.OWNER or actor.user_id == thing.creator_id
    match act:
        case Act.BUILD:
            return actor.is_creator
        case Act.RUN:
            return actor.role == Role.OWNER
        case Act.EDIT:
            return actor.is_creator and is_theirs
        case Act.TALK:
            return thing.is_shared or (actor.is_creator and is_theirs)
        case Act.PERSONAL:
            return thing.user_id is not None and actor.user_id == thing.user_id


def require(actor: Actor, act: Act, thing: Thing | None = None) -> None:
    """Raise NotFound unless the actor may: a stranger does not even learn that the thing exists."""
    if not may(actor, act, thing):
        raise NotFound("There is nothing here for you.", hint="Check the link, or ask whoever sent it.")
