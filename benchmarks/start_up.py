"""How soon the first page can be used, and what the server weighs: cold (an empty folder) and warm (a second start)."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import psutil

from benchmarks.machine import table
from core.config import ROOT

LONGEST_SECONDS = 120
IDLE_SECONDS = 20
SETTLE_SECONDS = 5


def run() -> None:
    """Print one row for a cold and one for a warm start."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [_measure("cold", Path(folder)), _measure("warm", Path(folder))]
    head = ["start", "page served, s", "all loaded, s", "RSS when served, MB", "RSS when loaded, MB", "idle CPU, %"]
    table("Start-up and weight of the server", head, rows)


def _measure(name: str, folder: Path) -> list[object]:
    port = _free_port()
    began = perf_counter()
    server = _start(folder, port)
    try:
        process = psutil.Process(server.pid)
        _wait_for(port, lambda _: True)
        served, light = perf_counter() - began, process.memory_info().rss
        _wait_for(port, _is_loaded)
        loaded = perf_counter() - began
        sleep(SETTLE_SECONDS)
        process.cpu_percent()
        sleep(IDLE_SECONDS)
        idle = process.cpu_percent()
        heavy = process.memory_info().rss
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    return [name, served, loaded, light / 1e6, heavy / 1e6, idle]


def _start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    environment = os.environ | {
        "STUDIO_DATA_DIR": str(folder),
        "STUDIO_PORT": str(port),
        "STUDIO_ENGINE": "embedded",
        "STUDIO_OPEN_BROWSER": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", "studio_app.py", "--server.port", str(port)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int, is_enough: Any) -> None:
    began = perf_counter()
    while perf_counter() - began < LONGEST_SECONDS:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                if is_enough(json.load(answer)):
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        sleep(0.02)
    raise TimeoutError("The server did not come up.")


def _is_loaded(health: dict[str, Any]) -> bool:
    return bool(health["embedder"] == "ready" and health["engine"]["state"] == "ready")
