"""Steps on the way to a persona that writes first; the courtesies that only cost time are set to nothing."""

import json
import re
import time
from urllib.request import urlopen

import pytest

from tests.e2e.conftest import Server
from tests.e2e.studio_page import TRIES, StudioPage

NO_WAITING = {
    "engine": "scripted",
    "followup_tick_seconds": "1",
    "followup_idle_hours": "0",
    "followup_quiet_start": "0",
    "followup_quiet_end": "0",
    "followup_good_hours": "false",
}
"""The courtesies, whose numbers are the owner's to choose; the published rules hold here as everywhere."""
SAID = ("I bought a cool vintage shirt in Leeds.", "I play the cello.", "I adore Ennio Morricone.", "Yes.", "Bye!")
"""As many as the published rule asks for."""


def meet_the_chef(tab: StudioPage, server: Server) -> None:
    """Come in as the owner, and make a persona."""
    tab.open(server.owner_link)
    tab.press("use-chef")
    tab.page.wait_for_url("**/chat?c=1")


def choose_mode(tab: StudioPage, title: str) -> None:
    """Choose how the persona writes first."""
    tab.open("/follow-ups?view=personas")
    tab.key("follow-up-mode-1").get_by_text(title, exact=True).click()
    tab.settle()


def talk(tab: StudioPage) -> None:
    """Say everything."""
    for text in SAID:
        tab.say(text)


def wait_for_memory(tab: StudioPage) -> None:
    """Wait until what the owner said has been read."""
    for _ in range(TRIES):
        tab.open("/memories")
        tab.settle()
        if tab.page.get_by_text(re.compile("vintage shirt")).count():
            return
    pytest.fail("Nothing was remembered.")


def let_it_look(server: Server, times: int = 2) -> None:
    """Wait until the studio has looked so often at who may be written to."""
    seen = {_looked_at(server)}
    for _ in range(10 * TRIES):
        seen.add(_looked_at(server))
        if len(seen) > times:
            return
        time.sleep(0.1)
    pytest.fail("The studio does not look at who may be written to.")


def _looked_at(server: Server) -> str:
    with urlopen(f"{server.url}/healthz", timeout=5) as answer:
        return str(json.load(answer)["follow_ups"]["looked_at"])
