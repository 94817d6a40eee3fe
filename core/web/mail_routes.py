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

STILL = "You can still talk, and change your mind in the chat at any time."


async def ask_to_confirm(house: House, request: Request) -> Response:
    """Show which address would be confirmed, with a button."""
    try:
        address = await asyncio.to_thread(house.mailbox.waiting, _token(request))
    except NotFound as error:
        return _nothing(error)
    text = f"Personas that you allowed to write first may then also write to {address}. Every mail has a way to stop."
    return views.build_page("Is this your address?", text, button="Yes, this is my address")


async def confirm(house: House, request: Request) -> Response:
    """Take the press as the address owner's word."""
    try:
        await asyncio.to_thread(house.mailbox.confirm, _token(request))
    except NotFound as error:
        return _nothing(error)
    return views.build_page("Thank you", "Your address is confirmed. You can close this page.")


async def ask_to_stop(house: House, request: Request) -> Response:
    """Show what would be stopped, with a button."""
    try:
        offer = await asyncio.to_thread(house.mailbox.open_stop, _token(request))
    except NotFound as error:
        return _nothing(error)
    if offer.persona_id is None:
        text = f"No persona of this studio will write to you first any more, here or in the studio. {STILL}"
        return views.build_page("Stop all of these?", text, button="Stop all")
    text = f"{offer.persona_name} will not write to you first any more, here or in the studio. {STILL}"
    return views.build_page(f"Stop {offer.persona_name}?", text, button="Stop")


async def stop(house: House, request: Request) -> Response:
    """Stop it at once, however often that is asked for."""
    try:
        offer = await asyncio.to_thread(house.mailbox.open_stop, _token(request))
    except NotFound as error:
        return _nothing(error)
    await asyncio.to_thread(_stop, house, offer)
    who = offer.persona_name or "No persona"
    text = f"{who} will {'not ' if offer.persona_name else ''}write to you first any more. {STILL}"
    return views.build_page("It is stopped", text)


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
    return views.build_page(error.message, error.hint, status=404)
