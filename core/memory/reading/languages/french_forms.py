"""What French statements begin with."""

import re

from core.memory.reading.extraction import MemoryKind
from core.memory.reading.languages.pack import Frame, Needs


def of_oneself(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, past: bool = False
) -> Frame:
    return Frame(
        re.compile(rf"(?:moi,? )?(?:je |j')(?P<ne>(?:ne |n')?){form}$", re.I), template, kind, importance, needs, past
    )


def of_mine(form: str, template: str, kind: MemoryKind, importance: int = 4, needs: Needs = "") -> Frame:
    return Frame(
        re.compile(rf"(?:mon|ma|mes|notre|nos) (?!.{{0,40}}\bet moi\b){form}$", re.I), template, kind, importance, needs
    )
