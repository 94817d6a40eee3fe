"""The links of a mail: each says by itself, signed, what it may do, so that no session is needed to do it."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from itsdangerous import BadSignature, URLSafeSerializer

CONFIRM = "email-confirm"
STOP = "email-stop"


@dataclass(frozen=True)
class Confirmation:
    """What a confirmation link says: whose newest request it belongs to."""

    user_id: int
    asked_at: datetime


@dataclass(frozen=True)
class StopWish:
    """What a stop link says: who wants nothing more, from one persona or from any."""

    user_id: int
    persona_id: int | None


class MailSeal:
    """Signs and opens links. Each purpose has a salt of its own: one link never does another's work."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._confirm = URLSafeSerializer(secret, salt=CONFIRM)
        self._stop = URLSafeSerializer(secret, salt=STOP)

    def confirmation(self, user_id: int, asked_at: datetime) -> str:
        """Return the token of a confirmation link."""
        return str(self._confirm.dumps([user_id, asked_at.isoformat()]))

    def read_confirmation(self, token: str) -> Confirmation | None:
        """Return what a confirmation link says, None if it was not made here."""
        match _open(self._confirm, token):
            case [int(user_id), str(asked_at)]:
                return Confirmation(user_id, datetime.fromisoformat(asked_at))
        return None

    def stop(self, user_id: int, persona_id: int | None = None) -> str:
        """Return the token of a stop link; it never ends: a mail that lies about for years must still stop."""
        return str(self._stop.dumps([user_id, persona_id]))

    def read_stop(self, token: str) -> StopWish | None:
        """Return what a stop link says, None if it was not made here."""
        match _open(self._stop, token):
            case [int(user_id), (int() | None) as persona_id]:
                return StopWish(user_id, persona_id)
        return None

    def address_key(self, address: str) -> str:
        """Return what an address is counted by; without the server's secret nobody can try addresses out."""
        return hmac.new(self._secret, address.encode(), hashlib.sha256).hexdigest()


def _open(serializer: URLSafeSerializer, token: str) -> object:
    try:
        return serializer.loads(token)
    except BadSignature:
        return None
