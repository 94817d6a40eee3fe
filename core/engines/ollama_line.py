"""One connection to Ollama that can be cut from another thread, even while nothing has been answered yet."""

import contextlib
import socket
import threading
from typing import Any

import httpx


class Line:
    """Watches a request's connection, so that `cut` can close it: the server then stops decoding."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cut = False

    def watch(self, request: httpx.Request) -> None:
        """Follow this request (an httpx event hook); `trace` is httpx's documented way to see the connection."""
        request.extensions["trace"] = self._trace

    def cut(self) -> None:
        """Close the connection now, or as soon as there is one."""
        with self._lock:
            self._is_cut = True
            self._shut()

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self._is_cut:
                    self._shut()

    def _shut(self) -> None:
        # Closing alone would not wake the thread that reads from it.
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
