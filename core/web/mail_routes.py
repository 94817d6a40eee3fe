"""Where the links of a mail lead. No session is needed: each link is signed, and says itself what it may do.

Opening one changes nothing, because mail scanners open every link; a press on the page does, or a mail program's own
unsubscribe button, which posts without opening anything (RFC 8058).
"""

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from core.channels.mailbox import StopOffer
from core.errors import NotFound
from core.web import views
from core.web.house import House

CHANGE = "You can still talk, and allow it again in the chat’s menu whenever you like."
BOTH_WAYS = "neither by mail nor in the studio"


async def ask_to_confirm(house: House, request: Request) -> Response:
    """Show which address would be confirmed, with a button."""
    try:
        address = await asyncio.to_thread(house.mailbox.waiting, _token(request))
    except NotFound as error:
        return _nothing(error)
    text = f"Then personas that you allowed to write first may also write to {address}."
    note = "Rarely, about what you told them, marked as written by an AI. Every mail has a link to stop it."
    return views.build_page("Is this your address?", text, button="Yes, this is my address", note=note)


async def confirm(house: House, request: Request) -> Response:
    """Take the press as the address owner's word."""
    try:
        confirmed = await asyncio.to_thread(house.mailbox.confirm, _token(request))
    except NotFound as error:
        return _nothing(error)
    text = f"From now on, personas that you allowed to write first may also write to {confirmed.address}."
    note = "You can change the address, or have it forgotten, where you gave it."
    return views.build_page("Thank you, that is all", text, link=_onward(confirmed.way_back), note=note)


async def ask_to_stop(house: House, request: Request) -> Response:
    """Show what would be stopped, with a button."""
    try:
        offer = await asyncio.to_thread(house.mailbox.open_stop, _token(request))
    except NotFound as error:
        return _nothing(error)
    whole = offer.persona_id is None
    title = "Stop all of these messages?" if whole else f"Stop {offer.persona_name}?"
    button = "Stop all of them" if whole else f"Stop {offer.persona_name}"
    return views.build_page(title, f"{_outcome(offer)} {CHANGE}", button=button, link=_onward(offer.way_back))


async def stop(house: House, request: Request) -> Response:
    """Stop it at once, however often that is asked for."""
    try:
        offer = await asyncio.to_thread(house.mailbox.open_stop, _token(request))
    except NotFound as error:
        return _nothing(error)
    await asyncio.to_thread(_stop, house, offer)
    return views.build_page("It is stopped", _outcome(offer), link=_onward(offer.way_back), note=CHANGE)


def _outcome(offer: StopOffer) -> str:
    if offer.persona_id is None:
        return f"No persona of this studio will write to you first any more, {BOTH_WAYS}."
    return f"{offer.persona_name} will not write to you first any more, {BOTH_WAYS}."


def _onward(path: str) -> tuple[str, str] | None:
    if not path:
        return None
    return ("Open your inbox" if path == "/inbox" else "Go to your talk"), path


def _stop(house: House, offer: StopOffer) -> None:
    if offer.persona_id is None:
        house.followups.set_stopped_all(offer.actor, True)
        return
    # A persona that was deleted writes to nobody.
    with suppress(NotFound):
        house.followups.set_consent(offer.actor, offer.persona_id, False)


def _token(request: Request) -> str:
    return request.query_params.get("t", "")


def _nothing(error: NotFound) -> Response:
    return views.build_page(error.message, error.hint, status=404, link=("To Persona Studio", "/"))
