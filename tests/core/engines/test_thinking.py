"""Inline thinking is set apart, however it is cut into pieces."""

import pytest

from core.engines.thinking import ThinkingSplitter


def split(*pieces: str) -> tuple[str, str]:
    splitter = ThinkingSplitter()
    chunks = [chunk for piece in pieces for chunk in splitter.feed(piece)] + splitter.end()
    return "".join(chunk.thinking for chunk in chunks), "".join(chunk.text for chunk in chunks)


@pytest.mark.parametrize(
    ("pieces", "thinking", "text"),
    [
        (["Hello."], "", "Hello."),
        (["<think>Hm.</think>Hello."], "Hm.", "Hello."),
        (list("<think>Hm.</think>\n\nHello."), "Hm.", "Hello."),
        (["<think>", "Never", " ends"], "Never ends", ""),
        (["  <think>Hm.</think>Hello <b>you</b>"], "Hm.", "  Hello <b>you</b>"),
        (["I < you, and <th is no tag"], "", "I < you, and <th is no tag"),
        (["Hello <think>", "not thinking</think>"], "", "Hello <think>not thinking</think>"),
        (["ends with <thi"], "", "ends with <thi"),
    ],
)
def test_thinking_is_set_apart(pieces: list[str], thinking: str, text: str) -> None:
    assert split(*pieces) == (thinking, text)
