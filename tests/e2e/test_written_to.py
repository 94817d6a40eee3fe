"""A visitor whom a persona writes to, in the browser and by mail: asked first, and left alone when they say so."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.core.channels.conftest import PUBLIC, AnyPort
from tests.core.channels.conftest import Server as MailServer
from tests.e2e.conftest import Server, StartServer
from tests.e2e.studio_page import TRIES, StudioPage, open_context, where_it_is_noon
from tests.e2e.writing_first import NO_WAITING, choose_mode, let_it_look, meet_the_chef, talk

pytestmark = pytest.mark.e2e
Visit = Callable[[], StudioPage]


@dataclass
class Post(MailServer):
    """A mail server on a real socket, and what it got."""

    port: int = 0

    def wait_for(self, number: int) -> EmailMessage:
        """Return the mail of this number, once it is there."""
        for _ in range(10 * TRIES):
            if len(self.mails) >= number:
                return self.mails[number - 1]
            time.sleep(0.1)
        pytest.fail(f"There are {len(self.mails)} mails.")


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    post = Post()
    controller = AnyPort(post, hostname="127.0.0.1", port=0)
    controller.start()
    post.port = controller.port
    yield post
    controller.stop()


@pytest.fixture(scope="module")
def server(start_server: StartServer, post: Post) -> Server:
    # More than one a day is allowed, so that nothing but a stop can be what holds the next one back.
    mail = {"smtp_host": "127.0.0.1", "smtp_port": str(post.port), "smtp_security": "none"}
    letters = {"smtp_from": "studio@studio.example", "public_url": PUBLIC, "followup_daily_cap": "9"}
    return start_server(**NO_WAITING, **mail, **letters)


@pytest.fixture(scope="module")
def owner(server: Server, browser: Browser) -> Iterator[StudioPage]:
    """The owner of a shared persona that writes by itself."""
    context = open_context(browser, timezone_id=where_it_is_noon())
    tab = StudioPage(context, server.url)
    meet_the_chef(tab, server)
    choose_mode(tab, "By itself")
    yield tab
    context.close()


@pytest.fixture(scope="module")
def visit(server: Server, browser: Browser, owner: StudioPage) -> Iterator[Visit]:
    """Return a function that brings another visitor, who has talked enough, and has not answered the question."""
    contexts: list[BrowserContext] = []
    owner.open("/")
    link = owner.share("menu-1").replace(PUBLIC, server.url)

    def come() -> StudioPage:
        contexts.append(open_context(browser, timezone_id=where_it_is_noon()))
        tab = StudioPage(contexts[-1], server.url)
        tab.open(link)
        talk(tab)
        tab.read_memories(until="vintage shirt")
        return tab

    yield come
    for context in contexts:
        context.close()


def test_a_visitor_is_asked_once_written_to_live_and_stops_it_in_a_reply(
    visit: Visit, owner: StudioPage, server: Server
) -> None:
    visitor = visit()
    question = visitor.key("consent")
    expect(question).to_contain_text("It comes here, and by e-mail if you give an address.")
    question.get_by_role("button", name="Yes, I am 18 or over").click()
    expect(question).to_have_count(0)
    expect(visitor.theirs.last).to_contain_text("Chef Tariq wrote first · AI")
    expect(visitor.theirs.last).to_contain_text("shirt")
    visitor.say("Stop.")
    visitor.see("Chef Tariq will not write first any more.")
    said = visitor.theirs.count()
    owner.open("/follow-ups")
    owner.see("They said no")
    let_it_look(server)
    assert visitor.theirs.count() == said
    visitor.press("stopped-undo")
    expect(visitor.key("stopped")).to_have_count(0)


def test_a_visitor_confirms_an_address_gets_a_mail_and_ends_it_with_one_click(
    visit: Visit, owner: StudioPage, server: Server, post: Post
) -> None:
    visitor = visit()
    visitor.press("consent-more")
    visitor.page.get_by_label("Your e-mail address").fill("mira@example.org")
    visitor.page.get_by_role("button", name="Send me a confirmation mail").click()
    visitor.see("is not confirmed yet")
    visitor.press("preferences-done")
    page = visitor.page.context.new_page()
    page.goto(server.url + post.link("/mail/confirm"))
    page.get_by_role("button", name="Yes, this is my address").click()
    expect(page.get_by_role("heading", name="Thank you, that is all")).to_be_visible()
    visitor.page.get_by_role("button", name="Yes, I am 18 or over").click()
    expect(visitor.theirs.last).to_contain_text("Chef Tariq wrote first")

    mail = post.wait_for(2)
    assert "(AI)" in str(mail["From"])
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    all_of_them = re.fullmatch(rf"<{re.escape(PUBLIC)}(/mail/stop\?t=\S+)>", str(mail["List-Unsubscribe"]))
    assert all_of_them is not None
    page.goto(server.url + all_of_them[1])
    expect(page.get_by_role("heading", name="Stop all of these messages?")).to_be_visible()
    answer = page.request.post(server.url + all_of_them[1], form={"List-Unsubscribe": "One-Click"}, max_redirects=0)
    assert answer.status == 200
    visitor.say("Thank you for the dish.")
    let_it_look(server)
    assert len(post.mails) == 2
    expect(visitor.theirs.last).not_to_contain_text("wrote first")
    assert visitor.console + owner.console == []


def test_what_is_typed_in_a_dialog_outlives_a_message_that_arrives(visit: Visit, server: Server) -> None:
    visitor = visit()
    visitor.press("consent-more")
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_text("Chef Tariq may write first").click()
    address = dialog.get_by_label("Your e-mail address")
    address.fill("half-typed@exa")
    let_it_look(server, times=5)
    expect(address).to_have_value("half-typed@exa")
    dialog.get_by_role("button", name="Close").click()
    expect(visitor.theirs.last).to_contain_text("Chef Tariq wrote first")
