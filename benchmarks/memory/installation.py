"""Data folders with many memories in them, written once and kept: those of one person among everybody else's.

The person's memories and talk are sentences with real embeddings. Those of others have random vectors: they only take
up room. A person's rows lie scattered among the others', as they do when all of them talk for years.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.memory.rows import Row, embed_near, insert, to_unit
from benchmarks.memory.sentences import make_sentences
from benchmarks.memory.talk import MINE, NOW, PERSONA, VERSION, write_talk
from core.memory.store import hash_text
from core.ports import Embedder, Scope, Vectors
from core.storage.db import Database
from core.storage.tables import Memory, MemorySource, MemoryVector, Persona, PersonaVersion, User

PERSONAS = 20
OTHERS_SCOPE = 200
"""Memories of each of the others, with each persona."""
ROWS_AT_ONCE = 10_000
LAYOUT = 2
"""Of what is written: a folder of another one is left alone and written anew."""
REMEMBERED_SINCE = timedelta(days=300)
DATED = 3
"""Every third memory of the person's speaks of a day."""


@dataclass(frozen=True)
class Crowd:
    """How much there is: the person's memories and messages, and the memories of everybody else."""

    memories: int
    turns: int
    others: int


def prepare(cache: Path, crowd: Crowd, embedder: Embedder) -> Path:
    """Return a data folder with that much in it; one written before is taken as it is."""
    folder = cache / f"{LAYOUT}-{crowd.memories}-{crowd.turns}-{crowd.others}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write(folder, crowd, embedder)
        (folder / "complete").touch()
    return folder


def _write(folder: Path, crowd: Crowd, embedder: Embedder) -> None:
    database = Database(f"sqlite:///{folder / 'studio.db'}")
    database.migrate()
    sentences = make_sentences()
    mine = embed_near(sentences, crowd.memories, embedder)
    insert(database, User, [_user(number) for number in range(1, _users(crowd) + 1)])
    insert(database, Persona, [_persona(number) for number in range(1, PERSONAS + 1)])
    version = {"id": VERSION, "persona_id": 1, "number": 1, "spec": {"name": PERSONA}, "created_at": NOW}
    insert(database, PersonaVersion, [version])
    write_talk(database, sentences, crowd.turns, embedder)
    total = crowd.memories + crowd.others
    for start in range(0, total, ROWS_AT_ONCE):
        places = range(start, min(start + ROWS_AT_ONCE, total))
        memories, vectors = _memory_rows(places, crowd, sentences, mine, embedder.model_id)
        insert(database, Memory, memories)
        insert(database, MemoryVector, vectors)
    insert(database, MemorySource, _source_rows(crowd))
    database.erase_deleted()
    database.close()


# --- who -----------------------------------------------------------------------


def _users(crowd: Crowd) -> int:
    return 2 + crowd.others // (PERSONAS * OTHERS_SCOPE)


def _user(number: int) -> Row:
    return {"id": number, "role": "visitor" if number > 1 else "owner", "created_at": NOW, "seen_at": NOW}


def _persona(number: int) -> Row:
    return {"id": number, "creator_id": 1, "slug": f"p{number}", "created_at": NOW, "updated_at": NOW}


# --- memories ------------------------------------------------------------------


def _mine_at(crowd: Crowd) -> dict[int, int]:
    """Return which of the person's memories stands at a place in the table: they are spread evenly over it."""
    total = crowd.memories + crowd.others
    return {number * total // crowd.memories: number for number in range(crowd.memories)}


def _memory_rows(
    places: range, crowd: Crowd, sentences: list[str], mine: Vectors, model_id: str
) -> tuple[list[Row], list[Row]]:
    at = _mine_at(crowd)
    noise = to_unit(np.random.default_rng(places.start).normal(0, 1, (len(places), mine.shape[1])))
    memories, vectors = [], []
    for place, random_vector in zip(places, noise, strict=True):
        number = at.get(place)
        text = sentences[(place if number is None else number) % len(sentences)]
        if number is None:
            said_at = NOW - timedelta(hours=place % 8_000)
            memories.append(_memory(place + 1, _others_scope(place, crowd), text, said_at))
        else:
            memories.append(_own_memory(place + 1, text, number, crowd))
        vector = random_vector if number is None else mine[number]
        vectors.append(_vector(place + 1, memories[-1]["content_hash"], model_id, vector))
    return memories, vectors


def _others_scope(place: int, crowd: Crowd) -> Scope:
    number = place % max(1, crowd.others // OTHERS_SCOPE)
    return Scope(1 + number % PERSONAS, 2 + number // PERSONAS)


def _own_memory(memory_id: int, text: str, number: int, crowd: Crowd) -> Row:
    """Return a memory of the person's: told evenly over the months up to now."""
    said_at = NOW - REMEMBERED_SINCE * ((number + 0.5) / crowd.memories)
    return _memory(memory_id, MINE, text, said_at, said_at if number % DATED == 0 else None)


def _memory(memory_id: int, scope: Scope, text: str, said_at: datetime, starts_at: datetime | None = None) -> Row:
    return {
        "id": memory_id,
        "persona_id": scope.persona_id,
        "user_id": scope.user_id,
        "kind": "fact",
        "text": text,
        "extractor": "extractive",
        "content_hash": hash_text(text),
        "starts_at": starts_at,
        "created_at": said_at,
        "updated_at": said_at,
    }


def _vector(memory_id: int, content_hash: str, model_id: str, vector: NDArray[np.float32]) -> Row:
    return {
        "memory_id": memory_id,
        "model_id": model_id,
        "content_hash": content_hash,
        "vector": vector.tobytes(),
        "indexed_at": None,
    }


def _source_rows(crowd: Crowd) -> list[Row]:
    """Let every memory of the person come from a message of theirs, as far as there are messages."""
    said = range(1, crowd.turns + 1, 2)
    pairs = zip(_mine_at(crowd), said, strict=False)
    return [{"memory_id": at + 1, "message_id": turn, "quote_start": 0, "quote_end": 1} for at, turn in pairs]
