"""What stands in a mail: plain words, an AI label, why it came, and how to have it stopped. Names are data, never code.

One-click unsubscribing is RFC 8058's: a POST to a signed HTTPS address, offered in the headers to mail programs. It
stops every persona, because whoever presses a program's button sees no name; the links in the text are finer.
"""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from html import escape
from typing import Any

LONGEST_NAME = 60
ADDRESS_MARKS = "<>@＠﹫"
STUDIO = "Persona Studio"


class Unfolded(UnstructuredHeader, BaseHeader):
    """A header in one line: the library would cut a long address into encoded words, which no mail program follows."""

    def fold(self, *, policy: Any) -> str:
        """Return the header's line."""
        return f"{self.name}: {self}{policy.linesep}"


@dataclass(frozen=True)
class Links:
    """Where a follow-up's mail leads: to the talk, and to an end of these mails."""

    answer: str
    stop_one: str
    stop_all: str


@dataclass(frozen=True)
class Letter:
    """A follow-up that becomes a mail."""

    sender: str
    recipient: str
    persona_name: str
    text: str
    sent_at: datetime
    message_id: str
    links: Links


def build_follow_up(letter: Letter) -> EmailMessage:
    """Return a follow-up as a mail, with a plain and a small HTML part that say the same."""
    name = clean_name(letter.persona_name)
    mail = _begin(letter.sender, f"{name} (AI)", letter.recipient, letter.sent_at, letter.message_id)
    mail["Subject"] = f"{name}, an AI persona, wrote to you"
    mail["List-Unsubscribe"] = f"<{letter.links.stop_all}>"
    if letter.links.stop_all.startswith("https://"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    why = _why(name)
    links = [
        (f"Answer {name} in the studio", letter.links.answer),
        (f"Stop {name} from writing first", letter.links.stop_one),
        ("Stop all of these mails", letter.links.stop_all),
    ]
    mail.set_content(_as_text(f"{name} is an AI, not a person.", letter.text, why, links))
    mail.add_alternative(_as_html(f"{name} · AI", letter.text, why, links), subtype="html")
    return mail


def build_confirmation(sender: str, recipient: str, link: str, sent_at: datetime, message_id: str) -> EmailMessage:
    """Return the mail that asks whether an address is its owner's; the only one before they said yes."""
    mail = _begin(sender, STUDIO, recipient, sent_at, message_id)
    mail["Subject"] = "Is this your address? Follow-ups from Persona Studio"
    ask = (
        "Somebody, we hope you, asked that AI personas they talk to may also write to this address: rarely, about "
        "what they told them. Nothing is sent here until you say yes."
    )
    why = "If it was not you, do nothing, and nothing comes of it."
    links = [("Yes, this is my address", link)]
    mail.set_content(_as_text("One question first.", ask, why, links))
    mail.add_alternative(_as_html("One question first", ask, why, links), subtype="html")
    return mail


def clean_name(name: str) -> str:
    """Return a persona's name as one short line that neither begins another header nor poses as an encoded word.

    Nor as a sender: many mail programs show the name alone, and `help@bank.example` in it would pass for the address.
    """
    words = "".join(letter if letter.isprintable() and letter not in ADDRESS_MARKS else " " for letter in name)
    words = words.replace("=?", "= ?")
    return " ".join(words.split())[:LONGEST_NAME].strip() or "A persona"


def _begin(sender: str, name: str, recipient: str, sent_at: datetime, message_id: str) -> EmailMessage:
    mail = EmailMessage(policy=_build_policy())
    mail["From"] = Address(name, addr_spec=sender)
    mail["To"] = Address(addr_spec=recipient)
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message_id
    # No holiday notice should answer a machine.
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    return mail


def _build_policy() -> "EmailPolicy[EmailMessage]":
    headers = HeaderRegistry()
    for name in ("list-unsubscribe", "message-id"):
        headers.map_to_type(name, Unfolded)
    return SMTP.clone(header_factory=headers)


def _why(name: str) -> str:
    return (
        f"You get this because you agreed that {name} may write first, and that it may reach you here. The studio "
        "shows why it wrote just now, and what of your talk it was made of. Answers to this mail are not read."
    )


def _as_text(label: str, text: str, why: str, links: list[tuple[str, str]]) -> str:
    lines = "\n".join(f"{words}:\n{address}" for words, address in links)
    return f"{label}\n\n{text}\n\n--\n{why}\n\n{lines}\n"


def _as_html(label: str, text: str, why: str, links: list[tuple[str, str]]) -> str:
    first, *others = [(escape(words), escape(address, quote=True)) for words, address in links]
    small = " · ".join(f'<a href="{address}" style="color:inherit">{words}</a>' for words, address in others)
    body = escape(text).replace("\n", "<br>")
    return HTML.format(label=escape(label), body=body, why=escape(why), button=first[0], to=first[1], small=small)


HTML = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.6 system-ui,sans-serif">
<div style="max-width:480px;margin:auto">
<p style="margin:0 0 12px;font-size:13px;font-weight:600;color:#8b5cf6">{label}</p>
<p style="margin:0 0 20px">{body}</p>
<p style="margin:0 0 28px"><a href="{to}" style="display:inline-block;padding:10px 18px;border-radius:999px;\
background:#7c3aed;color:#ffffff;text-decoration:none">{button}</a></p>
<p style="margin:0 0 8px;font-size:13px;opacity:.75">{why}</p>
<p style="margin:0;font-size:13px;opacity:.75">{small}</p>
</div></body></html>
"""
