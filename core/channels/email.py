"""E-mail as a channel: for whoever gave an address and confirmed it."""

from dataclasses import dataclass

from core.accounts.rules import Role
from core.channels import store
from core.channels.letterbox import Letterbox
from core.channels.mails import Letter, Links, build_follow_up
from core.channels.signing import MailSeal
from core.errors import MailboxRefused, MailFailed
from core.ports import Clock, Delivery
from core.storage.tables import User


@dataclass(frozen=True)
class EmailChannel:
    """Implements `core.ports.Channel`."""

    letterbox: Letterbox
    seal: MailSeal
    clock: Clock

    @property
    def name(self) -> str:
        """What the follow-up's record calls it."""
        return "email"

    def reaches(self, user_id: int) -> bool:
        """Whether this user confirmed an address which, as far as we know, takes mail."""
        return self.letterbox.post is not None and bool(self._find_address(user_id))

    def deliver(self, delivery: Delivery) -> None:
        """Hand a follow-up to the mail server, once; raises MailFailed, and notes a mailbox that is gone."""
        address = self._find_address(delivery.user_id)
        if not address:
            raise MailFailed("There is no confirmed address any more.")
        try:
            self.letterbox.drop(build_follow_up(self._write(delivery, address)))
        except MailboxRefused:
            with self.letterbox.database.write() as session:
                store.refuse(session, delivery.user_id, address, self.clock.now())
            raise

    def _find_address(self, user_id: int) -> str:
        with self.letterbox.database.read() as session:
            row = store.find(session, user_id)
        is_open = row is not None and row.confirmed_at is not None and row.refused_at is None
        return row.address if row is not None and is_open else ""

    def _write(self, delivery: Delivery, address: str) -> Letter:
        box, user_id = self.letterbox, delivery.user_id
        with box.database.read() as session:
            user = session.get_one(User, user_id)
        chat = "/talk" if user.role == Role.VISITOR else "/chat"
        return Letter(
            sender=box.settings.smtp_from,
            recipient=address,
            persona_name=delivery.persona_name,
            text=delivery.text,
            sent_at=delivery.sent_at,
            message_id=box.message_id(f"follow-up-{delivery.follow_up_id}"),
            links=Links(
                answer=box.link(chat, c=str(delivery.conversation_id)),
                stop_one=box.link("/mail/stop", t=self.seal.stop(user_id, delivery.persona_id)),
                stop_all=box.link("/mail/stop", t=self.seal.stop(user_id)),
            ),
        )
