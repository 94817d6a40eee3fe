"""Recall for one person while others' memories surround theirs, beside the bare embedder and a bare Chroma query."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import chromadb
import numpy as np
from sqlmodel import Session

from benchmarks.machine import p50, p95, table, time_ms
from core.clock import MovableClock
from core.jobs.queue import JobQueue
from core.memory.service import Memories
from core.ports import Scope, Vectors
from core.storage.db import Database
from core.storage.tables import Fact, Memory, MemoryVector, Persona, User
from core.vectors.chroma import ChromaIndex
from core.vectors.embedder import SentenceEmbedder

A_SCOPE = 200
"""Memories of one person and one persona."""
SIZES = (1_000, 10_000)
RUNS = 60
NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
QUESTIONS = (
    "Do you remember what I told you about my sister?",
    "What should I cook tonight?",
    "I am so nervous about tomorrow.",
    "Which films did I like last year?",
)
WHO = ("sister", "brother", "neighbour", "old teacher", "dog", "cousin", "colleague", "grandmother")
WHAT = ("lives in Leeds", "loves jazz", "is afraid of heights", "bakes rye bread", "plays the cello", "hates mushrooms")
WHEN = ("since spring", "for years", "again", "these days", "in secret", "with great joy", "on Sundays")


def run() -> None:
    """Print one row for each size."""
    embedder = SentenceEmbedder("packaged")
    embedder.load()
    rows = [_measure(size, embedder) for size in SIZES]
    head = ["memories of all", "our recall p50", "p95", "bare embedding p50", "bare Chroma query p50", "over embedding"]
    table(f"Recall, ms ({A_SCOPE} memories in the scope, {RUNS} runs)", head, rows)


def _measure(size: int, embedder: SentenceEmbedder) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(f"sqlite:///{folder / 'studio.db'}")
        database.migrate()
        _fill(database, size, embedder)
        index = ChromaIndex(folder / "index")
        clock = MovableClock(NOW)
        memories = Memories(database, clock, embedder, index, JobQueue(database, clock), readers=_nobody_reads)
        memories.job_handlers()["erase_index"]("all")
        collection = _bare_chroma(folder / "bare", database)
        turns = iter(range(10_000))

        def ask() -> str:
            return QUESTIONS[next(turns) % len(QUESTIONS)]

        ours = time_ms(lambda: memories.recall(Scope(1, 1), ask(), limit=6), runs=RUNS)
        embedding = time_ms(lambda: embedder.embed([ask()]), runs=RUNS)
        vector = embedder.embed([QUESTIONS[0]])[0].tolist()
        where = {"$and": [{"persona": 1}, {"user": 1}]}
        chroma = time_ms(lambda: collection.query([vector], n_results=6, where=where), runs=RUNS)
        index.close()
        database.close()
    return [f"{size:,}", p50(ours), p95(ours), p50(embedding), p50(chroma), p50(ours) - p50(embedding)]


def _nobody_reads() -> None:
    raise NotImplementedError("Nothing is read in this benchmark.")


def _fill(database: Database, size: int, embedder: SentenceEmbedder) -> None:
    texts = [f"{who.capitalize()} {what} {when}" for who in WHO for what in WHAT for when in WHEN]
    vectors = embedder.embed(texts)
    noise = np.random.default_rng(1)
    with database.write() as session:
        session.add(User(id=1, role="owner", created_at=NOW, seen_at=NOW))
        session.flush()
        for persona_id in range(1, size // A_SCOPE + 1):
            _add_persona(session, persona_id)
            for number in range(A_SCOPE):
                chosen = int(noise.integers(len(texts)))
                _add_memory(session, persona_id, texts[chosen], number, vectors[chosen], noise, embedder.model_id)
        session.merge(Fact(name="index.model", value=embedder.model_id))


def _add_persona(session: Session, persona_id: int) -> None:
    session.add(Persona(id=persona_id, creator_id=1, slug=f"p{persona_id}", created_at=NOW, updated_at=NOW))
    session.flush()


def _add_memory(
    session: Session,
    persona_id: int,
    text: str,
    number: int,
    vector: Vectors,
    noise: np.random.Generator,
    model_id: str,
) -> None:
    # Near one another, but no two the same: as real memories are.
    near = vector + noise.normal(0, 0.02, vector.shape).astype(np.float32)
    near /= np.linalg.norm(near)
    content_hash = f"{persona_id}-{number}"
    memory = Memory(
        persona_id=persona_id,
        user_id=1,
        kind="fact",
        text=f"{text} ({number})",
        extractor="hand",
        content_hash=content_hash,
        created_at=NOW,
        updated_at=NOW,
    )
    session.add(memory)
    session.flush()
    session.add(
        MemoryVector(
            memory_id=memory.id,
            model_id=model_id,
            content_hash=content_hash,
            vector=near.astype(np.float32).tobytes(),
            indexed_at=NOW,
        )
    )


def _bare_chroma(folder: Path, database: Database) -> chromadb.Collection:
    client = chromadb.PersistentClient(str(folder))
    collection = client.create_collection("bare", configuration={"hnsw": {"space": "cosine"}})
    from sqlmodel import select

    with database.read() as session:
        rows = session.exec(select(MemoryVector, Memory).join(Memory)).all()
    for start in range(0, len(rows), 2_000):
        part = rows[start : start + 2_000]
        collection.add(
            ids=[str(memory.id) for _, memory in part],
            embeddings=[np.frombuffer(vector.vector, dtype=np.float32).tolist() for vector, _ in part],
            metadatas=[{"persona": memory.persona_id, "user": memory.user_id} for _, memory in part],
        )
    return collection
