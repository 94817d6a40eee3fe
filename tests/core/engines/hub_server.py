"""A small real server that answers as the model hub does: checksum and size on HEAD, ranges on GET, and mishaps."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

COMMIT = "0" * 40


class HubServer:
    """Holds files by `owner/repo/name`; `break_after` cuts the next transfers off, `damage` sends other bytes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.break_after: list[int] = []
        self.damage = False
        self.pause: threading.Event | None = None
        self.ranges: list[str] = []
        handler = type("BoundHandler", (_Handler,), {"house": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    house: ClassVar[HubServer]

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        found = self._find()
        if found is None:
            return
        self.send_response(200)
        self.send_header("ETag", '"weak"')
        self.send_header("X-Linked-ETag", f'"{hashlib.sha256(found).hexdigest()}"')
        self.send_header("X-Linked-Size", str(len(found)))
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()

    def do_GET(self) -> None:
        found = self._find()
        if found is None:
            return
        asked = self.headers.get("Range", "")
        self.house.ranges.append(asked)
        at = int(asked.removeprefix("bytes=").rstrip("-") or 0)
        data = (b"x" * len(found) if self.house.damage else found)[at:]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self._send(data)

    def _send(self, data: bytes) -> None:
        self.close_connection = True
        limit = self.house.break_after.pop(0) if self.house.break_after else len(data)
        self.wfile.write(data[:limit])
        if self.house.pause and limit < len(data):
            self.house.pause.wait(5)

    def _find(self) -> bytes | None:
        owner, repository, _resolve, _revision, *name = self.path.strip("/").split("/")
        found = self.house.files.get(f"{owner}/{repository}/{'/'.join(name)}")
        if found is None:
            self.send_response(404)
            self.send_header("X-Error-Code", "EntryNotFound")
            self.send_header("Content-Length", "0")
            self.end_headers()
        return found
