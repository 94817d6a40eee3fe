"""A studio killed with -9 while a mail is on its way: it arrives once at most, and what is known is on record."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlmodel import select

from core.channels import store
from core.followups.deciding.facts import Mode
from core.followups.sending.sending import LOST
from core.storage.tables import FollowUpSend, InboxItem
from tests.core.channels.conftest import AnyPort, Server
from tests.core.followups.conftest import Room, room

__all__ = ["room"]

ROOT = Path(__file__).resolve().parents[3]
DAY = 24 * 60
Step = Literal["never", "hello", "recipient", "content", "taken", "goodbye"]


@dataclass
class Killer(Server):
    """A mail server that has the studio killed at one step of the way; what it took by then it keeps."""

    step: Step = "never"
    victim: "subprocess.Popen[bytes] | None" = None

    def reach(self, step: Step) -> None:
        if step == self.step and self.victim is not None:
            self.victim.kill()
            self.victim.wait()

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.reach("hello")
        return await super().handle_EHLO(server, session, envelope, hostname, responses)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.reach("recipient")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.reach("content")
        if self.step == "content":
            return "451 nobody is there any more"
        answer = await super().handle_DATA(server, session, envelope)
        self.reach("taken")
        return answer

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.reach("goodbye")
        return "221 Bye"


@contextmanager
def mail_server(step: Step) -> Iterator[tuple[Killer, int]]:
    killer = Killer(step=step)
    controller = AnyPort(killer, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield killer, controller.port
    finally:
        controller.stop()


def serve(room: Room, killer: Killer, port: int, *minutes: int) -> int:
    """Let a studio of its own process look around; return how it ended."""
    folder, now = Path(room.database.engine.url.database or "").parent, room.clock.now().isoformat()
    command = [sys.executable, "-m", "tests.core.channels.mailing_server", str(folder), now, str(port)]
    killer.victim = subprocess.Popen([*command, *map(str, minutes)], cwd=ROOT)
    return killer.victim.wait(timeout=120)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "mails", "status"),
    [
        ("never", 1, "sent"),
        ("hello", 0, "failed"),
        ("recipient", 0, "failed"),
        ("content", 0, "failed"),
        ("taken", 1, "failed"),
        ("goodbye", 1, "failed"),
    ],
)
def test_a_mail_arrives_once_at_most_and_the_book_says_what_is_known(
    room: Room, step: Step, mails: int, status: str
) -> None:
    room.set_mode(Mode.AUTO)
    visitor, _ = room.guest()
    with room.database.write() as session:
        store.save(session, visitor.user_id, "mira@example.org", room.clock.now())
        store.confirm(session, visitor.user_id, room.clock.now(), room.clock.now())
    room.pass_time()
    with mail_server(step) as (killer, port):
        died = serve(room, killer, port, 0)
        assert died == (0 if step == "never" else -9)
        [row] = room.rows("sent" if step == "never" else "reserved")
        killer.step = "never"
        assert serve(room, killer, port, 1, 20, DAY, DAY) == 0
    assert len(killer.mails) == mails
    [row] = room.rows(status)
    assert (row.channel, row.reason) == ("email", LOST if status == "failed" else "")
    with room.database.read() as session:
        [entry] = session.exec(select(FollowUpSend)).all()
        assert (entry.followup_id, entry.answered_at) == (row.id, None)
        assert len(session.exec(select(InboxItem)).all()) == 1, "the inbox has it in any case"
