"""The engine room: who speaks, also when engines come and go, and how better models arrive."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.config import Settings
from core.engines.hub import Hub
from core.engines.ollama import OllamaEngine
from core.engines.packaged import find_packaged_model
from core.engines.room import EngineRoom
from core.engines.scripted import ScriptedEngine
from core.errors import EngineLoading, EngineUnavailable, ModelMissing
from core.ports import ModelInfo

from .contract import ask, text_of
from .hub_server import HubServer
from .ollama_server import OllamaServer

NAME = "maker/tales-GGUF/tales-q4.gguf"
NOBODY = "http://127.0.0.1:9"


class StandIn(ScriptedEngine):
    """Takes the embedded engine's place: loads any file at once, or when told to."""

    kind = "embedded"  # type: ignore[assignment]

    def __init__(self, *, is_slow: bool = False) -> None:
        super().__init__(models=())
        self.path: Path | None = None
        self.trouble = None
        self.is_slow = is_slow

    def load(self, path: Path) -> Future[ModelInfo]:
        self.path = path
        if not self.is_slow:
            self._models = [ModelInfo(path.stem, is_tiny="135M" in path.stem)]
        return Future()

    def unload(self) -> None:
        self.path, self._models = None, []


def until(is_so: Callable[[], Any]) -> Any:
    """Wait for what another thread is about to do; fails after 10 s."""
    for _ in range(1000):
        if found := is_so():
            return found
        time.sleep(0.01)
    raise AssertionError("It did not happen in time.")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def open_room(settings: Settings, stack: ExitStack) -> Callable[..., EngineRoom]:
    def open_room(engine: str = "auto", *, host: str = NOBODY, hub: str = NOBODY, **more: Any) -> EngineRoom:
        is_slow = more.pop("is_slow", False)
        chosen = settings.model_copy(update={"engine": engine, "ollama_host": host, **more})
        room = EngineRoom(
            chosen,
            embedded=StandIn(is_slow=is_slow),  # type: ignore[arg-type]
            hub=Hub(settings.data_dir / "models", endpoint=hub),
            look_every=timedelta(milliseconds=30),
        )
        stack.callback(room.close)
        room.start()
        return room

    return open_room


@pytest.fixture
def ollama(stack: ExitStack) -> OllamaServer:
    server = OllamaServer(ScriptedEngine())
    stack.callback(server.close)
    return server


def speaks(room: EngineRoom, kind: str) -> Callable[[], bool]:
    return lambda: (room.status().kind, room.status().state) == (kind, "ready")


def test_before_the_first_look_it_is_loading_and_says_so(settings: Settings) -> None:
    room = EngineRoom(settings.model_copy(update={"engine": "auto"}))

    assert room.status().state == "loading"
    with pytest.raises(EngineLoading):
        room.speaker()
    room.close()


def test_without_ollama_the_packaged_model_speaks_and_is_called_a_demonstration(
    open_room: Callable[..., EngineRoom],
) -> None:
    room = open_room()
    until(speaks(room, "embedded"))

    assert room.status().is_demo
    assert room.speaker().engine.kind == "embedded"
    assert not room.has_ollama


def test_while_the_embedded_model_loads_nobody_is_held_up(open_room: Callable[..., EngineRoom]) -> None:
    room = open_room(is_slow=True)
    until(lambda: "being loaded" in room.status().detail)

    with pytest.raises(EngineLoading):
        room.speaker()


def test_ollama_speaks_when_it_answers(open_room: Callable[..., EngineRoom], ollama: OllamaServer) -> None:
    room = open_room(host=ollama.url)
    until(speaks(room, "ollama"))

    speaker = room.speaker()
    assert speaker.model.name == "thinker:4b"
    assert text_of(list(speaker.engine.stream(ask("Hi.", model=speaker.model.name), threading.Event())))


def test_a_personas_own_model_speaks_if_it_is_there_else_the_studios(
    open_room: Callable[..., EngineRoom], ollama: OllamaServer
) -> None:
    room = open_room(host=ollama.url)
    until(speaks(room, "ollama"))

    assert room.speaker("teller:1b").model.name == "teller:1b"
    assert room.speaker("gone:1b").model.name == "thinker:4b"


def test_switches_both_ways_when_ollama_goes_and_comes_back(
    open_room: Callable[..., EngineRoom], stack: ExitStack
) -> None:
    first = OllamaServer(ScriptedEngine())
    room = open_room(host=first.url)
    until(speaks(room, "ollama"))

    first.close()
    until(speaks(room, "embedded"))

    second = OllamaServer(ScriptedEngine(), port=first.port)
    stack.callback(second.close)
    until(speaks(room, "ollama"))


def test_a_forced_ollama_that_is_down_is_unavailable_not_replaced(open_room: Callable[..., EngineRoom]) -> None:
    room = open_room("ollama")
    until(lambda: room.status().state == "unavailable")

    with pytest.raises(EngineUnavailable) as caught:
        room.speaker()
    assert "ollama serve" in caught.value.hint


