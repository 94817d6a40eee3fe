"""What every engine does with the pieces of a reply: set thinking apart, end with the usage, read JSON; pure."""

import json
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import jsonschema

from core.engines.thinking import ThinkingSplitter
from core.errors import MalformedAnswer
from core.ports import Chunk, Usage


def finish_reply(pieces: Iterable[Chunk], stop: threading.Event) -> Iterator[Chunk]:
    """Yield the pieces with inline thinking set apart; the last one carries the usage, also after a stop."""
    splitter = ThinkingSplitter()
    usage = Usage(finish="stopped")
    for piece in pieces:
        usage = piece.usage or usage
        if piece.thinking:
            yield Chunk(thinking=piece.thinking)
        yield from splitter.feed(piece.text)
    if not stop.is_set():
        yield from splitter.end()
    yield Chunk(usage=usage)


def read_json(chunks: Iterable[Chunk], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the object that the reply spells; raises MalformedAnswer when it broke off or does not fit."""
    seen = list(chunks)
    finish = next((chunk.usage.finish for chunk in reversed(seen) if chunk.usage), "stop")
    if finish != "stop":
        raise MalformedAnswer("The model's answer broke off before it was whole.", hint="Try again.")
    text = "".join(chunk.text for chunk in seen)
    try:
        answer = json.loads(text)
        jsonschema.validate(answer, schema)
    except (ValueError, jsonschema.ValidationError) as exc:
        raise _malformed() from exc
    if not isinstance(answer, dict):
        raise _malformed()
    return answer


def _malformed() -> MalformedAnswer:
    return MalformedAnswer(
        "The model answered something other than what was asked for.", hint="Try again, or pick a larger model."
    )
