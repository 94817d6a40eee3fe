"""What is done with one Chroma collection, wherever it is: ids, vectors and scope go in, no text ever does."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.ports import Hit, Scope, VectorEntry

AT_ONCE = 2_000
"""Entries a call; Chroma takes at most 5,461."""
HOW = {"embedding_function": None, "configuration": {"hnsw": {"space": "cosine"}}}
"""How a collection is made. Vectors are always passed in: Chroma's default embedder would fetch a model."""


def write(collection: Any, entries: Iterator[VectorEntry]) -> int:
    """Add or replace entries, as many as come; return how many."""
    written = 0
    while batch := list(islice(entries, AT_ONCE)):
        collection.upsert(
            ids=[str(entry.memory_id) for entry in batch],
            embeddings=np.stack([entry.vector for entry in batch]),
            metadatas=[
                {"persona": entry.scope.persona_id, "user": entry.scope.user_id, "hash": entry.content_hash}
                for entry in batch
            ],
        )
        written += len(batch)
    return written


def delete(collection: Any, memory_ids: Sequence[int]) -> int:
    """Take ids out; return how many were there."""
    before = collection.count() if memory_ids else 0
    for start in range(0, len(memory_ids), AT_ONCE):
        collection.delete(ids=[str(memory_id) for memory_id in memory_ids[start : start + AT_ONCE]])
    return before - collection.count() if memory_ids else 0


def query(collection: Any, scope: Scope, vector: NDArray[np.float32], limit: int) -> list[Hit]:
    """Return the nearest within the scope, best first."""
    where = {"$and": [{"persona": scope.persona_id}, {"user": scope.user_id}]}
    found = collection.query(query_embeddings=[vector], n_results=max(limit, 1), where=where, include=["distances"])
    pairs = zip(found["ids"][0], found["distances"][0], strict=True)
    return [Hit(int(memory_id), 1.0 - float(distance)) for memory_id, distance in pairs][:limit]


def read_hashes(collection: Any, start: int) -> dict[int, str]:
    """Return content hash by memory id, for one page of the collection; empty after the last."""
    page = collection.get(include=["metadatas"], limit=AT_ONCE, offset=start)
    pairs = zip(page["ids"], page["metadatas"], strict=True)
    return {int(memory_id): str(metadata["hash"]) for memory_id, metadata in pairs}


def read_pages(read: Callable[[int], dict[int, str]]) -> dict[int, str]:
    """Return all hashes, page by page: between two pages others get their turn."""
    hashes: dict[int, str] = {}
    for start in count(step=AT_ONCE):
        page = read(start)
        hashes |= page
        if len(page) < AT_ONCE:
            break
    return hashes
