"""A persona that asks its creator first, in a real browser: turned down, brought back, changed, approved, received."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server, StartServer
from tests.e2e.studio_page import StudioPage, open_context, where_it_is_noon
from tests.e2e.writing_first import NO_WAITING, choose_mode, meet_the_chef, talk, wait_for_memory

pytestmark = pytest.mark.e2e
OWN_WORDS = "Did your cool vintage shirt from Leeds see any daylight yet?"


@pytest.fixture(scope="module")
def server(start_server: StartServer) -> Server:
    return start_server(**NO_WAITING)


@pytest.fixture(scope="module")
def tabs(server: Server, browser: Browser) -> Iterator[tuple[StudioPage, StudioPage]]:
    """Two tabs of the owner's: the queue and the inbox, neither ever loaded again by hand."""
    context = open_context(browser, timezone_id=where_it_is_noon())
    queue, inbox = StudioPage(context, server.url), StudioPage(context, server.url)
    meet_the_chef(queue, server)
    choose_mode(queue, "Never")
    queue.open("/chat?c=1")
    talk(queue)
    wait_for_memory(queue)
    inbox.open("/inbox")
    inbox.see("Nothing yet")
    choose_mode(queue, "After I have read it")
    queue.page.get_by_text("People", exact=True).click()
    yield queue, inbox
    context.close()


def test_what_waits_shows_by_itself_and_a_slip_is_undone(tabs: tuple[StudioPage, StudioPage]) -> None:
    queue, inbox = tabs
    queue.see("Waiting for you · 1")
    expect(inbox.entry("Follow-ups")).to_contain_text("1")
    queue.page.get_by_role("button", name="Turn down").click()
    reason = queue.page.get_by_label("Why?")
    reason.fill("Too chummy")
    reason.press("Enter")
    queue.see("You turned down what Chef Tariq would have written to you: Too chummy")
    expect(queue.page.get_by_text("Waiting for you ·")).to_have_count(0)
    queue.page.get_by_role("button", name="Undo").click()
    queue.see("Waiting for you · 1")


def test_it_is_changed_approved_and_arrives_in_the_other_tab(tabs: tuple[StudioPage, StudioPage]) -> None:
    queue, inbox = tabs
    queue.page.get_by_role("button", name="Edit").click()
    box = queue.page.get_by_label("In your words")
    box.fill(OWN_WORDS)
    box.press("Control+Enter")
    queue.see(OWN_WORDS)
    expect(box).to_have_count(0)
    queue.page.get_by_role("button", name="Approve").click()
    inbox.see(OWN_WORDS)
    expect(inbox.entry("Inbox")).to_contain_text("1")
    assert inbox.toast_at("Chef Tariq wrote to you")


def test_whoever_got_it_learns_why_and_can_say_not_like_this_and_stop(tabs: tuple[StudioPage, StudioPage]) -> None:
    queue, inbox = tabs
    item = inbox.page.locator('[class*="st-key-inbox-"]')
    expect(item).to_contain_text("AI")
    inbox.unfold("Why did I get this?", "You told Chef Tariq you bought a cool vintage shirt in Leeds.")
    inbox.see("Whoever made this persona read it first and changed the words.")
    inbox.unfold("All 12 rules held", "Nothing from it was waiting for your answer")
    item.get_by_role("button", name="Not like this").click()
    item.get_by_text("Too personal").click()
    inbox.see("It will not be brought up again.")
    item.get_by_role("button", name="Stop").click()
    inbox.page.get_by_role("button", name="Stop Chef Tariq").click()
    inbox.see("Stopped: Chef Tariq will not write first any more.")
    queue.page.get_by_text("Personas", exact=True).last.click()
    queue.see("1 sent to 1 person · 0 answered · 1 not liked (too personal 1×)")
    queue.page.get_by_text("People", exact=True).click()
    queue.see("You said no")
    assert queue.console + inbox.console == []
