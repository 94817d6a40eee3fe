"""The studio as a person uses it: one object for a browser's tab, one method for each thing that one does there."""

import re
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

SLOW = 90_000
"""Milliseconds: a small machine writes a reply with half a processor. Nothing here is about speed."""
expect.set_options(timeout=SLOW)
TRIES = 60
"""How often something is looked up again that does not show by itself; each look takes about a second."""

# Keeps what a person can only see in passing: a half-written reply, and when a toast came up.
WITNESS = """
window.partials = []; window.toasts = []; window.sentAt = null;
const look = () => {
  for (const part of document.querySelectorAll('[class*="st-key-theirs-"]')) {
    const text = part.innerText.split('▍')[0].trim();
    const last = window.partials.at(-1);
    if (part.innerText.includes('▍') && text && text !== last?.text) window.partials.push({text, at: Date.now()});
  }
  for (const toast of document.querySelectorAll('[data-testid="stToast"]')) {
    if (!window.toasts.some((seen) => seen.text === toast.innerText))
      window.toasts.push({text: toast.innerText, at: Date.now()});
  }
};
new MutationObserver(look).observe(document, {childList: true, subtree: true, characterData: true});
"""

# Whether the last message is a finished reply to this text: only a finished one has controls under it.
IS_ANSWERED = """(text) => {
  const talk = [...document.querySelectorAll('[class*="st-key-mine-"], [class*="st-key-theirs-"]')];
  const reply = talk.at(-1);
  return talk.at(-2)?.innerText.includes(text) && reply.querySelector('[class*="st-key-under-theirs-"]') !== null;
}"""

IS_ALL_SAID = """() => {
  const replies = [...document.querySelectorAll('[class*="st-key-theirs-"]')];
  return replies.length && replies.every((reply) => reply.querySelector('[class*="st-key-under-theirs-"]'));
}"""


def open_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a browser of its own, as another person has it, with the witness in every page."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, **options)
    context.set_default_timeout(SLOW)
    context.add_init_script(WITNESS)
    return context


def where_it_is_noon() -> str:
    """Return a time zone in which quiet hours are far away, whenever the tests run."""
    behind = datetime.now(UTC).hour - 12
    return f"Etc/GMT{behind:+d}" if behind else "Etc/GMT"


