"""Estimates how many tokens a text has, for engines whose tokenizer cannot be asked; pure, and rather too many."""

import math
import re

LETTERS_PER_TOKEN = 3
"""English words need about 4.5 letters a token; rare words and other languages in Latin letters about 3."""

_PIECES = re.compile(r"[A-Za-z]+|\s+|.", re.DOTALL)
_MARGIN = 1.05


def estimate_tokens(text: str) -> int:
    """Return an upper estimate, checked against an English-only tokenizer, which is at its worst elsewhere."""
    return math.ceil(_MARGIN * sum(_cost(piece) for piece in _PIECES.findall(text)))


def _cost(piece: str) -> float:
    if piece.isspace():
        return 0 if piece == " " else 1 + len(piece) // 8
    if piece.isascii():
        return math.ceil(len(piece) / LETTERS_PER_TOKEN)
    # By bytes of UTF-8: accented, Cyrillic, Arabic; then Chinese, Japanese, symbols; then emoji, a token a byte.
    return {2: 1.5, 3: 2.5}.get(len(piece.encode()), 4)
