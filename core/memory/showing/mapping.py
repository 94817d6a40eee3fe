"""A person's memories as points on a plane: worked out once, and again when a memory or a vector has changed.

Only places are kept in RAM, no words: what is forgotten leaves nothing here that could be read.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlmodel import Session

from core.memory.showing.placing import project
from core.memory.views import MapPoint
from core.storage.tables import Memory, MemoryVector

Places = dict[int, tuple[float, float]]
KEPT = 16
AT_ONCE = 5_000
_MEMORIES: sa.Table = Memory.__table__  # type: ignore[attr-defined]
_VECTORS: sa.Table = MemoryVector.__table__  # type: ignore[attr-defined]


class Maps:
    """Draws maps for whoever asks, and keeps the places of the last few."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int | None, str], tuple[int, Places]] = OrderedDict()
        self._lock = threading.Lock()

    def draw(self, session: Session, user_id: int, persona_id: int | None, model_id: str) -> list[MapPoint]:
        """Return a point for each live memory that has a vector of this model, in the order of their ids."""
        rows = session.connection().execute(_find_placed(user_id, persona_id, model_id)).all()
        places = self._find_places(session, (user_id, persona_id, model_id), rows)
        # Unpacked: asking thousands of rows for columns by name takes four times as long.
        return [MapPoint(id_, *places[id_], kind, text) for id_, _, kind, text in rows if id_ in places]

    def _find_places(self, session: Session, key: tuple[int, int | None, str], rows: Sequence[Any]) -> Places:
        stamp = hash(tuple((id_, revision) for id_, revision, _, _ in rows))
        with self._lock:
            known = self._kept.get(key)
        if known is not None and known[0] == stamp:
            return known[1]
        places = _place(session, [row.id for row in rows], key[2])
        with self._lock:
            self._kept[key] = (stamp, places)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return places


def _find_placed(user_id: int, persona_id: int | None, model_id: str) -> sa.Select[Any]:
    has_vector = sa.and_(
        _VECTORS.c.memory_id == _MEMORIES.c.id,
        _VECTORS.c.model_id == model_id,
        _VECTORS.c.content_hash == _MEMORIES.c.content_hash,
    )
    wanted = (
        sa.select(_MEMORIES.c.id, _MEMORIES.c.revision, _MEMORIES.c.kind, _MEMORIES.c.text)
        .select_from(_MEMORIES.join(_VECTORS, has_vector))
        .where(_MEMORIES.c.user_id == user_id, _MEMORIES.c.invalid_at.is_(None))
        .order_by(_MEMORIES.c.id)
    )
    return wanted if persona_id is None else wanted.where(_MEMORIES.c.persona_id == persona_id)


def _place(session: Session, memory_ids: Sequence[int], model_id: str) -> Places:
    found: dict[int, bytes] = {}
    for start in range(0, len(memory_ids), AT_ONCE):
        wanted = sa.select(_VECTORS.c.memory_id, _VECTORS.c.vector).where(
            _VECTORS.c.memory_id.in_(memory_ids[start : start + AT_ONCE]), _VECTORS.c.model_id == model_id
        )
        found.update((row.memory_id, row.vector) for row in session.connection().execute(wanted))
    if not found:
        return {}
    vectors = np.frombuffer(b"".join(found.values()), dtype=np.float32).reshape(len(found), -1)
    plane = project(vectors.astype(np.float64))
    return dict(zip(found, map(tuple, plane.tolist()), strict=True))
