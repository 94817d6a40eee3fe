"""How many confirmation mails go out in a day: strangers cannot use up what others need. Pure."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

MOST_BY_USER, MOST_FOR_ADDRESS = 5, 3
MOST_FROM_NETWORK = 20
"""Strangers behind one network address: a class behind one router, not forty made-up people."""
MOST_FOR_PERSONA = 60
"""Strangers who came to one persona: a link that is abused does not silence the others."""
MOST_IN_ALL, RESERVE = 200, 50
"""A mail server's daily patience, and what of it is kept for those who work here."""


@dataclass(frozen=True)
class Asks:
    """Mails of the last day: by this user, for this address, from this network, to visitors of this persona, in all."""

    by_user: int
    for_address: int
    from_network: int
    for_persona: int
    in_all: int


def may_ask(asks: Asks, *, is_stranger: bool) -> bool:
    """Decide whether one more may go out."""
    if asks.by_user >= MOST_BY_USER or asks.for_address >= MOST_FOR_ADDRESS or asks.in_all >= MOST_IN_ALL:
        return False
    if not is_stranger:
        return True
    is_crowded = asks.from_network >= MOST_FROM_NETWORK or asks.for_persona >= MOST_FOR_PERSONA
    return not is_crowded and asks.in_all < MOST_IN_ALL - RESERVE


def network_of(address: str) -> str:
    """Return what a network address is counted as: a household has as many IPv6 addresses as it likes, in one /64.

    Empty for what is no address, and for this machine, which may be a proxy in front of everybody.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return network_of(str(found.ipv4_mapped))
        return "" if found.is_loopback else str(ip_network(f"{found}/64", strict=False))
    return "" if found.is_loopback else str(found)
