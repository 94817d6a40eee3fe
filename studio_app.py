"""The server: Streamlit's app object with the studio's doors, built when it starts and closed when it stops."""

import asyncio
import logging
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import streamlit as st

from core import studio as house
from core.clock import SystemClock
from core.config import Settings
from core.errors import StudioError
from core.limits import Limit
from core.studio import Studio, build_studio
from core.web.middleware import build_middleware
from core.web.routes import build_routes
from pages.broken import answer_script_error

HEAD_START = timedelta(seconds=2)
"""Importing PyTorch takes most of a processor for seconds: long enough for the first page to come before it."""
KNOCKS = Limit(times=60, window=timedelta(minutes=1))


@asynccontextmanager
async def live(_app: object) -> AsyncIterator[None]:
    """Build the studio, say where to open it, and let the heavy parts load while pages are already served."""
    studio = await asyncio.to_thread(_open)
    house.install(studio)
    try:
        await asyncio.to_thread(_welcome, studio)
        yield
    finally:
        house.install(None)
        await asyncio.to_thread(studio.close)


def _open() -> Studio:
    settings = Settings()
    _start_logging(settings)
    try:
        studio = build_studio(settings)
    except StudioError as error:
        # The server would print a traceback of what is an ordinary answer.
        sys.stderr.write(f"\n  {error.message}\n  {error.hint}\n\n")
        sys.stderr.flush()
        os._exit(1)
    studio.start(head_start=HEAD_START)
    return studio


def _start_logging(settings: Settings) -> None:
    # Libraries speak only when something is wrong: some would log every request, with what is in it.
    logging.basicConfig(level="WARNING", format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("httpx", "httpx2", "httpcore"):
        # One line for every token that is counted, and the address of every server that is asked.
        logging.getLogger(library).setLevel("WARNING")
    for room in ("core", "pages"):
        logging.getLogger(room).setLevel(settings.log_level)


def _welcome(studio: Studio) -> None:
    address = f"{studio.settings.base_url}/enter?ticket={studio.accounts.issue_ticket()}"
    sys.stdout.write(f"\n  Persona Studio is ready. This link makes a browser the owner's, once:\n\n  {address}\n\n")
    sys.stdout.flush()
    if studio.settings.open_browser and not os.environ.get("CI"):
        threading.Thread(target=webbrowser.open, args=(address,), name="open-browser", daemon=True).start()


app = st.App(
    "pages/shell.py",
    lifespan=live,
    routes=build_routes(house.current),
    middleware=build_middleware(house.current, SystemClock(), KNOCKS),
    on_script_error=answer_script_error,
)
