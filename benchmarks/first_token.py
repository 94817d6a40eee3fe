"""From "send" to the first word of the reply, beside the engine alone with the very same prompt."""

import tempfile
import threading
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.machine import p50, p95, table
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.ports import ChatRequest, PromptMessage, Sampling
from core.studio import Studio, build_studio

RUNS = 8
TALK = ("Hello there!", "I baked bread today.", "What shall I cook tomorrow?", "My sister comes on Sunday.")


def run() -> None:
    """Print the medians of the first and of later turns."""
    with tempfile.TemporaryDirectory() as folder:
        studio = build_studio(Settings(data_dir=Path(folder), engine="embedded", open_browser=False))
        studio.start()
        try:
            _wait_until_loaded(studio)
            _compare(studio)
        finally:
            studio.close()


def _wait_until_loaded(studio: Studio) -> None:
    while studio.rooms.status().state != "ready" or not studio.embedder.is_ready:
        sleep(0.1)


def _compare(studio: Studio) -> None:
    actor = studio.accounts.owner()
    spec = PersonaSpec(name="Rosa", personality="A warm cook.", greeting="Hello! What is in your fridge?")
    persona = studio.personas.create(actor, spec)
    ours: list[float] = []
    alone: list[float] = []
    for number in range(RUNS):
        conversation_id = studio.chats.start(actor, persona.id)
        replies = []
        for text in TALK[: 2 + number % 3]:
            sent = studio.chats.send(actor, conversation_id, text)
            replies.append(sent.message_id)
            ours.append(_until_first_word(studio, sent.message_id))
            _until_done(studio, sent.message_id)
        # The same prompts in the same order, so that the engine has the same prefix in its memory.
        alone += [_engine_alone(studio, message_id) for message_id in replies]
    rows = [["all turns", p50(ours), p95(ours), p50(alone), p95(alone), p50(ours) / p50(alone)]]
    table("Send to first word, ms", ["", "ours p50", "p95", "engine alone p50", "p95", "ratio"], rows)


def _until_first_word(studio: Studio, message_id: int) -> float:
    actor, began = studio.accounts.owner(), perf_counter()
    while True:
        live = studio.chats.live(actor, message_id)
        if live.text or live.state in ("complete", "failed", "stopped"):
            return (perf_counter() - began) * 1000
        sleep(0.002)


def _until_done(studio: Studio, message_id: int) -> None:
    actor = studio.accounts.owner()
    while studio.chats.live(actor, message_id).state in ("waiting", "streaming"):
        sleep(0.01)


def _engine_alone(studio: Studio, message_id: int) -> float:
    speaker = studio.rooms.speaker()
    sent = studio.chats.prompt_of(studio.accounts.owner(), message_id)
    messages = tuple(PromptMessage(part.role, part.text) for part in sent.parts)
    request = ChatRequest(messages, speaker.model.name, Sampling(temperature=0.3, max_tokens=70))
    stop, began = threading.Event(), perf_counter()
    for chunk in speaker.engine.stream(request, stop):
        if chunk.text:
            stop.set()
            return (perf_counter() - began) * 1000
    return (perf_counter() - began) * 1000
