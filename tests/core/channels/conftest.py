"""A studio's mail, and a real mail server on a real socket that does what it is told to."""

import asyncio
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlmodel import select

from core.accounts.rules import Actor, Role
from core.channels.email import EmailChannel
from core.channels.letterbox import Letterbox
from core.channels.mailbox import Mailbox
from core.channels.signing import MailSeal
from core.channels.smtp import SmtpPost
from core.clock import MovableClock
from core.config import Settings
from core.storage.db import Database
from core.storage.tables import Conversation, Persona, PersonaVersion, User

PUBLIC = "https://studio.example"


@dataclass
class Server:
    """What the mail server got, and what it is to say instead of yes."""

    mails: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    raw: bytes = b""
    connections: int = 0
    to_mail: str = ""
    to_recipient: str = ""
    to_content: str = ""
    keeps_and_breaks_off: bool = False
    hangs_at_content: bool = False

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.to_mail or "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self.to_recipient:
            envelope.rcpt_tos.append(address)
        return self.to_recipient or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.hangs_at_content:
            await asyncio.sleep(3)
        if self.to_content:
            return self.to_content
        content = bytes(envelope.original_content or b"")
        self.raw = content
        self.senders.append(envelope.mail_from or "")
        self.mails.append(email.message_from_bytes(content, policy=email.policy.SMTP))  # type: ignore[arg-type]
        if self.keeps_and_breaks_off:
            server.transport.abort()
        return "250 OK"

    def link(self, path: str) -> str:
        """Return the newest link of the newest mail that leads there, without the host."""
        text = self.mails[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
        return re.findall(rf"{re.escape(PUBLIC)}({re.escape(path)}\S*)", text)[-1]


@pytest.fixture
def server() -> Server:
    return Server()


class AnyPort(Controller):
    """Listens where the system finds room."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def controller(server: Server) -> Iterator[Controller]:
    controller = AnyPort(server, hostname="127.0.0.1", port=0)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def mail_settings(settings: Settings, controller: Controller) -> Settings:
    return settings.model_copy(
        update={
            "smtp_host": "127.0.0.1",
            "smtp_port": controller.port,
            "smtp_security": "none",
            "smtp_from": "studio@studio.example",
            "smtp_seconds": 1.0,
            "public_url": PUBLIC,
        }
    )


@pytest.fixture
def mailbox(database: Database, clock: MovableClock, mail_settings: Settings) -> Mailbox:
    letterbox = Letterbox(database, mail_settings, SmtpPost(mail_settings), "this installation")
    return Mailbox(letterbox, MailSeal(b"secret"), clock)


@pytest.fixture
def channel(mailbox: Mailbox, clock: MovableClock) -> EmailChannel:
    return EmailChannel(mailbox.letterbox, mailbox.seal, clock)


def add_user(database: Database, clock: MovableClock, role: Role = Role.VISITOR) -> Actor:
    with database.write() as session:
        row = User(role=role, created_at=clock.now(), seen_at=clock.now())
        session.add(row)
        session.flush()
        return Actor(row.id or 0, role)


def add_persona(database: Database, clock: MovableClock) -> int:
    """Add a shared persona of a creator's."""
    creator, now = add_user(database, clock, Role.CREATOR), clock.now()
    with database.write() as session:
        row = Persona(creator_id=creator.user_id, slug=f"x{creator.user_id}", created_at=now, updated_at=now)
        session.add(row)
        session.flush()
        session.add(PersonaVersion(persona_id=row.id or 0, number=1, spec={"name": "Luna"}, created_at=now))
        return row.id or 0


def begin_talk(database: Database, clock: MovableClock, actor: Actor, persona_id: int) -> None:
    """Let somebody open a persona's chat."""
    now = clock.now()
    with database.write() as session:
        version = session.exec(select(PersonaVersion.id).where(PersonaVersion.persona_id == persona_id)).one()
        talk = Conversation(
            persona_id=persona_id, user_id=actor.user_id, version_id=version, created_at=now, last_message_at=now
        )
        session.add(talk)


@pytest.fixture
def person(database: Database, clock: MovableClock) -> Actor:
    return add_user(database, clock)


@pytest.fixture
def reached(mailbox: Mailbox, server: Server, person: Actor) -> Actor:
    """Somebody whose address is confirmed."""
    mailbox.ask(person, "mira@example.org")
    mailbox.confirm(server.link("/mail/confirm").partition("t=")[2])
    server.mails.clear()
    server.connections = 0
    return person
