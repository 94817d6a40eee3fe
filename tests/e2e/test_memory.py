"""The story of a memory in a real browser: said, read, seen with its source, replaced, undone, forgotten for good."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server, StartServer
from tests.e2e.studio_page import SLOW, StudioPage, open_context

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

ENGINE = {"engine": "embedded", "embedded_model": "", "embedded_threads": "1", "reply_tokens": "40"}
SECRET = "hippogriff"


@dataclass
class Table:
    """The owner's tab and a visitor's, before the same persona."""

    server: Server
    owner: StudioPage
    visitor: StudioPage


@pytest.fixture(scope="module")
def table(start_server: StartServer, browser: Browser) -> Iterator[Table]:
    server = start_server(**ENGINE)
    contexts = open_context(browser), open_context(browser)
    owner, visitor = (StudioPage(context, server.url) for context in contexts)
    owner.open(server.owner_link)
    owner.press("use-chef")
    owner.page.wait_for_url("**/chat?c=1")
    yield Table(server, owner, visitor)
    for context in contexts:
        context.close()


def find_in_files(folder: Path, text: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_a_memory_leads_to_its_message_and_back(table: Table) -> None:
    page = table.owner
    page.say("I live in Leeds.")
    page.go("Memories")
    page.see("Lives in Leeds")
    page.see(re.compile("fact.*read by rules.*never fades"))
    page.page.locator('[class*="st-key-source-"]').get_by_role("link").first.click()
    expect(page.page.locator('[class*="st-key-found-mine-"]')).to_contain_text("I live in Leeds.")
    page.key("found-foot").get_by_role("link").filter(has_text="Lives in Leeds").click()
    page.see("All memories")
    expect(page.memories).to_have_count(1)


def test_what_takes_its_place_can_be_taken_back_with_both_kept(table: Table) -> None:
    page = table.owner
    page.go("Chat")
    page.say("I moved to York.")
    page.go("Memories")
    page.see(re.compile("Lived in Leeds until .*, now York"))
    expect(page.memories.filter(has_text="Lives in Leeds")).to_have_count(0)
    page.do_with_memory("York", "Details")
    page.see(re.compile("Took the place of: “Lives in Leeds”"))
    page.page.get_by_role("dialog").get_by_role("button", name="Both are true").click()
    expect(page.memories.filter(has_text="Lives in Leeds")).to_have_count(1, timeout=SLOW)


def test_what_is_forgotten_comes_back_by_undo_and_otherwise_is_in_no_index(table: Table) -> None:
    page = table.owner
    page.do_with_memory("Lives in Leeds", "Forget")
    page.see("One memory is forgotten")
    expect(page.memories.filter(has_text="Lives in Leeds")).to_have_count(0)
    page.press("memories-undo-button")
    page.see("Lives in Leeds")


def test_a_visitor_has_the_same_rights_over_their_own(table: Table) -> None:
    table.owner.go("Personas")
    visitor = table.visitor
    visitor.open(table.owner.share("menu-1"))
    visitor.say(f"My cat is called {SECRET.capitalize()}.")
    visitor.press("my-memories")
    visitor.see(re.compile(SECRET, re.IGNORECASE))
    expect(visitor.memories.filter(has_text="Leeds")).to_have_count(0)
    visitor.page.locator('[class*="st-key-source-"]').get_by_role("link").first.click()
    expect(visitor.page.locator('[class*="st-key-found-mine-"]')).to_be_visible(timeout=SLOW)
    visitor.press("my-memories")
    visitor.do_with_memory(SECRET.capitalize(), "Edit")
    visitor.page.get_by_role("dialog").get_by_role("textbox").fill(f"Has a {SECRET} for a cat")
    visitor.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(visitor.memories.filter(has_text=f"Has a {SECRET} for a cat")).to_have_count(1, timeout=SLOW)
    assert find_in_files(table.server.data_dir, f"Has a {SECRET} for a cat")


def test_a_visitor_forgets_everything_and_the_words_of_the_memory_are_in_no_file(table: Table) -> None:
    visitor = table.visitor
    visitor.press("memories-menu")
    visitor.press("memories-everything")
    visitor.page.get_by_text("I am sure").click()
    visitor.press("forget-all")
    visitor.see("Nothing remembered yet")
    assert find_in_files(table.server.data_dir, f"Has a {SECRET} for a cat") == []
    table.owner.go("Memories")
    table.owner.see("Lives in Leeds")


def test_earlier_talk_is_recalled_in_a_new_one(table: Table) -> None:
    page = table.owner
    page.go("Chat")
    page.press("new-chat")
    expect(page.mine).to_have_count(0)
    page.say("Where do I live, in Leeds or in York?")
    page.page.locator('[class*="st-key-remembered-"]').get_by_role("button").last.click()
    dialog = page.page.get_by_role("dialog")
    expect(dialog).to_contain_text(re.compile("Leeds|York"))
    expect(dialog).to_contain_text(re.compile("meaning|words"))
    assert page.console == []
