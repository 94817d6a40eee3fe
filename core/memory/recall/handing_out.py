"""Makes what was chosen into what a prompt gets: summaries for their parts, and everything read from SQL once more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

from core.memory.recall import scoped, scoped_turns
from core.memory.recall.scoped import ScopedMemory
from core.memory.recall.weighing import Weighed
from core.memory.summing_up import summaries
from core.memory.summing_up.consolidation import prefer_summaries
from core.memory.talk.shown import Shown
from core.memory.views import Recalled, RecalledTurn, RecallResult, Told
from core.ports import Scope


def sum_up(session: Session, chosen: Sequence[Weighed], found: Sequence[Weighed]) -> list[Weighed]:
    """Let a summary stand for three or more of its parts; it is as good as the best of them."""
    ids = [each.id for each in chosen if each.source == "memory"]
    parts = summaries.find_parts_among(session, ids) if ids else {}
    if not parts:
        return list(chosen)
    known = {each.id: each for each in found if each.source == "memory"}
    memories = [
        known.get(each) or replace(_best(known, parts[each]), id=each, is_close=False)
        for each in prefer_summaries(ids, parts)
    ]
    turns = [each for each in chosen if each.source == "turn"]
    return sorted([*memories, *turns], key=lambda each: (-each.total, each.source, each.id))


def _best(known: Mapping[int, Weighed], part_ids: Sequence[int]) -> Weighed:
    return max((known[each] for each in part_ids if each in known), key=lambda each: each.total)


def hand_out(session: Session, scope: Scope, chosen: Sequence[Weighed], shown: Shown, trouble: str) -> RecallResult:
    """Read what was chosen once more from SQL, in scope: what is not there any more goes no further."""
    ids = [each.id for each in chosen if each.source == "memory"]
    memories = {each.id: each for each in scoped.load(session, scope, ids)} if ids else {}
    told = _read_told(session, scope, [each.id for each in chosen if each.source == "turn"], shown)
    return RecallResult(
        tuple(_recalled(memories[each.id], each) for each in chosen if each.source == "memory" and each.id in memories),
        trouble,
        tuple(_quoted(each, told, shown) for each in chosen if each.source == "turn" and each.id in told),
    )


def _read_told(session: Session, scope: Scope, ids: Sequence[int], shown: Shown) -> dict[int, Told]:
    beside = [each for message_id in ids for each in shown.beside(message_id) if each]
    return scoped_turns.load_told(session, scope, {*ids, *beside})


def _recalled(memory: ScopedMemory, weighed: Weighed) -> Recalled:
    return Recalled(
        memory.id,
        memory.text,
        memory.kind,
        weighed.parts,
        memory.created_at,
        memory.starts_at,
        memory.date_precision,
    )


def _quoted(weighed: Weighed, told: dict[int, Told], shown: Shown) -> RecalledTurn:
    before, after = shown.beside(weighed.id)
    return RecalledTurn(
        told[weighed.id], weighed.parts, told.get(before) if before else None, told.get(after) if after else None
    )
