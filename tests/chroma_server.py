"""A real Chroma server for the tests that talk to one, on a free port; it can be killed and started again."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

PATIENCE = 30.0
"""Seconds for the server to begin on a busy machine."""


class ChromaServer:
    """The `chroma run` of this environment, which can be killed and started again on the same port and folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [Path(sys.executable).parent / "chroma", "run", "--path", self.folder, "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, "--host", "127.0.0.1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < until, "The Chroma server did not start."
            assert self._process.poll() is None, "The Chroma server ended at once."
            time.sleep(0.05)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v2/heartbeat", timeout=1).is_success
        except httpx.TransportError:
            return False
