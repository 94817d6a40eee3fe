"""Keeps a reasoning model's thinking apart when it comes inline, between <think> tags; pure."""

from core.ports import Chunk

OPEN, CLOSE = "<think>", "</think>"


class ThinkingSplitter:
    """Sorts a stream of text into reply and thinking; tags may arrive in pieces."""

    def __init__(self) -> None:
        self._held = ""
        self._is_thinking = False
        self._has_begun = self._has_thought = False

    def feed(self, text: str) -> list[Chunk]:
        """Return what is certain by now; a possible piece of a tag is held back."""
        self._held += text
        chunks: list[Chunk] = []
        while (at := self._held.find(self._awaited)) >= 0 and self._may_switch(at):
            chunks += self._emit(self._held[:at])
            self._held = self._held[at + len(self._awaited) :]
            self._is_thinking = not self._is_thinking
        keep = _tail_that_may_be(self._awaited, self._held)
        chunks += self._emit(self._held[: len(self._held) - keep])
        self._held = self._held[len(self._held) - keep :]
        return chunks

    def end(self) -> list[Chunk]:
        """Return what was still held back."""
        held, self._held = self._held, ""
        return self._emit(held)

    @property
    def _awaited(self) -> str:
        return CLOSE if self._is_thinking else OPEN

    def _may_switch(self, at: int) -> bool:
        # Only a reply that begins with the tag is thinking; later on somebody is talking about tags.
        return self._is_thinking or not (self._has_begun or self._held[:at].strip())

    def _emit(self, text: str) -> list[Chunk]:
        if not text:
            return []
        if self._is_thinking:
            self._has_thought = True
            return [Chunk(thinking=text)]
        if self._has_thought and not self._has_begun:
            text = text.lstrip()
        self._has_begun = self._has_begun or bool(text.strip())
        return [Chunk(text=text)] if text else []


def _tail_that_may_be(tag: str, text: str) -> int:
    """Return how many characters at the end of the text could be the beginning of the tag."""
    longest = min(len(tag) - 1, len(text))
    return next((n for n in range(longest, 0, -1) if text.endswith(tag[:n])), 0)
