"""What counts as an e-mail address: one that can stand in a header and be written to, and nothing cleverer."""

import re

from core.errors import InvalidInput

LONGEST = 254
"""Characters; what a mail server takes at most (RFC 5321)."""
LONGEST_NAME = 64
# Plain letters before the @: nothing that needs quoting in a header, nor servers that know of Unicode names.
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PLACE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def parse_address(text: str) -> str:
    """Return the address as it is written to, its domain in lower case and ASCII; raises InvalidInput."""
    name, at, place = text.strip().rpartition("@")
    domain = _encode(place.lower())
    is_sound = at and len(name) <= LONGEST_NAME and _NAME.fullmatch(name) and _PLACE.fullmatch(domain)
    if not is_sound or len(name) + len(domain) >= LONGEST:
        raise InvalidInput("This is not an e-mail address.", field="address", hint="It looks like name@example.org.")
    return f"{name}@{domain}"


def _encode(place: str) -> str:
    """Return a domain as mail servers know it; `münchen.example` becomes `xn--mnchen-3ya.example`."""
    try:
        return place.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def counted_as(address: str) -> str:
    """Return what an address is counted as: `Mi.ra+1@example.org` may reach the same mailbox as `mira@example.org`."""
    name, _, place = address.casefold().rpartition("@")
    return f"{name.partition('+')[0].replace('.', '')}@{place}"


def mask_address(address: str) -> str:
    """Return enough of an address to recognise one's own: `m…@example.org`."""
    name, _, place = address.rpartition("@")
    return f"{name[:1]}…@{place}"
