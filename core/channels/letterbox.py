"""Sends the studio's mails, and keeps why one did not leave, so that its owner learns of it."""

import hashlib
import logging
from dataclasses import dataclass
from email.message import EmailMessage

from core.channels import store
from core.channels.smtp import Post
from core.config import Settings
from core.errors import MailboxRefused, MailFailed
from core.storage.db import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letterbox:
    """One for all mails of the studio. `post` is None where no mail server is set."""

    database: Database
    settings: Settings
    post: Post | None
    installation: str

    def drop(self, mail: EmailMessage) -> None:
        """Send a mail once; raises MailFailed, MailboxRefused."""
        if self.post is None:
            raise MailFailed("The studio has no mail server.")
        try:
            self.post.send(mail)
        except MailboxRefused:
            raise
        except MailFailed as error:
            log.warning("A mail did not leave: %s %s", error.message, error.hint)
            self._note(error.message)
            raise
        self._note("")

    def message_id(self, name: str) -> str:
        """Return a mail's identity, always the same for the same name: a mail that came twice shows as one."""
        domain = self.settings.smtp_from.rpartition("@")[2]
        mark = hashlib.sha256(f"{self.installation}/{name}".encode()).hexdigest()[:16]
        return f"<{name}.{mark}@{domain}>"

    def link(self, path: str, **query: str) -> str:
        """Return an address of the studio for a mail; what is given fits an address as it is."""
        words = "&".join(f"{name}={value}" for name, value in query.items())
        return f"{self.settings.base_url}{path}?{words}"

    def _note(self, trouble: str) -> None:
        with self.database.read() as session:
            if store.find_trouble(session) == trouble:
                return
        with self.database.write() as session:
            store.keep_trouble(session, trouble)
