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
from playwright.sync_api import Browser, Playwright, sync_playwright

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
    def port(self) -> str:
        """Where to start it again: a browser's cookie belongs to the port."""
        return self.url.rpartition(":")[2]

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


def launch_browser(playwright: Playwright) -> Browser:
    """Start Debian's Chromium."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=CHROMIUM_FLAGS
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests; each person in it has a context of their own."""
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Return a function that starts a studio on a folder; settings come as keywords, such as `engine="scripted"`."""
    running: list[Server] = []

    def start(data_dir: Path | None = None, **settings: str) -> Server:
        server = start_studio(data_dir or tmp_path_factory.mktemp("studio"), settings)
        running.append(server)
        return server

    yield start
    for server in running:
        if server.process.poll() is None:
            server.stop()


def start_studio(data_dir: Path, settings: dict[str, str]) -> Server:
    """Start a studio in a process of its own, and wait until it answers."""
    server = _start(data_dir, settings)
    _wait_until_served(server)
    return server


def _start(data_dir: Path, settings: dict[str, str]) -> Server:
    settings = {"port": str(_free_port()), "data_dir": str(data_dir), "open_browser": "false"} | settings
    env = os.environ | {f"STUDIO_{name.upper()}": value for name, value in settings.items()}
    log = data_dir.parent / f"{data_dir.name}.log"
    with log.open("ab") as file:
        command = [sys.executable, "-m", "core", "serve"]
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=file, stderr=subprocess.STDOUT)
    # By the name that share links carry: a browser keeps its cookies by name.
    return Server(f"http://localhost:{settings['port']}", data_dir, log, process)


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
    server.process.kill()
    pytest.fail(f"The server did not start:\n{server.log.read_text('utf-8')}")
