"""Takes the README's pictures: `python -m tests.e2e.screenshots`. A real talk with whatever model the settings name.

Nothing is posed: the words are the model's, and the pictures say which model that is. The packaged one makes for modest
talk, so name a better one: `STUDIO_EMBEDDED_MODEL=…gguf python -m tests.e2e.screenshots`, or have Ollama running.
"""

import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from core.config import ROOT
from tests.e2e.conftest import launch_browser, start_studio
from tests.e2e.pictures import resize, show, still_picture
from tests.e2e.studio_page import StudioPage, open_context, where_it_is_noon

PLACE = ROOT / "docs" / "images"
COLOURS = 160
"""So many make the pages' gradients smooth enough, in a fifth of the bytes."""

SAID = (
    "Good evening! I am Mira, and I adore Ennio Morricone.",
    "I have been learning the cello for two years. I prefer slow pieces, and I practise every Tuesday evening.",
    "My sister Ana is getting married in June, and I want to play at her wedding in Porto.",
    "I play in a small orchestra. My best friend Tomas plays the bassoon.",
    "I am writing a waltz for Ana, but I don't like loud endings. How would you end it?",
)
MORE_PERSONAS = ("forest-narrator", "night-sky-astronomer", "chef", "language-tutor", "travel-companion")
PATIENCE = 600_000
"""Milliseconds for a reply: a model worth showing may be slow where it is shown."""
MAESTRO = 6


def main() -> None:
    """Seed a studio by using it, then take the pictures. A folder given as argument is kept, and used as it is."""
    with tempfile.TemporaryDirectory() as passing, sync_playwright() as playwright:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else passing) / "studio"
        has_talked = folder.exists()
        server = start_studio(folder, {"extractor": "extractive", "reply_tokens": "110"})
        browser = launch_browser(playwright)
        try:
            owner = StudioPage(open_context(browser, timezone_id=where_it_is_noon()), server.url, patience=PATIENCE)
            owner.open(server.owner_link)
            if not has_talked:
                _talk(owner)
            _photograph(owner)
        finally:
            browser.close()
            server.stop()


def _talk(owner: StudioPage) -> None:
    for template in MORE_PERSONAS:
        owner.open("/?new=1")
        owner.press(f"adjust-{template}")
        owner.page.wait_for_url("**/build?*")
    owner.open("/?new=1")
    owner.press("use-film-music-maestro")
    owner.page.wait_for_url("**/chat?*")
    for text in SAID:
        owner.say(text)


def _photograph(owner: StudioPage) -> None:
    _take(owner, "gallery-light", "/")
    _take(owner, "chat-light", f"/chat?persona={MAESTRO}")
    _take(owner, "memories-light", "/memories")
    _take(owner, "builder-light", f"/build?persona={MAESTRO}")
    _open(owner, "time-machine-dark", "/follow-ups?view=machine")
    owner.choose_from("machine-subject", "Somebody made up · Maestro")
    owner.see("would have sent")
    _keep(owner, "time-machine-dark")


def _take(tab: StudioPage, name: str, address: str) -> None:
    _open(tab, name, address)
    if "memories" in name:
        tab.see(re.compile(r"^(\d+) of \1$"))
    _keep(tab, name)


def _open(tab: StudioPage, name: str, address: str) -> None:
    resize(tab, "desk")
    tab.page.emulate_media(color_scheme="dark" if "dark" in name else "light")
    show(tab, address)


def _keep(tab: StudioPage, name: str) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    tab.settle()
    with Image.open(BytesIO(still_picture(tab.page))) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(PLACE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
