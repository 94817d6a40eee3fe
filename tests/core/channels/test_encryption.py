"""The way to the mail server: encrypted, to the server that was named, or not at all; a password never in the clear."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import SecretStr

from core.channels.smtp import UNREACHABLE, SmtpPost
from core.config import Settings
from core.errors import MailFailed
from tests.core.channels.conftest import AnyPort, Server

Security = Literal["starttls", "ssl"]
SECURITIES: tuple[Security, ...] = ("starttls", "ssl")


@dataclass
class Guarded(Server):
    """A mail server that takes nothing from whoever has not signed in, and notes with what."""

    passwords: list[bytes] = field(default_factory=list)
    were_encrypted: list[bool] = field(default_factory=list)

    def sign_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.passwords.append(data.password)
        self.were_encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return AuthResult(success=data.password == b"open sesame")


@contextmanager
def listening(guarded: Guarded, security: Security, certificate: trustme.LeafCert) -> Iterator[int]:
    """Listen with a certificate; yields the port."""
    # The server counts only what it began itself with STARTTLS as encrypted, and warns where it would not insist.
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(tls)
    encryption = {"tls_context": tls, "require_starttls": True} if security == "starttls" else {"ssl_context": tls}
    controller = AnyPort(
        guarded, hostname="127.0.0.1", port=0, authenticator=guarded.sign_in, auth_required=security == "starttls",
        auth_require_tls=security == "starttls", **encryption,
    )  # fmt: skip
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def post_to(settings: Settings, port: int, security: Security, trusted: trustme.CA, password: str) -> SmtpPost:
    """Return a post that trusts one authority."""
    changes = {
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": security,
        "smtp_from": "studio@studio.example",
        "smtp_user": "studio",
        "smtp_password": SecretStr(password),
    }
    context = ssl.create_default_context()
    trusted.configure_trust(context)
    return SmtpPost(settings.model_copy(update=changes), context)


@pytest.fixture
def mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "studio@studio.example", "mira@example.org"
    mail.set_content("Hello")
    return mail


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize("security", SECURITIES)
def test_a_mail_goes_encrypted_to_the_server_that_was_named(
    settings: Settings, mail: EmailMessage, authority: trustme.CA, security: Security
) -> None:
    guarded = Guarded()
    with listening(guarded, security, authority.issue_cert("127.0.0.1")) as port:
        post_to(settings, port, security, authority, "open sesame").send(mail)
    assert len(guarded.mails) == 1
    assert (guarded.passwords, guarded.were_encrypted) == ([b"open sesame"], [True])


@pytest.mark.parametrize("security", SECURITIES)
@pytest.mark.parametrize("flaw", ["another name", "an unknown authority"])
def test_nothing_is_told_to_a_server_with_a_wrong_certificate(
    settings: Settings, mail: EmailMessage, authority: trustme.CA, security: Security, flaw: str
) -> None:
    guarded = Guarded()
    name = "mail.example.org" if flaw == "another name" else "127.0.0.1"
    trusted = authority if flaw == "another name" else trustme.CA()
    with listening(guarded, security, authority.issue_cert(name)) as port, pytest.raises(MailFailed) as caught:
        post_to(settings, port, security, trusted, "open sesame").send(mail)
    assert caught.value.message == UNREACHABLE
    assert "certificate" in caught.value.hint
    assert (guarded.mails, guarded.passwords) == ([], [])


@pytest.mark.parametrize("security", SECURITIES)
def test_a_wrong_password_is_said_without_naming_it(
    settings: Settings, mail: EmailMessage, authority: trustme.CA, security: Security
) -> None:
    guarded = Guarded()
    with (
        listening(guarded, security, authority.issue_cert("127.0.0.1")) as port,
        pytest.raises(MailFailed, match="does not let the studio sign in") as caught,
    ):
        post_to(settings, port, security, authority, "my secret").send(mail)
    assert "my secret" not in f"{caught.value.message} {caught.value.hint}"
    assert guarded.mails == []
