"""Makes what was typed fit to be kept: one spelling of each letter, nothing invisible that could deceive or break."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

# Joiners stay: some scripts and many emoji are wrong without them.
_JOINERS = "\u200c\u200d"
_EDGES = re.compile(rf"\A[\s{_JOINERS}]+|[\s{_JOINERS}]+\Z")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_REMOVED = ("Cc", "Cf", "Cs")  # control, invisible format (also direction overrides), lone surrogates


def clean_text(value: Any) -> Any:
    """Return the text in NFC, trimmed, without control or invisible characters; line breaks stay."""
    if not isinstance(value, str):
        return value
    text = _LINE_ENDS.sub("\n", value).replace("\t", " ")
    return _EDGES.sub("", unicodedata.normalize("NFC", "".join(c for c in text if _is_kept(c))))


def clean_line(value: Any) -> Any:
    """Return the text as `clean_text` does, on one line."""
    return " ".join(clean_text(value).split()) if isinstance(value, str) else value


def clean_lines(values: Any) -> Any:
    """Clean each entry, drop the empty ones and those that were there before (capitals aside)."""
    if isinstance(values, str | Mapping) or not isinstance(values, Iterable):
        return values
    kept: dict[Any, Any] = {}
    for value in map(clean_line, values):
        if value != "":
            kept.setdefault(value.casefold() if isinstance(value, str) else repr(value), value)
    return tuple(kept.values())


def split_lines(text: str) -> tuple[str, ...]:
    """Return the entries of a text that holds one on each line."""
    return tuple(line for line in map(clean_line, text.splitlines()) if line)


def fold(text: str) -> str:
    """Return the text as it is compared in a search: no capitals, no accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _is_kept(character: str) -> bool:
    return character == "\n" or character in _JOINERS or unicodedata.category(character) not in _REMOVED
