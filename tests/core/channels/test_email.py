"""A follow-up as a mail, on a real socket: what it says, what it cannot be made to say, and that it goes once."""

import ssl
from datetime import timedelta

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from core.accounts.rules import Actor, Role
from core.channels.email import EmailChannel
from core.channels.letterbox import Letterbox
from core.channels.mailbox import Mailbox
from core.channels.mails import clean_name
from core.channels.smtp import NO_MAILBOX, UNREACHABLE, UNSURE, SmtpPost
from core.clock import MovableClock
from core.config import Settings
from core.errors import MailboxRefused, MailFailed
from core.ports import Delivery
from core.storage.db import Database
from core.storage.tables import User
from tests.core.channels.conftest import PUBLIC, Server


def delivery(
    person: Actor, clock: MovableClock, *, text: str = "Yo! Found more shirts?", name: str = "Luna"
) -> Delivery:
    return Delivery(7, 3, 5, name, person.user_id, text, clock.now())


def test_a_mail_says_who_wrote_that_it_is_an_ai_why_and_how_to_stop(
    channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock
) -> None:
    channel.deliver(delivery(reached, clock))
    [mail] = server.mails
    assert mail["Subject"] == "Luna, an AI persona, wrote to you"
    assert mail["From"] == '"Luna (AI)" <studio@studio.example>'
    assert (mail["To"], server.senders[-1]) == ("mira@example.org", "studio@studio.example")
    assert mail["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        text = mail.get_body((kind,)).get_content()  # type: ignore[union-attr]
        assert "Yo! Found more shirts?" in text
        assert "AI" in text
        assert "because you agreed that Luna may write first" in text
        assert f"{PUBLIC}/talk?c=3" in text
        assert text.count(f"{PUBLIC}/mail/stop?t=") == 2


def test_a_mail_program_can_unsubscribe_with_one_click(
    channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock, mailbox: Mailbox
) -> None:
    channel.deliver(delivery(reached, clock))
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in server.raw
    # In one piece: a mail program follows no address that was cut into encoded words.
    assert server.raw.count(b"\r\nList-Unsubscribe: <https://studio.example/mail/stop?t=") == 1
    link = server.mails[0]["List-Unsubscribe"].strip("<>")
    assert mailbox.open_stop(link.partition("t=")[2]).persona_id is None


def test_one_click_is_not_promised_where_there_is_no_https(
    mailbox: Mailbox,
    channel: EmailChannel,
    reached: Actor,
    server: Server,
    clock: MovableClock,
    mail_settings: Settings,
) -> None:
    plain = mail_settings.model_copy(update={"public_url": "http://laptop:8501"})
    box = Letterbox(mailbox.letterbox.database, plain, SmtpPost(plain), "x")
    EmailChannel(box, mailbox.seal, clock).deliver(delivery(reached, clock))
    assert server.mails[0]["List-Unsubscribe"].startswith("<http://laptop:8501/")
    assert "List-Unsubscribe-Post" not in server.mails[0]


def test_the_same_follow_up_is_the_same_mail_for_every_mail_program(
    channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock
) -> None:
    channel.deliver(delivery(reached, clock))
    clock.move(timedelta(days=1))
    channel.deliver(delivery(reached, clock))
    first, second = (mail["Message-ID"] for mail in server.mails)
    assert first == second
    assert first.startswith("<follow-up-7.")
    assert first.endswith("@studio.example>")


@pytest.mark.parametrize(
    "name",
    [
        "Luna\r\nBcc: everybody@example.org",
        "Luna\nSubject: You won",
        '"; <script>alert(1)</script>',
        "Lüna, the “great” <eve@example.org>",
        "L" * 500,
        "\u202eanuL",
        "\x00\x1b",
        "Luna =?utf-8?q?=0D=0ABcc:_eve=40example.org?=",
    ],
)
def test_a_name_is_data_in_every_header_and_in_the_html(
    name: str, channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock
) -> None:
    text = "<img src=https://spy.example/x> & </body>\r\n.\r\nMAIL FROM:<eve@example.org>\r\n\r\nBcc: eve@example.org"
    channel.deliver(delivery(reached, clock, name=name, text=text))
    [mail] = server.mails
    assert [str(address.addr_spec) for address in mail["To"].addresses] == ["mira@example.org"]
    assert [str(address.addr_spec) for address in mail["From"].addresses] == ["studio@studio.example"]
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject")) == 1
    html = mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "<script" not in html
    assert "<img" not in html
    assert "MAIL FROM:&lt;eve" in html


def test_a_name_is_one_short_line() -> None:
    assert clean_name(" Luna\r\n\tthe  2nd ") == "Luna the 2nd"
    assert clean_name("\x00\u202e") == "A persona"
    assert len(clean_name("L" * 500)) == 60


def test_a_personas_name_does_not_pass_for_a_senders_address() -> None:
    assert clean_name("Your bank <help@bank.example>") == "Your bank help bank.example"
    assert clean_name("help＠bank.example") == "help bank.example"


def test_a_creators_mail_leads_to_the_studios_chat(
    channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock, database: Database
) -> None:
    with database.write() as session:
        session.execute(sa.update(User).values(role=Role.CREATOR))
    channel.deliver(delivery(reached, clock))
    assert server.link("/chat") == "/chat?c=3"


# --- what goes wrong ----------------------------------------------------------------


def test_a_mailbox_that_is_gone_is_not_written_to_again_and_its_person_sees_that(
    channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock, mailbox: Mailbox
) -> None:
    server.to_recipient = "550 5.1.1 <mira@example.org> user unknown"
    with pytest.raises(MailboxRefused) as refused:
        channel.deliver(delivery(reached, clock))
    assert refused.value.message == NO_MAILBOX
    assert not channel.reaches(reached.user_id)
    assert mailbox.view(reached).state == "refused"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("to_recipient", "450 4.2.0 greylisted, mira@example.org"),
        ("to_recipient", "550 5.7.1 relaying denied for mira@example.org"),
        ("to_mail", "553 5.7.1 not allowed"),
        ("to_content", "451 4.3.0 try later"),
        ("to_content", "554 5.7.1 mira@example.org thinks this is spam"),
    ],
)
def test_what_is_not_the_mailboxs_fault_fails_this_once_and_tells_no_address(
    where: str, words: str, channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock
) -> None:
    setattr(server, where, words)
    with pytest.raises(MailFailed) as failed:
        channel.deliver(delivery(reached, clock))
    assert not isinstance(failed.value, MailboxRefused)
    assert words[:3] in failed.value.message
    assert "example.org" not in f"{failed.value.message} {failed.value.hint}"
    assert channel.reaches(reached.user_id)
    assert server.connections == 1, "it is not tried again"


