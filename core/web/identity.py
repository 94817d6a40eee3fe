"""Who a browser is: the signed cookie, read on the way in and handed on to the route behind."""

import asyncio
from dataclasses import dataclass

from starlette.datastructures import URL, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.accounts.rules import Actor
from core.config import Settings
from core.web.house import FindHouse


@dataclass(frozen=True)
class Identity:
    """The browser that asks: its cookie as it came, and whose it is (None: a stranger's)."""

    cookie: str = ""
    actor: Actor | None = None


class IdentityMiddleware:
    """Puts the asker's identity into `scope["state"]`, and keeps the cookie of a known browser fresh.

    Nobody is made here: a crawler that passes by leaves no row.
    """

    def __init__(self, app: ASGIApp, find_house: FindHouse) -> None:
        self.app = app
        self.find_house = find_house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_page_load(scope):
            await self.app(scope, receive, send)
            return
        house = self.find_house()
        request = HTTPConnection(scope)
        cookie = request.cookies.get(house.accounts.cookie_name, "")
        identity = Identity(cookie, await asyncio.to_thread(house.accounts.actor_from_cookie, cookie))
        scope.setdefault("state", {})["identity"] = identity

        async def send_fresh(message: Message) -> None:
            if message["type"] == "http.response.start" and identity.actor is not None:
                _refresh(message, request.url, house.settings, house.accounts.cookie_name, identity.cookie)
            await send(message)

        await self.app(scope, receive, send_fresh)


def identity_of(request: Request) -> Identity:
    """Return who asks; the middleware has found out."""
    identity = getattr(request.state, "identity", None)
    return identity if isinstance(identity, Identity) else Identity()


def set_cookie(response: Response, url: URL, settings: Settings, name: str, cookie: str) -> None:
    """Give a browser its cookie: unreadable for scripts, not sent along by other sites, plain only on plain HTTP."""
    response.set_cookie(
        name,
        cookie,
        max_age=int(settings.session_length.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure(url, settings),
        path="/",
    )


def is_secure(url: URL, settings: Settings) -> bool:
    """Whether the browser came over HTTPS: here, or at the proxy that the public address names."""
    public = URL(settings.public_url)
    return url.scheme == "https" or (public.scheme == "https" and public.hostname == url.hostname)


def _is_page_load(scope: Scope) -> bool:
    path = str(scope["path"])
    return not path.startswith(("/static/", "/app/static/", "/_stcore/", "/media/", "/component/"))


def _refresh(message: Message, url: URL, settings: Settings, name: str, cookie: str) -> None:
    headers = MutableHeaders(raw=message["headers"])
    if not any(value.startswith(f"{name}=") for value in headers.getlist("set-cookie")):
        fresh = Response()
        set_cookie(fresh, url, settings, name, cookie)
        headers.append("set-cookie", fresh.headers["set-cookie"])
