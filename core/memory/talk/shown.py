"""Which messages stand on the branch that a conversation shows: what was said differently instead is not recalled."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict

import sqlalchemy as sa
from sqlmodel import Session

from core.ports import Scope
from core.storage.tables import Conversation, Message

_TALKS: sa.Table = Conversation.__table__  # type: ignore[attr-defined]
_MESSAGES: sa.Table = Message.__table__  # type: ignore[attr-defined]
_LEAVES = (
    sa.select(_TALKS.c.id, _TALKS.c.leaf_id)
    .where(_TALKS.c.persona_id == sa.bindparam("persona_id"), _TALKS.c.user_id == sa.bindparam("user_id"))
    .order_by(_TALKS.c.id)
)
# Upwards from the ends that are new, as far as ends that are known: a message's ancestors never change.
_UP = (
    sa.select(_TALKS.c.id.label("talk_id"), _MESSAGES.c.id, _MESSAGES.c.parent_id)
    .join(_MESSAGES, _MESSAGES.c.id == _TALKS.c.leaf_id)
    .where(_TALKS.c.id.in_(sa.bindparam("talk_ids", expanding=True)))
    .cte("up", recursive=True)
)
_UP = _UP.union_all(
    sa.select(_UP.c.talk_id, _MESSAGES.c.id, _MESSAGES.c.parent_id)
    .join(_UP, _MESSAGES.c.id == _UP.c.parent_id)
    .where(_UP.c.id.not_in(sa.bindparam("known", expanding=True)))
)
_PATHS = sa.select(_UP.c.talk_id, _UP.c.id).order_by(_UP.c.id)


class Shown:
    """The shown branches of one scope, followed from one question to the next."""

    def __init__(self) -> None:
        self.ids: set[int] = set()
        self._stamp = ""
        self._leaves: dict[int, int | None] = {}
        self._paths: dict[int, list[int]] = {}

    def follow(self, session: Session, scope: Scope, stamp: str) -> bool:
        """Bring it up to date with SQL, unless its stamp is the same; return whether anything changed."""
        if stamp == self._stamp:
            return False
        leaves = {row.id: row.leaf_id for row in session.connection().execute(_LEAVES, asdict(scope))}
        has_moved = leaves != self._leaves
        if has_moved:
            self._move(session, leaves)
        self._stamp = stamp
        return has_moved

    def _move(self, session: Session, leaves: dict[int, int | None]) -> None:
        for gone in self._leaves.keys() - leaves.keys():
            self.ids.difference_update(self._paths.pop(gone, ()))
        moved = [talk_id for talk_id, leaf_id in leaves.items() if self._leaves.get(talk_id) != leaf_id]
        for talk_id, climbed in self._climb(session, moved).items():
            self._replace(talk_id, climbed)
        self._leaves = leaves

    def _climb(self, session: Session, talk_ids: Sequence[int]) -> dict[int, list[int]]:
        known = [self._leaves[talk_id] for talk_id in talk_ids if self._leaves.get(talk_id) is not None]
        found: dict[int, list[int]] = {talk_id: [] for talk_id in talk_ids}
        for talk_id, message_id in session.connection().execute(_PATHS, {"talk_ids": talk_ids, "known": known}):
            found[talk_id].append(message_id)
        return found

    def _replace(self, talk_id: int, climbed: list[int]) -> None:
        path = self._paths.get(talk_id, [])
        if path and climbed and climbed[0] == path[-1]:
            path += climbed[1:]
        else:
            self.ids.difference_update(path)
            self._paths[talk_id] = climbed
        self.ids.update(climbed)

    def beside(self, message_id: int) -> tuple[int | None, int | None]:
        """Return what was said right before and right after a message, on its branch."""
        path = next((path for path in self._paths.values() if _holds(path, message_id)), [])
        if not path:
            return None, None
        place = bisect_left(path, message_id)
        return (path[place - 1] if place else None), (path[place + 1] if place + 1 < len(path) else None)


def _holds(path: Sequence[int], message_id: int) -> bool:
    place = bisect_left(path, message_id)
    return place < len(path) and path[place] == message_id
