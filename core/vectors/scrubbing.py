"""Keeps what lies in freed memory out of new files: Chroma writes blocks to disk that it never filled."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager

M_PERTURB = -6
"""glibc's `mallopt` parameter: fill every block handed out, and every block given back, with this byte."""
FILLER = 0xA5


@contextmanager
def clean_blocks() -> Iterator[None]:
    """Have the C library overwrite memory as it is handed out; does nothing where it is not glibc.

    A fresh index file is written from blocks that are larger than its content. Whatever the process had there before
    would go to disk with them, a deleted vector among it.
    """
    mallopt = _find_mallopt()
    if mallopt is None:
        yield
        return
    mallopt(M_PERTURB, FILLER)
    try:
        yield
    finally:
        mallopt(M_PERTURB, 0)


def _find_mallopt() -> Callable[[int, int], int] | None:
    try:
        return ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return None
