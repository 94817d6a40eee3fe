"""Fetching a model file from the hub: whole, checked, continued after a break, or refused."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engines.hub import Hub, is_hub_name
from core.errors import DownloadFailed

from .hub_server import HubServer

NAME = "maker/tales-GGUF/tales-q4.gguf"
BYTES = bytes(range(256)) * 8000


@pytest.fixture
def server() -> Iterator[HubServer]:
    server = HubServer({NAME: BYTES})
    yield server
    server.close()


@pytest.fixture
def hub(server: HubServer, tmp_path: Path) -> Hub:
    return Hub(tmp_path / "models", endpoint=server.url)


def fetch(hub: Hub, name: str = NAME, stop: threading.Event | None = None) -> Path | None:
    return hub.fetch(name, lambda *_: None, stop or threading.Event())


def test_a_file_arrives_whole_and_nothing_else_is_left(hub: Hub) -> None:
    path = fetch(hub)

    assert path == hub.path_of(NAME)
    assert path
    assert path.read_bytes() == BYTES
    assert list(hub.folder.iterdir()) == [path]


def test_tells_how_far_it_is_and_when_it_checks(hub: Hub) -> None:
    told: list[tuple[int, int, bool]] = []
    hub.fetch(NAME, lambda *how_far: told.append(how_far), threading.Event())

    assert told[0] == (0, len(BYTES), False)
    assert (len(BYTES), len(BYTES), False) in told
    assert told[-1] == (len(BYTES), len(BYTES), True)


def test_a_broken_connection_is_continued_where_it_broke(server: HubServer, hub: Hub) -> None:
    server.break_after = [1_000_000, 500_000]
    path = fetch(hub)

    assert path
    assert path.read_bytes() == BYTES
    assert server.ranges[0] == ""
    assert all(asked.startswith("bytes=") for asked in server.ranges[1:])


def test_after_too_many_breaks_it_is_given_up_and_continued_the_next_time(server: HubServer, hub: Hub) -> None:
    server.break_after = [600_000, 0, 0, 0]
    with pytest.raises(DownloadFailed, match="broke off") as caught:
        fetch(hub)
    assert "goes on" in caught.value.hint

    server.ranges.clear()
    server.break_after = []
    path = fetch(hub)

    assert path
    assert path.read_bytes() == BYTES
    assert server.ranges == ["bytes=600000-"]


def test_a_stop_keeps_what_came(server: HubServer, hub: Hub) -> None:
    stop = threading.Event()
    told: list[int] = []

    def watch(done: int, total: int, is_checking: bool) -> None:
        told.append(done)
        if done:
            stop.set()

    assert hub.fetch(NAME, watch, stop) is None
    assert not hub.path_of(NAME).exists()
    assert fetch(hub)
    assert server.ranges == ["", f"bytes={told[-1]}-"]


def test_a_damaged_file_is_refused_and_thrown_away(server: HubServer, hub: Hub) -> None:
    server.damage = True
    with pytest.raises(DownloadFailed, match="checksum"):
        fetch(hub)

    assert list(hub.folder.iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_fetched(server: HubServer, tmp_path: Path) -> None:
    hub = Hub(tmp_path / "models", endpoint=server.url, free_bytes=lambda _: 1_000_000)
    with pytest.raises(DownloadFailed, match="are free"):
        fetch(hub)

    assert server.ranges == []


@pytest.mark.parametrize("name", ["maker/tales-GGUF/other.gguf", "nobody/nothing/x.gguf"])
def test_what_the_hub_does_not_have_is_told(hub: Hub, name: str) -> None:
    with pytest.raises(DownloadFailed, match="has no"):
        fetch(hub, name)


def test_a_hub_out_of_reach_is_told(tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="cannot be reached"):
        fetch(Hub(tmp_path, endpoint="http://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (NAME, True),
        ("maker/tales/folder/x.GGUF", True),
        ("tales.gguf", False),
        ("/home/me/x.gguf", False),
        ("a/b/../../etc/x.gguf", False),
        ("a/b/c.bin", False),
        ("a/b/c d.gguf", False),
    ],
)
def test_hub_names_are_told_from_paths(name: str, is_one: bool) -> None:
    assert is_hub_name(name) is is_one
