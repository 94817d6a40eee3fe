"""Replies being written now: a few threads that belong to the server, so that no page has to stay open for them."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from core.chat.cleaning import clean_reply
from core.chat.views import LiveReply

WORKERS = 3
"""Replies in work at once; the engine has its own queue, so more would only wait there.

Creators and visitors have as many each: visitors who talk all at once never keep a creator waiting for a thread.
"""


@dataclass
class Live:
    """A reply on its way: written by one thread, read by any."""

    message_id: int
    conversation_id: int
    user_id: int
    persona_name: str
    is_memory_paused: bool = False
    is_guest: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    note: str = ""
    thinking: str = ""
    is_cut: bool = False
    _raw: str = ""
    _shown: str = ""

    def add(self, text: str, thinking: str) -> None:
        """Take in a piece; what is shown is always the cleaned text."""
        self._raw += text
        self.thinking += thinking
        if text:
            cleaned = clean_reply(self._raw, self.persona_name)
            self._shown, self.is_cut = cleaned.text, cleaned.is_cut

    @property
    def text(self) -> str:
        """The reply so far, as it is shown."""
        return self._shown

    def view(self) -> LiveReply:
        """Return what a page shows of it now."""
        has_begun = bool(self._shown or self.thinking)
        return LiveReply(self._shown, self.thinking, "streaming" if has_begun else "waiting", note=self.note)


class Replies:
    """The pools, and who is in them."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="reply")
        self._guest_pool = ThreadPoolExecutor(workers, thread_name_prefix="reply-to-visitor")
        self._lives: dict[int, Live] = {}

    def begin(self, live: Live, write: Callable[[Live], None]) -> None:
        """Have a reply written in the background."""
        self._lives[live.message_id] = live
        (self._guest_pool if live.is_guest else self._pool).submit(self._run, live, write)

    def count_guests(self) -> int:
        """Count the replies to visitors that are in work or waiting."""
        return sum(live.is_guest for live in list(self._lives.values()))

    def find(self, message_id: int) -> Live | None:
        """Return a reply that is in work here."""
        return self._lives.get(message_id)

    def release(self, message_id: int) -> None:
        """Tell a reply to stop, and forget it: its row says the rest."""
        live = self._lives.pop(message_id, None)
        if live is not None:
            live.stop.set()

    def close(self) -> None:
        """Tell all to stop; their threads end with the engine's next piece."""
        for message_id in list(self._lives):
            self.release(message_id)
        for pool in (self._pool, self._guest_pool):
            pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, live: Live, write: Callable[[Live], None]) -> None:
        try:
            write(live)
        finally:
            self._lives.pop(live.message_id, None)
