"""A small real server that speaks Ollama's API over any engine, and misbehaves for models named after a failure."""

import json
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from core.errors import EngineError
from core.ports import ChatRequest, Engine, PromptMessage, Sampling

MODIFIED = "2026-01-05T12:00:00Z"

MODELS: dict[str, dict[str, Any]] = {
    "teller:1b": {"family": "llama", "size": "1.5B", "capabilities": ["completion", "tools"]},
    "thinker:4b": {"family": "qwen3", "size": "4.0B", "capabilities": ["completion", "thinking"]},
    "vectors:latest": {"family": "nomic-bert", "size": "137M", "capabilities": ["embedding"]},
    "llama-guard3:1b": {"family": "llama", "size": "1.5B", "capabilities": ["completion"]},
}

WORD = {"message": {"role": "assistant", "content": "Once "}, "done": False}
DONE = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop", "prompt_eval_count": 9}

SCENES: dict[str, list[dict[str, Any] | bytes]] = {
    "thinks": [
        {"message": {"role": "assistant", "content": "", "thinking": "They greet me."}, "done": False},
        WORD,
        {**DONE, "eval_count": 3},
    ],
    "thinks-inline": [
        {"message": {"role": "assistant", "content": piece}, "done": False}
        for piece in ("<thi", "nk>They greet ", "me.</th", "ink>\n\nOnce ")
    ]
    + [{**DONE, "eval_count": 9}],
    "dies": [WORD, WORD],
    "babbles": [WORD, b"this is no JSON\n"],
    "shouts": [WORD, b'"a string instead of an object"\n'],
    "crashes": [WORD, {"error": "llama runner process has terminated: signal: killed"}],
    "crowded": [{"error": "model requires more system memory (9.1 GiB) than is available (3.2 GiB)"}],
    "cuda": [WORD, {"error": "llama runner process has terminated: cudaMalloc failed: out of memory"}],
    "overlong": [{"error": "the input length exceeds the context length"}],
    "no-json": [{"message": {"role": "assistant", "content": "Sure! Here you are."}, "done": False}, DONE],
}


class OllamaServer:
    """Runs on a port of its own until `close`. `requests` keeps the bodies of what was asked."""

    def __init__(self, engine: Engine, *, models: dict[str, dict[str, Any]] | None = None, port: int = 0) -> None:
        self.engine = engine
        self.models = dict(MODELS if models is None else models)
        self.requests: list[dict[str, Any]] = []
        self.hung_up = threading.Event()
        handler = type("BoundHandler", (_Handler,), {"house": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def describe(self, name: str) -> dict[str, Any]:
        model = self.models[name]
        details = {"family": model["family"], "families": [model["family"]], "parameter_size": model["size"]}
        return {"name": name, "model": name, "modified_at": MODIFIED, "size": 10**9, "digest": name, "details": details}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    """With the default of 5 the ninth caller would wait for a retry of the network's."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller who hangs up is expected here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    house: ClassVar[OllamaServer]

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._send_json({"models": [self.house.describe(name) for name in self.house.models]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.house.requests.append(body)
        {"/api/show": self._show, "/api/chat": self._chat, "/api/pull": self._pull}[self.path](body)

    def _show(self, body: dict[str, Any]) -> None:
        if model := self.house.models.get(body["model"]):
            self._send_json({"model_info": {}, "capabilities": model["capabilities"], "modified_at": MODIFIED})
        else:
            self._send_json({"error": f"model '{body['model']}' not found"}, status=404)

    def _chat(self, body: dict[str, Any]) -> None:
        name = body["model"]
        if name == "silent":
            self._wait_for_hang_up()
        elif name in SCENES:
            self._send_lines(SCENES[name], is_whole=name != "dies")
        elif name in self.house.models:
            self._send_lines(self._generate(body))
        else:
            self._send_json({"error": f"model '{name}' not found"}, status=404)

    def _pull(self, body: dict[str, Any]) -> None:
        if body["model"] not in ("teller:1b", "fresh:3b"):
            self._send_lines([{"error": "pull model manifest: file does not exist"}])
            return
        self.house.models[body["model"]] = {"family": "llama", "size": "3.2B", "capabilities": ["completion"]}
        steps = [("pulling manifest", {}), ("pulling a", {"digest": "a", "total": 100, "completed": 50})]
        steps += [("pulling a", {"digest": "a", "total": 100, "completed": 100})]
        steps += [("pulling b", {"digest": "b", "total": 60, "completed": 60}), ("success", {})]
        self._send_lines([{"status": status, **more} for status, more in steps])

    def _generate(self, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
        request, stop = _read_request(body), threading.Event()
        try:
            if schema := body.get("format"):
                answer = self.house.engine.answer_json(request, schema, stop)
                yield {"message": {"role": "assistant", "content": json.dumps(answer)}, "done": False}
                yield DONE
                return
            for chunk in self.house.engine.stream(request, stop):
                usage = chunk.usage
                more = {"done": False}
                if usage:
                    more = {"done": True, "done_reason": usage.finish, "eval_count": usage.reply_tokens}
                    more |= {"prompt_eval_count": usage.prompt_tokens}
                yield {"message": {"role": "assistant", "content": chunk.text}, **more}
        except EngineError as error:
            length = {"done": True, "done_reason": "length"}
            broke_off = error.message.startswith("The model's answer broke off")
            yield {**DONE, **length} if broke_off else {"error": error.message}
        finally:
            stop.set()

    def _wait_for_hang_up(self) -> None:
        # Nothing is sent, as while a long prompt is being read; a closed connection becomes readable.
        readable, _, _ = select.select([self.connection], [], [], 10)
        if readable and not self.connection.recv(1, socket.MSG_PEEK):
            self.house.hung_up.set()
        self.close_connection = True

    def _send_json(self, answer: dict[str, Any], status: int = 200) -> None:
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_lines(self, lines: Any, *, is_whole: bool = True) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        try:
            for line in lines:
                data = line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n"
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            if is_whole:
                self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.house.hung_up.set()
            with suppress(AttributeError):
                lines.close()


def _read_request(body: dict[str, Any]) -> ChatRequest:
    options = body.get("options", {})
    messages = tuple(PromptMessage(message["role"], message["content"]) for message in body["messages"])
    sampling = Sampling(
        temperature=options.get("temperature"),
        max_tokens=options.get("num_predict", 128),
        seed=options.get("seed"),
        repeat_penalty=options.get("repeat_penalty"),
        stop=tuple(options.get("stop", ())),
    )
    return ChatRequest(messages, sampling=sampling)
