"""One person's long talk with one persona, as rows: all of it read for memories long ago, all of it to be found."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.memory.rows import Row, embed_near, insert
from core.memory.store import hash_text
from core.ports import Embedder, Scope
from core.storage.db import Database
from core.storage.tables import Conversation, Message, TurnVector

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
MINE = Scope(1, 1)
VERSION = 1
PERSONA = "Rosa"
TURNS_A_CONVERSATION = 400


def write_talk(database: Database, sentences: Sequence[str], turns: int, embedder: Embedder) -> None:
    """Write conversations, messages and their vectors: user and persona in turn."""
    said = [_say(number, sentences) for number in range(turns)]
    insert(database, Conversation, list(_conversations(turns)))
    insert(database, Message, [_message(number, text) for number, text in enumerate(said)])
    described = [_describe(number, text) for number, text in enumerate(said)]
    vectors = embed_near(described, turns, embedder) if turns else ()
    rows = enumerate(zip(described, vectors, strict=True))
    insert(database, TurnVector, [_vector(number, text, each, embedder.model_id) for number, (text, each) in rows])


def _say(number: int, sentences: Sequence[str]) -> str:
    first, second = (sentences[(number * step) % len(sentences)] for step in (7, 31))
    return f"{first} {second} What do you say to that?" if number % 2 else f"Guess what, {first} And {second}"


def _said_at(number: int) -> datetime:
    return NOW - timedelta(days=300) + timedelta(minutes=15 * number)


def _conversations(turns: int) -> Iterator[Row]:
    for start in range(0, turns, TURNS_A_CONVERSATION):
        last = min(start + TURNS_A_CONVERSATION, turns)
        yield {
            "id": start // TURNS_A_CONVERSATION + 1,
            "persona_id": MINE.persona_id,
            "user_id": MINE.user_id,
            "version_id": VERSION,
            "leaf_id": last,
            "created_at": _said_at(start),
            "last_message_at": _said_at(last - 1),
        }


def _message(number: int, text: str) -> Row:
    said_at = _said_at(number)
    return {
        "id": number + 1,
        "conversation_id": number // TURNS_A_CONVERSATION + 1,
        "parent_id": number if number % TURNS_A_CONVERSATION else None,
        "role": "assistant" if number % 2 else "user",
        "text": text,
        "created_at": said_at,
        "finished_at": said_at,
        "read_at": NOW,
    }


def _describe(number: int, text: str) -> str:
    return f"{PERSONA if number % 2 else 'User'}: {text}"


def _vector(number: int, text: str, vector: NDArray[np.float32], model_id: str) -> Row:
    return {
        "message_id": number + 1,
        "model_id": model_id,
        "persona_id": MINE.persona_id,
        "user_id": MINE.user_id,
        "content_hash": hash_text(text),
        "vector": vector.tobytes(),
    }
