"""Secrets that browsers carry: tokens that nobody guesses, signed so that a forged one never reaches the database."""

import hashlib
import os
import secrets
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

TOKEN_BYTES = 32
SECRET_BYTES = 64


def new_token() -> str:
    """Return a fresh token of 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return what is kept of a token. A plain hash is enough: 256 random bits cannot be tried out."""
    return hashlib.sha256(token.encode()).hexdigest()


def load_secret(path: Path) -> bytes:
    """Return the server's secret; at the first start it is made, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_secret(path)
    return path.read_bytes()


def _make_secret(path: Path) -> None:
    """Write it beside its place first: a crash in between must not leave an empty secret that anybody can guess."""
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


class Seal:
    """Signs what leaves for a browser, and opens what comes back."""

    def __init__(self, secret: bytes) -> None:
        self._cookies = URLSafeSerializer(secret, salt="session-cookie")
        self._forms = URLSafeSerializer(secret, salt="form")

    def cookie(self, token: str) -> str:
        """Return the cookie that carries this session token."""
        return str(self._cookies.dumps(token))

    def token(self, cookie: str) -> str:
        """Return the session token in a cookie, or an empty string if it was not signed here."""
        return _open(self._cookies, cookie)

    def form_key(self, token: str) -> str:
        """Return the key that a form of this session must bring along, so that no other site can post it."""
        return str(self._forms.dumps(hash_token(token)))

    def is_form_key(self, key: str, token: str) -> bool:
        """Whether a posted key is this session's."""
        return bool(token) and secrets.compare_digest(_open(self._forms, key), hash_token(token))


def _open(serializer: URLSafeSerializer, text: str) -> str:
    try:
        value = serializer.loads(text)
    except BadSignature:
        return ""
    return value if isinstance(value, str) else ""
