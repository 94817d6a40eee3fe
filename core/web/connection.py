"""What an open tab may do beside loading pages: connect, for as long as its session lasts, and upload."""

import asyncio
from datetime import timedelta
from math import ceil
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.accounts.rules import Actor
from core.config import Settings
from core.limits import Limit, RateLimiter
from core.ports import Clock
from core.web.frames import is_welcome
from core.web.house import FindHouse, House

SIGNED_OUT = 4001
"""Close code; the tab connects anew, as a stranger."""
FLOOD = 1008
"""Close code: against the house rules. What it had still sent is dropped with it."""
MESSAGES = Limit(200, timedelta(seconds=10))
"""Of one tab. A reply that streams is asked after a few times a second; nobody clicks twenty times a second."""
UPLOAD_PATH = "/_stcore/upload_file"


class ConnectionMiddleware:
    """Stands before Streamlit's websocket.

    Streamlit compares host names without ports, so a page of any other program on this machine could connect as the
    owner; it keeps to the cookies of the handshake, so parts of a page would go on running after a sign-out; and it
    does for any stranger what it does for a developer (core/web/frames.py).
    """

    def __init__(self, app: ASGIApp, find_house: FindHouse, clock: Clock, limit: Limit) -> None:
        self.app = app
        self.find_house = find_house
        self.clock = clock
        self.limiter = RateLimiter(limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif self._may_connect(scope):
            await self._serve(_at_origins_host(scope), receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": FLOOD})

    def _may_connect(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        address = (scope.get("client") or ("unknown", 0))[0]
        is_calm = not ceil(self.limiter.wait(address, self.clock.now()).total_seconds())
        return is_calm and is_own_origin(headers.get("origin"), headers.get("host", ""), self.find_house().settings)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        house = self.find_house()
        tab = _Tab(scope, receive, send, house, self.clock, at_first=await _find_actor(scope, house))
        await self.app(scope, tab.receive, tab.send)


class _Tab:
    """One open connection, from its handshake on: closed when its session ends, or when it never stops asking."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, house: House, clock: Clock, *, at_first: Actor | None
    ) -> None:
        self.scope = scope
        self._receive = receive
        self._send = send
        self.house = house
        self.clock = clock
        self.at_first = at_first
        self.pace = RateLimiter(MESSAGES)
        self.is_over = False

    async def receive(self) -> Message:
        """Return the next message; what no page of ours says is passed over, and leaves nothing in the log."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            if self.pace.wait("", self.clock.now()):
                return await self._close(FLOOD)
            if is_welcome(message.get("bytes")):
                break
        if await _find_actor(self.scope, self.house) != self.at_first:
            return await self._close(SIGNED_OUT)
        return message

    async def send(self, message: Message) -> None:
        """Hand on what Streamlit says, until the connection was closed."""
        if not self.is_over:
            await self._send(message)

    async def _close(self, code: int) -> Message:
        await self._send({"type": "websocket.close", "code": code})
        self.is_over = True
        return {"type": "websocket.disconnect", "code": code}


def _at_origins_host(scope: Scope) -> Scope:
    """A tunnel may hand on this machine's own name: Streamlit, which would refuse that, sees the public one."""
    place = urlsplit(Headers(scope=scope).get("origin", "")).netloc
    headers = [(name, place.encode() if place and name == b"host" else value) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


class UploadMiddleware:
    """Takes files from creators alone: a visitor has nothing to upload but what fills the memory."""

    def __init__(self, app: ASGIApp, find_house: FindHouse) -> None:
        self.app = app
        self.find_house = find_house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and str(scope["path"]).startswith(UPLOAD_PATH):
            actor = await _find_actor(scope, self.find_house())
            if actor is None or not actor.is_creator:
                await PlainTextResponse("Only creators upload files here.", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


async def _find_actor(scope: Scope, house: House) -> Actor | None:
    cookie = HTTPConnection(scope).cookies.get(house.accounts.cookie_name, "")
    return await asyncio.to_thread(house.accounts.actor_from_cookie, cookie)


def is_own_origin(origin: str | None, host: str, settings: Settings) -> bool:
    """Whether a connection was opened by a page of this server; programs that are no browsers send no origin."""
    if origin is None:
        return True
    place = urlsplit(origin).netloc.lower()
    return bool(place) and place in (host.lower(), urlsplit(settings.public_url).netloc.lower())