def test_scripted_speaks_at_once_and_says_what_it_is(settings: Settings) -> None:
    room = EngineRoom(settings)

    assert room.status().is_demo
    assert "scripted" in room.status().detail.lower()
    assert room.speaker().engine.kind == "scripted"
    room.close()


def test_a_failure_during_a_reply_makes_it_look_again_at_once(settings: Settings, ollama: OllamaServer) -> None:
    auto = settings.model_copy(update={"engine": "auto", "ollama_host": ollama.url})
    room = EngineRoom(auto, embedded=StandIn(), look_every=timedelta(hours=1))  # type: ignore[arg-type]
    room.start()
    until(speaks(room, "ollama"))
    speaker = room.speaker()
    ollama.close()
    with suppress(EngineUnavailable):
        list(speaker.engine.stream(ask("Hi.", model="teller:1b"), threading.Event()))

    until(speaks(room, "embedded"))
    room.close()


def test_a_pulled_model_speaks_once_it_is_there(open_room: Callable[..., EngineRoom], ollama: OllamaServer) -> None:
    room = open_room(host=ollama.url)
    download = room.pull("fresh:3b")

    assert download.wait(10)
    assert (download.state, download.progress, download.total) == ("done", 160, 160)
    until(lambda: speaks(room, "ollama")() and room.speaker().model.name == "fresh:3b")


def test_a_pull_that_fails_says_why(open_room: Callable[..., EngineRoom]) -> None:
    download = open_room().pull("fresh:3b")

    assert download.wait(10)
    assert download.state == "failed"
    assert isinstance(download.error, EngineUnavailable)


def test_a_file_from_the_hub_takes_the_packaged_models_place_and_is_remembered(
    open_room: Callable[..., EngineRoom], stack: ExitStack
) -> None:
    server = HubServer({NAME: find_packaged_model().read_bytes()})
    stack.callback(server.close)
    room = open_room(hub=server.url)
    download = room.fetch_gguf(NAME)

    assert download.wait(30)
    assert (download.state, download.share) == ("done", 1.0)
    until(lambda: speaks(room, "embedded")() and room.speaker().model.name == "tales-q4")
    again = open_room()
    until(lambda: speaks(again, "embedded")() and again.speaker().model.name == "tales-q4")


def test_a_cancelled_fetch_goes_on_the_next_time(open_room: Callable[..., EngineRoom], stack: ExitStack) -> None:
    server = HubServer({NAME: b"GGUF" * 500_000})
    server.break_after, server.pause = [900_000], threading.Event()
    stack.callback(server.close)
    room = open_room(hub=server.url)
    download = room.fetch_gguf(NAME)
    until(lambda: download.progress)
    assert room.fetch_gguf(NAME) is download
    download.cancel()
    server.pause.set()

    assert download.wait(10)
    assert download.state == "cancelled"
    assert room.fetch_gguf(NAME).wait(10)
    assert server.ranges[-1].startswith("bytes=")
    assert [each.state for each in room.downloads()] == ["done"]


def test_one_may_go_back_to_the_packaged_model(open_room: Callable[..., EngineRoom], settings: Settings) -> None:
    (settings.data_dir / "models").mkdir(parents=True)
    shutil.copy(find_packaged_model(), settings.data_dir / "models" / "mine.gguf")
    room = open_room()
    until(speaks(room, "embedded"))
    packaged, mine = room.local_models()
    assert (packaged.is_packaged, packaged.is_loaded, mine.info.name) == (True, True, "mine")

    room.choose("mine")
    until(lambda: room.status().model and room.status().model.name == "mine")
    room.choose(packaged.info.name)
    until(lambda: room.status().model and room.status().model.name == packaged.info.name)
    with pytest.raises(ModelMissing):
        room.choose("nothing")


def test_a_hub_name_in_the_settings_is_fetched_while_the_packaged_model_speaks(
    open_room: Callable[..., EngineRoom], stack: ExitStack
) -> None:
    server = HubServer({NAME: find_packaged_model().read_bytes()})
    server.break_after, server.pause = [1000], threading.Event()
    stack.callback(server.close)
    room = open_room(hub=server.url, embedded_model=NAME)
    until(lambda: speaks(room, "embedded")() and "being fetched" in room.status().detail)
    server.pause.set()

    until(lambda: speaks(room, "embedded")() and room.speaker().model.name == "tales-q4")
    assert room.status().detail == ""


def test_a_file_in_the_settings_takes_the_packaged_models_place(
    open_room: Callable[..., EngineRoom], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.gguf"
    shutil.copy(find_packaged_model(), mine)
    room = open_room(embedded_model=str(mine))
    until(speaks(room, "embedded"))

    assert room.speaker().model.name == "mine"


def test_closing_ends_everything(open_room: Callable[..., EngineRoom], ollama: OllamaServer) -> None:
    room = open_room(host=ollama.url)
    until(speaks(room, "ollama"))
    engine = room.speaker().engine
    room.close()

    assert isinstance(engine, OllamaEngine)
    with pytest.raises(EngineUnavailable):
        engine.models()
