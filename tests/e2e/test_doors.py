"""Who gets in: a real browser at the doors of a fresh server."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import OUTPUT, Server, StartServer

pytestmark = pytest.mark.e2e
STUDIO_PATHS = ("memories", "chat", "gallery", "builder", "build", "inbox", "follow-ups", "models", "shell", "personas")


@pytest.fixture(scope="module")
def server(start_server: StartServer) -> Server:
    return start_server(engine="scripted")


def expect_the_door(page: Page) -> None:
    expect(page.get_by_text("Is this your studio?")).to_be_visible(timeout=20_000)
    assert page.get_by_test_id("stSidebarNavLink").count() == 0


def test_a_stranger_finds_only_the_door_at_every_address_of_a_fresh_server(server: Server, browser: Browser) -> None:
    """The first requests that this process ever sees: nothing may be served before the shell has run."""
    context = browser.new_context()
    page = context.new_page()
    for path in STUDIO_PATHS:
        page.goto(f"{server.url}/{path}")
        expect_the_door(page)
    assert [cookie["name"] for cookie in context.cookies() if cookie["name"].startswith("persona")] == []
    context.close()


def test_the_owners_link_opens_the_studio_once(server: Server, browser: Browser) -> None:
    owner, thief = browser.new_context(), browser.new_context()
    link = server.owner_link
    page = owner.new_page()
    page.goto(link)
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_visible(timeout=20_000)
    assert page.url == f"{server.url}/"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUTPUT / "studio.png")
    other = thief.new_page()
    assert (answer := other.goto(link)) is not None
    assert answer.status == 410
    other.goto(server.url)
    expect_the_door(other)
    # Signing out in one window closes the other one too, though its connection is older.
    second = owner.new_page()
    second.goto(server.url)
    second.get_by_role("button", name="Sign out").click()
    expect_the_door(second)
    expect_the_door(page)
    owner.close()
    thief.close()


def test_nothing_foreign_is_loaded(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    foreign: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if server.url not in request.url else None)
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.goto(server.url)
    expect_the_door(page)
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    assert refused == []
    context.close()


def test_a_second_server_on_the_same_folder_says_so_and_stops(server: Server, start_server: StartServer) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"(?i)another"):
        start_server(server.data_dir, engine="scripted")
