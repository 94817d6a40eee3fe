"""What a run of the gallery, the inbox and a visitor's page costs where there is much to show: no browser, no model."""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.drawing import HEAD, time_page
from benchmarks.followups.sweep import NOW, fill
from benchmarks.machine import table
from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.config import Settings
from core.storage.tables import Conversation, FollowUp, InboxItem, Message
from core.studio import Studio, build_studio

PEOPLE = 1_000
"""They talk to a hundred personas of one owner."""
RECEIVED = 200
VISITOR = 1


def run(*, runs: int = 20) -> None:
    """Print one row a page."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), engine="scripted", open_browser=False)
        studio = build_studio(settings, clock=MovableClock(NOW))
        try:
            fill(studio.database, PEOPLE)
            _receive(studio)
            rows = [[what, *time_page(page, runs)] for what, page in _list_pages(studio)]
        finally:
            studio.close()
    table(f"One run of pages with much on them, ms ({runs} runs)", ["page", *HEAD], rows)


def _list_pages(studio: Studio) -> Iterator[tuple[str, AppTest]]:
    owner, visitor = studio.accounts.owner(), Actor(VISITOR, Role.VISITOR)
    yield "gallery, 100 personas", _open(studio, owner, "gallery")
    yield f"inbox, {RECEIVED} messages", _open(studio, owner, "inbox")
    yield "a visitor's page", _open(studio, visitor, "talk", p="p2")


def _open(studio: Studio, actor: Actor, name: str, **query: str) -> AppTest:
    drawn = {"studio": studio, "actor": actor, "name": name}
    page = AppTest.from_function(_draw, kwargs=drawn, default_timeout=60)
    page.query_params.update(query)
    return page


def _draw(studio, actor, name):  # type: ignore[no-untyped-def]  # runs as a script of its own: it knows no names of this file
    from importlib import import_module

    # There is no browser, and so no cookie: without one a page that looks again who is there would begin anew for ever.
    studio.accounts.actor_from_cookie = lambda _: actor
    import_module(f"pages.{name}").render(studio, actor)


def _receive(studio: Studio) -> None:
    """Let a hundred personas write to the owner, each in a talk of its own, with the rules that let them."""
    rules = [result.as_row() for result in studio.followups.decide(studio.accounts.owner(), VISITOR).rules]
    with studio.database.write() as session:
        for number in range(RECEIVED):
            at, persona_id = NOW - timedelta(hours=number), number % 100 + 1
            talk = Conversation(
                persona_id=persona_id, user_id=0, version_id=persona_id, created_at=at, last_message_at=at
            )
            session.add(talk)
            session.flush()
            session.add(Message(conversation_id=talk.id or 0, role="user", text="Until tomorrow", created_at=at))
            sent = FollowUp(
                persona_id=persona_id, user_id=0, conversation_id=talk.id or 0, version_id=persona_id, status="sent",
                text="How is the shirt from Leeds?", decision=rules, created_at=at, sent_at=at,
            )  # fmt: skip
            session.add(sent)
            session.flush()
            session.add(InboxItem(user_id=0, followup_id=sent.id or 0, created_at=at))
