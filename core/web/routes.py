"""The doors that are not pages: the owner's one-time link, share links, signing out, and the health check."""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable
from functools import cache
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from core.accounts.rules import Role
from core.config import ROOT
from core.errors import NotFound, StudioError
from core.web import mail_routes, views
from core.web.house import FindHouse, House
from core.web.identity import identity_of, set_cookie

Handler = Callable[[Request], Awaitable[Response]]
FORM_LIMIT = 4096
"""Bytes of a posted form: it carries one key."""


def build_routes(find_house: FindHouse) -> list[Route]:
    """Return the routes, each with the house at hand when it is called."""
    doors: list[tuple[str, Callable[[House, Request], Awaitable[Response]], list[str]]] = [
        ("/healthz", show_health, ["GET"]),
        ("/enter", enter, ["GET"]),
        ("/p/{slug}", open_share_link, ["GET"]),
        ("/auth/sign-out", sign_out, ["POST"]),
        ("/mail/confirm", mail_routes.ask_to_confirm, ["GET"]),
        ("/mail/confirm", mail_routes.confirm, ["POST"]),
        ("/mail/stop", mail_routes.ask_to_stop, ["GET"]),
        ("/mail/stop", mail_routes.stop, ["POST"]),
    ]
    return [Route(path, _with_house(find_house, door), methods=methods) for path, door, methods in doors]


def _with_house(find_house: FindHouse, door: Callable[[House, Request], Awaitable[Response]]) -> Handler:
    async def handle(request: Request) -> Response:
        return await door(find_house(), request)

    return handle


async def show_health(house: House, request: Request) -> Response:
    """Answer 200 as soon as a page can be served, with what is loaded by now and whether follow-ups are looked after.

    The owner also reads why the last look went wrong.
    """
    status = await asyncio.to_thread(house.rooms.status)
    beat, actor = house.ticker.beat(), identity_of(request).actor
    looking: dict[str, object] = {"looked_at": beat.at and beat.at.isoformat(), "is_late": beat.is_late}
    if actor is not None and actor.role == Role.OWNER:
        looking |= {"in_a_round_since": beat.began_at and beat.began_at.isoformat(), "trouble": beat.trouble}
    return JSONResponse(
        {
            "status": "ok",
            "version": _version(),
            "engine": {"kind": status.kind, "state": status.state, "model": status.model.name if status.model else ""},
            "embedder": "ready" if house.embedder.is_ready else "loading",
            "follow_ups": looking,
        },
        headers={"Cache-Control": "no-store"},
    )


async def enter(house: House, request: Request) -> Response:
    """Trade the one-time ticket for the owner's cookie. A look ahead (HEAD, prefetch) does not use it up."""
    if _is_only_looking(request):
        return Response(status_code=204, headers={"Cache-Control": "no-store"})
    try:
        token = await asyncio.to_thread(house.accounts.redeem, request.query_params.get("ticket", ""))
    except NotFound:
        actor = identity_of(request).actor
        return _see_other("/") if actor and actor.role == Role.OWNER else _stale_ticket()
    return _signed_in(house, request, _see_other("/"), token)


async def open_share_link(house: House, request: Request) -> Response:
    """Lead to a shared persona's chat; a stranger becomes a visitor on the way, a bot's look ahead makes nobody."""
    actor = identity_of(request).actor
    try:
        shared = await asyncio.to_thread(house.sharing.resolve, actor, request.path_params["slug"])
    except StudioError as error:
        return views.build_page(error.message, error.hint, status=404)
    answer = _see_other(f"/talk?p={quote(shared.slug)}")
    if actor is not None or _is_only_looking(request):
        return answer
    _, token = await asyncio.to_thread(house.accounts.new_visitor)
    return _signed_in(house, request, answer, token)


async def sign_out(house: House, request: Request) -> Response:
    """End the browser's session; only a form that was drawn for this very browser may ask."""
    cookie = identity_of(request).cookie
    key = parse_qs((await _body(request)).decode("ascii", "replace")).get("key", [""])[0]
    if not house.accounts.is_form_key(key, cookie):
        text = "This form is too old. Go back to the studio and sign out there once more."
        return views.build_page("Not signed out", text, link=("Back to the studio", "/"), status=403)
    await asyncio.to_thread(house.accounts.sign_out, house.accounts.token_in(cookie))
    answer = _see_other("/")
    answer.delete_cookie(house.accounts.cookie_name, path="/", httponly=True, samesite="lax")
    return answer


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_LIMIT:
            return b""
    return body


def _signed_in(house: House, request: Request, answer: Response, token: str) -> Response:
    cookie = house.accounts.cookie_for(token)
    set_cookie(answer, request.url, house.settings, house.accounts.cookie_name, cookie)
    return answer


def _is_only_looking(request: Request) -> bool:
    purpose = request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    return request.method == "HEAD" or "prefetch" in purpose or "prerender" in purpose


def _see_other(address: str) -> Response:
    return RedirectResponse(address, status_code=303, headers={"Cache-Control": "no-store"})


def _stale_ticket() -> Response:
    text = "It was used before, or is more than a day old. For a new one, type this in the studio's folder:"
    return views.build_page("This link opens nothing any more", text, command="make link", status=410)


@cache
def _version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
