"""What a browser says over its open connection, as far as it may: the rest is Streamlit's toolbox for developers.

Any stranger reaches the connection. `load_git_info` would tell them the repository, its branch and the names of files
that are in nobody's commit; `clear_cache`, `set_run_on_save` and `install_skills` change the server for everybody.
Pure: it reads the numbers of a message's fields, which in protobuf stand before what they hold.
"""

from collections.abc import Iterator

SAYINGS = frozenset({7, 11, 16, 17})
"""Of Streamlit's BackMsg: `stop_script`, `rerun_script`, `file_urls_request`, `app_heartbeat`."""
OPERATION = 19
"""Its `backend_operation_request`: who asks, and what for."""
OPERATIONS = frozenset({1, 2, 3, 6})
"""Of that: `request_id`, `session_id`, `deferred_file` (a download), `dataframe_chunk` (a table that is scrolled)."""

VARINT, EIGHT_BYTES, WITH_LENGTH, FOUR_BYTES = 0, 1, 2, 5
LONGEST_VARINT = 10


def is_welcome(frame: bytes | None) -> bool:
    """Whether Streamlit may get this frame: bytes, well formed, and nothing in it but what its pages need."""
    if not frame:
        return False
    try:
        return all(_is_field_welcome(number, content) for number, content in _read_fields(frame))
    except (IndexError, ValueError):
        return False


def _is_field_welcome(number: int, content: bytes) -> bool:
    if number != OPERATION:
        return number in SAYINGS
    return all(part in OPERATIONS for part, _ in _read_fields(content))


def _read_fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each field's number and, of one that holds bytes, those. Raises IndexError, ValueError where it is cut."""
    at = 0
    while at < len(message):
        tag, at = _read_varint(message, at)
        length, at = _measure(message, at, tag & 7)
        if at + length > len(message):
            raise ValueError("A field is longer than its message.")
        yield tag >> 3, message[at : at + length] if tag & 7 == WITH_LENGTH else b""
        at += length


def _measure(message: bytes, at: int, kind: int) -> tuple[int, int]:
    """Return how many bytes a field holds, and where they begin."""
    if kind == WITH_LENGTH:
        return _read_varint(message, at)
    if kind == VARINT:
        return _read_varint(message, at)[1] - at, at
    if kind in (EIGHT_BYTES, FOUR_BYTES):
        return 8 if kind == EIGHT_BYTES else 4, at
    raise ValueError("Groups have not been written for twenty years.")


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    """Return a number that stands in the lower seven bits of each byte, and where what follows begins."""
    value = 0
    for step in range(LONGEST_VARINT):
        byte = message[at + step]
        value |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            return value, at + step + 1
    raise ValueError("A number without an end.")
