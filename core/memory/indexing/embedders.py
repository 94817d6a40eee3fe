"""Which embedder answers now, and which one takes over: after another was chosen, the one before goes on answering.

It does so until everything has been embedded anew. If it cannot be opened again, the chosen one answers from the start,
for what it has embedded so far.
"""

import logging
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import EmbedderUnavailable
from core.ports import Embedder, LoadableEmbedder, Vectors

log = logging.getLogger(__name__)

Reopen = Callable[[str], LoadableEmbedder]
"""Makes an embedder, not loaded yet, from the setting's words."""


class Embedders:
    """An embedder itself: whichever answers at the moment. Only `switch` changes which, once."""

    def __init__(self, chosen: Embedder, *, name: str = "", reopen: Reopen | None = None) -> None:
        self.chosen = chosen
        self.name = name
        """The setting's words for the chosen one."""
        self._reopen = reopen
        self._previous: LoadableEmbedder | None = None

    @property
    def serving(self) -> Embedder:
        """Whichever answers now."""
        return self._previous or self.chosen

    @property
    def is_changing(self) -> bool:
        """Whether the one before is still answering."""
        return self._previous is not None

    @property
    def model_id(self) -> str:
        """Whose vectors count now."""
        return self.serving.model_id

    @property
    def is_ready(self) -> bool:
        """Whether questions can be embedded."""
        return self.serving.is_ready

    @property
    def trouble(self) -> EmbedderUnavailable | None:
        """What is wrong with the chosen one, even while the one before answers."""
        return self.chosen.trouble

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed with whichever answers now."""
        return self.serving.embed(texts)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Embed a question with whichever answers now."""
        return self.serving.embed_question(text)

    def open_previous(self, name: str, model_id: str) -> None:
        """Let the one before go on answering, if it is another and can be opened; loads it, in this thread."""
        if self._reopen is None or name in ("", self.name) or model_id == self.chosen.model_id:
            return
        previous = self._reopen(name)
        try:
            self._previous = previous
            previous.load()
        except EmbedderUnavailable as error:
            log.warning("The embedder before cannot be opened any more: %s", error.message)
            self._previous = None
        if previous.model_id != model_id:
            # The same name stands for another model by now.
            self._previous = None

    def switch(self) -> None:
        """Let the chosen one answer from now on; the one before is let go of."""
        self._previous = None
