"""Remembers which model was picked on the Models page, beside the models themselves."""

import json
import threading
from pathlib import Path


class Choices:
    """A small file: the picked model of each engine."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "chosen.json"
        self._lock = threading.Lock()

    def read(self, engine: str) -> str:
        """Return the picked model's name, or nothing."""
        return self._load().get(engine, "")

    def remember(self, engine: str, name: str) -> None:
        """Keep the choice; it is written whole or not at all."""
        with self._lock:
            chosen = self._load() | {engine: name}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(".draft")
            draft.write_text(json.dumps(chosen))
            draft.replace(self._path)

    def _load(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._path.read_text()))
        except (OSError, ValueError):
            # Nothing chosen yet, or a damaged file: the studio picks for itself.
            return {}
