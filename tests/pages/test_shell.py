"""The shell: a stranger meets the door, a visitor one chat, the owner the studio; and nothing shows a traceback."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest
from streamlit.testing.v1 import AppTest

from core import studio as house
from core.accounts.rules import Actor, Role
from core.accounts.service import Accounts
from core.clock import MovableClock
from core.config import ROOT, Settings
from core.engines.choosing import EngineStatus
from core.personas.service import Personas
from core.personas.spec import PersonaSpec
from core.ports import ModelInfo
from core.storage.db import Database

Enter = Callable[[Actor | None], AppTest]


class SignedIn(Accounts):
    """Accounts for a browser that cannot bring a cookie: the actor is told."""

    asker: Actor | None = None

    def actor_from_cookie(self, cookie: str) -> Actor | None:
        return self.asker


@dataclass
class Room:
    """An engine room whose state is set by hand."""

    state: str = "ready"

    def status(self) -> EngineStatus:
        model = ModelInfo("small-model") if self.state == "ready" else None
        return EngineStatus("embedded", model, self.state, is_demo=self.state == "ready")  # type: ignore[arg-type]


@dataclass
class Letters:
    """An inbox with so many unread follow-ups."""

    waiting: int = 0

    def unread(self, actor: Actor) -> int:
        return self.waiting

    def newest_unread(self, actor: Actor) -> SimpleNamespace | None:
        return SimpleNamespace(spec=PersonaSpec(name="Luna"), conversation_id=7) if self.waiting else None


@dataclass
class FrontStudio:
    """As much of a studio as the shell itself asks for."""

    settings: Settings
    accounts: SignedIn
    personas: Personas
    rooms: Room = field(default_factory=Room)
    followups: Letters = field(default_factory=Letters)
    held: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(list=lambda actor: []))


@pytest.fixture
def studio(settings: Settings, database: Database, clock: MovableClock) -> Iterator[FrontStudio]:
    studio = FrontStudio(settings, SignedIn(database, clock, settings), Personas(database, clock))
    house.install(cast(house.Studio, studio))
    yield studio
    house.install(None)


@pytest.fixture
def enter(studio: FrontStudio) -> Enter:
    """Return the first page as somebody sees it."""

    def open_page(actor: Actor | None) -> AppTest:
        studio.accounts.asker = actor
        return AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=20).run()

    return open_page


def words(page: AppTest) -> str:
    parts = [*page.title, *page.markdown, *page.caption, *page.error, *page.sidebar.markdown]
    return "\n".join(str(part.value) for part in parts)


def test_a_stranger_meets_the_door_and_no_word_of_the_studio(enter: Enter) -> None:
    page = enter(None)
    assert [title.value for title in page.title] == ["Persona Studio"]
    assert "make link" in [block.value for block in page.code]
    assert not page.button
    assert not page.sidebar.markdown


def test_a_visitor_without_a_link_meets_the_same_door(enter: Enter, studio: FrontStudio) -> None:
    visitor, _ = studio.accounts.new_visitor()
    assert words(enter(visitor)) == words(enter(None))


def test_the_owner_sees_which_model_speaks_and_that_it_is_a_demonstration(enter: Enter, studio: FrontStudio) -> None:
    page = enter(studio.accounts.owner())
    assert "small\\-model" in words(page)
    assert "built in" in words(page)


@pytest.mark.parametrize(("state", "said"), [("loading", "Loading the model"), ("unavailable", "No model")])
def test_the_owner_sees_what_is_not_there_yet(enter: Enter, studio: FrontStudio, state: str, said: str) -> None:
    studio.rooms.state = state
    assert said in words(enter(studio.accounts.owner()))


def test_a_new_letter_is_announced_once(enter: Enter, studio: FrontStudio) -> None:
    page = enter(studio.accounts.owner())
    assert not page.toast
    studio.followups.waiting = 1
    page.run()
    assert "Luna" in page.toast[0].value
    assert "/chat?c=7" in page.toast[0].value
    assert not page.run().toast


def test_signing_out_elsewhere_closes_this_window_too(enter: Enter, studio: FrontStudio) -> None:
    page = enter(studio.accounts.owner())
    studio.accounts.asker = None
    page.run()
    assert "make link" in [block.value for block in page.code]
    assert "small" not in words(page)


def test_before_the_studio_is_built_the_page_says_so(enter: Enter) -> None:
    house.install(None)
    page = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=20).run()
    assert "still starting" in words(page)


def test_a_page_that_breaks_shows_a_number_that_the_log_has_too(
    enter: Enter, studio: FrontStudio, caplog: pytest.LogCaptureFixture
) -> None:
    studio.personas = cast(Personas, None)
    with caplog.at_level(logging.ERROR):
        page = enter(studio.accounts.owner())
    number = caplog.records[0].getMessage().split()[2]
    assert number in page.error[0].value
    assert "Traceback" not in words(page)
    assert len(caplog.records) == 1


def test_a_creator_who_is_not_the_owner_has_the_studio_too(enter: Enter, studio: FrontStudio) -> None:
    owner = studio.accounts.owner()
    assert "small" in words(enter(Actor(owner.user_id, Role.CREATOR)))


def test_no_page_can_be_opened_around_the_shell() -> None:
    """Streamlit serves the files of a `pages` folder beside the script by themselves: there must be none."""
    assert not (ROOT / "pages" / "pages").exists()
    assert '"pages/shell.py"' in (ROOT / "studio_app.py").read_text("utf-8")
