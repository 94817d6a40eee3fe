"""The settings in words: the README's table and `.env.example` are made from the code, so that they cannot be wrong."""

import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from core.config import ROOT, Settings

BEGIN = "<!-- settings -->"
END = "<!-- /settings -->"
ENV_HEAD = """\
# Settings of the studio. Copy to .env and change what you need; what is left out keeps the value shown here.
"""


def build_settings_table() -> str:
    """Return a Markdown table of every setting, in the order of the code."""
    rows = [
        f"| `{_variable(name)}` | {_shown(field) or 'empty'} | {_sentence(field)} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| setting | default | meaning |", "|---|---|---|", *rows])


def build_env_example() -> str:
    """Return an environment file in which every setting stands, commented out, with its default."""
    blocks = [
        f"# {_sentence(field).replace('`', '')}\n# {_variable(name)}={_value(field)}\n"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join([ENV_HEAD, *blocks])


def replace_settings(text: str) -> str:
    """Return a Markdown text with a fresh table of settings between its two markers."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{build_settings_table()}\n{END}{after}"


def _variable(name: str) -> str:
    return f"STUDIO_{name.upper()}"


def _sentence(field: FieldInfo) -> str:
    choices = _choices(field.annotation)
    text = field.description or ""
    return f"{text} One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else text


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(choice) for choice in get_args(annotation))
    if isinstance(annotation, types.UnionType):
        return tuple(choice for part in get_args(annotation) for choice in _choices(part))
    return ()


def _shown(field: FieldInfo) -> str:
    value = _value(field)
    return f"`{value}`" if value else ""


def _value(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Path):
        return str(value.relative_to(ROOT)) if value.is_relative_to(ROOT) else str(value)
    return str(value)
