"""The Models page: says who speaks, calls a demonstration one, and leads to something better."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.rules import Actor, Role
from core.config import Settings
from core.engines.packaged import find_packaged_model
from core.engines.room import EngineRoom

OWNER, CREATOR = Actor(1, Role.OWNER), Actor(2, Role.CREATOR)


@dataclass
class Everyone:
    """Accounts that know one browser."""

    actor: Actor
    cookie_name: str = "studio"

    def actor_from_cookie(self, _cookie: str) -> Actor:
        return self.actor


@dataclass
class SmallStudio:
    """As much of the studio as the page asks for."""

    settings: Settings
    rooms: EngineRoom
    accounts: Any = field(default_factory=lambda: Everyone(OWNER))


@pytest.fixture
def open_page(settings: Settings) -> Iterator[Callable[..., AppTest]]:
    rooms: list[EngineRoom] = []

    def open_page(actor: Actor = OWNER, **changes: Any) -> AppTest:
        chosen = settings.model_copy(update=changes)
        rooms.append(EngineRoom(chosen))
        studio = SmallStudio(chosen, rooms[-1], Everyone(actor))
        return AppTest.from_function(_show, kwargs={"studio": studio, "actor": actor}).run()

    yield open_page
    for room in rooms:
        room.close()


def _show(studio, actor):  # type: ignore[no-untyped-def]  # its text is run by itself: no names from this file
    import streamlit as st

    from pages import models

    st.session_state["studio"] = studio
    models.render(studio, actor)


def said(page: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info", "success", "code")
    return "\n".join(str(element.value) for kind in kinds for element in page.get(kind))


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_says_which_engine_speaks(open_page: Callable[..., AppTest]) -> None:
    page = open_page()

    assert not page.exception
    assert "scripted" in said(page)
    assert "no model speaks" in said(page).replace("\\", "")


def test_while_nothing_is_ready_it_says_what_it_waits_for(open_page: Callable[..., AppTest]) -> None:
    assert "Looking for an engine" in said(open_page(engine="auto"))


def test_suggests_models_with_size_and_licence_and_the_command_for_ollama(open_page: Callable[..., AppTest]) -> None:
    page = open_page()

    assert "Llama 3.2 Community License · about 2.0 GB" in said(page)
    assert "ollama pull" in said(page)
    assert labels(page).count("Download") >= 4


def test_lists_what_is_on_this_machine_and_lets_the_owner_choose(
    open_page: Callable[..., AppTest], settings: Settings
) -> None:
    folder = settings.data_dir / "models"
    folder.mkdir(parents=True)
    shutil.copy(find_packaged_model(), folder / "mine.gguf")
    page = open_page()
    page.button(key="choose-from the hub-mine").click().run()

    assert not page.exception
    assert "135M · 98 MB · llama · from the hub" in said(page).replace("\\", "")
    assert "mine" in (folder / "chosen.json").read_text()


def test_fetching_what_is_no_name_explains_how_names_are_written(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    page.text_input[0].set_value("nonsense")
    next(button for button in page.button if "other-model" in str(button.key)).click().run()

    assert page.session_state["studio"].rooms.downloads()[0].wait(10)
    page.run()
    assert "owner/repository/file.gguf" in said(page).replace("\\", "")
    assert "Try again" in labels(page)


def test_fetching_without_a_name_asks_for_one(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    next(button for button in page.button if "other-model" in str(button.key)).click().run()

    assert "Which one?" in said(page)


def test_other_creators_look_but_change_nothing(open_page: Callable[..., AppTest], settings: Settings) -> None:
    page = open_page(CREATOR)

    assert "owner decides" in said(page)
    assert labels(page) == []


def test_says_when_a_setting_decides(open_page: Callable[..., AppTest], tmp_path: Path) -> None:
    assert "STUDIO_CHAT_MODEL" in said(open_page(chat_model="llama3.2:3b"))
