"""Hands one mail to the mail server, and knows how far it came: what may have been taken is never sent again.

There is no second try. A mail server keeps what it took and tries on by itself; what it did not take is in the inbox.
No error carries a server's own words: they like to repeat the recipient's address.
"""

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Protocol

from core.config import Settings
from core.errors import MailboxRefused, MailFailed

UNREACHABLE = "The mail server does not answer."
UNSURE = "The mail server broke off at the end. The mail may have arrived, so it is not sent again."
NO_MAILBOX = "The mailbox does not exist, or takes no mail."
POLICY = b"5.7."
"""Begins the reason of a refusal that is about us (relaying, reputation), not about the mailbox (RFC 3463)."""


class Post(Protocol):
    """Takes mails."""

    def send(self, mail: EmailMessage) -> None:
        """Hand over a mail to its one recipient; raises MailFailed, MailboxRefused."""
        ...


@dataclass(frozen=True)
class SmtpPost:
    """A mail server, asked anew for each mail."""

    settings: Settings
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def send(self, mail: EmailMessage) -> None:
        """Hand over a mail to its one recipient; raises MailFailed, MailboxRefused."""
        with self._session() as server:
            self._address(server, mail)
            _hand_over(server, mail.as_bytes())

    @contextlib.contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise MailFailed(UNREACHABLE, hint="Its name, port or certificate may be wrong.") from error
        try:
            self._sign_in(server)
            yield server
            # What it says to a goodbye changes nothing any more.
            with contextlib.suppress(OSError, smtplib.SMTPException):
                server.quit()
        finally:
            server.close()

    def _connect(self) -> smtplib.SMTP:
        name, seconds = self.settings.smtp_from.rpartition("@")[2], self.settings.smtp_seconds
        place = (self.settings.smtp_host, self.settings.smtp_port)
        if self.settings.smtp_security == "ssl":
            return smtplib.SMTP_SSL(*place, local_hostname=name, timeout=seconds, context=self.tls)
        server = smtplib.SMTP(*place, local_hostname=name, timeout=seconds)
        try:
            if self.settings.smtp_security == "starttls":
                server.starttls(context=self.tls)
        except BaseException:
            server.close()
            raise
        return server

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not self.settings.smtp_user:
            return
        try:
            server.login(self.settings.smtp_user, self.settings.smtp_password.get_secret_value())
        except (OSError, smtplib.SMTPException) as error:
            raise MailFailed(
                "The mail server does not let the studio sign in.", hint="Check name and password."
            ) from error

    def _address(self, server: smtplib.SMTP, mail: EmailMessage) -> None:
        try:
            server.ehlo_or_helo_if_needed()
            _require(*server.mail(self.settings.smtp_from))
            code, words = server.rcpt(mail["To"].addresses[0].addr_spec)
        except (OSError, smtplib.SMTPException) as error:
            raise MailFailed(UNREACHABLE) from error
        _require(code, words, is_about_mailbox=not words.startswith(POLICY))


def _hand_over(server: smtplib.SMTP, content: bytes) -> None:
    try:
        code, words = server.data(content)
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed(UNSURE) from error
    # Some servers look for the mailbox only now, and say so with the class of addresses.
    _require(code, words, is_about_mailbox=words.startswith(b"5.1."))


def _require(code: int, words: bytes, *, is_about_mailbox: bool = False) -> None:
    if 200 <= code < 300:
        return
    if code >= 500 and is_about_mailbox:
        raise MailboxRefused(NO_MAILBOX, hint="Check the address, or name another one.")
    raise _refusal(code)


def _refusal(code: int) -> MailFailed:
    lasts = "for now" if code < 500 else "for good"
    return MailFailed(f"The mail server refused it {lasts} ({code}).")