@pytest.mark.parametrize("trouble", ["keeps_and_breaks_off", "hangs_at_content"])
def test_what_may_have_arrived_is_not_sent_again(
    trouble: str, channel: EmailChannel, reached: Actor, server: Server, clock: MovableClock
) -> None:
    setattr(server, trouble, True)
    with pytest.raises(MailFailed) as failed:
        channel.deliver(delivery(reached, clock))
    assert failed.value.message == UNSURE
    assert server.connections == 1


def test_a_server_that_is_not_there_is_named_as_that(
    mailbox: Mailbox, reached: Actor, clock: MovableClock, mail_settings: Settings
) -> None:
    wrong = mail_settings.model_copy(update={"smtp_port": 1})
    box = Letterbox(mailbox.letterbox.database, wrong, SmtpPost(wrong), "x")
    with pytest.raises(MailFailed, match=UNREACHABLE):
        EmailChannel(box, mailbox.seal, clock).deliver(delivery(reached, clock))


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_server_without_encryption_is_never_spoken_to_in_the_clear(
    security: str, mailbox: Mailbox, reached: Actor, clock: MovableClock, mail_settings: Settings, server: Server
) -> None:
    strict = mail_settings.model_copy(update={"smtp_security": security})
    box = Letterbox(mailbox.letterbox.database, strict, SmtpPost(strict, ssl.create_default_context()), "x")
    with pytest.raises(MailFailed):
        EmailChannel(box, mailbox.seal, clock).deliver(delivery(reached, clock))
    assert server.mails == []


def test_without_a_mail_server_nobody_is_reached(mailbox: Mailbox, reached: Actor, clock: MovableClock) -> None:
    box = Letterbox(mailbox.letterbox.database, mailbox.letterbox.settings, None, "x")
    assert not EmailChannel(box, mailbox.seal, clock).reaches(reached.user_id)
    assert not Mailbox(box, mailbox.seal, clock).view(reached).is_offered


def test_settings_that_would_leak_a_password_are_refused() -> None:
    with pytest.raises(ValidationError, match="unencrypted"):
        Settings(
            _env_file=None, smtp_host="mail.example.org", smtp_from="a@b.example", smtp_security="none", smtp_user="a"
        )
    with pytest.raises(ValidationError, match="STUDIO_SMTP_FROM"):
        Settings(_env_file=None, smtp_host="mail.example.org")
    assert "hush" not in repr(Settings(_env_file=None, smtp_password="hush"))
