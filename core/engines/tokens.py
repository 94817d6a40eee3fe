"""Estimates how many tokens a text has, for engines whose tokenizer cannot be asked; pure, and rather too many."""

import math
import re

LETTERS_PER_TOKEN = 3
"""English words need about 4.5 letters a token; rare words and other Latin languages about 3."""

_PIECES = re.compile(r"[A-Za-z]+|\s+|.", re.DOTALL)


def estimate_tokens(text: str) -> int:
    """Return an upper estimate: words by length, a token for each sign, up to two for other scripts' letters."""
    return sum(_cost(piece) for piece in _PIECES.findall(text))


def _cost(piece: str) -> int:
    if piece.isascii() and piece.isalpha():
        return math.ceil(len(piece) / LETTERS_PER_TOKEN)
    if piece.isspace():
        return 0 if piece == " " else 1 + len(piece) // 8
    # Byte-level tokenizers spend up to a token a byte on rare characters.
    return 1 if piece.isascii() else min(4, len(piece.encode()))
