"""A stage for the gallery and the builder: real personas, a stand-in for talk, pages that can be switched."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.config import Settings
from core.followups.choices import Choices
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.personas.service import Personas
from core.ports import ModelInfo
from core.sharing.service import Sharing
from core.storage.db import Database
from core.storage.tables import User


@dataclass
class FakeChats:
    """Remembers with whom a conversation was started."""

    started: list[int] = field(default_factory=list)

    def list(self, actor: Actor, persona_id: int | None = None) -> list[Any]:
        return []

    def start(self, actor: Actor, persona_id: int) -> int:
        self.started.append(persona_id)
        return len(self.started)


class FakeRooms:
    """Has two models."""

    def models(self) -> list[ModelInfo]:
        return [ModelInfo("small:3b"), ModelInfo("embedder", can_chat=False)]


def build_stage(database: Database, clock: MovableClock, settings: Settings) -> SimpleNamespace:
    """Return the parts of a studio that these pages use."""
    return SimpleNamespace(
        personas=Personas(database, clock),
        sharing=Sharing(database, settings),
        chats=FakeChats(),
        rooms=FakeRooms(),
        choices=Choices(database, clock, Watch(read_limits(settings))),
        clock=clock,
    )


def add_creator(database: Database, clock: MovableClock) -> Actor:
    with database.write() as session:
        user = User(role=Role.CREATOR, created_at=clock.now(), seen_at=clock.now())
        session.add(user)
        session.flush()
        return Actor(user.id or 0, Role.CREATOR)


def show(studio: object, actor: Actor, start: str = "gallery", **query: str) -> AppTest:
    """Open a page and run it."""
    app = AppTest.from_function(_script, kwargs={"studio": studio, "actor": actor, "start": start}, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def _script(studio, actor, start) -> None:
    from functools import partial

    import streamlit as st

    from core.errors import StudioError
    from pages import builder, gallery, parts

    def chat() -> None:
        st.title(f"Chat {st.query_params['c']}")

    pages = {
        "gallery": st.Page(partial(gallery.render, studio, actor), title="G", url_path="g", default=start == "gallery"),
        "builder": st.Page(partial(builder.render, studio, actor), title="B", url_path="b", default=start == "builder"),
        "chat": st.Page(chat, title="C", url_path="chat"),
    }
    st.session_state["pages"] = pages
    try:
        st.navigation(list(pages.values())).run()
    except StudioError as error:
        parts.show_error(error)
