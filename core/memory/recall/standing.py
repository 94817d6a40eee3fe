"""How a scope stands: what tells, in one question to SQL, whether what is kept of it in RAM still holds."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from core.ports import Scope
from core.storage.tables import Conversation, Memory, TurnVector, User

Sums = tuple[int | None, ...]
"""A number of rows, and sums over their ids and revisions that change when any of them does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Stamps of the memories and of the turns, where each conversation's shown branch ends, and who asks."""

    memories: Sums
    turns: Sums
    leaves: str
    name: str
    time_zone: str

    @property
    def size(self) -> int:
        """How many memories and turns there are."""
        return (self.memories[0] or 0) + (self.turns[0] or 0)


def load_standing(session: Session, scope: Scope, model_id: str) -> Standing:
    """Return how a scope stands in this session; the sums are answered by indexes alone."""
    values = asdict(scope) | {"model_id": model_id}
    count, ids, revisions, mixed, turns, turn_ids, leaves, name, zone = (
        session.connection().execute(_STANDING, values).one()
    )
    return Standing((count, ids, revisions, mixed), (turns, turn_ids), leaves or "", name or "", zone or "")


def _build_standing() -> sa.Select[Any]:
    memories = (
        sa.select(
            sa.func.count().label("count"),
            sa.func.sum(_MEMORIES.c.id).label("ids"),
            sa.func.sum(_MEMORIES.c.revision).label("revisions"),
            sa.func.sum(_MEMORIES.c.id * (_MEMORIES.c.revision + 1) % 1_000_003).label("mixed"),
        )
        .where(*_is_in_scope(_MEMORIES), _MEMORIES.c.invalid_at.is_(None))
        .subquery()
    )
    turns = (
        sa.select(sa.func.count().label("count"), sa.func.sum(_VECTORS.c.message_id).label("ids"))
        .where(*_is_in_scope(_VECTORS), _VECTORS.c.model_id == sa.bindparam("model_id"))
        .subquery()
    )
    ends = sa.cast(_TALKS.c.id, sa.String) + ":" + sa.func.coalesce(sa.cast(_TALKS.c.leaf_id, sa.String), "")
    talks = sa.select(sa.func.aggregate_strings(ends, " ").label("leaves")).where(*_is_in_scope(_TALKS)).subquery()
    return sa.select(*memories.c, *turns.c, talks.c.leaves, _USERS.c.name, _USERS.c.time_zone).select_from(
        memories.join(turns, sa.true()).join(talks, sa.true()).outerjoin(_USERS, _USERS.c.id == sa.bindparam("user_id"))
    )


def _is_in_scope(table: sa.Table) -> tuple[Any, Any]:
    return table.c.persona_id == sa.bindparam("persona_id"), table.c.user_id == sa.bindparam("user_id")


_MEMORIES: sa.Table = Memory.__table__  # type: ignore[attr-defined]
_VECTORS: sa.Table = TurnVector.__table__  # type: ignore[attr-defined]
_TALKS: sa.Table = Conversation.__table__  # type: ignore[attr-defined]
_USERS: sa.Table = User.__table__  # type: ignore[attr-defined]
# Built once: building a statement takes longer than running it.
_STANDING = _build_standing()
