"""The doors as they stand in the server, in front of a house with a real database and no Streamlit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from core.accounts.rules import Actor
from core.accounts.service import Accounts
from core.channels.letterbox import Letterbox
from core.channels.mailbox import Mailbox
from core.channels.signing import MailSeal
from core.clock import MovableClock
from core.config import Settings
from core.engines.choosing import EngineStatus
from core.errors import EngineUnavailable
from core.followups.deciding.limits import read_limits
from core.followups.receiving.receiving import Receiving
from core.followups.sending.due import Watch
from core.jobs.ticker import Ticker
from core.limits import Limit
from core.ports import ModelInfo
from core.sharing.service import Sharing
from core.storage.db import Database
from core.storage.tables import Persona, PersonaVersion
from core.web.identity import identity_of
from core.web.middleware import build_middleware
from core.web.routes import build_routes

HERE = "http://127.0.0.1:8501"
Browse = Callable[..., TestClient]


class OneRoom:
    """An engine room in which a small model is ready."""

    def status(self) -> EngineStatus:
        return EngineStatus("scripted", ModelInfo("script"), "ready", is_demo=True)


@dataclass(frozen=True)
class ReadyEmbedder:
    """An embedder that has been loaded."""

    is_ready: bool = True


@dataclass
class Postbox:
    """Takes every mail."""

    mails: list[EmailMessage] = field(default_factory=list)

    def send(self, mail: EmailMessage) -> None:
        self.mails.append(mail)


@dataclass(frozen=True)
class TestHouse:
    """What the doors need of a studio."""

    __test__ = False
    settings: Settings
    accounts: Accounts
    sharing: Sharing
    mailbox: Mailbox
    followups: Receiving
    rooms: OneRoom
    embedder: ReadyEmbedder
    ticker: Ticker


@pytest.fixture
def house(settings: Settings, database: Database, clock: MovableClock) -> TestHouse:
    accounts = Accounts(database, clock, settings)
    with_mail = settings.model_copy(update={"smtp_from": "studio@studio.example"})
    mailbox = Mailbox(Letterbox(database, with_mail, Postbox(), "test"), MailSeal(b"secret"), clock)
    followups = Receiving(database, clock, Watch(read_limits(settings)))
    ticker = Ticker(look_in_vain, clock, every=timedelta(minutes=1), name="test")
    sharing = Sharing(database, settings)
    return TestHouse(settings, accounts, sharing, mailbox, followups, OneRoom(), ReadyEmbedder(), ticker)


def look_in_vain() -> None:
    raise EngineUnavailable("The model is away.")


@pytest.fixture
def browse(house: TestHouse, clock: MovableClock) -> Iterator[Browse]:
    """Return a fresh browser at each call; `settings` change the house that it visits."""
    opened: list[TestClient] = []

    def open_browser(base_url: str = HERE, **changes: object) -> TestClient:
        settings = house.settings.model_copy(update=changes)
        changed = replace(house, settings=settings)
        routes = [
            *build_routes(lambda: changed),
            WebSocketRoute("/_stcore/stream", echo),
            Route("/{path:path}", whoami),
        ]
        chain = build_middleware(lambda: changed, clock, Limit(20, timedelta(minutes=1)))
        client = TestClient(Starlette(routes=routes, middleware=chain), base_url=base_url, follow_redirects=False)
        opened.append(client)
        return client

    yield open_browser
    for client in opened:
        client.close()


@pytest.fixture
def slug(house: TestHouse, database: Database, clock: MovableClock) -> str:
    """A shared persona's slug."""
    owner, now = house.accounts.owner(), clock.now()
    with database.write() as session:
        persona = Persona(creator_id=owner.user_id, slug="x", created_at=now, updated_at=now)
        session.add(persona)
        session.flush()
        assert persona.id is not None
        persona_id = persona.id
        session.add(PersonaVersion(persona_id=persona_id, number=1, spec={"name": "Luna"}, created_at=now))
    return house.sharing.share(owner, persona_id).rsplit("/", 1)[1]


async def whoami(request: Request) -> PlainTextResponse:
    actor: Actor | None = identity_of(request).actor
    return PlainTextResponse(actor.role if actor else "stranger")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    async for _ in socket.iter_bytes():
        await socket.send_text(socket.headers["host"])
