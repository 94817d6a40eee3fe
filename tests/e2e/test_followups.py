"""Follow-ups in a real browser: thirty days are played without a word being sent, and then one is sent by itself."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server, StartServer
from tests.e2e.studio_page import SLOW, StudioPage, open_context, where_it_is_noon
from tests.e2e.writing_first import NO_WAITING, choose_mode, meet_the_chef, talk, wait_for_memory

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(start_server: StartServer) -> Server:
    return start_server(**NO_WAITING)


@pytest.fixture(scope="module")
def owner(server: Server, browser: Browser) -> Iterator[StudioPage]:
    """The owner's tab in a studio with one persona."""
    context = open_context(browser, timezone_id=where_it_is_noon())
    tab = StudioPage(context, server.url)
    meet_the_chef(tab, server)
    yield tab
    context.close()


def test_thirty_days_are_played_and_nothing_is_sent(owner: StudioPage) -> None:
    owner.open("/follow-ups?view=machine")
    owner.see("Nothing is sent, nothing is kept.")
    owner.choose_from("machine-subject", "Somebody made up")
    owner.choose_from("machine-habit", "never answers")
    owner.see(re.compile("Days 3–14"))
    owner.press("machine-play")
    owner.see(re.compile(r"Day ([3-9]|[12][0-9]) of 30"))
    owner.page.keyboard.press("j")  # whether it still plays or has just come to the end, a day back stops it
    expect(owner.key("machine-play")).to_contain_text("Play")
    stands_at = owner.page.get_by_text(re.compile("Day [0-9]+ of 30")).inner_text()
    owner.page.keyboard.press("j")
    expect(owner.page.get_by_text(stands_at)).to_have_count(0, timeout=SLOW)
    expect(owner.page.get_by_role("img", name=re.compile("Messages that would be sent: [12]"))).to_be_visible()
    owner.settle()
    owner.page.get_by_text("All 30 days").click()
    owner.see("Day 30 of 30")
    owner.see(re.compile("held back: waits for an answer"))
    owner.open("/chat?c=1")
    assert len(owner.spoken()) == 1, "the greeting alone"


def test_an_automatic_persona_writes_by_itself_once_and_it_shows_at_once(owner: StudioPage) -> None:
    choose_mode(owner, "Never")
    owner.open("/chat?c=1")
    talk(owner)
    wait_for_memory(owner)
    choose_mode(owner, "By itself")
    owner.see(re.compile("wrote to you"))
    expect(owner.entry("Inbox")).to_contain_text("1")
    owner.open("/chat?c=1")
    expect(owner.theirs.last).to_contain_text("shirt", timeout=SLOW)
    owner.open("/follow-ups")
    owner.see("Waits for your answer")
    owner.see(re.compile("Nobody is due"))
    assert owner.console == []
