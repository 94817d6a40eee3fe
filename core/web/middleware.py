"""What every request passes on its way in: the right host name, not too often, and back out with safe headers."""

from datetime import timedelta
from ipaddress import ip_address
from math import ceil

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.config import Settings
from core.limits import Limit, RateLimiter
from core.ports import Clock
from core.web import views
from core.web.connection import ConnectionMiddleware, UploadMiddleware
from core.web.house import FindHouse
from core.web.identity import IdentityMiddleware

STREAMLIT_LINE = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
"""The one inline script of Streamlit's page, a flag for crawlers; in another release it is refused, harmlessly."""
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {STREAMLIT_LINE}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob: data:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "object-src 'none'",
    )
)
"""Above all it keeps a model's `![](https://…)` from carrying words to a foreign host."""

SAFE_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

KNOCKED_PATHS = ("/p/", "/enter", "/auth/", "/mail/")
CLOSED_PATHS = ("/_stcore/metrics",)
CONNECTIONS = Limit(times=240, window=timedelta(minutes=1))
"""Tabs opened from one address: a class behind one router, not a flood."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class HeadersMiddleware:
    """Adds the safe headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_safe if scope["type"] == "http" else send)


class HostMiddleware:
    """Refuses foreign host names while the server listens to this machine alone.

    Otherwise a web page anywhere could point its own name at 127.0.0.1 and read the studio (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, find_house: FindHouse) -> None:
        self.app = app
        self.find_house = find_house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            host = Headers(scope=scope).get("host", "")
            if not is_known_host(host, self.find_house().settings):
                await _refuse(scope, receive, send)
                return
        await self.app(scope, receive, send)


class LimitMiddleware:
    """Slows down whoever knocks at the doors that are open to strangers."""

    def __init__(self, app: ASGIApp, clock: Clock, limit: Limit) -> None:
        self.app = app
        self.clock = clock
        self.limiter = RateLimiter(limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] in CLOSED_PATHS:
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
        elif wait := self._wait(scope):
            await _too_often(scope, wait)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _wait(self, scope: Scope) -> int:
        if not str(scope["path"]).startswith(KNOCKED_PATHS):
            return 0
        address = (scope.get("client") or ("unknown", 0))[0]
        return ceil(self.limiter.wait(address, self.clock.now()).total_seconds())


def build_middleware(find_house: FindHouse, clock: Clock, limit: Limit) -> list[Middleware]:
    """Return the chain, outermost first."""
    return [
        Middleware(HeadersMiddleware),
        Middleware(HostMiddleware, find_house=find_house),
        Middleware(LimitMiddleware, clock=clock, limit=limit),
        Middleware(ConnectionMiddleware, find_house=find_house, clock=clock, limit=CONNECTIONS),
        Middleware(UploadMiddleware, find_house=find_house),
        Middleware(IdentityMiddleware, find_house=find_house),
    ]


def is_known_host(host: str, settings: Settings) -> bool:
    """Whether a Host header names this server; one that listens to the network may go by any name."""
    try:
        name = (URL(f"http://{host}").hostname or "").lower()
    except ValueError:
        return False
    if not _is_loopback(settings.host):
        return True
    return name in (*LOCAL_NAMES, settings.host.lower(), (URL(settings.public_url).hostname or "localhost").lower())


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse("This address is not served here.", status_code=421)(scope, receive, send)


def _too_often(scope: Scope, wait: int) -> Response:
    """Say how long to wait, with the way back to what was asked for; what a form asked for has no address to go to."""
    asked = URL(scope=scope)
    again = ("Try again", f"{asked.path}?{asked.query}".rstrip("?"))
    seconds = "one second" if wait == 1 else f"{wait} seconds"
    text = f"There were very many requests from where you are. Wait {seconds}, then try again."
    link = again if scope["method"] == "GET" else ("To the studio", "/")
    answer = views.build_page("A moment, please", text, link=link, status=429)
    answer.headers["Retry-After"] = str(wait)
    return answer
