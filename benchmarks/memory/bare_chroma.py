"""Chroma alone with the same vectors, asked as most systems ask it: a filter by persona and user."""

import shutil
from pathlib import Path

import chromadb
import numpy as np
import sqlalchemy as sa
from chromadb.config import Settings

from core.ports import Vectors
from core.storage.db import Database
from core.storage.tables import Memory, MemoryVector

AT_ONCE = 2_000


def open_bare(folder: Path) -> chromadb.Collection:
    """Return a collection with every vector of a prepared data folder, filled unless that was done before."""
    home = folder / "bare"
    if not (home / "complete").exists():
        shutil.rmtree(home, ignore_errors=True)
        _fill(_open(home), folder)
        (home / "complete").touch()
    return _open(home)


def _open(home: Path) -> chromadb.Collection:
    client = chromadb.PersistentClient(str(home), settings=Settings(anonymized_telemetry=False))
    return client.get_or_create_collection("bare", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)


def _fill(collection: chromadb.Collection, folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'studio.db'}")
    wanted = sa.select(Memory.id, Memory.persona_id, Memory.user_id, MemoryVector.vector).join(MemoryVector)
    with database.read() as session:
        for part in session.execute(wanted.order_by(Memory.id).execution_options(yield_per=AT_ONCE)).partitions():
            collection.add(
                ids=[str(memory_id) for memory_id, *_ in part],
                embeddings=np.stack([np.frombuffer(vector, dtype=np.float32) for *_, vector in part]),
                metadatas=[{"persona": persona_id, "user": user_id} for _, persona_id, user_id, _ in part],
            )
    database.close()


def ask_bare(collection: chromadb.Collection, vector: Vectors) -> None:
    """Ask for the six nearest of persona 1 and user 1."""
    collection.query([vector], n_results=6, where={"$and": [{"persona": 1}, {"user": 1}]})
