"""Takes pictures of every page, by day and by night, on a desk and on a phone, and checks that nothing sticks out."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import OUTPUT
from tests.e2e.studio_page import SLOW, StudioPage

SIZES = {"desk": (1360, 860), "phone": (390, 844)}
SCHEMES = ("light", "dark")
MOST_LOOKS = 8


def addresses(persona_id: int, conversation_id: int, slug: str) -> dict[str, str]:
    """Return every page of the studio by the name of its picture."""
    return {
        "gallery": "/",
        "templates": "/?new=1",
        "builder": f"/build?persona={persona_id}",
        "chat": f"/chat?c={conversation_id}",
        "memories": "/memories",
        "memories-map": "/memories?view=map",
        "memories-timeline": "/memories?view=timeline",
        "follow-ups": "/follow-ups",
        "time-machine": "/follow-ups?view=machine",
        "inbox": "/inbox",
        "models": "/models",
        "talk": f"/talk?p={slug}",
    }


def photograph_everything(context: BrowserContext, url: str, places: dict[str, str]) -> None:
    """Keep a picture of every page in every look; fails where a page breaks, or is wider than its window."""
    tab = StudioPage(context, url)
    for scheme in SCHEMES:
        tab.page.emulate_media(color_scheme=scheme)
        for name, address in places.items():
            resize(tab, "desk")
            show(tab, address)
            assert_unbroken(tab, name)
            for size in SIZES:
                resize(tab, size)
                photograph(tab.page, f"{name}-{scheme}-{size}")
    tab.page.close()


def assert_unbroken(tab: StudioPage, name: str) -> None:
    """Fail where a page threw, or asked for what the content policy forbids."""
    expect(tab.page.get_by_test_id("stException")).to_have_count(0)
    expect(tab.page.get_by_text("Something broke on this page")).to_have_count(0)
    assert tab.console == [], f"{name} complains: {tab.console}"


def resize(tab: StudioPage, size: str) -> None:
    """Give the window the measures of a desk or a phone."""
    width, height = SIZES[size]
    tab.page.set_viewport_size({"width": width, "height": height})


def show(tab: StudioPage, address: str) -> None:
    """Open a page and wait until all of it is drawn, with its fonts."""
    tab.open(address)
    tab.settle()
    expect(tab.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOW)
    # Not wait_for_function: it evaluates a string in the page, which the content policy rightly refuses.
    tab.page.evaluate("document.fonts.ready.then(() => true)")


def photograph(page: Page, name: str) -> None:
    """Keep what the window shows."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / f"{name}.png").write_bytes(still_picture(page))
    sticks_out = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert sticks_out <= 0, f"{name} is {sticks_out} pixels wider than its window"


def still_picture(page: Page) -> bytes:
    """Return a picture once the page stands still: charts grow and talk scrolls to its end first."""
    before, picture = b"", page.screenshot(animations="disabled")
    for _ in range(MOST_LOOKS):
        if picture == before:
            break
        before, picture = picture, page.screenshot(animations="disabled")
    return picture