class StudioPage:
    """One tab; a reply may take `patience` milliseconds."""

    def __init__(self, context: BrowserContext, url: str, *, patience: int = SLOW) -> None:
        self.page: Page = context.new_page()
        self.url = url
        self.patience = patience
        self.console: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.console.append(f"page error: {error}"))

    def _note(self, message: Any) -> None:
        # Streamlit's page tries every part of its address for the server's root.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.console.append(f"{message.text} {message.location}")

    # --- moving about --------------------------------------------------------

    def open(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address if address.startswith("http") else self.url + address)

    def go(self, title: str) -> None:
        """Press an entry of the sidebar, and wait until its page is drawn: until then the one before can be pressed."""
        entry = self.entry(title)
        address = entry.get_attribute("href") or ""
        entry.click()
        expect(self.page).to_have_url(re.compile(f"{re.escape(address)}(\\?.*)?$"), timeout=SLOW)
        self.settle()

    def entry(self, title: str) -> Locator:
        """Return an entry of the sidebar."""
        return self.page.get_by_test_id("stSidebarNavLink").filter(has_text=title)

    def settle(self) -> None:
        """Wait until the page is drawn."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=SLOW
        )

    def key(self, name: str) -> Locator:
        """Return the element that a page gave this key."""
        return self.page.locator(f".st-key-{name}")

    def press(self, name: str) -> None:
        """Press the button with this key."""
        self.key(name).get_by_role("button").first.click()

    def see(self, text: str | re.Pattern[str]) -> Locator:
        """Wait until a text can be seen."""
        found = self.page.get_by_text(text).first
        expect(found).to_be_visible(timeout=SLOW)
        return found

    def unfold(self, label: str, shows: str | re.Pattern[str]) -> None:
        """Open what is folded away; a live page that is drawn anew at that very moment may fold it again."""
        for _ in range(TRIES):
            if self.page.get_by_text(shows).first.is_visible():
                return
            self.page.get_by_text(label).first.click()
            self.page.wait_for_timeout(1000)
        self.see(shows)

    def choose_from(self, menu: str, option: str) -> None:
        """Choose an entry of a menu."""
        self.press(menu)
        self.page.get_by_role("menuitem").or_(self.page.get_by_role("option")).filter(has_text=option).first.click()

    def share(self, menu: str) -> str:
        """Share a persona of the gallery by its menu; return the link."""
        self.choose_from(menu, "Share")
        link = self.page.get_by_role("dialog").get_by_test_id("stCode").inner_text().strip()
        self.press("share-done")
        return link

    # --- talking -------------------------------------------------------------

    @property
    def theirs(self) -> Locator:
        """What the persona has said, greeting and follow-ups included."""
        return self.page.locator('[class*="st-key-theirs-"]')

    @property
    def mine(self) -> Locator:
        """What the person has said."""
        return self.page.locator('[class*="st-key-mine-"]')

    def spoken(self) -> list[str]:
        """Return what the persona has said, once all of it is drawn."""
        self.page.wait_for_function(IS_ALL_SAID, timeout=SLOW)
        return [part.locator("p").first.inner_text() for part in self.theirs.all()]

    def begin_to_say(self, text: str) -> None:
        """Send a message, and wait until it stands in the conversation."""
        self.page.evaluate("window.partials = []")
        box = self.page.get_by_test_id("stChatInputTextArea")
        box.fill(text)
        box.press("Enter")
        expect(self.mine.last).to_contain_text(text, timeout=SLOW)

    def say(self, text: str) -> list[str]:
        """Send a message and wait for the whole reply; return what could be read of it on the way."""
        self.begin_to_say(text)
        self.page.wait_for_function(IS_ANSWERED, arg=text, timeout=self.patience)
        return self.partials()

    def partials(self) -> list[str]:
        """Return the unfinished texts that could be read since the last message was sent."""
        return [seen["text"] for seen in self.page.evaluate("window.partials")]

    def wait_for_partial(self, *, milliseconds: int = 0) -> None:
        """Wait until part of a reply can be read, and for so long after."""
        self.page.wait_for_function(
            "(least) => window.partials.length && Date.now() - window.partials[0].at >= least",
            arg=milliseconds,
            timeout=SLOW,
        )

    def stop(self) -> None:
        """Press Stop under the reply that is being written."""
        self.page.get_by_role("button", name="Stop").click()

    def read_memories(self, *, until: str) -> str:
        """Open the visitor's page of what is remembered, wait until this stands there; return what it says, go back."""
        self.press("my-memories")
        self.see("shows this to you alone")
        expect(self.memories.filter(has_text=re.compile(until)).first).to_be_visible(timeout=SLOW)
        text = self.page.get_by_test_id("stMain").inner_text()
        self.press("to-talk")
        expect(self.mine.last).to_be_visible()
        return text

    @property
    def memories(self) -> Locator:
        """The cards of what is remembered."""
        return self.page.locator('[class*="st-key-memory-"]')

    def do_with_memory(self, text: str, action: str) -> None:
        """Choose from the menu of the memory that says this."""
        card = self.memories.filter(has_text=text).first
        card.locator('[class*="st-key-actions-"]').get_by_role("button").first.click()
        self.page.get_by_role("menuitem").or_(self.page.get_by_role("option")).filter(has_text=action).first.click()

    # --- time ----------------------------------------------------------------

    def move_clock(self, hours: int) -> None:
        """Move the slider of the follow-ups page with the keyboard."""
        thumb = self.key("followups-hours").get_by_role("slider")
        for _ in range(hours):
            thumb.press("ArrowRight")
        expect(self.page.get_by_text("Nothing is sent or kept while you look ahead.")).to_be_visible(timeout=SLOW)

    def reset_clock(self) -> None:
        """Move the slider back to now."""
        self.press("jump-0")
        expect(self.page.get_by_text("Nothing is sent or kept while you look ahead.")).to_have_count(0, timeout=SLOW)
        self.settle()

    def toast_at(self, text: str) -> datetime:
        """Return when a toast came up."""
        shown = [toast["at"] for toast in self.page.evaluate("window.toasts") if text in toast["text"]]
        return datetime.fromtimestamp(shown[0] / 1000, UTC)
