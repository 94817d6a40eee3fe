"""From "send" to the first word of the reply, beside the engine alone with the very same prompt."""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import Literal

from benchmarks.machine import p50, p95, table
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.ports import ChatRequest, Chunk, LoadableEmbedder, PromptMessage, Sampling
from core.studio import Studio, build_studio

RUNS = 5
OUR_NAME, THEIR_NAME = "Rosa", "Vera"
TALK = ("Hello there!", "I baked bread today.", "What shall I cook tomorrow?", "My sister comes on Sunday.")


def run(
    engine: Literal["embedded", "scripted"] = "embedded", *, runs: int = RUNS, embedder: LoadableEmbedder | None = None
) -> None:
    """Print the medians of the first and of later turns."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), engine=engine, open_browser=False)
        studio = build_studio(settings, embedder=embedder)
        studio.start()
        try:
            _wait_until_loaded(studio)
            _compare(studio, runs)
        finally:
            studio.close()


def _wait_until_loaded(studio: Studio) -> None:
    while studio.rooms.status().state != "ready" or not studio.embedder.is_ready:
        sleep(0.1)


def _compare(studio: Studio, runs: int) -> None:
    actor = studio.accounts.owner()
    ours: dict[str, list[float]] = {"first turn": [], "later turns": []}
    alone: dict[str, list[float]] = {"first turn": [], "later turns": []}
    for number in range(runs):
        # A persona that the engine has not met, so that the first turn is cold for both.
        spec = PersonaSpec(name=f"{OUR_NAME} {number}", personality="A warm cook.", greeting="What is in your fridge?")
        persona = studio.personas.create(actor, spec)
        conversation_id = studio.chats.start(actor, persona.id)
        prompts = []
        for turn, text in enumerate(TALK):
            sent = studio.chats.send(actor, conversation_id, text)
            ours[_row(turn)].append(_until_first_word(studio, sent.message_id))
            reply = _until_done(studio, sent.message_id)
            prompts.append((_prompt_of(studio, sent.message_id), reply))
        for turn, (messages, reply) in enumerate(prompts):
            alone[_row(turn)].append(_engine_alone(studio, messages))
            _take_in(studio, (*messages, PromptMessage("assistant", reply)))
    rows = []
    for row, times in ours.items():
        ratio = f"{p50(times) / p50(alone[row]):.2f}"
        rows.append([row, p50(times), p95(times), p50(alone[row]), p95(alone[row]), ratio])
    table("Send to first word, ms", ["", "ours p50", "p95", "engine alone p50", "p95", "ratio"], rows)


def _row(turn: int) -> str:
    return "later turns" if turn else "first turn"


def _until_first_word(studio: Studio, message_id: int) -> float:
    actor, began = studio.accounts.owner(), perf_counter()
    while True:
        live = studio.chats.live(actor, message_id)
        if live.text or live.state in ("complete", "failed", "stopped"):
            return (perf_counter() - began) * 1000
        sleep(0.002)


def _until_done(studio: Studio, message_id: int) -> str:
    actor = studio.accounts.owner()
    while (live := studio.chats.live(actor, message_id)).is_live:
        sleep(0.01)
    return live.text


def _prompt_of(studio: Studio, message_id: int) -> tuple[PromptMessage, ...]:
    """Return what was sent, for another persona: the engine must not know its beginning already."""
    sent = studio.chats.prompt_of(studio.accounts.owner(), message_id)
    return tuple(PromptMessage(part.role, part.text.replace(OUR_NAME, THEIR_NAME)) for part in sent.parts)


def _engine_alone(studio: Studio, messages: tuple[PromptMessage, ...]) -> float:
    began = perf_counter()
    for chunk in _speak(studio, messages):
        if chunk.text:
            break
    return (perf_counter() - began) * 1000


def _take_in(studio: Studio, messages: tuple[PromptMessage, ...]) -> None:
    """Let the engine have the reply in its memory, as it has after a turn of ours."""
    for _ in _speak(studio, messages, max_tokens=1):
        pass


def _speak(studio: Studio, messages: tuple[PromptMessage, ...], max_tokens: int = 70) -> Iterator[Chunk]:
    speaker = studio.rooms.speaker()
    request = ChatRequest(messages, speaker.model.name, Sampling(temperature=0.3, max_tokens=max_tokens))
    return speaker.engine.stream(request, threading.Event())
