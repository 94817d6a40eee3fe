"""The real server in its own process, on a fresh folder, and a real browser in front of it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from core.config import ROOT

OUTPUT = ROOT / "tests" / "e2e" / "output"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60.0


@dataclass
class Server:
    """A running studio: where it is, its data folder, its log, and its process."""

    url: str
    data_dir: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def owner_link(self) -> str:
        """The newest one-time link that it printed."""
        tickets = re.findall(r"/enter\?ticket=\S+", self.log.read_text("utf-8"))
        return self.url + tickets[-1]

    def stop(self, *, kill: bool = False) -> None:
        """End it politely, or as a power cut would."""
        (self.process.kill if kill else self.process.terminate)()
        self.process.wait(timeout=30)


StartServer = Callable[..., Server]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Return a function that starts a studio on a folder; settings come as keywords, such as `engine="scripted"`."""
    running: list[Server] = []

    def start(data_dir: Path | None = None, **settings: str) -> Server:
        server = _start(data_dir or tmp_path_factory.mktemp("studio"), settings)
        running.append(server)
        _wait_until_served(server)
        return server

    yield start
    for server in running:
        if server.process.poll() is None:
            server.stop()


def _start(data_dir: Path, settings: dict[str, str]) -> Server:
    port = _free_port()
    own = {"STUDIO_DATA_DIR": str(data_dir), "STUDIO_PORT": str(port), "STUDIO_OPEN_BROWSER": "false"}
    env = os.environ | own | {f"STUDIO_{name.upper()}": value for name, value in settings.items()}
    log = data_dir.parent / f"{data_dir.name}.log"
    with log.open("ab") as file:
        command = [sys.executable, "-m", "core", "serve"]
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=file, stderr=subprocess.STDOUT)
    return Server(f"http://127.0.0.1:{port}", data_dir, log, process)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_served(server: Server) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at:
        try:
            with urlopen(f"{server.url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            if server.process.poll() is not None:
                break
        time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{server.log.read_text('utf-8')}")
