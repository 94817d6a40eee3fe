"""Reads a GGUF file's head: what model it is and how many parameters it has, without loading it.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import math
import mmap
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.ports import ModelInfo

TINY_BELOW = 1_000_000_000
"""Parameters under which a model is only good for small talk (measured: docs/decisions/libraries.md)."""

_NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9


class NotGguf(ValueError):
    """The file is not a whole GGUF file."""


@dataclass
class _Cursor:
    """A place in the file, moved on by every read."""

    data: mmap.mmap
    at: int = 0

    def number(self, form: str) -> Any:
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return value

    def text(self) -> str:
        length = self.number("<Q")
        self.at += length
        return self.data[self.at - length : self.at].decode(errors="replace")

    def value(self, kind: int) -> Any:
        if kind == _STRING:
            return self.text()
        return self._skip_array() if kind == _ARRAY else self.number(_NUMBERS[kind])

    def _skip_array(self) -> None:
        # Arrays hold the vocabulary: long, and of no use here.
        kind, count = self.number("<I"), self.number("<Q")
        if kind in _NUMBERS:
            self.at += count * struct.calcsize(_NUMBERS[kind])
            return
        for _ in range(count):
            self.value(kind)


def read_model_info(path: Path) -> ModelInfo:
    """Describe the model in the file; raises NotGguf when it is damaged, OSError when it cannot be read."""
    state = path.stat()
    return _read_once(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _read_once(path: Path, size: int, _changed_at: int) -> ModelInfo:
    # Reading past the vocabulary takes a tenth of a second: too long for every run of a page.
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            facts, parameters = _read_head(_Cursor(data))
    except (struct.error, KeyError, ValueError, OverflowError) as exc:
        raise NotGguf(f"{path.name} is not a whole GGUF file.") from exc
    return ModelInfo(
        name=path.stem,
        size_bytes=size,
        family=str(facts.get("general.architecture", "")),
        parameters=format_count(parameters),
        is_tiny=parameters < TINY_BELOW,
    )


def _read_head(cursor: _Cursor) -> tuple[dict[str, Any], int]:
    if cursor.data[:4] != b"GGUF":
        raise NotGguf("The file does not begin as a GGUF file does.")
    cursor.at = 4
    cursor.number("<I")
    tensors, pairs = cursor.number("<Q"), cursor.number("<Q")
    facts = {cursor.text(): cursor.value(cursor.number("<I")) for _ in range(pairs)}
    return facts, sum(_read_tensor_size(cursor) for _ in range(tensors))


def _read_tensor_size(cursor: _Cursor) -> int:
    cursor.text()
    size = math.prod(int(cursor.number("<Q")) for _ in range(cursor.number("<I")))
    cursor.number("<I")
    cursor.number("<Q")
    return size


def format_count(parameters: int) -> str:
    """Write a parameter count as model names do: 135M, 1.5B."""
    if parameters >= TINY_BELOW:
        return f"{parameters / 1e9:.1f}B"
    return f"{parameters / 1e6:.0f}M"


def parse_count(text: str) -> int:
    """Read `135M`, `1.5B` or `134.52M` back as a number; 0 when it is none of these."""
    factor = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}.get(text[-1:].upper(), 0)
    try:
        return int(float(text[:-1]) * factor)
    except ValueError:
        return 0
